package pack_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"chuyende/internal/output"
	"chuyende/internal/pack"
	"chuyende/internal/words"
)

// site is a small site with its digests.
func site(files map[string]string) pack.Site {
	disk := fstest.MapFS{}
	s := pack.Site{Folder: "cong", FS: disk, Cover: pack.Cover{Language: "vi", Title: `Cổng <b>"thử"</b> & nghiệm`, Words: words.Default()}}
	for _, name := range []string{"anh.png", "index.html", "van-ban/a b.html"} {
		if text, ok := files[name]; ok {
			disk[name] = &fstest.MapFile{Data: []byte(text)}
			s.Files = append(s.Files, output.File{Path: name, Digest: fmt.Sprintf("%x", sha256.Sum256([]byte(text)))})
		}
	}
	return s
}

func files() map[string]string {
	return map[string]string{"index.html": strings.Repeat("trang ", 1000), "anh.png": strings.Repeat("x", 1000), "van-ban/a b.html": "<p>"}
}

func write(t *testing.T, s pack.Site) ([]byte, pack.Result) {
	t.Helper()
	var b bytes.Buffer
	result, err := pack.Write(context.Background(), &b, s)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), result
}

// TestWrite reads a pack back: every file, its digest in the list, and what the
// result says of it; a second pack has the same bytes.
func TestWrite(t *testing.T) {
	t.Parallel()
	data, result := write(t, site(files()))
	if again, _ := write(t, site(files())); !bytes.Equal(data, again) {
		t.Error("a second pack of the same site differs")
	}
	if want := fmt.Sprintf("%x", sha256.Sum256(data)); result.Digest != want || result.Size != int64(len(data)) {
		t.Errorf("the result says %d bytes, %s; want %d, %s", result.Size, result.Digest, len(data), want)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	held, total := map[string]string{}, int64(0)
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		held[f.Name] = string(text)
		total += int64(len(text))
		if stored := f.Method == zip.Store; stored != strings.HasSuffix(f.Name, ".png") {
			t.Errorf("%s: stored is %v", f.Name, stored)
		}
	}
	if result.Files != len(held) || result.Bytes != total {
		t.Errorf("the result says %d files, %d bytes; want %d, %d", result.Files, result.Bytes, len(held), total)
	}
	for name, text := range files() {
		if held["cong/"+name] != text {
			t.Errorf("%s is not as it was", name)
		}
	}
	for name, text := range held {
		if line := fmt.Sprintf("%x  %s\n", sha256.Sum256([]byte(text)), name); name != pack.Sums && !strings.Contains(held[pack.Sums], line) {
			t.Errorf("%s is not in the list of digests", name)
		}
	}
	page := held[pack.Opener]
	for _, want := range []string{`lang="vi"`, `href="cong/index.html"`, "Cổng &lt;b&gt;&#34;thử&#34;&lt;/b&gt; &amp; nghiệm", words.Default().Text("pack.how")} {
		if !strings.Contains(page, want) {
			t.Errorf("the page to open lacks %q", want)
		}
	}
}

// TestWriteRefuses: what is changed meanwhile, what is gone, what is no folder,
// and a call that has ended.
func TestWriteRefuses(t *testing.T) {
	t.Parallel()
	changed := site(files())
	changed.FS.(fstest.MapFS)["index.html"] = &fstest.MapFile{Data: []byte("khác")}
	gone := site(files())
	delete(gone.FS.(fstest.MapFS), "index.html")
	var wrong *pack.ChangedError
	if _, err := pack.Write(context.Background(), io.Discard, changed); !errors.As(err, &wrong) || wrong.Path != "index.html" {
		t.Errorf("a file that is changed: %v", err)
	}
	if _, err := pack.Write(context.Background(), io.Discard, gone); err == nil {
		t.Error("a file that is gone is no error")
	}
	for _, name := range []string{"", ".", "..", "a/b", `a\b`, "/", "mo-trang-nay"} {
		s := site(files())
		s.Folder = name
		if _, err := pack.Write(context.Background(), io.Discard, s); !errors.Is(err, pack.ErrFolder) {
			t.Errorf("folder %q: %v", name, err)
		}
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := pack.Write(stopped, io.Discard, site(files())); !errors.Is(err, context.Canceled) {
		t.Errorf("a call that has ended: %v", err)
	}
}
