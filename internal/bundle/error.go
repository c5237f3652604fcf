package bundle

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/evanw/esbuild/pkg/api"

	"chuyende/internal/lang"
)

// Error is what is wrong with the sources of a bundle.
type Error struct {
	// Entry is the file that was to be bundled.
	Entry    string
	Mistakes []Mistake
}

// Mistake is one thing wrong in a script or style sheet. Line and Column count
// from 1, columns in runes; both are 0 where no place is known.
type Mistake struct {
	File         string
	Line, Column int
	Text         string
}

// Error returns one line for each mistake: "js/site.js:3:7: what is wrong".
func (e *Error) Error() string {
	lines := make([]string, len(e.Mistakes))
	for i, m := range e.Mistakes {
		lines[i] = m.String()
	}
	return strings.Join(lines, "\n")
}

// Message returns the mistakes under a heading in both languages. They
// themselves are in English, as the bundler gives them.
func (e *Error) Message() lang.Text {
	return lang.Textf("không gộp được %s:\n%s", "cannot bundle %s:\n%s", e.Entry, e.Error())
}

// String returns the mistake with its place.
func (m Mistake) String() string {
	if m.Line == 0 {
		return m.File + ": " + m.Text
	}
	return fmt.Sprintf("%s:%d:%d: %s", m.File, m.Line, m.Column, m.Text)
}

// mistakes sorts the messages, which come in no fixed order: files are read
// concurrently.
func mistakes(entry string, messages []api.Message, s sources) error {
	// esbuild writes a file as "tree:path", in texts in quotation marks.
	pairs := []string{`"` + rootSpace + ":", `"`, `"` + moduleSpace + ":", `"`}
	for mount := range s.mounts {
		pairs = append(pairs, `"`+mount+":", `"`+mount+"/")
	}
	names := strings.NewReplacer(pairs...)
	e := &Error{Entry: entry}
	for _, message := range messages {
		m := Mistake{File: entry, Text: names.Replace(message.Text)}
		if at := message.Location; at != nil {
			m.File = strings.TrimPrefix(names.Replace(`"`+at.File), `"`)
			m.Line = at.Line
			before := at.LineText[:min(at.Column, len(at.LineText))]
			m.Column = utf8.RuneCountInString(before) + 1
		}
		e.Mistakes = append(e.Mistakes, m)
	}
	slices.SortFunc(e.Mistakes, func(a, b Mistake) int {
		return strings.Compare(fmt.Sprintf("%s\x00%9d%9d%s", a.File, a.Line, a.Column, a.Text),
			fmt.Sprintf("%s\x00%9d%9d%s", b.File, b.Line, b.Column, b.Text))
	})
	return e
}
