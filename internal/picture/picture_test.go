package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/text/unicode/norm"
)

func card(title string) Card {
	return Card{Site: "Sinh hoạt chuyên đề", Kind: "Chuyên đề", Place: "vi.du/cong", Title: title,
		Paper: color.RGBA{255, 253, 249, 255}, Ink: color.RGBA{31, 26, 23, 255}, Brand: color.RGBA{142, 27, 27, 255}, Quiet: color.RGBA{92, 82, 75, 255}}
}

// titles are such as authors write, and such as nobody should.
func titles() []string {
	return []string{
		"Kỹ năng số",
		"Vận động hiến đất làm đường: đảng viên đi trước, dân bàn đến nơi",
		"Phòng, chống tham nhũng, lãng phí, tiêu cực ở chi bộ cơ quan: việc nhỏ làm đến nơi, lời hứa đi đôi với việc làm",
		"Quy định về những điều đảng viên không được làm và hướng dẫn thực hiện ở chi bộ, trong đó có trách nhiệm nêu gương của cán bộ chủ chốt các cấp, " +
			"nhất là người đứng đầu cấp ủy, tổ chức đảng, chính quyền, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội",
		"12-HD/BTCTW", "", "🙂🙂", "Mộtchữdàikhôngcókhoảngtrắng" + strings.Repeat("dài", 40), strings.Repeat("Ẫ ộ Ữ ", 200),
		norm.NFD.String("Nghị quyết về chuyển đổi số"),
	}
}

func decode(t *testing.T, c Card) (*image.Paletted, int) {
	t.Helper()
	var b bytes.Buffer
	if err := Draw(&b, c); err != nil {
		t.Fatal(err)
	}
	size := b.Len()
	if dir := os.Getenv("PICTURES"); dir != "" { // to look at them
		if err := os.WriteFile(filepath.Join(dir, strconv.Itoa(size)+".png"), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	decoded, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	drawn, ok := decoded.(*image.Paletted)
	if !ok || drawn.Bounds() != image.Rect(0, 0, 1200, 630) {
		t.Fatalf("the picture is a %T of %v", decoded, decoded.Bounds())
	}
	return drawn, size
}

// TestDraw: whatever the title, nothing is written over the margins, and the file
// is small.
func TestDraw(t *testing.T) {
	t.Parallel()
	for _, title := range titles() {
		drawn, size := decode(t, card(title))
		if size > 48_000 {
			t.Errorf("%.40q: %d bytes", title, size)
		}
		for y := range Height {
			for x := range Width {
				margin := x >= edge && x < left-12 || x > right+4 || y < 60 || y > Height-40
				if index := drawn.ColorIndexAt(x, y); margin && x >= edge && index%steps != 0 {
					t.Fatalf("%.40q: something is written at %d, %d", title, x, y)
				}
				if index := drawn.ColorIndexAt(x, y); index/steps == ink && index%steps != 0 && (y < top-10 || y > bottom+24) {
					t.Fatalf("%.40q: the title reaches to %d, %d", title, x, y)
				}
			}
		}
	}
}

// TestSame: equal cards give equal bytes, also many at once; composed and
// decomposed letters are one.
func TestSame(t *testing.T) {
	t.Parallel()
	draw := func(title string) string {
		var b bytes.Buffer
		if err := Draw(&b, card(title)); err != nil {
			t.Error(err)
		}
		return b.String()
	}
	want := draw("Chuyển đổi số")
	done := make(chan string)
	for range 4 {
		go func() { done <- draw(norm.NFD.String("Chuyển đổi số")) }()
	}
	for range 4 {
		if <-done != want {
			t.Error("the same card is drawn otherwise")
		}
	}
	if draw("Chuyển đổi sổ") == want {
		t.Error("another mark makes no difference")
	}
}

// TestLetters: the font has every Vietnamese letter with every mark, in both
// weights, and its marks have room between two lines of a title.
func TestLetters(t *testing.T) {
	t.Parallel()
	both, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range both {
		face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 100, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			t.Fatal(err)
		}
		highest, lowest := 0, 0
		for _, letter := range "aăâeêioôơuưyđ–“”…0123456789%/" {
			for _, mark := range []string{"", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"} {
				for _, r := range []rune{letter, unicode.ToUpper(letter)} {
					whole := norm.NFC.String(string(r) + mark)
					if len([]rune(whole)) > 1 {
						continue // no letter of ours
					}
					if known(f, whole) != whole {
						t.Errorf("the font lacks %q", whole)
					}
					bounds, _ := font.BoundString(face, whole)
					highest, lowest = min(highest, bounds.Min.Y.Floor()), max(lowest, bounds.Max.Y.Ceil())
				}
			}
		}
		if high := float64(lowest-highest) / 100; high > lineSpace {
			t.Errorf("letters with their marks are %.2f of the size high, lines %.2f", high, lineSpace)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for b.Loop() {
		if err := Draw(io.Discard, card(titles()[2])); err != nil {
			b.Fatal(err)
		}
	}
}
