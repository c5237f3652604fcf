package source

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"chuyende/internal/diag"
)

const vietnameseText = `# Chi bộ tổ dân phố số 5

Đảng bộ phường phát động phong trào hiến đất làm đường. Các đảng viên đi trước,
làng nước theo sau; ở ngõ nhỏ cũng có người tự nguyện tháo dỡ tường rào.
`

// The same in the old encodings, as Western European systems show it.
const (
	textTCVN3 = "# Chi bé tæ d©n phè sè 5\n" +
		"\n" +
		"§¶ng bé ph\u00ADêng ph¸t ®éng phong trµo hiÕn ®Êt lµm ®\u00ADêng. C¸c ®¶ng viªn ®i tr\u00ADíc,\n" +
		"lµng n\u00ADíc theo sau; ë ngâ nhá còng cã ng\u00ADêi tù nguyÖn th¸o dì t\u00ADêng rµo.\n"
	textVNI = `# Chi boä toå daân phoá soá 5

Ñaûng boä phöôøng phaùt ñoäng phong traøo hieán ñaát laøm ñöôøng. Caùc ñaûng vieân ñi tröôùc,
laøng nöôùc theo sau; ôû ngoõ nhoû cuõng coù ngöôøi töï nguyeän thaùo dôõ töôøng raøo.
`
)

func TestOldEncodingsAreNamed(t *testing.T) {
	t.Parallel()
	bytesOf := func(western string) string {
		out, err := charmap.ISO8859_1.NewEncoder().String(western)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	tcvn3, vni := textTCVN3, textVNI
	tests := []struct{ name, in, want string }{
		{"TCVN3 bytes", bytesOf(tcvn3), "1:10: lỗi: chữ gõ bằng bảng mã cũ TCVN3 (ABC): \"tæ\" là \"tổ\""},
		{"TCVN3 taken for Latin-1", tcvn3, "1:10: lỗi: chữ gõ bằng bảng mã cũ TCVN3 (ABC): \"tæ\" là \"tổ\""},
		{"VNI bytes", bytesOf(vni), "1:7: lỗi: chữ gõ bằng bảng mã cũ VNI: \"boä\" là \"bộ\""},
		{"VNI taken for Latin-1", vni, "1:7: lỗi: chữ gõ bằng bảng mã cũ VNI: \"boä\" là \"bộ\""},
		{"two words of TCVN3", "---\ntitle: Chi bé §¶ng\n---\n", "2:15: lỗi: chữ gõ bằng bảng mã cũ TCVN3 (ABC): \"§¶ng\" là \"Đảng\""},
		{"one word of VNI", "Ñaûng", "1:1: lỗi: chữ gõ bằng bảng mã cũ VNI: \"Ñaûng\" là \"Đảng\""},
		{"TCVN3 pasted into Unicode", vietnameseText + "\n" + tcvn3, "6:10: lỗi: chữ gõ bằng bảng mã cũ TCVN3 (ABC): \"tæ\" là \"tổ\""},
		{"some other bytes", "dòng một\nd\xf2ng hai\n", "2:2: lỗi: tệp không phải là UTF-8: có byte sai ở đây"},
		{"a cut letter", "Đảng\nĐ\xe1\xba", "2:2: lỗi: tệp không phải là UTF-8: có byte sai ở đây"},
		{"English in UTF-16 without mark", strings.TrimPrefix(utf16Text("Party cell", true), "\xFE\xFF"), "1:21: lỗi: tệp được lưu dạng UTF-16 thiếu dấu đầu tệp"},
		{"UTF-16 without mark", strings.TrimPrefix(utf16Text("Chi bộ Đảng\nở phường", false), "\xFF\xFE"), "1:11: lỗi: tệp được lưu dạng UTF-16 thiếu dấu đầu tệp"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, problems := read(t, fstest.MapFS{"a.md": {Data: []byte(tt.in)}})
			got := first(problems)
			if !strings.HasPrefix(got, tt.want) {
				t.Errorf("got %q\nwant %q", got, tt.want)
			}
			if !strings.Contains(got, "Unicode UTF-8") {
				t.Errorf("the cure is missing: %q", got)
			}
			if len(problems) > 1 {
				t.Errorf("%d problems for one mistake", len(problems))
			}
		})
	}
}

