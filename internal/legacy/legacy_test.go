package legacy

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// vietnameseText has words with each letter of the alphabet.
const vietnameseText = `Chi bộ tổ dân phố số 5

Đảng bộ phường phát động phong trào hiến đất làm đường. Các đảng viên đi trước,
làng nước theo sau; ở ngõ nhỏ cũng có người tự nguyện tháo dỡ tường rào.`

// alphabet are all letters of Vietnamese with their marks, small ones.
func alphabet() []rune {
	var all []rune
	for _, base := range "aăâeêioôơuưy" {
		for _, tone := range []string{"", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"} {
			all = append(all, []rune(norm.NFC.String(string(base) + tone))[0])
		}
	}
	return append(all, []rune("bcdđghklmnpqrstvx")...)
}

// encoder writes a text as an encoding has it. It is made of the reader, letter
// by letter: what a sequence is read as is how it is written.
func encoder(e Encoding) func(string) string {
	table := map[string]string{}
	try := func(s string) {
		if read, ok := e.Decode(s); ok && len([]rune(read)) == 1 && table[read] == "" {
			table[read] = s
		}
	}
	for r := rune('A'); r <= 0xFF; r++ {
		try(string(r))
		for s := rune(0x21); s <= 0xFF && strings.ContainsRune("aeiouydAEIOUYDôöÔÖ", r); s++ {
			if unicode.IsUpper(r) || !unicode.IsUpper(s) || s == 'D' {
				try(string([]rune{r, s}))
			}
		}
	}
	for _, base := range []string{"a^", "a(", "e^", "o^", "o+", "u+", "A^", "A(", "E^", "O^", "O+", "U+"} {
		for _, tone := range "'`?~." {
			try(base + string(tone))
		}
	}
	return func(text string) string {
		var b strings.Builder
		for _, r := range text {
			switch written, has := table[string(r)]; {
			case has:
				b.WriteString(written)
			case e == VIQR && strings.ContainsRune("'`?~.^(+*\\", r):
				b.WriteString(`\` + string(r))
			default:
				b.WriteRune(r)
			}
		}
		return b.String()
	}
}

// TestAlphabet: no letter is lost, small or capital. TCVN3 has capitals with
// marks only in fonts whose small letters are capitals.
func TestAlphabet(t *testing.T) {
	t.Parallel()
	for _, e := range []Encoding{TCVN3, VNI, VIQR} {
		encode := encoder(e)
		for _, r := range alphabet() {
			small, capital := string(r), string(unicode.ToUpper(r))
			if got, ok := e.Decode(encode(small)); got != small || !ok {
				t.Errorf("%s: %s is written %q and read %q", e, small, encode(small), got)
			}
			if encode(small) == small && r > 0x7F && e != VNI && small != "ý" {
				t.Errorf("%s cannot write %s", e, small)
			}
			if e == TCVN3 {
				c := NewConverter(nil)
				if got := c.Convert([]Piece{{Text: encode("chữ " + small), Font: ".VnTimeH"}})[0]; got != "CHỮ "+capital {
					t.Errorf("%s: %s in a font of capitals is read %q", e, small, got)
				}
			} else if got, ok := e.Decode(encode(capital)); got != capital || !ok {
				t.Errorf("%s: %s is written %q and read %q", e, capital, encode(capital), got)
			}
		}
	}
}

// TestRoundTrip: a text in each encoding is known and becomes what it was, in
// whatever way it was read before.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	tcvn3, vni := encoder(TCVN3)(vietnameseText), encoder(VNI)(vietnameseText)
	if !strings.Contains(tcvn3, "Chi bé tæ d©n phè") || !strings.Contains(vni, "Ñaûng boä phöôøng") || encoder(VIQR)("Đảng bộ.") != `DDa?ng bo^.\.` {
		t.Fatalf("the test's own encoders are wrong: %s\n%s\n%s", tcvn3, vni, encoder(VIQR)("Đảng bộ."))
	}
	bytesOf := func(western string) string {
		out, err := charmap.Windows1252.NewEncoder().String(western)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	old, err := charmap.Windows1258.NewEncoder().String(decomposed1258(vietnameseText))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, in string
		want     Encoding
	}{
		{"Unicode", vietnameseText, Unicode},
		{"Unicode apart", norm.NFD.String(vietnameseText), Unicode},
		{"TCVN3 bytes", bytesOf(tcvn3), TCVN3},
		{"TCVN3 as UTF-8", tcvn3, TCVN3},
		{"VNI bytes", bytesOf(vni), VNI},
		{"VNI as UTF-8", vni, VNI},
		{"VIQR", encoder(VIQR)(vietnameseText), VIQR},
		{"Windows-1258", old, Windows1258},
		{"misread", misreadFully(vietnameseText), Misread},
	} {
		got, tally := Text([]byte(tt.in))
		if got != vietnameseText || tally.Main() != tt.want || tally.Certainty() < 0.95 {
			t.Errorf("%s: %s, %.2f: %q", tt.name, tally.Main(), tally.Certainty(), got)
		}
	}
}

// decomposed1258 writes tones apart from their letters, as Windows-1258 has them.
func decomposed1258(text string) string {
	var b strings.Builder
	for _, r := range text {
		parts := []rune(norm.NFD.String(string(r)))
		if n := len(parts); n > 1 && strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", parts[n-1]) {
			b.WriteString(norm.NFC.String(string(parts[:n-1])))
			b.WriteRune(parts[n-1])
		} else if n == 3 { // a dot comes before a circumflex
			b.WriteString(norm.NFC.String(string([]rune{parts[0], parts[2]})))
			b.WriteRune(parts[1])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// misreadFully is what a program makes of Unicode that takes every byte for a
// Western European letter.
func misreadFully(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		if r := charmap.Windows1252.DecodeByte(c); r != unicode.ReplacementChar {
			b.WriteRune(r)
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

// TestLeftAlone: texts of other languages are what they seem.
func TestLeftAlone(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		vietnameseText, "Cô bé là bà xã, chú bò và cá mè: hè có quà to.",
		"L'été dernier, à l'hôtel où l'élève naïve a reçu la clé dûment signée, le maître fâché a fêté Noël.",
		"El año pasado, más allá de la montaña, el niño comió piñón; ¿cómo está él?", "Bụi 5 µm; 3 µm, 7 µL, 20 °C, 10 m², ½ l, ±3 %, § 12.",
		"Where is it? At home. Can't you see 'it'? e.g. a. b. c. (a^2 + b^2)", "x = a(b+c); do. so. no? cho` da'", "",
	} {
		if got, tally := Text([]byte(text)); got != text || tally.Main() != Unicode {
			t.Errorf("%q became %q (%s)", text, got, tally.Main())
		}
	}
}

// TestFonts: the font and the text decide together.
func TestFonts(t *testing.T) {
	t.Parallel()
	tcvn3, vni := encoder(TCVN3), encoder(VNI)
	for name, tt := range map[string]struct {
		in   []Piece
		want string
	}{
		"an old font that tells the truth": {[]Piece{{tcvn3("Đảng viên "), ".VnTime"}, {"2026", "Times New Roman"}}, "Đảng viên 2026"},
		"a letter in an old font":          {[]Piece{{"Đ", ".VnTime"}}, "Đ"},
		"capitals without their marks":     {[]Piece{{"PHÇN THø NHÊT: VÒ", "VNSTCVN3"}}, "PHẦN THỨ NHẤT: VỀ"},
		"an abbreviation and a word":       {[]Piece{{tcvn3("UBND tỉnh"), ".VnTime"}}, "UBND tỉnh"},
		"an old font over Unicode":         {[]Piece{{"Đảng viên", ".VnTime"}, {" đi trước", "VNI-Times"}}, "Đảng viên đi trước"},
		"capitals":                         {[]Piece{{tcvn3("Đảng bộ xã"), ".VnTimeH"}, {tcvn3(" và "), ".VnTime"}, {"hai", ".VnTimeH"}}, "ĐẢNG BỘ XÃ và HAI"},
		"VNI":                              {[]Piece{{vni("Đảng bộ XÃ"), "VNI-Times"}}, "Đảng bộ XÃ"},
		"a usual font over old text":       {[]Piece{{tcvn3("Nghị quyết của Đảng"), "Arial"}}, "Nghị quyết của Đảng"},
		"the wrong old font":               {[]Piece{{vni("Nghị quyết của Đảng bộ phường"), ".VnTime"}}, "Nghị quyết của Đảng bộ phường"},
		"a word cut in two":                {[]Piece{{tcvn3("Đ"), ".VnTime"}, {tcvn3("ảng"), ".VnTimeH"}}, "ĐẢNG"},
		"symbols of a private place": {[]Piece{{strings.Map(func(r rune) rune {
			if r > 0x7F {
				return r + 0xF000
			}
			return r
		}, tcvn3("Đảng viên gương mẫu")), ".VnTime"}}, "Đảng viên gương mẫu"},
		"French in a usual font": {[]Piece{{"café à la crème brûlée", "Arial"}}, "café à la crème brûlée"},
		"abbreviations":          {[]Piece{{tcvn3("Nghị định số 1/NĐ-CP, QĐ-TTg, HĐND"), ".VnTime"}}, "Nghị định số 1/NĐ-CP, QĐ-TTg, HĐND"},
	} {
		c := NewConverter([][]Piece{tt.in})
		if got := strings.Join(c.Convert(tt.in), ""); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

// FuzzText: any bytes become text, and what is Vietnamese already stays.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"", vietnameseText, "§¶ng", "Ñaûng", "DDa?ng bo^.", "\xa7\xb6ng vi\xaan", "\xff\xfea\x00", "Ä\u0090áº£ng"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		got, tally := Text(in)
		if got != strings.ToValidUTF8(got, "") || tally.Certainty() < 0 || tally.Certainty() > 1 {
			t.Errorf("Text(%q) = %q, %v", in, got, tally)
		}
	})
}
