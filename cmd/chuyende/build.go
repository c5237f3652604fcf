package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/pipeline"
)

func (a *app) buildCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "build",
		Short: a.say("Tạo cổng tra cứu trong public/", "Build the portal into public/"),
		Args:  a.arguments(0, 0, a.say("gọi không kèm tham số nào", "no arguments")),
		RunE: a.command(func(cmd *cobra.Command, _ []string) error {
			options, err := a.options()
			if err != nil {
				return err
			}
			bar := newProgress(a)
			options.Progress = bar.update
			result, err := pipeline.Run(cmd.Context(), options)
			bar.finish()
			if err != nil {
				return err
			}
			return a.showBuild(result)
		}),
	}
	a.siteFlags(cmd)
	a.publishFlags(cmd, false)
	a.jsonFlag(cmd)
	a.allFlag(cmd)
	return cmd
}

// showBuild prints what a build did, or why it did nothing.
func (a *app) showBuild(result pipeline.Result) error {
	err := a.showResult(result, diag.Most)
	if errors.Is(err, errProblems) && !a.json { // a page that is missed may be among them
		_, failed := fmt.Fprint(a.err, a.heldText(result, isMissed, diag.Most))
		return cmp.Or(failed, err)
	}
	if err != nil || a.json {
		return err
	}
	a.showNotes(result.Report)
	r := result.Report
	_, err = fmt.Fprintf(a.out, "%s\n%s%s", a.say(
		"Xong: %d trang; ghi %d tệp (%s), giữ nguyên %d, xóa %d; %.1f giây.",
		"Done: %d pages; %d files written (%s), %d unchanged, %d removed; %.1f s.",
		r.Pages, r.Written, size(r.Bytes), r.Unchanged, r.Removed, r.Milliseconds["total"]/1000),
		a.heldText(result, isMissed, diag.Most), a.draftsText(result))
	return err
}

// showNotes tells what was found damaged and made good.
func (a *app) showNotes(report pipeline.Report) {
	for _, note := range report.Notes {
		fmt.Fprintf(a.err, "%s: %s\n", a.say("chú ý", "note"), note.In(a.lang))
	}
}

// resultJSON is what --json prints of a build or a check: one object.
type resultJSON struct {
	pipeline.Report
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	// Notices tell of what is to come; they fail nothing.
	Notices  int         `json:"notices,omitempty"`
	Problems []diag.JSON `json:"problems"`
	// Notes tell what a build found damaged and made good.
	Notes []string `json:"notes,omitempty"`
	// Held are the pages that are not published, by file.
	Held []heldJSON `json:"held,omitempty"`
	// Topics says how complete each topic is; only a check looks.
	Topics []scoreJSON `json:"topics,omitempty"`
	// Coverage counts the topics for every group, kind of cell and quarter.
	Coverage []coverageJSON `json:"coverage,omitempty"`
}

// showResult prints a result's problems to standard error, or with --json the
// whole result to standard output. It returns errProblems when there are
// errors among them.
func (a *app) showResult(result pipeline.Result, most int) error {
	shown := resultJSON{Report: result.Report, Held: held(result), Topics: a.scores(result.Doctor), Coverage: coverage(result.Coverage)}
	for _, p := range result.Problems {
		switch p.Severity {
		case diag.Error:
			shown.Errors++
		case diag.Warning:
			shown.Warnings++
		case diag.Notice:
			shown.Notices++
		}
	}
	for _, note := range result.Report.Notes {
		shown.Notes = append(shown.Notes, note.In(a.lang))
	}
	var err error
	if a.json {
		shown.Problems = diag.JSONOf(result.Problems, a.lang)
		encoder := json.NewEncoder(a.out)
		encoder.SetEscapeHTML(false)
		err = encoder.Encode(shown)
	} else if len(result.Problems) > 0 {
		if a.all {
			most = 0
		}
		err = diag.PrintGrouped(a.err, result.Problems, a.lang, most, meaning, "--all")
		counts := a.say("%d lỗi, %d cảnh báo", "%d errors, %d warnings", shown.Errors, shown.Warnings)
		if shown.Notices > 0 {
			counts += a.say(", %d điều báo trước", ", %d notices", shown.Notices)
		}
		fmt.Fprintln(a.err, counts)
	}
	if err == nil && result.Failed() {
		return errProblems
	}
	return err
}

// meaning says in general what a code stands for.
func meaning(code string) lang.Text {
	for _, rule := range pipeline.Rules() {
		if rule.Code == code {
			return rule.Means
		}
	}
	return lang.Text{}
}

// size shows a number of bytes as people do.
func size(bytes int64) string {
	switch {
	case bytes >= 1_000_000:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	case bytes >= 1000:
		return fmt.Sprintf("%.1f kB", float64(bytes)/1e3)
	}
	return fmt.Sprintf("%d B", bytes)
}