// TestNobodyIsAccused holds texts with many letters and signs of the Western
// European half that are what they seem.
func TestNobodyIsAccused(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"Vietnamese":            vietnameseText,
		"simple Vietnamese":     "Cô bé là bà xã, chú bò và cá mè: hè có quà to. Mẹ hò vè. Bác Hà à?",
		"a short word":          "# Tổ 5\n\nÔng Hòa và bà Lê.",
		"French":                "L'été dernier, à l'hôtel où l'élève naïve a reçu la clé dûment signée, le maître fâché a fêté Noël. Ça, c'était déjà très drôle : « goûter » crème brûlée, thé, pâté, château, forêt, île, août, coût, bâton, sûr, mûr, voûte, dû, crû.",
		"Spanish":               "El año pasado, más allá de la montaña, el niño comió piñón; ¿cómo está él? ¡Así! Sólo té, café y azúcar. N.º 1, 1.ª, Mª.",
		"Portuguese":            "Não há pão nem maçã; são três irmãos, à mesa às três. Lá, já, só, pé, fé, avô, avó, ção.",
		"German":                "Für die Schüler fällt heute die Übung über Öl und Fußböden aus; schön, daß es früh Äpfel gibt.",
		"science":               "Bụi 5 µm; also 3 µm, 7 µL, 20 °C, 10 m², ½ l, ±3 %, 4×5, § 12, © 2024, ® và ™; 1ª.",
		"English with signs":    "A 5 µm filter costs £3 or ¥400 (±2 %), §12, ©2024 Foo®, ½ price; naïve café, résumé.",
		"a sentence of French":  "Où ?",
		"Vietnamese and French": vietnameseText + "Trích: « où est le maître fâché ? » §3, ¶2, m·n·p, ¡ §a §b.",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, problems := read(t, fstest.MapFS{"a.md": {Data: []byte(text)}}); len(problems) > 0 {
				t.Errorf("accused: %s", first(problems))
			}
		})
	}
}

// FuzzNormalise holds what the rest of the program relies on.
func FuzzNormalise(f *testing.F) {
	for _, seed := range []string{"", vietnameseText, "\xff\xfea\x00", "\xfe\xff\x00a", "a\r\nb\rc", "\xef\xbb\xbf", "\xe1\xba", "§¶ng", "Ñaûng", "e\u0323\u0302", "\x00\v"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		var problems diag.List
		out := Normalise("x.md", slices.Clone(in), &problems)
		if !norm.NFC.IsNormal(out) || strings.ContainsAny(string(out), "\r\x00") || !slices.Equal(out, []byte(strings.ToValidUTF8(string(out), "?"))) {
			t.Errorf("Normalise(%q) = %q", in, out)
		}
		for _, p := range problems.Sorted() {
			if p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(p.Data) {
				t.Errorf("Normalise(%q): span %v of %d bytes", in, p.Span, len(p.Data))
			}
		}
	})
}

func BenchmarkNormalise(b *testing.B) {
	data := []byte(strings.Repeat(vietnameseText, 4))
	var problems diag.List
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		Normalise("x.md", data, &problems)
	}
}

// TestRenamed: a Word file or PDF whose name was changed to .md is told as such, once, and
// not as text in another encoding.
func TestRenamed(t *testing.T) {
	t.Parallel()
	for begins, want := range map[string]string{"PK\x03\x04\x14\x00\xf5": ".docx", "\xD0\xCF\x11\xE0\xA1": ".doc", "%PDF-1.7\n%\xe2\xe3\n": ".pdf"} {
		_, problems := read(t, fstest.MapFS{"a.md": {Data: []byte(begins + strings.Repeat("x\xff\n", 9))}})
		if got := first(problems); len(problems) != 1 || !strings.Contains(got, "tệp "+want+" đổi tên") || !strings.Contains(got, "chuyende import") {
			t.Errorf("%q: %d problems, the first %q", begins, len(problems), got)
		}
	}
}
