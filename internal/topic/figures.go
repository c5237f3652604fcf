package topic

import (
	"slices"
	"strconv"
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/vietnamese"
)

// Figure is what is asked for in one place: a number to find, or a part of one
// that asks for several, "Số hộ đã hỏi; số hộ nói là cần".
type Figure struct {
	// Number counts the numbers from 1, Part the figure's place among those of its
	// number, from 1, 0 where it is the only one.
	Number, Part int
	What         string
	// Around is the sentence of the report in which the figure stands, with "…" in
	// its place, "" where the report has no place that is surely its own.
	Around string
}

// NumberPrefix begins the names of the blanks that figures stand in.
const NumberPrefix = "con-so-"

// NumberName names the blanks in which a whole number to find stands.
func NumberName(n int) string { return NumberPrefix + strconv.Itoa(n) }

// BlankName names the blanks that the figure stands in, in papers and handouts alike.
func (f Figure) BlankName() string {
	name := NumberName(f.Number)
	if f.Part > 0 {
		name += "-" + strconv.Itoa(f.Part)
	}
	return name
}

// Place is a blank of a text: of the paragraph whose runs begin with First the
// one of that Index, from 0.
type Place struct {
	First *markdown.Run
	Index int
}

// Figures returns the figures to find, and which blanks of the report ask for
// each, by their index in the list. A blank is a figure's if the words around it
// are those of the figure and of no other: a number in the wrong sentence would
// be worse than a blank.
func (t *Text) Figures() ([]Figure, map[Place]int) {
	var figures []Figure
	for i, n := range t.Numbers() {
		parts := strings.Split(n.What, ";")
		for j, part := range parts {
			f := Figure{Number: i + 1, Part: j + 1, What: strings.TrimSpace(part)}
			if len(parts) == 1 {
				f.Part = 0
			}
			figures = append(figures, f)
		}
	}
	var all []wanted
	for _, f := range figures {
		all = append(all, wantedOf(f))
	}
	counted, said := spotsOf(t.Section(ReportID))
	places := map[Place]int{}
	for f, s := range match(all, counted, said) {
		if s != nil {
			figures[f].Around, places[s.place] = s.around, f
		}
	}
	return figures, places
}

// wanted is what a figure asks for.
type wanted struct {
	// number and part are those of the figure.
	number, part int
	words        []string
	// said are the words that ask for what may be said instead of counted: "Nơi báo
	// tin"; none where only a count will do.
	said []string
	// all is true of a part of a number that is the whole of another: "tổng số hộ".
	all bool
}

// counted are the words, folded, that begin what is surely a count.
var counted = []string{"so", "tong", "ty", "ti", "tien", "tuoi"}

func wantedOf(f Figure) wanted {
	folded := strings.Fields(vietnamese.Fold(f.What))
	w := wanted{number: f.Number, part: f.Part, words: wordsOf(unbracketed(f.What))}
	if len(folded) == 0 {
		return w
	}
	if w.all = folded[0] == "tong"; !slices.Contains(counted, folded[0]) {
		asked, _, _ := strings.Cut(unbracketed(f.What), ":") // behind it stands what belongs to an answer
		w.said = wordsOf(asked)
	}
	return w
}

// unbracketed returns a text without what stands in brackets, unless that is all.
func unbracketed(text string) string {
	before, rest, open := strings.Cut(text, "(")
	_, after, closed := strings.Cut(rest, ")")
	if !open || !closed || strings.TrimSpace(before+after) == "" {
		return text
	}
	return before + after
}

// slight are words that tell nothing of what is counted.
const slight = " số ghi đã có các những của trong và là mà ở được cho với theo ta đến nay đang hiện thì tại còn cũng "

// wordsOf returns the words of a text that tell what it is about, each once.
func wordsOf(text string) []string {
	var all []string
	for _, w := range vietnamese.Words(text, nil) {
		if w.Whole {
			continue
		}
		if exact, _ := vietnamese.Canon(text[w.Start:w.End]); !strings.Contains(slight, " "+exact+" ") && !slices.Contains(all, exact) {
			all = append(all, exact)
		}
	}
	return all
}

// BlankText is the text of runs in which blanks are looked for: what is no text,
// and code with brackets in it, is signs that part it, as many as it has bytes.
func BlankText(runs []markdown.Run) string {
	var b strings.Builder
	for i := range runs {
		b.WriteString(RunText(&runs[i]))
	}
	return b.String()
}

// RunText is a run's part of [BlankText].
func RunText(r *markdown.Run) string {
	if r.Kind != markdown.Text || r.Marks&markdown.CodeSpan != 0 && strings.ContainsAny(r.Text, "[]") {
		return strings.Repeat("\x00", max(1, len(r.Text)))
	}
	return r.Text
}
