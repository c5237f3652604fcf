package main

import (
	"fmt"
	"strconv"
	"strings"

	"chuyende/internal/suggest"
)

// coverageJSON is one cell of the table of what there is, as --json shows it.
type coverageJSON struct {
	Group    string `json:"group"`
	Audience string `json:"audience"`
	Quarter  string `json:"quarter"`
	Topics   int    `json:"topics"`
}

// coverage lists every cell of the table.
func coverage(v suggest.Coverage) []coverageJSON {
	cells := []coverageJSON{}
	for g, group := range v.Groups {
		for a, audience := range v.Audiences {
			for q, quarter := range v.Quarters {
				cells = append(cells, coverageJSON{group.ID, audience.ID, quarter.ID, v.Counts[g][a][q]})
			}
		}
	}
	return cells
}

// showCoverage prints how many topics there are: a line for each group, a
// column for each kind of cell, and in it a figure for each quarter.
func (a *app) showCoverage(v suggest.Coverage) error {
	if len(v.Groups) == 0 || len(v.Audiences) == 0 {
		return nil
	}
	var out strings.Builder
	fmt.Fprintln(&out, a.say("Số chuyên đề theo nhóm và loại chi bộ, mỗi ô lần lượt các quý (· là chưa có):",
		"Topics by group and kind of cell, in each cell one figure a quarter (· is none):"))
	width := 0
	for _, group := range v.Groups {
		width = max(width, len(group.ID))
	}
	fmt.Fprintf(&out, "%*s", width, "")
	for i := range v.Audiences {
		fmt.Fprintf(&out, "  %-*s", len(v.Quarters), "["+strconv.Itoa(i+1)+"]")
	}
	out.WriteByte('\n')
	for g, group := range v.Groups {
		fmt.Fprintf(&out, "%-*s", width, group.ID)
		for i := range v.Audiences {
			out.WriteString("  ")
			for q := range v.Quarters {
				out.WriteString(figure(v.Counts[g][i][q]))
			}
		}
		out.WriteByte('\n')
	}
	for i, audience := range v.Audiences {
		fmt.Fprintf(&out, "[%d] %s\n", i+1, audience.Title)
	}
	gaps := v.Gaps(suggest.FewGroups)
	if len(gaps) > 0 {
		fmt.Fprintln(&out, a.say("Còn thưa, dưới %d nhóm để chọn:", "Thin, fewer than %d groups to choose from:", suggest.FewGroups))
	}
	for _, gap := range gaps {
		fmt.Fprintf(&out, "  %s, %s: %d\n", gap.Audience.Title, gap.Quarter.Title, gap.Groups)
	}
	_, err := fmt.Fprint(a.out, out.String())
	return err
}

// figure is a number in one column.
func figure(n int) string {
	switch {
	case n == 0:
		return "·"
	case n > 9:
		return "+"
	}
	return strconv.Itoa(n)
}
