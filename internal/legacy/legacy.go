// Package legacy reads Vietnamese of the years before Unicode.
//
// Office files of that time hold it in the places of Western European letters:
// "Đảng" is "§¶ng" in TCVN3 (ABC) and "Ñaûng" in VNI; mail of that time in ASCII,
// "DDa?ng" (VIQR). Copied into a text file they are valid UTF-8 and utter nonsense, as is
// Unicode that some program took for Western European. They are told apart by
// words that are no Vietnamese as they stand and are if read in the old encoding;
// French, say, has hardly any.
//
// The package works on text alone. What font a text is in is told to it; it
// opens no file.
package legacy

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Encoding is a way in which Vietnamese is written.
type Encoding uint8

// The encodings. Unicode is text as it should be, Misread such text whose bytes
// were taken for Western European.
const (
	Unicode Encoding = iota
	TCVN3
	VNI
	VIQR
	Misread
	Windows1258
)

// String returns the name that people know.
func (e Encoding) String() string {
	return [...]string{"Unicode", "TCVN3 (ABC)", "VNI", "VIQR", "UTF-8 / Windows-1252", "Windows-1258"}[e]
}

// Decode reads a text, which is given as Western European systems show it. ok is
// false where something in it means nothing in the encoding; that stays.
func (e Encoding) Decode(text string) (read string, ok bool) {
	switch e {
	case TCVN3:
		return decodeTCVN3(text)
	case VNI:
		return decodeVNI(text)
	case VIQR:
		return decodeVIQR(text), true
	case Misread:
		return decodeMisread(text)
	case Windows1258:
		return norm.NFC.String(text), true
	}
	return text, true
}

// decodeMisread reads Unicode whose bytes were taken for Western European ones.
// A text that is not wholly so stays.
func decodeMisread(text string) (string, bool) {
	data := make([]byte, 0, len(text))
	for _, r := range text {
		b, ok := westernByte(r)
		if !ok {
			return text, false
		}
		data = append(data, b)
	}
	read := string(data)
	if strings.ToValidUTF8(read, "") != read {
		return text, false
	}
	return norm.NFC.String(read), true
}

// westernByte is the byte that a character is in Windows-1252, of which the
// places that mean nothing there stand for themselves.
func westernByte(r rune) (byte, bool) {
	if b, ok := charmap.Windows1252.EncodeRune(r); ok {
		return b, true
	}
	return byte(r), 0x80 <= r && r < 0xA0
}

// unmap brings a text that was read as some other set of single bytes back to
// how Western European systems show it: symbol fonts have their characters in a
// private place, Windows for Vietnamese has letters of its own.
func unmap(text string) string {
	return strings.Map(func(r rune) rune {
		if 0xF020 <= r && r <= 0xF0FF {
			return r - 0xF000
		}
		if r > 0xFF {
			if b, ok := charmap.Windows1258.EncodeRune(r); ok && b >= 0xA1 {
				return rune(b)
			}
		}
		return r
	}, text)
}
