package wordml

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"slices"
	"sync"
)

// Packer puts documents into files. It remembers the parts that many documents
// share, packed. It may be used by several goroutines.
type Packer struct {
	squeezers sync.Pool // of *flate.Writer, which are large
	buffers   sync.Pool // of *bytes.Buffer, for the text of a document
	shared    sync.Map  // of packed parts by their text
}

// NewPacker returns a Packer.
func NewPacker() *Packer { return &Packer{} }

// order is where the parts stand in the container: what says what is in it
// comes first.
var order = []string{"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels"}

// sharedParts are those that documents of one program have in common.
var sharedParts = []string{"[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/settings.xml", "word/header1.xml", "word/header2.xml", "docProps/app.xml"}

// packed is a part as it stands in the container.
type packed struct {
	data []byte
	size int
	sum  uint32
}

// Write appends the document's file to out.
func (k *Packer) Write(out *bytes.Buffer, doc *Document) error {
	b, ok := k.buffers.Get().(*bytes.Buffer)
	if !ok {
		b = &bytes.Buffer{}
	}
	files := ordered(parts(doc, b))
	k.buffers.Put(b)
	z := zip.NewWriter(out)
	for _, f := range files {
		p, err := k.pack(f)
		if err != nil {
			return fmt.Errorf("pack %s: %w", f.Name, err)
		}
		into, err := z.CreateRaw(header(f.Name, p))
		if err != nil {
			return fmt.Errorf("pack %s: %w", f.Name, err)
		}
		if _, err := into.Write(p.data); err != nil {
			return fmt.Errorf("pack %s: %w", f.Name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	return nil
}

// The first day that the container can name, as it does, and the version of the
// format that deflated files need.
const (
	firstDay = 1<<5 | 1
	version  = 20
)

func header(name string, p *packed) *zip.FileHeader {
	h := &zip.FileHeader{
		Name: name, Method: zip.Deflate, CRC32: p.sum, CreatorVersion: version, ReaderVersion: version,
		CompressedSize64: uint64(len(p.data)), UncompressedSize64: uint64(p.size),
	}
	h.ModifiedDate = firstDay //lint:ignore SA1019 what is written raw has no other
	return h
}

func ordered(files []Part) []Part {
	slices.SortStableFunc(files, func(a, b Part) int { return place(a.Name) - place(b.Name) })
	return files
}

func place(name string) int {
	if i := slices.Index(order, name); i >= 0 {
		return i
	}
	return len(order)
}

// pack squeezes a part, or takes it as it was squeezed before.
func (k *Packer) pack(f Part) (*packed, error) {
	shared := slices.Contains(sharedParts, f.Name)
	if shared {
		if p, ok := k.shared.Load(string(f.Text)); ok {
			return p.(*packed), nil
		}
	}
	var out bytes.Buffer
	// The quickest level: a paper is small in any, and there are hundreds.
	squeezer, ok := k.squeezers.Get().(*flate.Writer)
	if !ok {
		var err error
		if squeezer, err = flate.NewWriter(&out, flate.BestSpeed); err != nil {
			return nil, err
		}
	}
	squeezer.Reset(&out)
	if _, err := squeezer.Write(f.Text); err != nil {
		return nil, err
	}
	if err := squeezer.Close(); err != nil {
		return nil, err
	}
	k.squeezers.Put(squeezer)
	p := &packed{data: out.Bytes(), size: len(f.Text), sum: crc32.ChecksumIEEE(f.Text)}
	if shared {
		k.shared.Store(string(f.Text), p)
	}
	return p, nil
}
