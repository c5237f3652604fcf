package zapfile

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"os"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/vellum"
	zap "github.com/blevesearch/zapx/v17"
	"github.com/golang/snappy"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
)

// segmentWriter writes one segment of a bleve index in the zap format, as
// specified in zap.md of zapx v17.
//
// bleve would make the same file from documents, but goes through a Go map a
// document and field to do it, which takes ten times as long: we have the
// postings sorted already. TestSegmentAsBleveWritesIt holds both to the same
// content.
//
// The first error stays in err; everything after it does nothing.
type segmentWriter struct {
	out       *bufio.Writer
	sum       uint32 // CRC-32 of all that was written
	at        uint64 // how many bytes that is
	documents int
	fields    []segmentField
	err       error

	bitmap  *roaring.Bitmap
	numbers []uint32
	data    []byte   // frequencies and lengths of a term
	lengths []uint64 // of the chunks of data
	codes   [256][]byte

	lengthsOf *numbers.LengthScale
}

// segmentField is a field that has been written.
type segmentField struct {
	name    string
	options index.FieldIndexingOptions
	at      uint64
}

// Parts of the format.
const (
	chunkMode        = 1026 // chunk sizes depend on how many documents a term has
	noDocValues      = math.MaxUint64
	storedText  byte = 't'
	oneHit           = uint64(1) << 63
)

func newSegmentWriter(w io.Writer, documents int) *segmentWriter {
	s := &segmentWriter{out: bufio.NewWriterSize(w, 1<<18), documents: documents, bitmap: roaring.New()}
	return s
}

// scale sets the lengths that the codes of the next postings speak of.
func (s *segmentWriter) scale(lengths *numbers.LengthScale) {
	s.lengthsOf = lengths
	for i := range s.codes {
		c := numbers.Code(i)
		b := binary.AppendUvarint(nil, uint64(c.Frequency())<<1) // lowest bit: has locations
		s.codes[i] = binary.AppendUvarint(b, uint64(c.Length(lengths)))
	}
}

func (s *segmentWriter) write(b []byte) {
	if s.err != nil {
		return
	}
	s.sum = crc32.Update(s.sum, crc32.IEEETable, b)
	s.at += uint64(len(b))
	_, s.err = s.out.Write(b)
}

func (s *segmentWriter) uvarints(values ...uint64) {
	var buf [4 * binary.MaxVarintLen64]byte
	b := buf[:0]
	for _, v := range values {
		b = binary.AppendUvarint(b, v)
	}
	s.write(b)
}

// storedFields are the texts kept with a document, by the number that their
// field will have.
type storedFields struct {
	id     string
	values []storedValue
}

type storedValue struct {
	field int
	text  string
}

// stored writes what is kept with each document and returns where the list of
// their places begins.
func (s *segmentWriter) stored(of func(document int) storedFields) uint64 {
	places := make([]byte, 0, 8*s.documents)
	var meta, data, packed []byte
	for n := range s.documents {
		doc := of(n)
		places = binary.BigEndian.AppendUint64(places, s.at)
		meta = binary.AppendUvarint(meta[:0], uint64(len(doc.id)))
		data = data[:0]
		for _, v := range doc.values {
			if v.text == "" {
				continue
			}
			for _, x := range []uint64{uint64(v.field), uint64(storedText), uint64(len(data)), uint64(len(v.text)), 0} {
				meta = binary.AppendUvarint(meta, x)
			}
			data = append(data, v.text...)
		}
		packed = snappy.Encode(packed[:cap(packed)], data)
		s.uvarints(uint64(len(meta)), uint64(len(doc.id)+len(packed)))
		s.write(meta)
		s.write([]byte(doc.id))
		s.write(packed)
	}
	at := s.at
	s.write(places)
	s.uvarints(0) // no nested documents
	return at
}

