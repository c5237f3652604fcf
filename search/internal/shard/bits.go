package shard

import "math/bits"

// Shards are made of bits, which travel as text, five by a digit. The text needs no escape in a
// script and no sign of [script.New], survives servers that touch line ends, and compresses to
// little more than the bits: the letters of the terms beside it are among the digits.

// alphabet holds the digits of base 32.
const alphabet = "0123456789abcdefghijklmnopqrstuv"

// digitBits is how many bits a digit is.
const digitBits = 5

// bitWriter gathers bits, highest first.
type bitWriter struct {
	b []byte
	n int // bits in b; the last byte is filled from its highest bit
}

func (w *bitWriter) reset() { w.b, w.n = w.b[:0], 0 }

// put appends the lowest size bits of v; size is at most 32.
func (w *bitWriter) put(v uint64, size int) {
	for size > 0 {
		free := -w.n & 7
		if free == 0 {
			w.b = append(w.b, 0)
			free = 8
		}
		take := min(free, size)
		chunk := byte(v>>(size-take)) & byte(1<<take-1)
		w.b[len(w.b)-1] |= chunk << (free - take)
		w.n += take
		size -= take
	}
}

// flag appends one bit.
func (w *bitWriter) flag(set bool) {
	if set {
		w.put(1, 1)
	} else {
		w.put(0, 1)
	}
}

// append appends all bits of o.
func (w *bitWriter) append(o *bitWriter) {
	whole := o.n / 8
	if w.n&7 == 0 {
		w.b = append(w.b, o.b[:whole]...)
		w.n += 8 * whole
	} else {
		for _, b := range o.b[:whole] {
			w.put(uint64(b), 8)
		}
	}
	if rest := o.n & 7; rest > 0 {
		w.put(uint64(o.b[whole])>>(8-rest), rest)
	}
}

// gamma appends v ≥ 1 in Elias gamma code: as many zeros as it has bits after
// its first, then itself.
func (w *bitWriter) gamma(v uint64) {
	size := bits.Len64(v)
	w.put(0, size-1)
	w.put(v, size)
}

// rice appends v: the part above k bits as that many ones and a zero, then
// the k bits.
func (w *bitWriter) rice(v uint64, k int) {
	q := v >> k
	for ; q >= 31; q -= 31 {
		w.put(1<<31-1, 31)
	}
	w.put(1<<(q+1)-2, int(q)+1)
	if k > 0 {
		w.put(v, k)
	}
}

// choice appends v, one of count numbers from 0: the first few in a bit less than the others, where count is
// no power of two.
func (w *bitWriter) choice(v, count uint64) {
	size := bits.Len64(count) - 1
	if short := 2<<size - count; v < short {
		w.put(v, size)
	} else {
		w.put(v+short, size+1)
	}
}

// appendText appends the bits in the alphabet, the last digit filled with zeros.
func (w *bitWriter) appendText(text []byte) []byte {
	end := len(text) + (w.n+digitBits-1)/digitBits
	var acc uint32
	have := 0
	for _, b := range w.b {
		acc = acc<<8 | uint32(b)
		for have += 8; have >= digitBits && len(text) < end; {
			have -= digitBits
			text = append(text, alphabet[acc>>have&(1<<digitBits-1)])
		}
	}
	if len(text) < end {
		text = append(text, alphabet[acc<<(digitBits-have)&(1<<digitBits-1)])
	}
	return text
}

// clone returns a copy of just the size it needs.
func (w *bitWriter) clone() bitWriter {
	return bitWriter{b: append(make([]byte, 0, len(w.b)), w.b...), n: w.n}
}
