package reflow

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/docx"
	"chuyende/internal/pdf"
)

// line is what stands in one line and is written in one go.
type line struct {
	pdf.Box
	base, size float64
	letters    []pdf.Letter
}

// wide is how many times its size a gap in a line is that blanks between words are not.
const wide = 1.6

// fragmentsOf cuts the letters of a page where the next stands in another line, or far
// away.
func fragmentsOf(p *pdf.Page) []line {
	var all []line
	var open []pdf.Letter
	flush := func() {
		if l, ok := newLine(open); ok {
			all = append(all, l)
		}
		open = nil
	}
	for _, l := range p.Letters {
		if l.Text == '\r' || l.Text == '\n' {
			flush()
			continue
		}
		if n := len(open); n > 0 && l.Text > ' ' && l.Text != noCharacter {
			before := open[n-1]
			if gap := l.Left - before.Right; gap > wide*l.Size && before.Text > ' ' || gap > (wide+0.4)*l.Size || gap < -2*l.Size {
				flush()
			}
		}
		open = append(open, l)
	}
	flush()
	return all
}

// newLine is a line of letters, without the blanks around it.
func newLine(letters []pdf.Letter) (l line, ok bool) {
	seen := func(l pdf.Letter) bool { return l.Text > ' ' && l.Text != '\u00A0' || l.Text == cut }
	from := slices.IndexFunc(letters, seen)
	if from < 0 {
		return l, false
	}
	to := len(letters)
	for !seen(letters[to-1]) {
		to--
	}
	l = line{letters: letters[from:to], Box: letters[from].Box}
	var feet, sizes []float64
	for _, c := range l.letters {
		if seen(c) {
			feet, sizes = append(feet, c.Bottom), append(sizes, c.Size)
			l.Left, l.Right, l.Bottom, l.Top = min(l.Left, c.Left), max(l.Right, c.Right), min(l.Bottom, c.Bottom), max(l.Top, c.Top)
		}
	}
	slices.Sort(feet)
	slices.Sort(sizes)
	l.base, l.size = feet[len(feet)/2], sizes[len(sizes)/2]
	return l, true
}

// linesOf puts together what stands in one line: a blank or a tab goes between. The order
// is that of the file, unless the file jumps about.
func linesOf(fragments []line, width float64) []line {
	if isJumbled(fragments) {
		slices.SortStableFunc(fragments, func(a, b line) int {
			if a.isBeside(b) {
				return int(math.Copysign(1, a.Left-b.Left))
			}
			return int(math.Copysign(1, b.base-a.base))
		})
	}
	var all []line
	for _, f := range fragments {
		if n := len(all); n > 0 {
			if before := &all[n-1]; before.isBeside(f) && f.Left > before.Right-0.3*f.size && f.Left-before.Right < width/3 {
				before.add(f)
				continue
			}
		}
		all = append(all, f)
	}
	return all
}

// isBeside reports whether two lines are one, by their height.
func (l line) isBeside(o line) bool {
	return math.Abs(l.base-o.base) < 0.35*min(l.size, o.size) || min(l.size, o.size) < 0.8*max(l.size, o.size) && l.Bottom < o.Top && o.Bottom < l.Top
}

func (l *line) add(f line) {
	gap := f.Left - l.Right
	letters := slices.Clone(l.letters)
	if sign := ' '; gap > 0.15*f.size {
		if gap > wide*f.size {
			sign = '\t'
		}
		letters = append(letters, pdf.Letter{Text: sign, Box: pdf.Box{Left: l.Right, Right: f.Left, Bottom: l.base, Top: l.base}, Size: f.size, Font: f.letters[0].Font, Bold: f.letters[0].Bold, Italic: f.letters[0].Italic})
	}
	if joined, ok := newLine(append(letters, f.letters...)); ok {
		*l = joined
	}
}

// isJumbled reports whether lines stand in no order in which somebody reads.
func isJumbled(lines []line) bool {
	up := 0
	for i := 1; i < len(lines); i++ {
		if a, b := lines[i-1], lines[i]; b.base > a.base+b.size {
			up++
		}
	}
	return up > 6 && up*3 > len(lines)
}

// text is a line's text.
func (l line) text() string {
	var b strings.Builder
	for _, c := range l.letters {
		b.WriteRune(letterOf(c.Text, fontName(c.Font)))
	}
	return norm.NFC.String(b.String())
}

// middle is where a line has its middle.
func (l line) middle() float64 { return (l.Left + l.Right) / 2 }

// runs are the letters of a line by how they look.
func (l line) runs() []docx.Run {
	var all []docx.Run
	var text []rune
	var like docx.Run
	flush := func() {
		if like.Text = norm.NFC.String(string(text)); len(text) > 0 {
			all = append(all, like)
		}
		text = nil
	}
	for _, c := range l.letters {
		now := docx.Run{Font: fontName(c.Font), Size: int(math.Round(l.size * 2))}
		if c.Bold {
			now.Marks |= docx.Bold
		}
		if c.Italic {
			now.Marks |= docx.Italic
		}
		if c.Size < 0.78*l.size && c.Bottom > l.base+0.15*l.size && (unicode.IsDigit(c.Text) || c.Text == '*') {
			now.Marks = docx.Superscript
		}
		if (c.Text <= ' ' || c.Text == '\u00A0') && c.Text != cut { // a blank looks as what is before it
			now = docx.Run{Font: like.Font, Size: like.Size, Marks: like.Marks}
		}
		now.Text = like.Text
		if !sameLook(now, like) {
			flush()
			like = now
		}
		text = append(text, letterOf(c.Text, now.Font))
	}
	flush()
	return all
}

func sameLook(a, b docx.Run) bool { return a.Font == b.Font && a.Size == b.Size && a.Marks == b.Marks }

// letterOf is a letter as its font's encoding has it: in fonts of Vietnamese before
// Unicode, PDF calls two letters by the names of signs that look alike.
func letterOf(r rune, font string) rune {
	if strings.HasPrefix(font, ".Vn") {
		switch r {
		case '\u00AD':
			return r // it is a letter there
		case '−', cut, noCharacter: // these two stand for it at the end of a line
			return '\u00AD'
		case '∙':
			return '·'
		case 'μ':
			return 'µ'
		}
	}
	switch r {
	case '\u00AD', '\u2010', '\u2011': // as which Word writes hyphens
		return '-'
	case noCharacter:
		return cut
	}
	if unicode.IsControl(r) && r != '\t' && r != cut {
		return ' '
	}
	return r
}

// What stands for a hyphen at the end of a line.
const (
	cut         = '\x02'
	noCharacter = '\uFFFE'
)

// fontName is the name by which people know a font: without the sign of a part of it
// before and the look behind; fonts of old encodings have their point again.
func fontName(name string) string {
	if at := strings.IndexByte(name, '+'); at == 6 {
		name = name[at+1:]
	}
	for {
		cut := name
		for _, end := range []string{"Bold", "Italic", "Oblique", "Regular", "PSMT", "PS", "MT", ",", "-", " "} {
			cut = strings.TrimSuffix(cut, end)
		}
		if cut == name || cut == "" {
			break
		}
		name = cut
	}
	if strings.HasPrefix(name, "Vn") {
		return "." + name
	}
	return name
}
