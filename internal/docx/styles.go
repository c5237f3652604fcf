package docx

import (
	"encoding/xml"
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Styles are the named looks of a document by id. The id "" holds what it says
// of everything.
type Styles map[string]Style

// Style is a named look. What it does not say itself, the one that it is based
// on does.
type Style struct {
	// Name is what people call it: "heading 1". Basis is the id of the style that
	// it is based on.
	Name, Basis string
	// Paragraph says how it lies, and which list it is in; Run how letters look.
	Paragraph Paragraph
	Run       Run
	// Rules says whether a table of the style has lines.
	Rules Rules
	// Usual is true of the style of paragraphs that name none.
	Usual bool
}

// IsBare reports whether no line is drawn around a table and its cells: such a table often
// only puts lines of a paper beside each other.
func (s Styles) IsBare(t *Table) bool {
	if t.Rules != RulesUnsaid || t.Style == "" {
		return t.Rules != Ruled
	}
	for _, style := range s.chain(t.Style) {
		if style.Rules != RulesUnsaid {
			return style.Rules == NoRules
		}
	}
	_, known := s[t.Style]
	return known
}

// rules reads which lines there are, of the sides that stand in the element that has
// just begun.
func (s *stream) rules(rules *Rules) error {
	if *rules == RulesUnsaid {
		*rules = NoRules
	}
	return s.children(func(start xml.StartElement) error {
		switch attr(start, "val") {
		case "", "none", "nil":
		default:
			*rules = Ruled
		}
		return s.skip()
	})
}

// Look returns how a run of a paragraph looks, its style and those around it
// included: its marks, font and size.
func (s Styles) Look(p *Paragraph, r Run) Run {
	look := Run{Marks: r.Marks, Plain: r.Plain, Font: r.Font, Size: r.Size}
	for _, id := range []string{r.Style, s.styleOf(p)} {
		for _, style := range s.chain(id) {
			look = look.over(style.Run)
			if id == r.Style && isCode(style.Name) {
				look.Marks |= Code
			}
		}
	}
	return look.over(s[""].Run)
}

// isCode holds of the styles of letters that programs give to code within a sentence.
func isCode(name string) bool {
	return slices.Contains([]string{"html code", "html keyboard", "html typewriter", "html sample", "verbatim char", "source text"}, strings.ToLower(name))
}

// over puts a look over one that lies below.
func (r Run) over(below Run) Run {
	r.Marks |= below.Marks &^ (r.Plain | Underline) // who underlines does so by hand
	r.Plain |= below.Plain
	if r.Font == "" {
		r.Font = below.Font
	}
	if r.Size == 0 {
		r.Size = below.Size
	}
	return r
}

// Names returns the names of a paragraph's style and of those that it is based
// on, in small letters, the nearest first.
func (s Styles) Names(p *Paragraph) []string {
	var names []string
	for _, style := range s.chain(s.styleOf(p)) {
		names = append(names, strings.ToLower(style.Name))
	}
	return names
}

// Lay returns how a paragraph lies, its styles included: alignment, tab stops, outline
// and list.
func (s Styles) Lay(p *Paragraph) Paragraph {
	lay := Paragraph{Align: p.Align, Leaders: p.Leaders, Outline: p.Outline, List: p.List, Level: p.Level}
	for _, style := range s.chain(s.styleOf(p)) {
		below := style.Paragraph
		if lay.Align == "" {
			lay.Align = below.Align
		}
		if len(lay.Leaders) == 0 {
			lay.Leaders = below.Leaders
		}
		if lay.Outline == 0 {
			lay.Outline = below.Outline
		}
		if lay.List == "" && below.List != "" {
			lay.List, lay.Level = below.List, max(lay.Level, below.Level)
		}
	}
	if lay.List == NoList {
		lay.List = ""
	}
	return lay
}

func (s Styles) styleOf(p *Paragraph) string {
	if _, known := s[p.Style]; known && p.Style != "" {
		return p.Style
	}
	return s[""].Basis
}

// chain returns a style and those that it is based on; one that is based on
// itself ends.
func (s Styles) chain(id string) []Style {
	var all []Style
	for seen := 0; id != "" && seen < 20; seen++ {
		style, known := s[id]
		if !known {
			break
		}
		all = append(all, style)
		id = style.Basis
	}
	return all
}

// List is a numbering: its levels from the outermost.
type List struct {
	Levels []ListLevel
	// Counter is what numberings have in common that count on in each other.
	Counter string
	// Restart are the numbers at which this one begins anew where it is first used, by
	// levels; nil where it counts on.
	Restart map[int]int

	link string // the style whose numbering it is
}

// ListLevel is how one level is numbered: Format is "bullet", "decimal",
// "lowerLetter", "upperRoman", "none" and the like, Text what stands before an
// item, "%1." for the number of the first level and a point.
type ListLevel struct {
	Format, Text string
	Start        int

	style string // paragraphs of that style are at this level
}

// looks reads the styles and the numberings, which a document may lack. What is
// wrong with them does not keep anyone from its text.
func (p *pack) looks(main string, d *Document) error {
	d.Styles, d.Lists = Styles{}, map[string]List{}
	for base, read := range map[string]func(*stream, *Document) error{"styles.xml": readStyles, "numbering.xml": readNumbering} {
		name := path.Join(path.Dir(main), base)
		if p.find(name) == nil {
			continue
		}
		if err := p.look(name, d, read); err != nil && !errors.Is(err, ErrDamaged) {
			return err
		}
	}
	d.linkLists()
	return nil
}

// linkLists settles what styles and numberings say of each other: a numbering may be that
// of a style, and a style has the level that names it, whatever it says itself.
func (d *Document) linkLists() {
	for id, list := range d.Lists {
		if list.link == "" || len(list.Levels) > 0 {
			continue
		}
		if meant := d.Lists[d.Styles[list.link].Paragraph.List]; len(meant.Levels) > 0 {
			list.Levels = meant.Levels
			d.Lists[id] = list
		}
	}
	for id, style := range d.Styles {
		for _, above := range d.Styles.chain(id) {
			list := above.Paragraph.List
			if list == "" {
				continue
			}
			if n := slices.IndexFunc(d.Lists[list].Levels, func(l ListLevel) bool { return l.style == id }); n >= 0 && id != "" {
				style.Paragraph.List, style.Paragraph.Level = list, n
				d.Styles[id] = style
			}
			break
		}
	}
}

func (p *pack) look(name string, d *Document, read func(*stream, *Document) error) error {
	x, err := p.xml(name)
	if err != nil {
		return err
	}
	defer x.Close()
	if _, err := x.root(); err != nil {
		return err
	}
	return read(x, d)
}

// readStyles reads styles.xml.
func readStyles(x *stream, d *Document) error {
	return x.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "docDefaults":
			style := d.Styles[""]
			err := (&reader{stream: x}).style(&style)
			d.Styles[""] = style
			return err
		case "style":
			style := Style{Usual: attr(start, "default") == "1" && attr(start, "type") == "paragraph"}
			if err := x.item(); err != nil {
				return err
			}
			if err := (&reader{stream: x}).style(&style); err != nil {
				return err
			}
			id := attr(start, "styleId")
			if id != "" {
				d.Styles[id] = style
			}
			if style.Usual {
				usual := d.Styles[""]
				usual.Basis = id
				d.Styles[""] = usual
			}
			return nil
		}
		return x.skip()
	})
}

