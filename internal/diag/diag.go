// Package diag reports problems in the author's files: bad front matter,
// broken links, two pages with one address.
//
// Such problems are data, not failures. Each phase of a build adds what it
// finds to a [List] and goes on, so that one run shows every problem.
// Failures of the machine (full disk, closed port) are ordinary Go errors and
// never enter a List. The package does not know what a page is, and reads no
// file: whoever adds a problem hands over the text that it stands in.
package diag

import (
	"cmp"
	"slices"
	"sync"

	"chuyende/internal/lang"
)

// Severity says whether a problem stops the build.
type Severity int

// A Notice tells of what is to come and asks for nothing, not even with
// --strict; a Warning is shown and the site is built; an Error stops the build
// before anything is written.
const (
	Notice Severity = iota - 1
	Warning
	Error
)

// String returns the severity as it is named in --json output.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Notice:
		return "notice"
	}
	return "warning"
}

// Span is a range of bytes in a file's text: Start included, End not. The
// zero Span stands for the file as a whole and is shown as its first column.
type Span struct{ Start, End int }

// Problem is one thing wrong in one place.
type Problem struct {
	// File is the path the author knows the file by, with forward slashes,
	// such as "content/chuyen-de/hien-dat.md".
	File string
	// Data is the text that Span counts in. It is only read when the problem
	// is shown; nil leaves out line, column and the quoted line.
	Data []byte
	// Span is the offending text.
	Span Span
	// Severity is Warning unless set.
	Severity Severity
	// Passing is true of what the day alone brings or takes away: --strict
	// leaves such a warning one, lest a site fail tomorrow that passed today.
	Passing bool
	// Loss says that readers do not get what the author wrote, or get what was
	// meant for nobody. Whoever knows how much a file matters makes errors of
	// such problems with [List.RaiseLosses].
	Loss bool
	// Group is what the problem is about where one cause may have many places,
	// such as the name of a key that nobody knows: see [List.Gather].
	Group string
	// Code names the rule, such as "link-missing": stable, for --json and for
	// settings, never shown in prose.
	Code string
	// Text says what is wrong; Hint, if any, how to cure it.
	Text lang.Text
	Hint lang.Text
	// Later, if not nil, works the hint out when it is shown: what takes time to
	// find is not looked for where nobody sees it.
	Later *Later
}

// Later is a hint that is worked out when it is shown.
type Later struct{ Hint func() lang.Text }

// HintText is the hint as it is shown.
func (p Problem) HintText() lang.Text {
	if p.Later != nil {
		return p.Later.Hint()
	}
	return p.Hint
}

// List collects problems. It may be used by several goroutines at once; the
// zero List is empty and ready.
type List struct {
	mu       sync.Mutex
	problems []Problem
}

// Add appends problems.
func (l *List) Add(problems ...Problem) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.problems = append(l.problems, problems...)
}

// Sorted returns the problems by file, place, severity (errors first) and
// code. Problems that agree in all that is shown are returned once.
func (l *List) Sorted() []Problem {
	l.mu.Lock()
	defer l.mu.Unlock()
	sorted := slices.Clone(l.problems)
	slices.SortStableFunc(sorted, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Text.VI, b.Text.VI),
			cmp.Compare(a.Hint.VI, b.Hint.VI), // goroutines add in any order
		)
	})
	return slices.CompactFunc(sorted, func(a, b Problem) bool {
		return a.File == b.File && a.Span == b.Span && a.Severity == b.Severity &&
			a.Code == b.Code && a.Text == b.Text && a.Hint == b.Hint
	})
}

// Remove takes out the problems for which drop is true.
func (l *List) Remove(drop func(Problem) bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.problems = slices.DeleteFunc(l.problems, drop)
}

// Raise turns every warning into an error, as --strict asks, but for those
// that the day alone brings.
func (l *List) Raise() { l.raise(func(p Problem) bool { return !p.Passing }) }

// RaiseLosses turns the warnings of lost text into errors.
func (l *List) RaiseLosses() { l.raise(func(p Problem) bool { return p.Loss }) }

func (l *List) raise(which func(Problem) bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.problems {
		if p := &l.problems[i]; p.Severity == Warning && which(*p) {
			p.Severity = Error
		}
	}
}

// Gather makes one of the warnings that agree in code and group, at the first
// place, with how many there are. Errors stay: each has to be cured.
func (l *List) Gather() {
	type group struct{ code, group string }
	gathered := func(p Problem) (group, bool) { return group{p.Code, p.Group}, p.Group != "" && p.Severity == Warning }
	places, files, last := map[group]int{}, map[group]int{}, map[group]string{}
	sorted := l.Sorted()
	for _, p := range sorted {
		if g, ok := gathered(p); ok {
			if places[g]++; last[g] != p.File {
				files[g]++
			}
			last[g] = p.File
		}
	}
	kept := sorted[:0]
	for _, p := range sorted {
		g, ok := gathered(p)
		switch n := places[g]; {
		case ok && n == 0:
			continue
		case ok && n > 1:
			p.Text = lang.Textf("%s (%d chỗ trong %d tệp)", "%s (%d places in %d files)", p.Text, n, files[g])
		}
		places[g] = 0
		kept = append(kept, p)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.problems = kept
}

// Change calls change with each problem, which it may alter.
func (l *List) Change(change func(*Problem)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.problems {
		change(&l.problems[i])
	}
}

// Count returns how many distinct errors and warnings the list holds; notices
// do not count.
func (l *List) Count() (errors, warnings int) {
	for _, p := range l.Sorted() {
		switch p.Severity {
		case Error:
			errors++
		case Warning:
			warnings++
		}
	}
	return errors, warnings
}

// HasErrors reports whether the list holds at least one error.
func (l *List) HasErrors() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.ContainsFunc(l.problems, func(p Problem) bool { return p.Severity == Error })
}
