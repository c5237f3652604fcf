package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/klippa-app/go-pdfium/enums"

	"chuyende/internal/pdftest"
)

// shared is the reader of all tests, as getting one ready takes seconds.
var shared = NewReader()

func TestMain(m *testing.M) {
	defer shared.Close()
	m.Run()
}

func readBytes(data []byte) ([]string, error) {
	return shared.Read(context.Background(), bytes.NewReader(data), int64(len(data)))
}

const alphabet = "Đảng bộ xã họp ngày thứ Năm: ẮẰẲẴẶ ắằẳẵặ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ýỳỷỹỵ ĐđĂăÂâÊêÔôƠơƯư"

func TestRead(t *testing.T) {
	t.Parallel()
	want := []string{alphabet + "\ndòng thứ hai", "", "trang ba"}
	got, err := readBytes(pdftest.New(want...))
	for i := range got {
		got[i] = strings.TrimRight(got[i], "\n ")
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("read %q, %v", got, err)
	}
}

// TestRefused: what is no good PDF is an error that says why, and nothing else.
func TestRefused(t *testing.T) {
	t.Parallel()
	whole := pdftest.New("chữ")
	for name, tt := range map[string]struct {
		data []byte
		want error
	}{
		"empty":         {nil, ErrDamaged},
		"no PDF":        {[]byte("<html>không phải PDF</html>"), ErrDamaged},
		"head only":     {whole[:20], ErrDamaged},
		"no pages left": {bytes.ReplaceAll(whole, []byte("/Pages"), []byte("/Sages")), ErrDamaged},
		"locked":        {locked(whole), ErrLocked},
	} {
		if pages, err := readBytes(tt.data); !errors.Is(err, tt.want) || len(pages) > 0 {
			t.Errorf("%s: %q, %v, want %v", name, pages, err, tt.want)
		}
	}
	if _, err := shared.Read(context.Background(), bytes.NewReader(nil), maxFile+1); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a huge file: %v", err)
	}
	if _, err := shared.Read(context.Background(), unreadable{}, 4096); !errors.Is(err, errDisk) {
		t.Errorf("a disk that fails: %v", err)
	}
}

// locked is a PDF said to be encrypted, with keys that no empty password opens.
func locked(data []byte) []byte {
	key := strings.Repeat("41", 32)
	return bytes.Replace(data, []byte("trailer\n<<"), fmt.Appendf(nil, "trailer\n<</ID[<%[1]s><%[1]s>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%[1]s>/U<%[1]s>>>", key), 1)
}

var errDisk = errors.New("disk error")

type unreadable struct{}

func (unreadable) ReadAt([]byte, int64) (int, error) { return 0, errDisk }

// ending ends a context when it is read for the nth time.
type ending struct {
	io.ReaderAt
	left int
	end  func()
}

func (e *ending) ReadAt(p []byte, at int64) (int, error) {
	if e.left--; e.left == 0 {
		e.end()
	}
	return e.ReaderAt.ReadAt(p, at)
}

// TestEnded: reading stops when it is told to, and the reader is good for the next file.
func TestEnded(t *testing.T) {
	t.Parallel()
	data := pdftest.New(slices.Repeat([]string{alphabet}, 50)...)
	for _, reads := range []int{1, 2, 5} {
		ctx, cancel := context.WithCancel(context.Background())
		pages, err := shared.Read(ctx, &ending{bytes.NewReader(data), reads, cancel}, int64(len(data)))
		cancel()
		if !errors.Is(err, context.Canceled) || pages != nil {
			t.Errorf("ended at read %d: %d pages, %v", reads, len(pages), err)
		}
	}
	if _, err := readBytes(data); err != nil {
		t.Errorf("the next file: %v", err)
	}
}

func TestClosed(t *testing.T) {
	t.Parallel()
	r := NewReader()
	r.Close()
	if _, err := r.Read(context.Background(), bytes.NewReader(nil), 0); !errors.Is(err, ErrEngine) {
		t.Errorf("a closed reader: %v", err)
	}
}

// TestDamaged: whatever stands in a file, it is read or refused.
func TestDamaged(t *testing.T) {
	t.Parallel()
	whole := pdftest.New(alphabet, "", "trang ba")
	random := rand.New(rand.NewPCG(1, 2))
	for range 150 {
		data := slices.Clone(whole)
		for range 1 + random.IntN(20) {
			switch at := random.IntN(len(data)); random.IntN(3) {
			case 0:
				data[at] = byte(random.IntN(256))
			case 1:
				data = slices.Delete(data, at, min(at+random.IntN(50), len(data)))
			default:
				data = slices.Insert(data, at, whole[at%len(whole):min(at%len(whole)+random.IntN(50), len(whole))]...)
			}
		}
		check(t, data)
	}
}

func check(t *testing.T, data []byte) {
	t.Helper()
	pages, err := readBytes(data)
	if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrLocked) && !errors.Is(err, ErrTooLarge) {
		t.Errorf("%q: %v", data, err)
	}
	if shown, again := shared.Pages(context.Background(), bytes.NewReader(data), int64(len(data))); (err == nil) != (again == nil) || len(shown) != len(pages) {
		t.Errorf("%q: %d pages with letters, %v; with text %d, %v", data, len(shown), again, len(pages), err)
	}
	for _, page := range pages {
		if strings.ContainsAny(page, "\r\x00\x02") {
			t.Errorf("%q: read %q", data, page)
		}
	}
}

