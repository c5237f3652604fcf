package diag

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"chuyende/internal/lang"
)

// mostPlaces is how many places of each kind of problem [PrintGrouped] shows.
const mostPlaces = 3

// PrintGrouped writes problems as [Print] does, and of more than most at once
// only the first of each kind, with how many there are and in how many files:
// first of errors, then of warnings and notices, what is there most often first.
// means says what a code stands for; all is how everything is seen.
func PrintGrouped(w io.Writer, problems []Problem, l lang.Lang, most int, means func(code string) lang.Text, all string) error {
	if most <= 0 || len(problems) <= most {
		return Print(w, problems, l, 0)
	}
	var out bytes.Buffer
	var places locator
	for _, g := range groups(problems) {
		if len(g) > mostPlaces {
			g.print(&out, l, means(g[0].Code))
		}
		for _, p := range g[:min(len(g), mostPlaces)] {
			p.print(&out, l, &places)
		}
		if len(g) > mostPlaces {
			fmt.Fprintln(&out, lang.Textf("  … và %s chỗ nữa", "  … and %s more", Count(len(g)-mostPlaces, l)).In(l))
		}
	}
	fmt.Fprintln(&out, lang.Textf("muốn xem hết thì thêm %s", "to see all add %s", all).In(l))
	_, err := w.Write(out.Bytes())
	return err
}

// group is the problems of one code and severity, in their order.
type group []Problem

func groups(problems []Problem) []group {
	type key struct {
		code     string
		severity Severity
	}
	at := map[key]int{}
	var all []group
	for _, p := range bySeverity(problems) {
		k := key{p.Code, p.Severity}
		i, known := at[k]
		if !known {
			i = len(all)
			at[k] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], p)
	}
	slices.SortStableFunc(all, func(a, b group) int {
		return cmp.Or(cmp.Compare(b[0].Severity, a[0].Severity), cmp.Compare(len(b), len(a)))
	})
	return all
}

// print writes the line above the places of a group.
func (g group) print(out *bytes.Buffer, l lang.Lang, means lang.Text) {
	files := map[string]bool{}
	for _, p := range g {
		files[p.File] = true
	}
	line := lang.Textf("%s × %s trong %s tệp", "%s × %s in %s files",
		Count(len(g), l), g[0].Code, Count(len(files), l)).In(l)
	if !means.IsZero() {
		line += ": " + means.In(l)
	}
	fmt.Fprintln(out, line)
}

// Count is a number with a sign between its thousands.
func Count(n int, l lang.Lang) string {
	digits, sign := strconv.Itoa(n), "."
	if l == lang.EN {
		sign = ","
	}
	var parts []string
	for len(digits) > 3 {
		parts = append([]string{digits[len(digits)-3:]}, parts...)
		digits = digits[:len(digits)-3]
	}
	return strings.Join(append([]string{digits}, parts...), sign)
}
