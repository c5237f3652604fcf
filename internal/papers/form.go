package papers

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/stationery"
)

//go:embed forms
var files embed.FS

// forms is what forms.json holds.
type forms struct {
	Organ struct {
		Above      string `json:"above"`
		AboveBlank string `json:"aboveBlank"`
		Own        string `json:"own"`
		OwnBlank   string `json:"ownBlank"`
		Symbol     string `json:"symbol"`
	} `json:"organ"`
	Party      string `json:"party"`
	Number     string `json:"number"`
	Place      string `json:"place"`
	Basis      string `json:"basis"`
	Note       string `json:"note"`
	Recipients string `json:"recipients"`
	Picture    string `json:"picture"`
	Sources    string `json:"sources"`
	// What heads the columns of tables.
	Agenda  []string `json:"agenda"`
	Tasks   []string `json:"tasks"`
	Quality []string `json:"quality"`
	Figures []string `json:"figures"`
	Meet    []string `json:"meet"`
	// Hour is where the hour of a step is written.
	Hour string `json:"hour"`
	// What is said with values: {n}, {name}, {from} and the like.
	TaskDay    string `json:"taskDay"`
	Ahead      string `json:"ahead"`
	NumberLine string `json:"numberLine"`
	// NumberBlank is the hint in NumberLine's {blank}.
	NumberBlank string `json:"numberBlank"`
	QualitySum  string `json:"qualitySum"`
	// QualityNote says that the frame of points is the program's, the others whose
	// it is.
	QualityNote   string `json:"qualityNote"`
	QualityOwn    string `json:"qualityOwn"`
	QualitySource string `json:"qualitySource"`
	Grade         string `json:"grade"`
	GradeUpTo     string `json:"gradeUpTo"`
	GradeLast     string `json:"gradeLast"`
	// ShortAgenda warns of an agenda that needs the committee's word.
	ShortAgenda string `json:"shortAgenda"`
	// Facts are the keys of front matter that a copy shows, in this order, with
	// their titles.
	Facts [][2]string     `json:"facts"`
	Signs map[string]sign `json:"signs"`
	// Fields are the names of blanks that a program can fill in. In a form's text
	// one stands behind the hint: "[họ và tên::thu-ky]". Hints are those that have a
	// name wherever they stand, also in a topic's own text.
	Fields []string          `json:"fields"`
	Hints  map[string]string `json:"hints"`
	Forms  []form            `json:"forms"`
}

// sign is who signs: at the left, if anybody, and at the right. The first line
// is bold; the names are those of [wordml.Blank].
type sign struct {
	Left      []string `json:"left"`
	LeftName  string   `json:"leftName"`
	Right     []string `json:"right"`
	RightName string   `json:"rightName"`
}

// form is one paper.
type form struct {
	// Name is that of the file, without its ending, and of the text in forms/.
	Name string `json:"name"`
	// Title and Subject head the paper. Type is its type by the rules, "" where it
	// has no number.
	Title   string `json:"title"`
	Subject string `json:"subject"`
	Type    string `json:"type"`
	// Conclusion papers are of the type that the settings say, and so is their
	// title.
	Conclusion bool `json:"conclusion"`
	// Plain papers have no head of a Party paper, Compact ones stand on one page.
	Plain   bool `json:"plain"`
	Compact bool `json:"compact"`
	// Room is for how many more lines than the blank paper has there is room on the
	// one sheet on which it is to stand. What is entered may take more: then the
	// paper is set as Compact ones are. 0 for papers that may grow.
	Room int `json:"room"`
	// Copy is a printable copy of any page that is handed out, headed by the page's
	// own title.
	Copy bool `json:"copy"`
	// Whole is a paper of the whole site, which stands once, where years are
	// planned.
	Whole bool `json:"whole"`
	// Workshop papers are for a workshop, not for a meeting of a cell: they stand with
	// the collections, and say in the portal's own words what these print; a place
	// such as {=collection.row} is filled by the word of that key. Words is that of
	// the title.
	Workshop bool   `json:"workshop"`
	Words    string `json:"words"`
	// Agendas repeats the paper for each agenda, on a page of its own.
	Agendas bool `json:"agendas"`
	// Early papers go out before the meeting, so that its day is not theirs.
	Early bool `json:"early"`
	// TableSize is that of letters in tables, in half points, 0 where the layout
	// says it.
	TableSize int `json:"tableSize"`
	// RowHeight is that of rows to be written in, in twips, 0 for one line's.
	RowHeight int `json:"rowHeight"`
	// Columns share the width out in tables of as many columns, instead of by what
	// stands in them before they are filled in.
	Columns []int `json:"columns"`
	// Basis lists the documents that the topic rests on, and then OwnBasis.
	Basis    bool   `json:"basis"`
	OwnBasis string `json:"ownBasis"`
	// Sign is a key of forms.Signs, Recipients who gets the paper.
	Sign       string   `json:"sign"`
	Recipients []string `json:"recipients"`
	// Note stands in the place of forms.Note; Bare papers have none.
	Note string `json:"note"`
	Bare bool   `json:"bare"`

	blocks []markdown.Block
}