// style reads what stands in the definition of one.
func (r *reader) style(style *Style) error {
	return r.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "name":
			style.Name = attr(start, "val")
		case "basedOn":
			style.Basis = attr(start, "val")
		case "pPr":
			return r.paragraphProperties(&style.Paragraph)
		case "rPr":
			return r.runProperties(&style.Run)
		case "rPrDefault", "pPrDefault", "tblPr", "tcPr":
			return r.style(style)
		case "tblStylePr": // how a part of a table looks: its letters are not those of all
			var part Style
			err := r.style(&part)
			style.Rules = max(style.Rules, part.Rules)
			return err
		case "tblBorders", "tcBorders":
			return r.rules(&style.Rules)
		}
		return r.skip()
	})
}

// readNumbering reads numbering.xml: numberings point to abstract ones, which count for
// all of them.
func readNumbering(x *stream, d *Document) error {
	abstract := map[string]List{}
	return x.children(func(start xml.StartElement) error {
		if start.Name.Local != "abstractNum" && start.Name.Local != "num" {
			return x.skip()
		}
		var n numbering
		if err := errors.Join(x.item(), x.numbering(&n)); err != nil {
			return err
		}
		if start.Name.Local == "abstractNum" {
			n.list.Counter = attr(start, "abstractNumId")
			abstract[n.list.Counter] = n.list
			return nil
		}
		list := abstract[n.basis]
		list.Restart = n.list.Restart
		for at, level := range n.instead {
			if at < len(list.Levels) {
				list.Levels = slices.Clone(list.Levels)
				list.Levels[at] = level
			}
		}
		d.Lists[attr(start, "numId")] = list
		return nil
	})
}

// numbering is one that is being read: its levels, or the id of the one that it is of and
// what it has in the place of that one's levels.
type numbering struct {
	list    List
	basis   string
	instead map[int]ListLevel
}

func (s *stream) numbering(n *numbering) error {
	return s.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "abstractNumId":
			n.basis = attr(start, "val")
		case "numStyleLink":
			n.list.link = attr(start, "val")
		case "lvl":
			level := ListLevel{Start: 1}
			if err := s.level(&level); err != nil {
				return err
			}
			if len(n.list.Levels) < mostLevels {
				n.list.Levels = append(n.list.Levels, level)
			}
			return nil
		case "lvlOverride":
			if at, err := strconv.Atoi(attr(start, "ilvl")); err == nil && 0 <= at && at < mostLevels {
				return s.override(n, at)
			}
		}
		return s.skip()
	})
}

// mostLevels is how many levels a numbering may have.
const mostLevels = 10

// override reads what a numbering has in the place of a level of its basis.
func (s *stream) override(n *numbering, at int) error {
	return s.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "startOverride":
			if first, ok := firstNumber(start); ok {
				if n.list.Restart == nil {
					n.list.Restart = map[int]int{}
				}
				n.list.Restart[at] = first
			}
		case "lvl":
			level := ListLevel{Start: 1}
			err := s.level(&level)
			if n.instead == nil {
				n.instead = map[int]ListLevel{}
			}
			n.instead[at] = level
			return err
		}
		return s.skip()
	})
}

// firstNumber is the number at which a level begins.
func firstNumber(start xml.StartElement) (n int, ok bool) {
	n, err := strconv.Atoi(attr(start, "val"))
	return n, err == nil && 0 <= n && n < 1e6
}

func (s *stream) level(level *ListLevel) error {
	return s.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "start":
			if n, ok := firstNumber(start); ok {
				level.Start = n
			}
		case "pStyle":
			level.style = attr(start, "val")
		case "numFmt":
			level.Format = attr(start, "val")
		case "lvlText":
			level.Text = attr(start, "val")
		}
		return s.skip()
	})
}

// outline is the level in the outline that an element gives, 0 for none.
func outline(start xml.StartElement) int {
	if n, err := strconv.Atoi(attr(start, "val")); err == nil && 0 <= n && n < 9 {
		return n + 1
	}
	return 0
}
