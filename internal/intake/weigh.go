package intake

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"path"
	"strconv"

	"chuyende/internal/docx"
	"chuyende/internal/lang"
)

// What a file may come to that another program is to read: that program has no bounds of its
// own, and a paragraph costs it some thousand bytes, however small the file.
const (
	// mostForeignItems is how many paragraphs, cells and other elements it may have.
	mostForeignItems = 400_000
	// mostRepeated is how many blanks and columns it may ask for by a number.
	mostRepeated = 1_000_000
	// longestForeign is how many bytes a piece of its text may have.
	longestForeign = 4 << 20
	// bytesPerMark: in pictures, any byte may be that of a paragraph's end.
	bytesPerMark = 100
)

// Weigh looks through a file of another office program before that reads it, and refuses one
// that would come to much more than it is. form is its ending (".odt").
func Weigh(file io.ReaderAt, size int64, form string) error {
	head := make([]byte, 4)
	if _, err := file.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	whole := io.NewSectionReader(file, 0, size)
	var w weight
	var err error
	switch {
	case string(head) == "PK\x03\x04":
		err = docx.XML(file, size, func(name string, text io.Reader) error {
			w.repeats = path.Dir(name) == "." // tables that lie in it say how many rows a sheet has
			return w.xml(text)
		})
		if err != nil && !errors.Is(err, docx.ErrTooLarge) && !errors.Is(err, errHeavy) {
			return nil // what reads it tells what is wrong with it
		}
	case form == ".rtf":
		err = w.rtf(whole)
	case form == ".fodt":
		w.repeats = true
		err = w.xml(whole)
	default:
		err = w.marks(whole, size)
	}
	if errors.Is(err, docx.ErrTooLarge) || errors.Is(err, errHeavy) {
		return &Refusal{Why: lang.Text{VI: "tệp bung ra quá lớn: quá nhiều đoạn, ô hay chữ so với một văn bản", EN: "the file unpacks to too much: more paragraphs, cells or letters than any document has"},
			Cure: lang.Text{VI: "nếu đúng là văn bản của bạn thì chia tệp ra", EN: "if it is a document of yours, cut it up"}}
	}
	return err
}

// errHeavy is of files beyond the limits.
var errHeavy = errors.New("more than a document has")

// weight is what a file comes to.
type weight struct {
	items, repeated int
	repeats         bool // numbers that repeat something count
}

func (w *weight) add(items int) error {
	if w.items += items; w.items > mostForeignItems {
		return errHeavy
	}
	return nil
}

// repeating are attributes that say how often something stands there.
var repeating = [][]byte{[]byte(`text:c="`), []byte(`-repeated="`), []byte(`-spanned="`)}

// xml counts the elements of XML.
func (w *weight) xml(text io.Reader) error {
	r := bufio.NewReaderSize(text, 64<<10)
	for {
		piece, err := r.ReadSlice('>')
		if bytes.IndexByte(piece, '<') >= 0 && !bytes.Contains(piece, []byte("</")) {
			if heavy := w.add(1); heavy != nil {
				return heavy
			}
		}
		for _, name := range repeating {
			_, value, found := bytes.Cut(piece, name)
			if !found || !w.repeats {
				continue
			}
			digits, _, _ := bytes.Cut(value, []byte{'"'})
			count, wrong := strconv.Atoi(string(digits))
			if w.repeated += max(count, 0); w.repeated > mostRepeated || errors.Is(wrong, strconv.ErrRange) {
				return errHeavy
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !errors.Is(err, bufio.ErrBufferFull):
			return err
		}
	}
}

// rtfItems are the words of RTF that end a paragraph, a line, a cell or a row.
var rtfItems = [][]byte{[]byte("par"), []byte("line"), []byte("cell"), []byte("row"), []byte("sect"), []byte("page"), []byte("column"), []byte("nestcell"), []byte("nestrow")}

// rtf counts what RTF has, in long texts letters from g on: pictures are digits in it.
func (w *weight) rtf(text io.Reader) error {
	r := bufio.NewReaderSize(text, 64<<10)
	long := 0
	for {
		piece, err := r.ReadSlice('\\')
		for _, word := range rtfItems {
			if rest, ok := bytes.CutPrefix(piece, word); ok && (len(rest) == 0 || rest[0]|' ' < 'a' || rest[0]|' ' > 'z') {
				if heavy := w.add(1); heavy != nil {
					return heavy
				}
			}
		}
		for _, c := range piece {
			if c|' ' > 'f' || c > '9' && c|' ' < 'a' {
				long++
			}
		}
		if long > longestForeign {
			return errHeavy
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, bufio.ErrBufferFull):
		case err != nil:
			return err
		default:
			long = 0
		}
	}
}

// marks counts the ends of paragraphs in a form that packs nothing.
func (w *weight) marks(text io.Reader, size int64) error {
	w.items = -int(size / bytesPerMark)
	buffer := make([]byte, 64<<10)
	for {
		n, err := text.Read(buffer)
		if heavy := w.add(bytes.Count(buffer[:n], []byte{'\r'}) + bytes.Count(buffer[:n], []byte{'\a'})); heavy != nil {
			return heavy
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
	}
}
