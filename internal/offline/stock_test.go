package offline_test

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"chuyende/internal/offline"
)

// open reads a stock as the theme's worker does.
func open(t *testing.T, data []byte) map[string]string {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	var head struct {
		Before, After string
		Tables        [][2]int
	}
	if err := json.Unmarshal([]byte(lines[0]), &head); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	at := 1
	for _, size := range head.Tables {
		columns, rows := size[0], size[1]
		for row := range rows {
			pieces := make([]string, columns)
			for column := range pieces {
				pieces[column] = lines[at+column*rows+row]
			}
			files[head.Before+pieces[0]+head.After] = strings.Join(pieces[1:], `"`)
		}
		at += columns * rows
	}
	if at != len(lines) {
		t.Errorf("%d lines, the tables have %d", len(lines), at)
	}
	return files
}

func stock() offline.Stock { return offline.Stock{Before: "s/", After: ".js"} }

// TestStock: what goes in comes out, whatever its form, in the same bytes each time.
func TestStock(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"s/a.js":     `f("x",[1,2])`,
		"s/b/0.js":   `f("y",[3])`,
		"s/more.js":  `f("z","quoted: \"đất\"",{"a":"b"})`,
		"s/empty.js": `f()`,
	}
	var first []byte
	for range 3 {
		s := stock()
		for _, name := range []string{"s/more.js", "s/a.js", "s/b/0.js", "s/empty.js"} {
			if err := s.Add(offline.Item{Path: name, Data: []byte(want[name])}); err != nil {
				t.Fatal(err)
			}
		}
		data, err := s.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		got := open(t, data)
		for name, text := range want {
			if got[name] != text {
				t.Errorf("%s comes out as %q", name, got[name])
			}
		}
		if len(got) != len(want) || first != nil && !bytes.Equal(first, data) {
			t.Errorf("%d files, or other bytes than before", len(got))
		}
		first = data
	}
}

func TestIsStock(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{"assets/offline.0123456789.bin": true, "assets/offline.0123456789.json": false, "assets/offline.bin": false, "tep/x.bin": false} {
		if offline.IsStock(name) != want {
			t.Errorf("%s is a stock: %v", name, !want)
		}
	}
}

// TestStockRefuses: a file that would not come out as it was is an error.
func TestStockRefuses(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"s/a.js": "f(\"a\",\n1)", "s/.js": "f(1)", "s/b\".js": "f(1)", "s/c\n.js": "f(1)", "t/e.js": `f("e",1)`, "s/g.css": `f("g",1)`,
	} {
		s := stock()
		if err := s.Add(offline.Item{Path: name, Data: []byte(text)}); !errors.Is(err, offline.ErrShape) {
			t.Errorf("%s with %q: %v", name, text, err)
		}
	}
}

// TestAddFitting: as many as there is room for, from the first, and little less.
func TestAddFitting(t *testing.T) {
	t.Parallel()
	draw := rand.New(rand.NewPCG(3, 4))
	var items []offline.Item
	for i := range 400 {
		var text strings.Builder
		for range 20 + i*3 { // larger and larger
			text.WriteByte('a' + byte(draw.UintN(26)))
		}
		items = append(items, offline.Item{Path: fmt.Sprintf("s/%d.js", i), Data: fmt.Appendf(nil, `f("%s")`, &text)})
	}
	before := offline.Item{Path: "s/before.js", Data: []byte("f()")}
	for _, most := range []int{0, 100, 300, 5000, 60_000, 1_000_000} {
		s := stock()
		if err := s.Add(before); err != nil {
			t.Fatal(err)
		}
		count, data, err := s.AddFitting(items, most)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := s.Bytes(); err != nil || !bytes.Equal(again, data) {
			t.Errorf("%d bytes: what is returned is not what the stock is: %v", most, err)
		}
		got := open(t, data)
		if len(got) != count+1 || got["s/before.js"] == "" || count > 0 && got[fmt.Sprintf("s/%d.js", count-1)] == "" {
			t.Errorf("%d bytes: %d files, of which %d were counted", most, len(got), count)
		}
		switch {
		case count > 0 && len(data) > most:
			t.Errorf("%d bytes: the stock has %d", most, len(data))
		case most == 1_000_000 && count != len(items), most >= 5000 && most < 1_000_000 && len(data) < most*9/10:
			t.Errorf("%d bytes: %d files of %d in %d bytes", most, count, len(items), len(data))
		}
	}
}
