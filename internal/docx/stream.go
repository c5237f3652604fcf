package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// xml opens a part to be read as XML, in whatever form of Unicode it is.
func (p *pack) xml(name string) (*stream, error) {
	f, err := p.find(name).Open()
	if err != nil {
		return nil, damaged("%v", err)
	}
	text := transform.NewReader(&bounded{Reader: f, pack: p}, unicode.BOMOverride(transform.Nop))
	s := &stream{Decoder: xml.NewDecoder(text), Closer: f, pack: p}
	s.CharsetReader = func(charset string, input io.Reader) (io.Reader, error) {
		switch strings.ToLower(charset) {
		case "utf-16", "utf-8", "us-ascii", "ascii":
			return input, nil
		}
		return nil, damaged("text in %q", charset)
	}
	return s, nil
}

// bounded counts what is unpacked against what the whole document, and a piece of it, may
// come to.
type bounded struct {
	io.Reader
	pack  *pack
	piece int // bytes since the last sign that begins or ends a tag
}

func (b *bounded) Read(data []byte) (int, error) {
	left := &b.pack.left.xml
	if *left <= 0 {
		return 0, tooLarge("too much text")
	}
	n, err := b.Reader.Read(data[:min(int64(len(data)), *left)])
	*left -= int64(n)
	if first := bytes.IndexAny(data[:n], "<>"); first >= 0 {
		b.piece += first
	} else {
		b.piece += n
	}
	if b.piece > maxPiece {
		return 0, tooLarge("a piece of more than %d MB", maxPiece>>20)
	}
	if last := bytes.LastIndexAny(data[:n], "<>"); last >= 0 {
		b.piece = n - 1 - last
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = damaged("%v", err)
	}
	return n, err
}

// stream is a part's XML.
type stream struct {
	*xml.Decoder
	io.Closer
	pack  *pack
	depth int
}

// next returns the next token. Document types are refused: Word writes none,
// and they are what entities are declared in.
func (s *stream) next() (xml.Token, error) {
	token, err := s.Token()
	var broken *xml.SyntaxError
	switch {
	case errors.As(err, &broken):
		return nil, damaged("%v", err)
	case err != nil:
		return nil, err
	}
	if _, is := token.(xml.Directive); is {
		return nil, damaged("it declares a document type")
	}
	return token, nil
}

// root goes into the first element.
func (s *stream) root() (xml.StartElement, error) {
	for {
		token, err := s.next()
		if errors.Is(err, io.EOF) {
			err = damaged("it is empty")
		}
		if err != nil {
			return xml.StartElement{}, err
		}
		if start, is := token.(xml.StartElement); is {
			return start, nil
		}
	}
}

// children visits the elements in the one that has just begun; visit has to
// read each to its end.
func (s *stream) children(visit func(xml.StartElement) error) error {
	if s.depth++; s.depth > maxDepth {
		return tooLarge("elements more than %d deep", maxDepth)
	}
	defer func() { s.depth-- }()
	for {
		token, err := s.next()
		if errors.Is(err, io.EOF) {
			err = damaged("it ends in the middle")
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := visit(t); err != nil {
				return err
			}
		}
	}
}

// skip passes over the element that has just begun.
func (s *stream) skip() error {
	return s.children(func(xml.StartElement) error { return s.skip() })
}

// text is the text of the element that has just begun, with that of those in it.
func (s *stream) text() (string, error) {
	var b bytes.Buffer
	for depth := 1; ; {
		token, err := s.next()
		if errors.Is(err, io.EOF) {
			err = damaged("it ends in the middle")
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.CharData:
			if s.pack.left.text -= len(t); s.pack.left.text < 0 {
				return "", tooLarge("too much text")
			}
			b.Write(t)
		case xml.StartElement:
			depth++
		case xml.EndElement:
			if depth--; depth == 0 {
				return b.String(), nil
			}
		}
	}
}

// item counts something that is kept.
func (s *stream) item() error {
	if s.pack.left.items--; s.pack.left.items < 0 {
		return tooLarge("too many pieces of text")
	}
	return nil
}

// attr returns an attribute by its local name, "" where there is none.
func attr(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
