package legacy

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"chuyende/internal/vietnamese"
)

// Text returns the text of a file without fonts, in whatever of the encodings
// it is, in Unicode, and what had to be done for that.
func Text(data []byte) (string, Tally) {
	text, ok := unicodeText(data)
	if !ok {
		western := make([]rune, len(data))
		for i, c := range data {
			western[i] = rune(c)
			if r := charmap.Windows1252.DecodeByte(c); c >= 0x80 && c < 0xA0 && r != utf8.RuneError {
				western[i] = r
			}
		}
		text = string(western)
		if _, old := Recognise([]byte(text)); !old {
			return windows1258(data, text)
		}
	}
	return Convert(text)
}

// unicodeText is the text of bytes that are Unicode.
func unicodeText(data []byte) (string, bool) {
	data = FromUTF16(data)
	return norm.NFC.String(strings.TrimPrefix(string(data), "\uFEFF")), utf8.Valid(data)
}

// FromUTF16 returns text that begins with a byte order mark of UTF-16, as
// Notepad writes it under the name "Unicode", in UTF-8, and any other as it is.
func FromUTF16(data []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		order = binary.BigEndian
	default:
		return data
	}
	units := make([]uint16, 0, len(data)/2)
	for i := 2; i+1 < len(data); i += 2 {
		units = append(units, order.Uint16(data[i:]))
	}
	return []byte(string(utf16.Decode(units)))
}

// windows1258 reads bytes as Windows for Vietnamese has them, or where that is
// less Vietnamese, as Western European.
func windows1258(data []byte, western string) (string, Tally) {
	c := &Converter{}
	text, err := charmap.Windows1258.NewDecoder().String(string(data))
	if text = norm.NFC.String(text); err != nil || score(text) <= score(western) {
		text = western
	}
	c.count(Windows1258, text)
	return text, c.Tally
}

// Convert is [Text] for what is Unicode as far as bytes go.
func Convert(text string) (string, Tally) {
	if read, ok := fromMisread(text); ok {
		c := &Converter{}
		c.count(Misread, read)
		return read, c.Tally
	}
	if isVIQR(text) {
		read := decodeVIQR(text)
		c := &Converter{}
		c.count(VIQR, read)
		return read, c.Tally
	}
	if _, old := Recognise([]byte(text)); !old {
		return text, Tally{}
	}
	lines := strings.SplitAfter(text, "\n")
	pieces := make([][]Piece, len(lines))
	for i, line := range lines {
		pieces[i] = []Piece{{Text: line}}
	}
	c := NewConverter(pieces)
	for i := range lines {
		lines[i] = c.Convert(pieces[i])[0]
	}
	return strings.Join(lines, ""), c.Tally
}

// fromMisread reads a text that some program took for Western European, line by
// line; ok is false where none was.
func fromMisread(text string) (string, bool) {
	if !strings.ContainsAny(text, "ÃÄÆáÂâ") {
		return text, false
	}
	lines := strings.SplitAfter(text, "\n")
	good := 0
	for i, line := range lines {
		if read, ok := decodeMisread(line); ok && read != line && score(read) > score(line) {
			good += score(read)
			lines[i] = read
		}
	}
	return strings.Join(lines, ""), good >= 2
}

// isVIQR reports whether a text is Vietnamese in ASCII: it has many words that
// are none as they stand and are with their marks, and hardly any that are not.
func isVIQR(text string) bool {
	good, bad := 0, 0
	for _, word := range strings.Fields(text) {
		word = strings.TrimRight(strings.Trim(word, `"()[],;:!`), ",;:!")
		if !isASCII(word) {
			return false
		}
		read := decodeVIQR(word)
		if read == word || isASCII(read) {
			continue
		}
		// A mark at the end may be punctuation; a sign that makes a letter, or one
		// with letters behind it, is none.
		certain := strings.ContainsAny(word, "^(+*~`") || strings.IndexAny(word, "'?.") < len(word)-1 || strings.Contains(strings.ToLower(word), "dd")
		switch {
		case !vietnamese.IsSyllable(strings.TrimRight(read, ".?'")):
			bad++
		case certain:
			good++
		}
	}
	return good >= 3 && good > 4*bad
}
