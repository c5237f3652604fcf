package pipeline

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"chuyende/internal/cache"
	"chuyende/internal/doctor"
	"chuyende/internal/pdf"
	"chuyende/internal/pdftest"
)

// TestAttachedPDF: search and the guard read a PDF page by page, and what cannot be read
// is told with the cause.
func TestAttachedPDF(t *testing.T) {
	t.Parallel()
	const (
		plain  = "Đảng bộ xã họp bàn nghị quyết về chuyển đổi số của chi bộ"
		tcvn3  = "§¶ng bé x· häp bµn nghÞ quyÕt vÒ chuyÓn ®æi sè cña chi bé"
		number = "Gọi đồng chí trực ban theo số 0912 345 678 khi cần"
	)
	engine := pdf.NewReader()
	defer engine.Close()
	store := cache.Open(t.TempDir(), "1")
	holder := doctor.Holder{Shown: "content/a.PDF", Settings: "content/site.yaml"}
	for name, tt := range map[string]struct {
		data          []byte
		words         []string
		found, unread string
	}{
		"text":                 {pdftest.New(plain, "Trang hai cũng có chữ để đọc"), []string{plain, "Trang hai"}, "", ""},
		"before Unicode":       {pdftest.New(tcvn3, "", tcvn3), []string{plain + "\n" + plain}, "", ""},
		"a number":             {pdftest.New(plain, number), []string{number}, "số điện thoại di động của cá nhân (trang 2)", ""},
		"pictures alone":       {pdftest.New("", "12"), nil, "tệp PDF là ảnh chụp (2 trang)", ""},
		"pictures mostly":      {pdftest.New("", plain, ""), []string{plain}, "", "2 trong 3 trang là ảnh"},
		"signs without names":  {pdftest.Nameless(plain), nil, "tệp PDF là ảnh chụp (1 trang)", ""},
		"damaged":              {pdftest.New(plain)[:100], nil, "tệp PDF hỏng", ""},
		"damaged and small":    {[]byte("%PDF-1.4"), nil, "tệp PDF hỏng", ""},
		"none":                 {[]byte("<!doctype html><title>Không tìm thấy</title>"), nil, "", ""},
		"empty":                {nil, nil, "", ""},
		"repaired: no table":   {bytes.Replace(pdftest.New(plain), []byte("xref\n0"), []byte("xxxx\n0"), 1), []string{plain}, "", ""},
		"a mark of what it is": {append([]byte("\xef\xbb\xbf"), pdftest.New(plain)...), []string{plain}, "", ""},
	} {
		got := func(reader *pdfReader) (doctor.Attachment, string) {
			a, words, err := guardAsset(context.Background(), reader, holder, bytes.NewReader(tt.data), int64(len(tt.data)))
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return a, words
		}
		a, words := got(&pdfReader{engine, store})
		for _, want := range tt.words {
			if !strings.Contains(words, want) {
				t.Errorf("%s: search knows %q, want %q", name, words, want)
			}
		}
		var found, unread string
		for _, p := range a.Found {
			found += p.Text.VI
		}
		for _, p := range a.Unread {
			unread += p.Text.VI
		}
		if !strings.Contains(found, tt.found) || tt.found == "" && found != "" || !strings.Contains(unread, tt.unread) || tt.unread == "" && unread != "" {
			t.Errorf("%s: told %q and %q", name, found, unread)
		}
		// Another process needs no engine for the same file.
		if again, same := got(&pdfReader{closedEngine(), store.ReadOnly()}); same != words || len(again.Found) != len(a.Found) || len(again.Unread) != len(a.Unread) {
			t.Errorf("%s: another process reads %q, %v", name, same, again)
		}
	}
	ended, end := context.WithCancel(context.Background())
	end()
	data := pdftest.New(number)
	if _, _, err := guardAsset(ended, &pdfReader{engine: engine}, holder, bytes.NewReader(data), int64(len(data))); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
	// Where the engine does not run, the author is told that nobody has read the file.
	a, words, err := guardAsset(context.Background(), &pdfReader{engine: closedEngine()}, holder, bytes.NewReader(data), int64(len(data)))
	if err != nil || words != "" || len(a.Found) > 0 || len(a.Unread) != 1 {
		t.Errorf("without an engine: %+v, %q, %v", a, words, err)
	}
}

func closedEngine() *pdf.Reader {
	r := pdf.NewReader()
	r.Close()
	return r
}
