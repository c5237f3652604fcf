package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// inline reads what stands in a paragraph, or in an element within it that has
// just begun. like is how runs there look and where they lead.
func (r *reader) inline(p *Paragraph, like Run) error {
	return r.children(func(start xml.StartElement) error {
		now := like
		switch start.Name.Local {
		case "pPr":
			return r.paragraphProperties(p)
		case "r":
			return r.run(p, now)
		case "t": // of drawings
			return r.words(p, now)
		case "oMath":
			return r.mathematics(p, now)
		case "hyperlink", "hlinkClick":
			now.Link = r.linkOf(start)
			return r.inline(p, now)
		case "fldSimple":
			if err := r.add(p, Run{Text: attr(start, "instr"), Field: true, Change: like.Change}); err != nil {
				return err
			}
			if link := linkOfField(attr(start, "instr")); link != "" {
				now.Link = link
			}
		case "ins", "moveTo":
			if now.Change != Deleted { // what was put in and then taken out is out
				now.Change = Inserted
			}
		case "del", "moveFrom":
			now.Change = Deleted
		}
		if done, err := r.object(p, start, now); done || err != nil {
			return err
		}
		return r.inline(p, now)
	})
}

// mathematics adds the formula that has just begun.
func (r *reader) mathematics(p *Paragraph, like Run) error {
	text, err := r.formula()
	if err != nil || text == "" {
		return err
	}
	like.Text = text
	return r.add(p, like)
}

// object reads what may stand in or beside a run and is no text of it. done says
// that the element has been read to its end.
func (r *reader) object(p *Paragraph, start xml.StartElement, like Run) (done bool, err error) {
	switch start.Name.Local {
	case "txbxContent":
		box, err := r.blocks("")
		if hasText(box) {
			p.Boxes = append(p.Boxes, box)
		}
		return true, err
	case "AlternateContent":
		inside, err := r.alternative(func() ([]Block, error) {
			q := &Paragraph{}
			err := r.inline(q, like)
			return []Block{{Paragraph: q}}, err
		})
		for _, b := range inside {
			p.Runs, p.Boxes = append(p.Runs, b.Paragraph.Runs...), append(p.Boxes, b.Paragraph.Boxes...)
		}
		return true, err
	case "textpath": // letters bent to a shape, as watermarks are
		if text := attr(start, "string"); strings.TrimSpace(text) != "" {
			p.Boxes = append(p.Boxes, []Block{{Paragraph: &Paragraph{Runs: []Run{{Text: text}}}}})
			return false, r.item()
		}
	case "docPr", "cNvPr":
		if start.Name.Local == "docPr" {
			r.alt = attr(start, "descr")
		}
		if text := attr(start, "descr"); strings.TrimSpace(text) != "" && start.Name.Local == "docPr" {
			return false, r.add(p, Run{Text: text, Field: true, Change: like.Change})
		}
	case "relIds", "chart": // of a diagram, by its data, and of a chart
		if name := r.relations[attr(start, "dm")+attr(start, "id")]; name != "" {
			like.Drawing = name
			return false, r.add(p, like)
		}
	case "blip", "imagedata":
		if name := r.relations[attr(start, "embed")+attr(start, "id")]; name != "" {
			like.Image, like.Alt = name, r.alt
			return false, r.add(p, like)
		}
	}
	return false, nil
}

// run reads a run.
func (r *reader) run(p *Paragraph, like Run) error {
	return r.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "rPr":
			return r.runProperties(&like)
		case "t", "delText":
			now := like
			if start.Name.Local == "delText" {
				now.Change = Deleted
			}
			return r.words(p, now)
		case "instrText", "delInstrText":
			return r.instruction(p, like)
		case "fldChar":
			r.fieldMark(attr(start, "fldCharType"))
			return r.formField(p, like)
		case "r": // of annotations above letters
			return r.run(p, like)
		}
		now := like
		switch start.Name.Local {
		case "tab", "ptab":
			now.Text = "\t"
		case "br", "cr":
			now.Text = "\n"
		case "noBreakHyphen":
			now.Text = "-"
		case "softHyphen":
			now.Text = softHyphen
		case "sym":
			now.Text = symbol(attr(start, "font"), attr(start, "char"))
		case "footnoteReference":
			now.Footnote = attr(start, "id")
		case "endnoteReference":
			now.Endnote = attr(start, "id")
		case "commentReference":
			now.Comment = attr(start, "id")
		default:
			if done, err := r.object(p, start, now); done || err != nil {
				return err
			}
			return r.inline(p, now)
		}
		if now.Text != "" || now.Footnote+now.Endnote+now.Comment != "" {
			if err := r.add(p, now); err != nil {
				return err
			}
		}
		return r.skip()
	})
}

// words adds the text of the element that has just begun.
func (r *reader) words(p *Paragraph, like Run) error {
	text, err := r.text()
	if err != nil || text == "" {
		return err
	}
	like.Text = text
	for i := len(r.fields) - 1; i >= 0 && like.Link == ""; i-- {
		like.Link = r.fields[i].link
	}
	return r.add(p, like)
}

// add puts a run into a paragraph. It joins the one before where they are alike:
// Word cuts words wherever it was corrected or checked.
func (r *reader) add(p *Paragraph, run Run) error {
	if n := len(p.Runs); n > 0 && run.Image+run.Drawing+run.Footnote+run.Endnote+run.Comment == "" {
		before, now := p.Runs[n-1], run
		text := before.Text
		if before.Text, now.Text = "", ""; before == now && len(text) < 1<<12 {
			p.Runs[n-1].Text = text + run.Text
			return nil
		}
	}
	p.Runs = append(p.Runs, run)
	return r.item()
}

