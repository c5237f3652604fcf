package pipeline

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"chuyende/internal/cache"
	"chuyende/internal/legacy"
	"chuyende/internal/pdf"
	"chuyende/internal/wire"
)

// pdfReader reads PDF files, or what another process has read in them.
type pdfReader struct {
	engine *pdf.Reader
	store  *cache.Folder
}

// errNoPDF is of files that are something else than their names say.
var errNoPDF = errors.New("no PDF")

// smallestPDF is how many bytes a file has that shows a page. What is less needs no
// engine to be refused, which takes seconds to get ready.
const smallestPDF = 67

// pages returns the text of each page, in Unicode.
func (r *pdfReader) pages(ctx context.Context, file io.ReaderAt, size int64) ([]string, error) {
	head := make([]byte, min(size, pdfHead))
	if _, err := file.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch {
	case !bytes.Contains(head, []byte("%PDF-")):
		return nil, errNoPDF
	case size < smallestPDF:
		return nil, pdf.ErrDamaged
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(file, 0, size)); err != nil {
		return nil, err
	}
	key := fmt.Sprintf("pdf %x", sum.Sum(nil))
	kept := wire.NewReader(string(r.store.Get(key)))
	if cause, pages := kept.Text(), kept.Texts(); kept.Whole() {
		return pages, keptCauses[cause]
	}
	pages, err := r.engine.Read(ctx, file, size)
	cause := ""
	for name, known := range keptCauses {
		if errors.Is(err, known) {
			cause = name
		}
	}
	if err != nil && cause == "" {
		return nil, err
	}
	pages = unicodePages(pages)
	var w wire.Writer
	w.Text(cause)
	w.Texts(pages)
	r.store.Put(key, w.Bytes())
	return pages, err
}

// pdfHead is within how many bytes of its start a PDF says that it is one.
const pdfHead = 1024

// keptCauses are why nothing can be read in a file, whoever tries: not that it takes too
// long here and now.
var keptCauses = map[string]error{"damaged": pdf.ErrDamaged, "locked": pdf.ErrLocked, "memory": pdf.ErrMemory}

// unicodePages are pages of which some may be in an encoding of the years before Unicode,
// whose fonts take the places of Western European letters.
func unicodePages(pages []string) []string {
	const pageEnd = "\f\n"
	text, _ := legacy.Convert(strings.Join(pages, pageEnd))
	read := strings.Split(text, pageEnd)
	if len(read) != len(pages) {
		return pages
	}
	return read
}

// fewLetters is how many letters a page may have that shows a picture: those of its number,
// and what programs add that make pictures of papers ("Scanned by CamScanner").
const fewLetters = 19

// picturesIn counts the pages whose text cannot be read: that show pictures, or letters in
// fonts that do not say which they are, which come out as signs without a meaning.
func picturesIn(pages []string) (count int) {
	for _, page := range pages {
		letters, unknown := 0, 0
		for _, r := range page {
			switch {
			case unicode.IsLetter(r):
				letters++
			case r == unicode.ReplacementChar, unicode.Is(unicode.Co, r), unicode.IsControl(r) && r != '\n':
				unknown++
			}
		}
		if letters <= fewLetters || unknown > letters {
			count++
		}
	}
	return count
}
