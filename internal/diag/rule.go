package diag

import "chuyende/internal/lang"

// Rule is one way in which something can be wrong. The package that notices it
// declares it and makes its problems with [Rule.At]; all rules together are
// one list, which keepers read with check --rules and by which their accept
// is read.
type Rule struct {
	// Code names the rule, such as "link-missing".
	Code string
	// Severity is that of its problems.
	Severity Severity
	// OrError says that some places make an error of what else is a warning.
	OrError bool
	// Loss says that readers do not get what the author wrote: see
	// [Problem.Loss].
	Loss bool
	// ByDay says that the day alone may bring its problems or take them away.
	ByDay bool
	// Lacking says that its problems come where another page is gone.
	Lacking bool
	// OfFile says that it is about a file or folder by itself, whose warnings the
	// site's settings accept, not a page.
	OfFile bool
	// OfAny says that it is about a page or such a file.
	OfAny bool
	// Means says what is wrong, Cure what to do, both in general words.
	Means, Cure lang.Text
}

// At makes a problem of a rule. File, data and span say where, text and hint
// what it is there and how it is cured: see [Problem].
func (r Rule) At(file string, data []byte, span Span, text, hint lang.Text) Problem {
	return Problem{File: file, Data: data, Span: span, Severity: r.Severity, Loss: r.Loss, Code: r.Code, Text: text, Hint: hint}
}

// AsError returns the rule for a place where it is an error.
func (r Rule) AsError() Rule {
	r.Severity = Error
	return r
}

// Acceptable reports whether there may be reason to keep what the rule warns of.
func (r Rule) Acceptable() bool { return r.Severity <= Warning }