// TestPages: each letter has its place, its size and the name of its font; drawn boxes are
// rules.
func TestPages(t *testing.T) {
	t.Parallel()
	data := pdftest.New(alphabet+"\ndòng thứ hai", "")
	pages, err := shared.Pages(context.Background(), bytes.NewReader(data), int64(len(data)))
	if err != nil || len(pages) != 2 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	first, text := pages[0], ""
	for _, l := range first.Letters {
		text += string(l.Text)
	}
	if plain(text) != alphabet+"\ndòng thứ hai" || first.Width != 595 || first.Height != 842 {
		t.Errorf("%v × %v: %q", first.Width, first.Height, text)
	}
	one, last := first.Letters[0], first.Letters[len(first.Letters)-1]
	if one.Left < 49 || one.Left > 60 || one.Bottom < 770 || one.Bottom > 790 || last.Bottom > one.Bottom-10 || one.Size != 12 || !strings.HasSuffix(one.Font, "Test") || one.Bold || one.Italic {
		t.Errorf("the first letter is %+v, the last %+v", one, last)
	}
	upright := 0
	for _, r := range pages[1].Rules {
		if r.Upright {
			upright++
		}
	}
	if len(pages[1].Letters) > 0 || len(pages[1].Rules) != 4 || upright != 2 {
		t.Errorf("a square is %+v", pages[1])
	}
	for turn, want := range map[int]Box{0: {10, 40, 20, 45}, 90: {20, 45, 802, 832}, 180: {555, 585, 797, 822}, 270: {550, 575, 10, 40}} {
		if got := turning(enums.FPDF_PAGE_ROTATION(turn/90), 595, 842)(Box{10, 40, 20, 45}); got != want {
			t.Errorf("turned by %d: %v, want %v", turn, got, want)
		}
	}
}

// TestBackground: a box as large as the page, and one as white as paper, are no rules, whatever
// stands in them; boxes of another colour and lines are. A file's title is on its first page.
func TestBackground(t *testing.T) {
	t.Parallel()
	const text = "BT /F1 12 Tf 60 700 Td (a) Tj ET "
	for name, tt := range map[string]struct {
		draws string
		rules int
	}{
		"the page":          {"0.9 g 20 20 555 802 re f ", 0},
		"white":             {"1 g 50 600 300 20 re f ", 0},
		"grey":              {"0.8 g 50 600 300 20 re f ", 4},
		"white, with lines": {"1 g 0 G 50 600 300 20 re B ", 4},
		"a frame":           {"20 20 555 802 re S ", 4},
		"nothing drawn":     {"50 600 300 20 re n ", 0},
	} {
		data := pdftest.Drawn("Tieu de", tt.draws+text)
		pages, err := shared.Pages(context.Background(), bytes.NewReader(data), int64(len(data)))
		if err != nil || len(pages) != 1 {
			t.Fatalf("%s: %d pages, %v", name, len(pages), err)
		}
		if len(pages[0].Rules) != tt.rules || pages[0].Title != "Tieu de" {
			t.Errorf("%s: %q has the rules %+v", name, pages[0].Title, pages[0].Rules)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(pdftest.New(alphabet, ""))
	f.Add(pdftest.Nameless("chữ"))
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>"))
	// Each process makes the engine ready before its first input, for which it has ten
	// seconds: with what fuzzing adds to the code, a busy machine needs more for both.
	if _, err := readBytes(pdftest.New(alphabet, "")); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, data) })
}

// TestMemory: a small file that unpacks to more than the engine may have is told so, and
// the reader is good for the next one.
func TestMemory(t *testing.T) {
	t.Parallel()
	data := pdftest.Packed(" ", 2*maxMemory)
	if len(data) > maxMemory/200 {
		t.Fatalf("the bomb has %d bytes", len(data))
	}
	if _, err := readBytes(data); !errors.Is(err, ErrMemory) || !errors.Is(err, ErrTooLarge) {
		t.Errorf("%v, want %v", err, ErrMemory)
	}
	if pages, err := readBytes(pdftest.New("chữ")); err != nil || len(pages) != 1 {
		t.Errorf("the next file: %q, %v", pages, err)
	}
}

// TestMemoryIsBounded: a memory that grows page by page is made anew a few times only, keeps
// what is in it, and ends where it may not go on.
func TestMemoryIsBounded(t *testing.T) {
	t.Parallel()
	const step = 1 << 20
	m := &memory{}
	var size uint64
	for m.Reallocate(size+step) != nil {
		m.data[size] = byte(size / step)
		size += step
	}
	if size != maxMemory || !m.full.Load() || m.made > maxMemory*3/2 || uint64(len(m.data)) != size {
		t.Errorf("it grew to %d of %d bytes, full: %v; %d bytes were made", size, maxMemory, m.full.Load(), m.made)
	}
	for at := uint64(0); at < size; at += step {
		if m.data[at] != byte(at/step) {
			t.Fatalf("byte %d was lost", at)
		}
	}
}

// TestManyLetters: a page of more letters than one may have is refused, not cut.
func TestManyLetters(t *testing.T) {
	t.Parallel()
	line := strings.Repeat("a", 100) + "\n"
	for count, want := range map[int]error{10: nil, mostLetters/100 + 1: ErrTooLarge} {
		data := pdftest.New(strings.Repeat(line, count))
		pages, err := shared.Pages(context.Background(), bytes.NewReader(data), int64(len(data)))
		if !errors.Is(err, want) || want == nil && len(pages) != 1 {
			t.Errorf("%d lines: %d pages, %v, want %v", count, len(pages), err, want)
		}
	}
}
