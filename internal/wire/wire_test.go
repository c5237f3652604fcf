package wire

import (
	"math"
	"slices"
	"testing"
)

// write writes one of everything.
func write() []byte {
	var w Writer
	for _, n := range []uint64{0, 1, 127, 128, math.MaxUint64} {
		w.Uint(n)
	}
	for _, n := range []int{0, 1, -1, 300, math.MaxInt64, math.MinInt64} {
		w.Int(n)
	}
	w.Float(-2.5)
	w.Bool(true)
	w.Bool(false)
	w.Text("một")
	w.Text("")
	w.Blob([]byte{0, 255})
	w.Texts([]string{"hai", "", "ba"})
	w.Texts(nil)
	return w.Bytes()
}

// read reads what write has written, and reports whether it is that.
func read(data string) bool {
	r := NewReader(data)
	same := true
	for _, n := range []uint64{0, 1, 127, 128, math.MaxUint64} {
		same = r.Uint() == n && same
	}
	for _, n := range []int{0, 1, -1, 300, math.MaxInt64, math.MinInt64} {
		same = r.Int() == n && same
	}
	same = r.Float() == -2.5 && same
	same = r.Bool() && !r.Bool() && same
	same = r.Text() == "một" && r.Text() == "" && r.Text() == "\x00\xff" && same
	same = slices.Equal(r.Texts(), []string{"hai", "", "ba"}) && r.Texts() == nil && same
	return same && r.Whole() && !r.Broken()
}

func TestWire(t *testing.T) {
	t.Parallel()
	good := write()
	if !read(string(good)) {
		t.Fatal("what was written is not read")
	}
	if read(string(good) + "\x00") {
		t.Error("something is left and nobody says so")
	}
	for i := range good {
		if read(string(good[:i])) {
			t.Errorf("cut off at %d it is whole", i)
		}
	}
	var w Writer
	w.Text("a")
	w.Reset()
	if w.Text("b"); string(w.Bytes()) != "\x01b" {
		t.Errorf("after a reset there is %q", w.Bytes())
	}
}

// FuzzReader holds that any bytes can be read, and that no list is longer than they are.
func FuzzReader(f *testing.F) {
	f.Add(string(write()))
	f.Add("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f")
	f.Fuzz(func(t *testing.T, data string) {
		r := NewReader(data)
		if n := len(r.Texts()); n > len(data) {
			t.Errorf("%d texts of %d bytes", n, len(data))
		}
		read(data)
		if r := NewReader(data); r.Text() != "" && r.Broken() {
			t.Error("a text that is not there was given")
		}
	})
}
