package qrcode_test

import (
	"strings"
	"testing"

	"rsc.io/qr"

	"chuyende/internal/qrcode"
)

const address = "http://192.168.1.20:8642/"

// TestTerminal reads the lines back, module by module.
func TestTerminal(t *testing.T) {
	t.Parallel()
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	const quiet = 4
	lines := strings.Split(strings.TrimSuffix(qrcode.Terminal(address, false), "\n"), "\n")
	if want := (code.Size + 2*quiet + 1) / 2; len(lines) != want {
		t.Fatalf("%d lines, want %d", len(lines), want)
	}
	for i, line := range lines {
		signs := []rune(line)
		if len(signs) != code.Size+2*quiet {
			t.Fatalf("line %d has %d signs, want %d", i, len(signs), code.Size+2*quiet)
		}
		for x, sign := range signs {
			upper, lower := strings.ContainsRune("█▀", sign), strings.ContainsRune("█▄", sign)
			y := 2*i - quiet
			if upper == code.Black(x-quiet, y) || y+1 < code.Size+quiet && lower == code.Black(x-quiet, y+1) {
				t.Fatalf("the module at %d, %d is wrong", x-quiet, y)
			}
		}
	}
	coloured := qrcode.Terminal(address, true)
	if n := strings.Count(coloured, "\x1b[0m\n"); n != len(lines) {
		t.Errorf("%d lines give the terminal its colours back, want %d", n, len(lines))
	}
}

func TestNone(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", strings.Repeat("a", 5000)} {
		if qrcode.Terminal(text, true) != "" || qrcode.SVG(text, "x") != "" {
			t.Errorf("there is a code for %.20q", text)
		}
	}
}
