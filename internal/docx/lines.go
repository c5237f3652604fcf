package docx

import (
	"slices"
	"strings"
)

// Line is a paragraph as one line of text, with its place.
type Line struct {
	Part PartKind
	// Paragraph counts those of the part that have text, from 1, those in tables
	// and boxes too.
	Paragraph int
	// Table, Row and Cell count from 1, of the outermost table; 0 outside.
	Table, Row, Cell int
	// Text is what stands there; breaks of lines in it are " | ".
	Text string
	// Unseen is true of what no reader of the page sees: what tracked changes took
	// out, where links lead, instructions, descriptions of pictures.
	Unseen bool
}

// Lines returns all text of a document, each paragraph as a line, what stands
// beside the body after it.
func (d *Document) Lines() []Line {
	var l lines
	for _, part := range d.Parts {
		l.at = Line{Part: part.Kind}
		l.tables = 0
		l.blocks(part.Blocks)
	}
	return l.all
}

// lines makes lines of blocks.
type lines struct {
	all    []Line
	at     Line // where it is
	tables int
}

func (l *lines) blocks(blocks []Block) {
	for _, b := range blocks {
		if b.Table == nil {
			l.paragraph(b.Paragraph)
			continue
		}
		outermost := l.at.Table == 0
		if outermost {
			l.tables++
			l.at.Table = l.tables
		}
		for i, row := range b.Table.Rows {
			for j, cell := range row.Cells {
				if outermost {
					l.at.Row, l.at.Cell = i+1, j+1
				}
				l.blocks(cell.Blocks)
			}
		}
		if outermost {
			l.at.Table, l.at.Row, l.at.Cell = 0, 0, 0
		}
	}
}

func (l *lines) paragraph(p *Paragraph) {
	shown := p.Text()
	unseen := l.unseen(p)
	if strings.TrimSpace(shown) != "" || len(unseen) > 0 {
		l.at.Paragraph++
	}
	l.add(shown, false)
	for _, text := range unseen {
		l.add(text, true)
	}
	for _, box := range p.Boxes {
		l.blocks(box)
	}
}

func (l *lines) add(text string, unseen bool) {
	if strings.TrimSpace(text) == "" {
		return
	}
	line := l.at
	line.Text, line.Unseen = strings.NewReplacer("\r", " ", "\n", " | ").Replace(text), unseen
	l.all = append(l.all, line)
}

// unseen is what a paragraph holds besides what is shown, each text once.
func (l *lines) unseen(p *Paragraph) []string {
	var all []string
	seen := map[string]bool{}
	add := func(text string) {
		if strings.TrimSpace(text) != "" && !seen[text] {
			seen[text] = true
			all = append(all, text)
		}
	}
	if slices.ContainsFunc(p.Runs, func(r Run) bool { return r.Change == Deleted && !r.Field }) {
		add(p.join(func(r Run) bool { return !r.Field && r.Change != Inserted }))
	}
	for _, r := range p.Runs {
		if r.Field {
			add(r.Text)
		}
		if !strings.HasPrefix(r.Link, "#") {
			add(r.Link)
		}
	}
	return all
}

// softHyphen shows nothing but where a word is cut. In old fonts it is a letter.
const softHyphen = "\u00AD"

// Text is what a paragraph says once its tracked changes are accepted, as it is
// shown: letters that look like capitals are capitals.
func (p *Paragraph) Text() string {
	return p.join(func(r Run) bool { return !r.Field && r.Change != Deleted })
}

func (p *Paragraph) join(keep func(Run) bool) string {
	var b strings.Builder
	for _, r := range p.Runs {
		if !keep(r) {
			continue
		}
		text := strings.ReplaceAll(r.Text, softHyphen, "")
		if r.Marks&Caps != 0 {
			text = strings.ToUpper(text)
		}
		b.WriteString(text)
	}
	return b.String()
}