// fits reports whether a page has the paper.
func (f *form) fits(p *site.Page) bool {
	if f.Copy {
		return p.Kind.Handed
	}
	return p.Kind.Offered
}

func (f *forms) byName(name string) *form {
	i := slices.IndexFunc(f.Forms, func(one form) bool { return one.Name == name })
	if i < 0 {
		return nil
	}
	return &f.Forms[i]
}

// loadForms reads the forms and their texts, and refuses papers of types that a
// cell does not issue.
func loadForms(rules *stationery.Rules) (*forms, error) {
	data, err := files.ReadFile("forms/forms.json")
	if err != nil {
		return nil, fmt.Errorf("forms of papers: %w", err)
	}
	f := &forms{}
	if err := json.Unmarshal(data, f); err != nil {
		return nil, fmt.Errorf("forms of papers: %w", err)
	}
	parser := markdown.New(markdown.Options{})
	for i := range f.Forms {
		one := &f.Forms[i]
		if one.Type != "" {
			if why, ok := rules.Refusal(one.Type); !ok {
				return nil, fmt.Errorf("paper %s: %s", one.Name, why.EN)
			}
		}
		file := "forms/" + one.Name + ".md"
		text, err := files.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("forms of papers: %w", err)
		}
		text = withAttendance(withObserver(text, rules.Observer), rules.Attendance)
		var problems diag.List
		doc := parser.Parse(file, text, diag.Span{End: len(text)}, &problems)
		if found := problems.Sorted(); len(found) > 0 {
			return nil, fmt.Errorf("%s: %s", file, found[0].Text.EN)
		}
		one.blocks = doc.Blocks(text, nil)
		f.name(one)
	}
	return f, nil
}

// withObserver puts what an observer looks for and writes into a form's text.
func withObserver(text []byte, o stationery.Observer) []byte {
	var seen, after strings.Builder
	for _, p := range o.Seen {
		seen.WriteString("| " + p.What + " | ☐ | ☐ | |\n")
	}
	for _, p := range o.After {
		by := ""
		if p.By != "" {
			by = ", " + p.By + " [ngày, tháng]"
		}
		after.WriteString(p.What + by + ": [ghi].\n\n")
	}
	return []byte(strings.NewReplacer("{dieu-nhin-thay}\n", seen.String(), "{dieu-ghi-lai}\n", after.String()).Replace(string(text)))
}

// withAttendance puts the numbered rows of an attendance list into a form's text.
func withAttendance(text []byte, rows int) []byte {
	var all strings.Builder
	for i := range rows {
		fmt.Fprintf(&all, "| %d | | | | |\n", i+1)
	}
	return []byte(strings.ReplaceAll(string(text), "{dong-diem-danh}\n", all.String()))
}

// nameMark parts a blank's hint from its name once a form is read, so that what
// an author writes is never taken for a name.
const nameMark = "\x1f"

// name marks the names of the blanks of a form.
func (f *forms) name(one *form) {
	var pairs []string
	for _, field := range f.Fields {
		pairs = append(pairs, "::"+field+"]", nameMark+field+"]")
	}
	named := strings.NewReplacer(pairs...)
	one.Subject, one.OwnBasis = named.Replace(one.Subject), named.Replace(one.OwnBasis)
	markdown.Walk(one.blocks, func(b *markdown.Block, _ []*markdown.Block) {
		for i := range b.Runs {
			b.Runs[i].Text = named.Replace(b.Runs[i].Text)
		}
	})
}
