package docx

import (
	"encoding/xml"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// formula reads mathematics, the element that has just begun, as one line that says
// what stands above and below what: "(x+a)^n", "(a+b)/2", "√(b^2-4ac)".
func (r *reader) formula() (string, error) {
	var b strings.Builder
	open := false // the term before would go on in letters behind it
	err := r.children(func(start xml.StartElement) error {
		text, err := r.term(start)
		if first, _ := utf8.DecodeRuneInString(text); open && (unicode.IsLetter(first) || unicode.IsDigit(first)) {
			text = " " + text
		}
		if text != "" {
			open = slices.Contains([]string{"f", "sSup", "sSub", "sSubSup"}, start.Name.Local) && !strings.HasSuffix(text, ")")
		}
		b.WriteString(text)
		return err
	})
	return b.String(), err
}

// term reads one element of a formula.
func (r *reader) term(start xml.StartElement) (string, error) {
	switch name := start.Name.Local; name {
	case "t":
		return r.text()
	case "br":
		return "\n", r.skip()
	case "rPr", "ctrlPr", "argPr", "del", "moveFrom":
		return "", r.skip()
	case "f", "sSup", "sSub", "sSubSup", "sPre", "rad", "nary", "func", "limLow", "limUpp", "acc", "bar", "d", "m", "eqArr":
		p, err := r.formulaParts()
		return p.line(name), err
	}
	return r.formula()
}

// formulaParts are the arguments of a form of mathematics by their names, and its
// properties.
type formulaParts struct {
	args map[string][]string
	vals map[string]string
}

func (r *reader) formulaParts() (formulaParts, error) {
	p := formulaParts{map[string][]string{}, map[string]string{}}
	err := r.children(func(start xml.StartElement) error {
		name := start.Name.Local
		var text string
		var err error
		switch {
		case strings.HasSuffix(name, "Pr"):
			return r.children(func(property xml.StartElement) error {
				p.vals[property.Name.Local] = attr(property, "val")
				return r.skip()
			})
		case name == "mr":
			var row formulaParts
			row, err = r.formulaParts()
			text = strings.Join(row.args["e"], "  ")
		default:
			text, err = r.formula()
		}
		if text != "" {
			err = firstError(err, r.item())
		}
		p.args[name] = append(p.args[name], text)
		return err
	})
	return p, err
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (p formulaParts) arg(name string) string { return strings.Join(p.args[name], "") }

// value is a property, or what stands for it where the file does not say.
func (p formulaParts) value(name, usual string) string {
	if v, has := p.vals[name]; has {
		return v
	}
	return usual
}

// line writes a form of mathematics as text.
func (p formulaParts) line(form string) string {
	base := p.arg("e")
	switch form {
	case "f":
		if p.vals["type"] == "noBar" { // one above the other, as in a binomial
			return p.arg("num") + " ¦ " + p.arg("den")
		}
		return Fraction(p.arg("num"), p.arg("den"))
	case "sSup", "sSub", "sSubSup", "limLow", "limUpp":
		return Scripted(base, p.arg("sub")+lower(form, p), p.arg("sup")+upper(form, p))
	case "sPre":
		return scripted("", p.arg("sub"), p.arg("sup")) + base
	case "rad":
		return Root(p.arg("deg"), base)
	case "nary":
		return scripted(p.value("chr", "∫"), p.arg("sub"), p.arg("sup")) + " " + base
	case "func":
		if strings.HasPrefix(base, "(") {
			return p.arg("fName") + base
		}
		return p.arg("fName") + " " + base
	case "acc":
		return base + p.value("chr", "\u0302")
	case "bar":
		if p.value("pos", "") == "top" && utf8.RuneCountInString(base) == 1 {
			return base + "\u0305"
		}
		return base
	case "m":
		return strings.Join(p.args["mr"], "; ")
	case "eqArr":
		return strings.ReplaceAll(strings.Join(p.args["e"], "\n"), "&", "")
	}
	return p.value("begChr", "(") + strings.Join(p.args["e"], p.value("sepChr", "|")) + p.value("endChr", ")")
}

// Fraction writes one term over another in a line.
func Fraction(above, below string) string { return grouped(above) + "/" + grouped(below) }

// Root writes a root in a line; that of the second degree has none.
func Root(degree, of string) string { return raisedDigits.Replace(degree) + "√" + grouped(of) }

// Scripted puts what stands below and above behind a term.
func Scripted(base, sub, sup string) string { return scripted(grouped(base), sub, sup) }

// raisedDigits writes powers and the degrees of roots, loweredDigits numbers below.
var (
	raisedDigits  = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "n", "ⁿ")
	loweredDigits = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉")
)

// isNumber holds of texts of digits alone.
func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

func lower(form string, p formulaParts) string {
	if form == "limLow" {
		return p.arg("lim")
	}
	return ""
}

func upper(form string, p formulaParts) string {
	if form == "limUpp" {
		return p.arg("lim")
	}
	return ""
}

// scripted puts what stands below and above behind a base.
func scripted(base, sub, sup string) string {
	switch {
	case isNumber(sub):
		base += loweredDigits.Replace(sub)
	case sub != "":
		base += "_" + grouped(sub)
	}
	switch {
	case isNumber(sup):
		base += raisedDigits.Replace(sup)
	case sup != "":
		base += "^" + grouped(sup)
	}
	return base
}

// grouped puts a term in brackets where it would fall apart in a line.
func grouped(text string) string {
	text = strings.TrimSpace(text)
	whole := strings.IndexFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune(".,'_", r)
	}) < 0
	if utf8.RuneCountInString(text) <= 1 || whole || bracketed(text) {
		return text
	}
	return "(" + text + ")"
}

// bracketed holds of a text in one pair of brackets.
func bracketed(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	if last, _ := utf8.DecodeLastRuneInString(text); strings.ContainsRune("|‖", first) && first == last {
		return len(text) > size && strings.Count(text, string(first)) == 2
	}
	depth := 0
	for i, r := range text {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		}
		if depth == 0 {
			return i > 0 && i == len(text)-1
		}
	}
	return false
}
