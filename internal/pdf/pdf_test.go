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
	for _, page := range pages {
		if strings.ContainsAny(page, "\r\x00\x02") {
			t.Errorf("%q: read %q", data, page)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(pdftest.New(alphabet, ""))
	f.Add(pdftest.Nameless("chữ"))
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, data) })
}