// field writes a field's dictionary and postings. terms yields its terms in
// the order of their bytes, with postings by ascending document; terms without
// postings are left out. A nil terms is a field that is only stored.
func (s *segmentWriter) field(name string, options index.FieldIndexingOptions, terms func(yield func(term []byte, list []corpus.Posting))) {
	if s.err != nil {
		return
	}
	s.scale(numbers.ScaleOf(name))
	dictionary := &sliceWriter{}
	builder, err := vellum.New(dictionary, &vellum.BuilderOpts{Encoder: 1, RegistryTableSize: 0, RegistryMRUSize: 1})
	if err != nil {
		s.err = err
		return
	}
	if terms != nil {
		terms(func(term []byte, list []corpus.Posting) {
			if len(list) == 0 || s.err != nil {
				return
			}
			place := s.postings(list)
			if err := builder.Insert(term, place); err != nil && s.err == nil {
				s.err = fmt.Errorf("field %s, term %q: %w", name, term, err)
			}
		})
	}
	if err := builder.Close(); err != nil && s.err == nil {
		s.err = err
	}
	dictionaryAt := s.at
	s.uvarints(uint64(len(dictionary.b)))
	s.write(dictionary.b)
	s.fields = append(s.fields, segmentField{name, options, s.at})
	s.uvarints(noDocValues, noDocValues, dictionaryAt)
}

// postings writes one term's and returns the value for the dictionary: their
// place, or the posting itself where it is the plainest there is.
func (s *segmentWriter) postings(list []corpus.Posting) uint64 {
	if p := list[0]; len(list) == 1 && p.Code().Frequency() == 1 {
		return oneHit | uint64(p.Code().Length(s.lengthsOf))<<31 | uint64(p.Document())
	}
	size := s.documents / (len(list)/1024 + 1)
	s.data, s.lengths, s.numbers = s.data[:0], s.lengths[:0], s.numbers[:0]
	chunks := (s.documents-1)/size + 1
	limit := uint32(size) // first document of the next chunk
	for _, p := range list {
		for p.Document() >= limit {
			s.lengths = append(s.lengths, uint64(len(s.data)))
			limit += uint32(size)
		}
		s.numbers = append(s.numbers, p.Document())
		s.data = append(s.data, s.codes[p.Code()]...)
	}
	for len(s.lengths) < chunks {
		s.lengths = append(s.lengths, uint64(len(s.data)))
	}
	frequencies := s.at
	s.uvarints(uint64(chunks))
	s.uvarints(s.lengths...)
	s.write(s.data)

	place := s.at
	s.bitmap.Clear()
	s.bitmap.AddMany(s.numbers)
	packed, err := s.bitmap.ToBytes()
	if err != nil && s.err == nil {
		s.err = err
	}
	s.uvarints(frequencies, 0, uint64(len(packed))) // 0: no locations
	s.write(packed)
	return place
}

// close writes the list of fields and the end of the file. The first field
// must be _id, the rest in the order of their names.
func (s *segmentWriter) close(storedAt uint64) error {
	places := binary.AppendUvarint(nil, uint64(len(s.fields)))
	for _, f := range s.fields {
		places = binary.BigEndian.AppendUint64(places, s.at)
		s.uvarints(uint64(len(f.name)))
		s.write([]byte(f.name))
		s.uvarints(uint64(f.options), 1) // one section: the inverted index
		section := binary.BigEndian.AppendUint16(nil, zap.SectionInvertedTextIndex)
		s.write(binary.BigEndian.AppendUint64(section, f.at))
	}
	fieldsAt := s.at
	s.write(places)

	end := binary.BigEndian.AppendUint32(nil, 0) // no encryption or the like
	end = binary.BigEndian.AppendUint64(end, uint64(s.documents))
	end = binary.BigEndian.AppendUint64(end, storedAt)
	end = binary.BigEndian.AppendUint64(end, fieldsAt)
	end = binary.BigEndian.AppendUint32(end, chunkMode)
	end = binary.BigEndian.AppendUint32(end, zap.Version)
	s.write(end)
	s.write(binary.BigEndian.AppendUint32(nil, s.sum))
	if s.err == nil {
		s.err = s.out.Flush()
	}
	return s.err
}

// sliceWriter is a writer into memory that only grows.
type sliceWriter struct{ b []byte }

func (w *sliceWriter) Write(b []byte) (int, error) {
	w.b = append(w.b, b...)
	return len(b), nil
}

// createSegment writes a segment to a new file at path.
func createSegment(path string, documents int, fill func(*segmentWriter) (storedAt uint64)) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	s := newSegmentWriter(file, documents)
	err = s.close(fill(s))
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	return err
}