// formField reads what a form asks for at a field: a box to tick is shown as one.
func (r *reader) formField(p *Paragraph, like Run) error {
	return r.children(func(start xml.StartElement) error {
		if start.Name.Local != "checkBox" {
			return r.formField(p, like)
		}
		ticked := map[string]bool{}
		err := r.children(func(state xml.StartElement) error {
			value := strings.ToLower(attr(state, "val"))
			ticked[state.Name.Local] = value != "0" && value != "false" && value != "off"
			return r.skip()
		})
		now, known := ticked["checked"]
		if like.Text = "☐"; now || !known && ticked["default"] {
			like.Text = "☑"
		}
		return firstError(err, r.add(p, like))
	})
}

// fieldMark opens and closes fields.
func (r *reader) fieldMark(kind string) {
	switch n := len(r.fields); {
	case kind == "begin" && n < maxDepth:
		r.fields = append(r.fields, &field{})
	case kind == "separate" && n > 0:
		f := r.fields[n-1]
		f.shown, f.link = true, linkOfField(f.instruction.String())
	case kind == "end" && n > 0:
		r.fields = r.fields[:n-1]
	}
}

// instruction reads a piece of a field's instruction.
func (r *reader) instruction(p *Paragraph, like Run) error {
	text, err := r.text()
	if err != nil {
		return err
	}
	if n := len(r.fields); n > 0 && !r.fields[n-1].shown && r.fields[n-1].instruction.Len() < 1<<12 {
		r.fields[n-1].instruction.WriteString(text)
	}
	return r.add(p, Run{Text: text, Field: true, Change: like.Change})
}

// linkOfField is where a field leads: HYPERLINK "address" \l "bookmark".
func linkOfField(instruction string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(instruction), "HYPERLINK")
	if !ok {
		return ""
	}
	var link string
	local := false
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		var word string
		if quoted, is := strings.CutPrefix(rest, `"`); is {
			word, rest, _ = strings.Cut(quoted, `"`)
		} else {
			word, rest, _ = strings.Cut(rest, " ")
		}
		switch {
		case word == `\l`:
			local = true
		case strings.HasPrefix(word, `\`):
		case local:
			return link + "#" + word
		case link == "":
			link = word
		}
	}
	return link
}

// linkOf is where a hyperlink leads.
func (r *reader) linkOf(start xml.StartElement) string {
	link := ""
	if id := attr(start, "id"); id != "" {
		link = r.relations[id]
	}
	if anchor := attr(start, "anchor"); anchor != "" {
		link += "#" + anchor
	}
	return link
}

// paragraphProperties reads what says what a paragraph is.
func (r *reader) paragraphProperties(p *Paragraph) error {
	return r.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "pStyle":
			p.Style = attr(start, "val")
		case "numId":
			p.List = attr(start, "val")
		case "ilvl":
			if n, err := strconv.Atoi(attr(start, "val")); err == nil && n >= 0 && n < 10 {
				p.Level = n
			}
		case "jc":
			p.Align = attr(start, "val")
		case "tabs":
			return r.leaders(p)
		case "framePr": // a large first letter stands in a paragraph of its own
			if cap := attr(start, "dropCap"); cap != "" && cap != "none" {
				p.Joined = true
			}
		case "outlineLvl":
			p.Outline = outline(start)
		case "numPr":
			return r.paragraphProperties(p)
		case "rPr":
			return r.endProperties(p)
		}
		return r.skip()
	})
}

// leaders reads the tab stops of a paragraph.
func (r *reader) leaders(p *Paragraph) error {
	return r.children(func(start xml.StartElement) error {
		if attr(start, "val") != "clear" && len(p.Leaders) < mostStops {
			leader := attr(start, "leader")
			p.Leaders = append(p.Leaders, leader != "" && leader != "none")
		}
		return r.skip()
	})
}

// mostStops is how many tab stops of a paragraph are looked at; Word has no more.
const mostStops = 64

// endProperties reads what became of a paragraph's end.
func (r *reader) endProperties(p *Paragraph) error {
	return r.children(func(start xml.StartElement) error {
		p.Joined = p.Joined || start.Name.Local == "del"
		return r.skip()
	})
}

// runProperties reads how a run looks.
func (s *stream) runProperties(run *Run) error {
	return s.children(func(start xml.StartElement) error {
		mark := map[string]Marks{
			"b": Bold, "i": Italic, "u": Underline, "strike": Strike, "dstrike": Strike, "caps": Caps, "vanish": Hidden,
		}[start.Name.Local]
		switch value := attr(start, "val"); start.Name.Local {
		case "rStyle":
			run.Style = value
		case "sz":
			if n, err := strconv.Atoi(value); err == nil && 0 < n && n < 4000 {
				run.Size = n
			}
		case "rFonts":
			if run.Font = attr(start, "ascii"); run.Font == "" {
				run.Font = attr(start, "hAnsi")
			}
		case "vertAlign":
			mark = map[string]Marks{"superscript": Superscript, "subscript": Subscript}[value]
			run.Marks |= mark
		default:
			switch strings.ToLower(value) {
			case "0", "false", "off", "none":
				run.Marks &^= mark
				run.Plain |= mark
			default:
				run.Marks |= mark
				run.Plain &^= mark
			}
		}
		return s.skip()
	})
}
