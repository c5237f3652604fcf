// Package wire writes numbers and texts into a row of bytes, one behind the other,
// and reads them back in the same order. There are no names and no types in it:
// what has changed its form since cannot be read, so that it is for what one
// version of the program keeps for itself.
//
// A Reader takes any bytes: where they are not what a Writer has written, it gives
// zero values, never more than the bytes could hold, and says so in the end.
package wire

import (
	"encoding/binary"
	"math"
)

// Writer gathers what is written. The zero Writer is empty and ready.
type Writer struct{ out []byte }

// Bytes returns what was written, valid until more is.
func (w *Writer) Bytes() []byte { return w.out }

// Reset forgets what was written and keeps the memory.
func (w *Writer) Reset() { w.out = w.out[:0] }

// Uint writes a number.
func (w *Writer) Uint(n uint64) { w.out = binary.AppendUvarint(w.out, n) }

// Int writes a number that may be below zero.
func (w *Writer) Int(n int) { w.out = binary.AppendVarint(w.out, int64(n)) }

// Float writes a number with its fraction.
func (w *Writer) Float(f float64) { w.Uint(math.Float64bits(f)) }

// Bool writes a truth.
func (w *Writer) Bool(b bool) {
	if b {
		w.out = append(w.out, 1)
	} else {
		w.out = append(w.out, 0)
	}
}

// Text writes a text.
func (w *Writer) Text(s string) {
	w.Uint(uint64(len(s)))
	w.out = append(w.out, s...)
}

// Blob writes bytes, which a Reader gives as a text.
func (w *Writer) Blob(b []byte) {
	w.Uint(uint64(len(b)))
	w.out = append(w.out, b...)
}

// Texts writes a list of texts.
func (w *Writer) Texts(list []string) {
	w.Uint(uint64(len(list)))
	for _, s := range list {
		w.Text(s)
	}
}

// Reader reads what a [Writer] has written. The texts that it gives are parts of
// the one it was given.
type Reader struct {
	rest   string
	broken bool
}

// NewReader returns a reader of what a Writer has written.
func NewReader(data string) *Reader { return &Reader{rest: data} }

// Whole reports whether all was read, and nothing but what was there.
func (r *Reader) Whole() bool { return !r.broken && r.rest == "" }

// Broken reports whether something was asked for that is not there.
func (r *Reader) Broken() bool { return r.broken }

func (r *Reader) fail() {
	r.rest, r.broken = "", true
}

// Uint reads a number.
func (r *Reader) Uint() uint64 {
	var n uint64
	for i := 0; i < len(r.rest) && i < binary.MaxVarintLen64; i++ {
		c := r.rest[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.rest = r.rest[i+1:]
			return n
		}
	}
	r.fail()
	return 0
}

// Int reads a number that may be below zero.
func (r *Reader) Int() int {
	n := r.Uint()
	return int(int64(n>>1) ^ -int64(n&1))
}

// Float reads a number with its fraction.
func (r *Reader) Float() float64 { return math.Float64frombits(r.Uint()) }

// Bool reads a truth.
func (r *Reader) Bool() bool { return r.Uint() == 1 }

// Text reads a text.
func (r *Reader) Text() string {
	n := r.Uint()
	if n > uint64(len(r.rest)) {
		r.fail()
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

// Len reads the length of a list of which each item takes a byte or more.
func (r *Reader) Len() int {
	n := r.Uint()
	if n > uint64(len(r.rest)) {
		r.fail()
		return 0
	}
	return int(n)
}

// Texts reads a list of texts, nil for an empty one.
func (r *Reader) Texts() []string {
	n := r.Len()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = r.Text()
	}
	return list
}
