// Package skeleton writes the first text of a new page: every key its kind
// takes, explained in a comment, and a heading for every section it may
// have. What it writes comes from the kind alone, so that a new key is
// explained without a change here.
//
// It writes no file and does not know where pages lie.
package skeleton

import (
	"fmt"
	"strings"

	"chuyende/internal/config"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// Input is what a skeleton is made for.
type Input struct {
	Kind *site.Kind
	// Title is put in, to be changed by the author.
	Title string
	// Allowed are the values that a key may hold on this site, by key.
	Allowed map[string][]string
	// Values are what is known already, by key, as YAML writes it.
	Values map[string]string
	// Text takes the place of the sections, where it is not empty.
	Text string
	Lang lang.Lang
}

// Page returns the Markdown text of a new page. Keys that must be filled in
// stand there empty, which the check reports until somebody fills them in; the
// others are comments.
func Page(in Input) string {
	w := &writer{Input: in}
	w.line("---")
	w.comment(lang.Text{
		VI: "Điền các khóa bên dưới. Dòng bắt đầu bằng # là ghi chú; muốn dùng khóa nào thì bỏ dấu # ở đầu dòng.",
		EN: "Fill in the keys below. Lines with # are notes; remove the # to use a key.",
	}.In(in.Lang))
	own := w.Kind.Schema()
	for _, f := range own {
		switch f.Key {
		case "title":
			w.comment(f.Doc.In(in.Lang))
			w.line("title: " + quote(in.Title))
		case "draft":
			w.draft(f)
		}
	}
	for _, required := range []bool{true, false} {
		for _, f := range own {
			// The two rare keys would only distract somebody who starts.
			if f.Key != "title" && f.Key != "draft" && f.Key != "kind" && f.Key != "description" && f.Required == required {
				w.field(f)
			}
		}
	}
	w.line("---")
	w.line("")
	if in.Text != "" {
		return w.text.String() + in.Text
	}
	w.parts()
	return w.text.String()
}

// Allowed returns the values that each key of a kind may hold: those of the
// schema, of the site's vocabularies, and the ids of related pages.
func Allowed(k *site.Kind, c *config.Config, ids func(kind string) []string) map[string][]string {
	allowed := map[string][]string{}
	add := func(key, vocabulary string) {
		for _, e := range c.Vocabularies[vocabulary] {
			allowed[key] = append(allowed[key], e.ID)
		}
	}
	for key, vocabulary := range site.VocabularyFields() {
		add(key, vocabulary)
	}
	for _, classifier := range site.Classifiers() {
		if classifier.Vocabulary == "" {
			continue
		}
		add(classifier.Field, classifier.Vocabulary)
		if len(allowed[classifier.Field]) == 0 {
			for _, term := range classifier.Terms {
				allowed[classifier.Field] = append(allowed[classifier.Field], term.ID)
			}
		}
	}
	for _, r := range k.Relations {
		allowed[r.Field] = ids(r.Target)
	}
	for _, f := range k.Schema() {
		if len(f.Values) > 0 {
			allowed[f.Key] = f.Values
		}
	}
	return allowed
}

type writer struct {
	Input
	text strings.Builder
}

func (w *writer) line(s string) { w.text.WriteString(s + "\n") }

func (w *writer) comment(s string) { w.line("# " + s) }

// draft makes the page a draft: half a page must not come out by itself.
func (w *writer) draft(f frontmatter.Field) {
	w.line("#")
	w.comment(f.Doc.In(w.Lang))
	w.comment(lang.Text{
		VI: "chuyende serve cho xem bản nháp, chuyende build chưa đăng; viết xong thì xóa dòng dưới",
		EN: "chuyende serve shows a draft, chuyende build does not publish it; remove the next line when it is done",
	}.In(w.Lang))
	w.line("draft: true")
}

// field writes one key: its explanation, the values allowed, and the key
// itself, empty if it must be filled in, else as a comment with an example.
func (w *writer) field(f frontmatter.Field) {
	w.line("#")
	doc := f.Doc.In(w.Lang)
	if f.Required {
		doc += lang.Text{VI: " (bắt buộc)", EN: " (required)"}.In(w.Lang)
	}
	w.comment(doc)
	if allowed := w.Allowed[f.Key]; len(allowed) > 0 {
		w.comment(allowedText(allowed).In(w.Lang))
	}
	if value := w.Values[f.Key]; value != "" {
		w.line(f.Key + ": " + value)
		return
	}
	if f.Required {
		w.line(f.Key + ":")
		return
	}
	for _, line := range example(f, "") {
		w.line("# " + line)
	}
}

// mostAllowed is how many values a comment lists before it only counts them: a
// register has hundreds of documents.
const mostAllowed = 40

func allowedText(values []string) lang.Text {
	if len(values) <= mostAllowed {
		return lang.Textf("được dùng: %s", "allowed: %s", strings.Join(values, ", "))
	}
	return lang.Textf("được dùng một trong %d giá trị: %s…", "one of %d values is allowed: %s…", len(values), strings.Join(values[:mostAllowed], ", "))
}

// example shows how a key is written, over several lines where it holds a list
// of records.
func example(f frontmatter.Field, indent string) []string {
	switch f.Type {
	case frontmatter.Strings, frontmatter.Ints:
		return []string{indent + f.Key + ": [" + f.Example + "]"}
	case frontmatter.Table:
		lines := []string{indent + f.Key + ":"}
		for _, sub := range f.Fields {
			lines = append(lines, example(sub, indent+"  ")...)
		}
		return lines
	case frontmatter.Records:
		lines := []string{indent + f.Key + ":"}
		if f.Sample != "" {
			return append(lines, strings.Split(strings.Trim(f.Sample, "\n"), "\n")...)
		}
		for i, sub := range f.Fields {
			inner := example(sub, indent+"    ")
			if i == 0 {
				inner[0] = indent + "  - " + strings.TrimLeft(inner[0], " ")
			}
			lines = append(lines, inner...)
		}
		return lines
	case frontmatter.Bool:
		return []string{indent + f.Key + ": true"}
	case frontmatter.Date:
		return []string{indent + f.Key + ": 2026-11-22"}
	case frontmatter.Int:
		if f.Example == "" {
			return []string{indent + f.Key + ": 1"}
		}
		return []string{indent + f.Key + ": " + f.Example}
	}
	return []string{indent + f.Key + ": " + quote(f.Example)}
}

// quote writes a text so that no character in it means anything to YAML.
func quote(s string) string { return fmt.Sprintf("%q", s) }

// parts writes a heading for each section that pages of the kind may have.
func (w *writer) parts() {
	if len(w.Kind.Parts) == 0 {
		w.line(lang.Text{VI: "Viết nội dung ở đây.", EN: "Write the text here."}.In(w.Lang))
		return
	}
	for i, part := range w.Kind.Parts {
		if i > 0 {
			w.line("")
		}
		w.line(Heading(part))
		w.line("")
		w.line(Comment(part))
	}
}

// Heading is the heading of a section as a page has it, without its line end.
func Heading(p site.Part) string {
	return strings.Repeat("#", max(p.Level, 2)) + " " + p.Title + " {#" + p.ID + "}"
}

// Comment says in a comment what belongs into a section.
func Comment(p site.Part) string { return "<!-- " + p.Doc + " -->" }
