package markdown

import (
	"bytes"
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// tooDeep returns texts in which blocks stand deeper in each other than any
// author puts them, and others that goldmark, or the parsers around it, once
// took for a list without items.
func tooDeep() map[string]string {
	texts := map[string]string{
		"quotes":        strings.Repeat("> ", 70) + "a\n",
		"quotes, lists": strings.Repeat("> - ", 40) + "a\n" + strings.Repeat(" ", 200) + "b\n",
		"lists, quotes": strings.Repeat("- > ", 40) + "a\n",
		"alerts":        "> [!NOTE]\n" + strings.Repeat("> ", 59) + "- a\n" + strings.Repeat("> ", 59) + "- b\n",
		"footnotes":     strings.Repeat("[^a]: ", 70) + "a\n",
		"note of lists": "a[^1]\n\n[^1]: " + strings.Repeat("- ", 40) + "a\n",
		"definitions":   definitions(40),
		"mixed":         strings.Repeat("- 1. > * ", 20) + "a\n\n" + strings.Repeat(" ", 130) + "b\n",
		"alerts within": strings.Repeat("> ", 58) + "> [!NOTE]\n" + strings.Repeat("> ", 60) + "[!NOTE]\n",
		"blank lines":   strings.Repeat("- ", 29) + "a\n" + strings.Repeat("\n", 100_000) + "b\n",
		"emphasis":      strings.Repeat("*a ", 300) + strings.Repeat("b*", 300),
		"strong":        strings.Repeat("**a __b ", 200) + strings.Repeat("c__ d** ", 200),
		"struck":        strings.Repeat("~~a *b ", 200) + strings.Repeat("c* d~~ ", 200),
		"images":        strings.Repeat("![", 230) + "a" + strings.Repeat("](x)", 230),
		"heading":       "# " + strings.Repeat("*a ", 300) + strings.Repeat("b*", 300),
		"cell":          "|a|\n|-|\n|" + strings.Repeat("*a ", 300) + strings.Repeat("b*", 300) + "|\n",
	}
	for _, marker := range []string{"- ", "* ", "+ ", "1. ", "1) ", "-\t", "-    ", "12. "} {
		texts["one line of "+marker] = strings.Repeat(marker, 31) + "a\n"
		texts["line and more of "+marker] = strings.Repeat(marker, 31) + "a\n" + strings.Repeat(" ", 62) + "b\n"
		texts["many of "+marker] = strings.Repeat(marker, 2_000) + "a\n" + strings.Repeat(" ", 4_000) + "b\n"
		if width := len(marker); width < 4 && marker != "-\t" { // the others make siblings
			texts["staircase of "+marker] = staircase(marker, 40, "")
			texts["staircase of "+marker+" in a quote"] = staircase(marker, 40, "> ")
		}
		for quotes := 56; quotes < 62; quotes++ {
			texts["quotes and "+marker+string(rune('A'+quotes-56))] = strings.Repeat("> ", quotes) + marker + marker + "a\n" +
				strings.Repeat("> ", quotes) + "  b\n\n" + strings.Repeat("> ", quotes-1) + marker + "c\n"
		}
	}
	return texts
}

// staircase is a list in a list in a list, a line for each.
func staircase(marker string, steps int, before string) string {
	var text strings.Builder
	for i := range steps {
		text.WriteString(before + strings.Repeat(" ", i*len(marker)) + marker + "a\n")
	}
	text.WriteString(before + strings.Repeat(" ", (steps+1)*len(marker)) + "b\n")
	return text.String()
}

func definitions(steps int) string {
	var text strings.Builder
	for i := range steps {
		indent := strings.Repeat("    ", i)
		text.WriteString(indent + "a\n" + indent + ":   b\n\n")
	}
	return text.String()
}

// TestTooDeep holds that what is nested too deep is the error that says so, at
// its line, and nothing worse.
func TestTooDeep(t *testing.T) {
	t.Parallel()
	p := New(Options{})
	for name, text := range tooDeep() {
		var problems diag.List
		before := "# Một\n\nHai.\n\n"
		data := []byte(before + text)
		doc := p.Parse("x.md", data, diag.Span{End: len(data)}, &problems)
		checkDoc(t, doc, data, problems.Sorted())
		var found []diag.Problem
		for _, problem := range problems.Sorted() {
			if problem.Code == "nested-too-deep" {
				found = append(found, problem)
			}
			if problem.Code == "markdown-failed" {
				t.Errorf("%s: goldmark panicked", name)
			}
		}
		if strings.HasPrefix(name, "quotes and") {
			continue // at the border: some of them are still fine
		}
		if len(found) != 1 || found[0].Severity != diag.Error || found[0].Span.Start < len(before) {
			t.Errorf("%s: %v, want one error", name, found)
		}
	}
}

// TestOpenTags holds that raw HTML that opens elements and never ends them stays
// shallow, is told of, and keeps its text.
func TestOpenTags(t *testing.T) {
	t.Parallel()
	data := []byte(strings.Repeat("<div>chữ\n\n", 3*mostNestedTags))
	var problems diag.List
	doc := New(Options{Generous: true}).Parse("x.md", data, diag.Span{End: len(data)}, &problems)
	var out bytes.Buffer
	doc.WriteHTML(&out, nil)
	if n := strings.Count(out.String(), "<div>"); n != mostNestedTags || strings.Count(out.String(), "</div>") != n {
		t.Errorf("%d elements opened, want %d and each ended", n, mostNestedTags)
	}
	if n := strings.Count(out.String(), "chữ"); n != 3*mostNestedTags {
		t.Errorf("%d texts kept, want %d", n, 3*mostNestedTags)
	}
	if len(problems.Sorted()) != 1 {
		t.Errorf("problems %v, want one of the tags left out", problems.Sorted())
	}
}
