package papers

import (
	"bytes"
	"encoding/json"
	"fmt"

	"chuyende/internal/lang"
	"chuyende/internal/render"
	"chuyende/internal/site"
	"chuyende/internal/topic"
	"chuyende/internal/wordml"
)

// The forms of the scripts from which a browser makes papers: that of a topic, that
// of a page whose printable copy goes with a collection, and what all share.
const (
	scriptForm = "papers-script"
	copyForm   = "copy-script"
	sharedForm = "papers-shared"
)

// script is what a browser makes papers of: their parts, cut into chunks of which
// each is kept once.
type script struct {
	// Key is the page's address, "" in the shared script.
	Key string `json:"key"`
	// Shared is where the shared script stands, from here, Check what it must hold.
	Shared string `json:"shared,omitempty"`
	Check  string `json:"check"`
	// Figures are what the topic asks for.
	Figures []scriptFigure `json:"figures,omitempty"`
	Papers  []scriptPaper  `json:"papers"`
	// Chunks are the page's own; in a list of chunks they are numbered from the end
	// of the shared ones.
	Chunks []string `json:"chunks"`
}

// scriptFigure is a figure with the names of its blank and of that in which all
// of its number stands.
type scriptFigure struct {
	Name   string `json:"name"`
	Whole  string `json:"whole"`
	What   string `json:"what"`
	Where  string `json:"where"`
	Around string `json:"around,omitempty"`
}

// scriptPaper is a paper: the names of its parts, in the order of the container,
// and the chunks of each.
type scriptPaper struct {
	Name   string   `json:"name"`
	Names  []string `json:"names"`
	Chunks [][]int  `json:"chunks"`
	// Close are the chunks of the paper set closer, for a browser to take where what
	// is entered needs more than Room lines more; none where the paper may grow.
	Room  int     `json:"room,omitempty"`
	Close [][]int `json:"close,omitempty"`
}

// scripts returns the forms of the scripts.
func (m *Maker) scripts() []render.Form {
	offered := func(p *site.Page) bool { return p.Kind.Offered }
	copied := func(p *site.Page) bool { return p.Kind.Handed && !p.Kind.Offered }
	write := func(w *bytes.Buffer, in render.Input, p *site.Page) error { return m.writeScript(w, in, p) }
	title := lang.Text{VI: "mã điền sẵn các bản Word", EN: "script that fills papers in"}
	return []render.Form{
		{
			Form:  site.Form{Name: scriptForm, Word: "address.papers", Extension: ".js", Title: title, Fits: offered, Kept: true},
			Write: write,
		},
		{
			Form:  site.Form{Name: copyForm, Word: "address.papers", Extension: ".js", Title: title, Fits: copied},
			Write: write,
		},
		{
			Form: site.Form{Name: sharedForm, Title: title, Fits: func(p *site.Page) bool { return p.Kind.Gathered() }, Place: sharedAddress, Kept: true},
			Write: func(w *bytes.Buffer, in render.Input, _ *site.Page) error {
				common, err := m.shared.of(m, in.Config)
				if err != nil {
					return err
				}
				return common.script.write(w)
			},
		},
	}
}

func sharedAddress(places site.Places) string { return places.PlanFolder + places.Papers + ".js" }

// writeScript writes the script of a page.
func (m *Maker) writeScript(w *bytes.Buffer, in render.Input, p *site.Page) error {
	common, err := m.shared.of(m, in.Config)
	if err != nil {
		return err
	}
	places := site.PlacesIn(in.Config.Words)
	own := places.Form(p.Address, site.Form{Word: "address.papers", Extension: ".js"})
	out := script{Key: p.Address, Shared: site.Relative(own, sharedAddress(places)), Check: common.script.Check, Chunks: []string{}}
	c := chunker{shared: common.at, own: map[string]int{}}
	for i := range m.forms.Forms {
		f := &m.forms.Forms[i]
		if f.Whole || !f.fits(p) {
			continue
		}
		s, err := m.setter(f, in.Config, in.Tree, p)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		paper := c.paper(f.Name, s.document())
		if f.Room > 0 {
			if paper.Room, paper.Close, err = m.closer(&c, f, in, p); err != nil {
				return err
			}
		}
		out.Papers, out.Figures = append(out.Papers, paper), s.asked()
	}
	out.Chunks = append(out.Chunks, c.list...)
	return out.write(w)
}

// closer returns the chunks of a paper set closer, and for how many lines it has
// room otherwise.
func (m *Maker) closer(c *chunker, f *form, in render.Input, p *site.Page) (room int, close [][]int, err error) {
	own := *f
	own.Compact = true
	s, err := m.setter(&own, in.Config, in.Tree, p)
	if err != nil {
		return 0, nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	return f.Room, c.paper(f.Name, s.document()).Chunks, nil
}

// asked lists the figures that the topic asks for.
func (s *setter) asked() []scriptFigure {
	numbers := s.text.Numbers()
	var all []scriptFigure
	for _, f := range s.figures {
		all = append(all, scriptFigure{Name: f.BlankName(), Whole: topic.NumberName(f.Number), What: f.What, Where: numbers[f.Number-1].Where, Around: f.Around})
	}
	return all
}

// write writes the script: a classic one, which hands its data to whoever loads
// it, also from a disk.
func (s *script) write(w *bytes.Buffer) error {
	w.WriteString("(self.chuyendePapers=self.chuyendePapers||[]).push(")
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return fmt.Errorf("script of papers: %w", err)
	}
	w.Truncate(w.Len() - 1) // the encoder's line end
	w.WriteString(");\n")
	return nil
}

// chunker cuts parts into chunks and numbers them.
type chunker struct {
	shared, own map[string]int
	list        []string
}

func (c *chunker) paper(name string, doc *wordml.Document) scriptPaper {
	p := scriptPaper{Name: name}
	for _, part := range wordml.Parts(doc) {
		var numbers []int
		for _, chunk := range chunks(part.Text) {
			numbers = append(numbers, c.number(chunk))
		}
		p.Names, p.Chunks = append(p.Names, part.Name), append(p.Chunks, numbers)
	}
	return p
}

func (c *chunker) number(chunk []byte) int {
	if n, ok := c.shared[string(chunk)]; ok {
		return n
	}
	n, ok := c.own[string(chunk)]
	if !ok {
		text := string(chunk)
		n = len(c.shared) + len(c.list)
		c.own[text], c.list = n, append(c.list, text)
	}
	return n
}

// ends are what chunks end with.
var ends = [][]byte{[]byte("p>"), []byte("tr>"), []byte("style>"), []byte("tblPr>")}

// chunks cuts a part behind its paragraphs, rows and styles. The numbers of
// blanks are left out: whoever puts the part together counts them anew.
func chunks(text []byte) [][]byte {
	text = wordml.Uncounted(text)
	var all [][]byte
	mark := []byte("</w:")
	for at := 0; ; {
		i := bytes.Index(text[at:], mark)
		if i < 0 {
			break
		}
		at += i + len(mark)
		for _, end := range ends {
			if bytes.HasPrefix(text[at:], end) {
				at += len(end)
				all, text, at = append(all, text[:at]), text[at:], 0
				break
			}
		}
	}
	return append(all, text)
}
