package wordml

import (
	"strconv"
	"strings"
)

// paragraph writes a paragraph. last is the section that ends with it, or nil.
func (w *writer) paragraph(p *Paragraph, last *Section) {
	w.open("<w:p>")
	w.paragraphProperties(p, last)
	w.inlines(p.Inlines)
	w.open("</w:p>")
}

// paragraphProperties writes w:pPr, whose elements have an order.
func (w *writer) paragraphProperties(p *Paragraph, last *Section) {
	if p.Style == "" && p.List == nil && !p.PageBreak && p.Format.isZero() && last == nil {
		return
	}
	w.open("<w:pPr>")
	if p.Style != "" {
		w.value("w:pStyle", p.Style)
	}
	w.format(&p.Format, p)
	if last != nil {
		w.section(last)
	}
	w.open("</w:pPr>")
}

func (f *Format) isZero() bool {
	return len(f.Tabs) == 0 && f.Align == 0 && f.Left == 0 && f.Right == 0 && f.First == 0 && f.Before == 0 && f.After == 0 && f.Line == 0 &&
		!f.Together && !f.Whole && !f.Rule && !f.Side && f.Shade == "" && f.Outline == 0
}

// format writes what a style or a paragraph, p, says of paragraphs.
func (w *writer) format(f *Format, p *Paragraph) {
	w.flag("w:keepNext", f.Together)
	w.flag("w:keepLines", f.Whole)
	if p != nil {
		w.flag("w:pageBreakBefore", p.PageBreak)
		if p.List != nil {
			w.open(`<w:numPr><w:ilvl w:val="`, strconv.Itoa(clamp(p.Level, 0, listLevels-1)), `"/><w:numId w:val="`, strconv.Itoa(w.listID(p)), `"/></w:numPr>`)
		}
	}
	if f.Rule || f.Side {
		w.open("<w:pBdr>")
		if f.Side {
			w.open(`<w:left w:val="single" w:sz="12" w:space="8" w:color="808080"/>`)
		}
		if f.Rule {
			w.open(`<w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/>`)
		}
		w.open("</w:pBdr>")
	}
	w.shade(f.Shade)
	w.tabs(f.Tabs)
	w.spacing(f)
	w.indent(f)
	if align := [...]string{Left: "left", Center: "center", Right: "right", Justify: "both"}; f.Align != Inherit && int(f.Align) < len(align) {
		w.value("w:jc", align[f.Align])
	}
	if f.Outline > 0 {
		w.value("w:outlineLvl", strconv.Itoa(clamp(f.Outline, 1, 9)-1))
	}
}

func (w *writer) tabs(tabs []Tab) {
	if len(tabs) == 0 {
		return
	}
	w.open("<w:tabs>")
	for _, t := range tabs {
		kind, leader := "left", ""
		if t.AlignRight {
			kind = "right"
		}
		if t.Dots {
			leader = `" w:leader="dot`
		}
		w.open(`<w:tab w:val="`, kind, leader, `" w:pos="`, t.At.String(), `"/>`)
	}
	w.open("</w:tabs>")
}

func (w *writer) spacing(f *Format) {
	if f.Before == 0 && f.After == 0 && f.Line == 0 {
		return
	}
	w.open("<w:spacing")
	w.measure("w:before", f.Before)
	w.measure("w:after", f.After)
	if f.Line > 0 {
		w.measure("w:line", f.Line)
		w.open(` w:lineRule="exact"`)
	} else if f.Line == Nought {
		w.open(` w:line="240" w:lineRule="auto"`)
	}
	w.open("/>")
}

func (w *writer) indent(f *Format) {
	if f.Left == 0 && f.Right == 0 && f.First == 0 {
		return
	}
	w.open("<w:ind")
	w.measure("w:left", f.Left)
	w.measure("w:right", f.Right)
	if f.First < 0 && f.First != Nought {
		w.measure("w:hanging", -f.First)
	} else {
		w.measure("w:firstLine", f.First)
	}
	w.open("/>")
}

// measure writes an attribute unless it is not said.
func (w *writer) measure(name string, t Twips) {
	if t == 0 {
		return
	}
	w.open(" ", name, `="`, t.String(), `"`)
}

// String writes the number that a file has for the measure.
func (t Twips) String() string {
	if t == Nought {
		return "0"
	}
	return strconv.Itoa(int(t))
}

func (w *writer) shade(colour string) {
	if isColour(colour) {
		w.open(`<w:shd w:val="clear" w:color="auto" w:fill="`, colour, `"/>`)
	}
}

// isColour reports six hexadecimal digits: Word refuses others.
func isColour(s string) bool {
	return len(s) == 6 && strings.Trim(s, "0123456789ABCDEFabcdef") == ""
}

func clamp(n, least, most int) int { return min(max(n, least), most) }
