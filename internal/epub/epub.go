// Package epub writes books in the format EPUB 3: a container of XHTML files with
// a table of contents, which e-readers and phones open without a network.
//
// It knows the format and nothing of the portal: its callers bring chapters as
// well-formed XHTML, styles and pictures. The same calls give the same bytes; it
// never asks the clock. Chapters are written as they come, so that a book of any
// length takes the memory of one chapter.
package epub

import (
	"archive/zip"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"time"
)

// Book is what a book says of itself.
type Book struct {
	// ID tells the book from all others, for good: a URN or a URL.
	ID string
	// Title, Language (an HTML tag) and Modified must be given. Of Modified the
	// format keeps seconds, in UTC.
	Title, Language string
	Modified        time.Time
	// Publisher and Description may be "".
	Publisher, Description string
	// Contents heads the table of contents, Cover names the cover in it.
	Contents, Cover string
	// Front is the cover's XHTML, that of a body without its tags.
	Front []byte
	// Style is the CSS of all chapters and of the cover.
	Style []byte
}

// Chapter is a piece of the book that begins on a new page.
type Chapter struct {
	// Number stands before the Title in the table of contents, if it is not "".
	Number, Title string
	// Depth is 0 for what the book consists of, 1 for what stands below the last of
	// those, and so on.
	Depth int
	// Body is well-formed XHTML, that of a body without its tags. Ids are unique
	// in it; it refers to other chapters by [ChapterName].
	Body []byte
}

// Writer writes one book.
type Writer struct {
	zip      *zip.Writer
	book     Book
	chapters []entry
	files    []file
	names    map[string]bool
}

// entry is a chapter in the table of contents.
type entry struct {
	label string
	depth int
}

// file is a picture or the like.
type file struct{ name, mediaType string }

// The folder of the book in the container, and what it holds in any case.
const (
	folder      = "EPUB/"
	packageName = "package.opf"
	navName     = "nav.xhtml"
	coverName   = "cover.xhtml"
	styleName   = "style.css"
)

// ChapterName is the file of the nth chapter, from 1, as other chapters refer to it.
func ChapterName(n int) string { return fmt.Sprintf("c%04d.xhtml", n) }

// ErrIncomplete is the error of a book that lacks what every one must have.
var ErrIncomplete = errors.New("a book needs an id, a title, a language and a day")

// NewWriter begins a book: it writes what comes before the chapters.
func NewWriter(out io.Writer, book Book) (*Writer, error) {
	if book.ID == "" || book.Title == "" || book.Language == "" || book.Modified.IsZero() {
		return nil, ErrIncomplete
	}
	w := &Writer{zip: zip.NewWriter(out), book: book, names: map[string]bool{}}
	if err := w.mimetype(); err != nil {
		return nil, err
	}
	if err := w.add("META-INF/container.xml", []byte(container)); err != nil {
		return nil, err
	}
	if err := w.add(folder+styleName, book.Style); err != nil {
		return nil, err
	}
	return w, w.add(folder+coverName, w.page(book.Title, "cover", book.Front))
}

// AddChapter writes the next chapter.
func (w *Writer) AddChapter(c Chapter) error {
	label := strings.TrimSpace(c.Number + " " + c.Title)
	if label == "" {
		label = "–" // what leads somewhere must show something
	}
	w.chapters = append(w.chapters, entry{label: label, depth: c.Depth})
	return w.add(folder+ChapterName(len(w.chapters)), w.page(label, "bodymatter", c.Body))
}

// AddFile writes a file that chapters refer to by name, which is relative to
// theirs and in a folder of its own: "files/0001.png".
func (w *Writer) AddFile(name, mediaType string, data []byte) error {
	if !strings.Contains(name, "/") || w.names[folder+name] {
		return fmt.Errorf("epub: %q is no name for a further file", name)
	}
	w.files = append(w.files, file{name, mediaType})
	return w.add(folder+name, data)
}

// Close writes the table of contents and what lists all files, and ends the book.
// A book has at least one chapter.
func (w *Writer) Close() error {
	if len(w.chapters) == 0 {
		return fmt.Errorf("epub: %q has no chapter", w.book.Title)
	}
	if err := w.add(folder+navName, w.nav()); err != nil {
		return err
	}
	if err := w.add(folder+packageName, w.opf()); err != nil {
		return err
	}
	if err := w.zip.Close(); err != nil {
		return fmt.Errorf("epub: %w", err)
	}
	return nil
}

// firstDay is the first day that the container can name: files in it bear no
// other, as a book has its day elsewhere.
const firstDay = 1<<5 | 1

// mimetype writes the first file, which must stand as it is, with its length known
// before it.
func (w *Writer) mimetype() error {
	text := []byte("application/epub+zip")
	h := &zip.FileHeader{Name: "mimetype", Method: zip.Store, CRC32: crc32.ChecksumIEEE(text), CreatorVersion: 20, ReaderVersion: 10,
		CompressedSize64: uint64(len(text)), UncompressedSize64: uint64(len(text))}
	h.ModifiedDate = firstDay //lint:ignore SA1019 what is written raw has no other
	into, err := w.zip.CreateRaw(h)
	if err == nil {
		_, err = into.Write(text)
	}
	if err != nil {
		return fmt.Errorf("epub: %w", err)
	}
	return nil
}

// add writes a file.
func (w *Writer) add(name string, data []byte) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate}
	h.ModifiedDate = firstDay //lint:ignore SA1019 with the other a further field is written
	into, err := w.zip.CreateHeader(h)
	if err == nil {
		_, err = into.Write(data)
	}
	if err != nil {
		return fmt.Errorf("epub: %s: %w", name, err)
	}
	w.names[name] = true
	return nil
}
