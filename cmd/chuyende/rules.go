package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"chuyende/internal/diag"
)

// ruleJSON is one thing that can be wrong, as --json shows it.
type ruleJSON struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	// OrError says that what is a warning is an error in some places.
	OrError bool `json:"orError,omitempty"`
	// Accept is "page", "site" or "page or site": whose front matter or settings may accept it.
	Accept string `json:"accept,omitempty"`
	Means  string `json:"means"`
	Cure   string `json:"cure"`
}

func (a *app) rule(r diag.Rule) ruleJSON {
	shown := ruleJSON{Code: r.Code, Severity: r.Severity.String(), OrError: r.OrError || r.Loss, Means: r.Means.In(a.lang), Cure: r.Cure.In(a.lang)}
	switch {
	case !r.Acceptable() || strings.HasPrefix(r.Code, "accept-"):
	case r.OfAny:
		shown.Accept = "page or site"
	case r.OfFile:
		shown.Accept = "site"
	default:
		shown.Accept = "page"
	}
	return shown
}

// showRules prints what can be wrong with a site's content, as a table of
// Markdown that can be read as it stands.
func (a *app) showRules(rules []diag.Rule) error {
	shown := make([]ruleJSON, len(rules))
	for i, r := range rules {
		shown[i] = a.rule(r)
	}
	if a.json {
		encoder := json.NewEncoder(a.out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(shown)
	}
	var out strings.Builder
	row := func(cells ...string) {
		for i, cell := range cells {
			cells[i] = strings.ReplaceAll(cell, "|", `\|`)
		}
		fmt.Fprintf(&out, "| %s |\n", strings.Join(cells, " | "))
	}
	row(a.say("Mã", "Code"), a.say("Mức", "Severity"), a.say("Nghĩa", "Meaning"), a.say("Cách sửa", "Cure"))
	row("---", "---", "---", "---")
	for i, r := range shown {
		row(r.Code, a.severity(rules[i]), r.Means, r.Cure)
	}
	fmt.Fprintln(&out)
	fmt.Fprintln(&out, a.say(
		"“cảnh báo hoặc lỗi”: là lỗi ở vài chỗ, như khi mất chữ trong trang thuộc một loại.",
		"“warning or error”: some places make it an error, such as text that gets lost on a page of a kind."))
	_, err := fmt.Fprint(a.out, out.String())
	return err
}

// severity words a rule's severity.
func (a *app) severity(r diag.Rule) string {
	switch {
	case r.OrError || r.Loss:
		return a.say("cảnh báo hoặc lỗi", "warning or error")
	case r.Severity == diag.Error:
		return a.say("lỗi", "error")
	case r.Severity == diag.Notice:
		return a.say("báo trước", "notice")
	}
	return a.say("cảnh báo", "warning")
}
