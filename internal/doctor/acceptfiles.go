package doctor

import (
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// fileEntries returns what the site's settings accept of its files. A pattern
// that is none is reported.
func fileEntries(c *config.Config, rules []diag.Rule, problems *diag.List) []*entry {
	var entries []*entry
	for _, a := range c.Accepted {
		problem := func(rule diag.Rule, span diag.Span, text, hint lang.Text) diag.Problem {
			return rule.At(c.File.Shown, c.File.Data, span, text, hint)
		}
		if _, err := path.Match(a.Files, ""); err != nil {
			problems.Add(problem(config.RuleValueForm, a.Span, lang.Textf("%q không phải là mẫu tên tệp", "%q is no pattern of file names", a.Files),
				lang.Text{VI: `viết như: bieu-mau/*.docx, hoặc bieu-mau/ cho cả thư mục`, EN: `write it like forms/*.docx, or forms/ for a whole folder`}))
			continue
		}
		entries = append(entries, &entry{
			code: a.Code, span: a.CodeSpan, rules: rules, known: acceptable(rules, true), published: true, problem: problem,
			covers: func(shown string) bool { return covers(a.Files, strings.TrimPrefix(shown, path.Dir(c.File.Shown)+"/")) },
		})
	}
	return entries
}

// covers reports whether a pattern stands for a file: a folder with a slash at
// its end for all below it, a name without a slash for that name anywhere.
func covers(pattern, file string) bool {
	pattern, file = norm.NFC.String(strings.TrimPrefix(pattern, "/")), norm.NFC.String(file)
	if strings.HasSuffix(pattern, "/") {
		return strings.HasPrefix(file, pattern)
	}
	if !strings.Contains(pattern, "/") {
		file = path.Base(file)
	}
	ok, err := path.Match(pattern, file)
	return err == nil && ok
}
