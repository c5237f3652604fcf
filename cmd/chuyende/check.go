package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"chuyende/internal/doctor"
	"chuyende/internal/pipeline"
)

func (a *app) checkCommand() *cobra.Command {
	var rules bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: a.say("Kiểm tra nội dung, không ghi gì", "Check the content, write nothing"),
		Long: a.say("Tìm mọi chỗ sai trong nội dung và chỉ rõ tệp, dòng, cột, cách sửa. Không ghi tệp nào.",
			"Find every mistake in the content, with file, line, column and cure. Nothing is written."),
		Args: a.arguments(0, 0, a.say("gọi không kèm tham số nào", "no arguments")),
		RunE: a.command(func(cmd *cobra.Command, _ []string) error {
			if rules {
				return a.showRules(pipeline.Rules())
			}
			options, err := a.options()
			if err != nil {
				return err
			}
			result, err := pipeline.Check(cmd.Context(), options)
			if err != nil {
				return err
			}
			found := a.showResult(result, mostChecked)
			if a.json || found != nil && !errors.Is(found, errProblems) {
				return found
			}
			named := a.heldText(result, anyHeld, 0)
			if found != nil { // a page that is missed may be among them
				_, err = fmt.Fprint(a.err, named)
			}
			if err := errors.Join(err, a.showScores(result.Doctor), a.showCoverage(result.Coverage)); err != nil || found != nil {
				return cmp.Or(err, found)
			}
			_, err = fmt.Fprintf(a.out, "%s%s\n", named,
				a.say("Đã kiểm tra %d trang: không có lỗi.", "Checked %d pages: no errors.", result.Report.Pages))
			return err
		}),
	}
	a.siteFlags(cmd)
	a.publishFlags(cmd, false)
	a.jsonFlag(cmd)
	a.allFlag(cmd)
	cmd.Flags().BoolVar(&rules, "rules", false, a.say("chỉ in bảng các lỗi và cảnh báo: mã, mức, nghĩa, cách sửa", "only print what can be wrong: code, severity, meaning, cure"))
	return cmd
}

// mostChecked is how many problems a check shows one by one.
const mostChecked = 60

// scoreJSON is how complete one page is, as --json shows it.
type scoreJSON struct {
	Path    string   `json:"path"`
	Title   string   `json:"title"`
	Percent int      `json:"percent"`
	Missing []string `json:"missing,omitempty"`
}

// scores puts the report's scores into the language asked for.
func (a *app) scores(report doctor.Report) []scoreJSON {
	scores := make([]scoreJSON, len(report.Topics))
	for i, s := range report.Topics {
		scores[i] = scoreJSON{Path: s.Path, Title: s.Title, Percent: s.Percent}
		for _, missing := range s.Missing {
			scores[i].Missing = append(scores[i].Missing, missing.In(a.lang))
		}
	}
	return scores
}

// showScores prints the topics that are not whole and how many there are.
func (a *app) showScores(report doctor.Report) error {
	if len(report.Topics) == 0 {
		return nil
	}
	var out strings.Builder
	whole, sum := 0, 0
	for _, s := range a.scores(report) {
		if sum += s.Percent; s.Percent == 100 {
			whole++
			continue
		}
		fmt.Fprintf(&out, "%4d %%  %s\n", s.Percent, s.Path)
		for _, missing := range s.Missing {
			fmt.Fprintf(&out, "        - %s\n", missing)
		}
	}
	n := len(report.Topics)
	fmt.Fprintln(&out, a.say("%d chuyên đề: %d đủ, %d còn thiếu; trung bình %d %%.", "%d topics: %d whole, %d not; %d %% on average.",
		n, whole, n-whole, sum/n))
	_, err := fmt.Fprint(a.out, out.String())
	return err
}
