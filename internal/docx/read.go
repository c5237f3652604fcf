package docx

import (
	"errors"
	"fmt"
	"io"
	"slices"
)

// Read reads a document of size bytes.
func Read(file io.ReaderAt, size int64) (*Document, error) { return readWithin(file, size, fullRoom()) }

func readWithin(file io.ReaderAt, size int64, left room) (*Document, error) {
	if size > maxFile {
		return nil, tooLarge("%d bytes", size)
	}
	p, err := open(file, size)
	if err != nil {
		return nil, err
	}
	p.left = left
	main, err := p.main()
	if err != nil {
		return nil, err
	}
	d := &Document{}
	if err := p.looks(main, d); err != nil {
		return nil, err
	}
	for _, name := range p.texts(main) {
		part, err := p.part(name)
		switch {
		case errors.Is(err, ErrDamaged) && name != main: // it may be another program's
			d.Unread = append(d.Unread, name)
			continue
		case err != nil:
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if name == main {
			part.Kind = Body
		}
		if len(part.Blocks) > 0 || name == main {
			d.Parts = append(d.Parts, part)
		}
	}
	d.Unread = append(d.Unread, p.foreign(main)...)
	d.Merged, err = p.merged(main)
	for _, name := range d.Merged { // they may lie anywhere, and be called anything
		if !slices.Contains(d.Unread, name) {
			d.Unread = append(d.Unread, name)
		}
	}
	return d, err
}

// part reads one text.
func (p *pack) part(name string) (Part, error) {
	relations, err := p.relations(name)
	if err != nil {
		return Part{}, err
	}
	x, err := p.xml(name)
	if err != nil {
		return Part{}, err
	}
	defer x.Close()
	root, err := x.root()
	if err != nil {
		return Part{}, err
	}
	r := &reader{stream: x, relations: make(map[string]string, len(relations))}
	for _, relation := range relations {
		r.relations[relation.id] = relation.target
	}
	part := Part{Kind: kindOf(root.Name.Local), Name: name}
	switch {
	case part.Kind == Properties:
		part.Blocks, err = r.properties()
	case root.Name.Local == "chartSpace":
		part.Blocks, err = r.chart()
	default:
		part.Blocks, err = r.blocks("")
	}
	return part, err
}

// kindOf tells what a part is by its first element. What is not known is read
// as a drawing: its paragraphs, if it has any.
func kindOf(root string) PartKind {
	kinds := map[string]PartKind{
		"document": Body, "hdr": Header, "ftr": Footer, "footnotes": Footnotes, "endnotes": Endnotes, "comments": Comments,
		"glossaryDocument": Glossary, "coreProperties": Properties, "Properties": Properties,
	}
	if kind, ok := kinds[root]; ok {
		return kind
	}
	return Drawing
}
