package pipeline

import (
	"bytes"
	"errors"
	"io/fs"
	"regexp"
	"strconv"

	"chuyende/internal/bundle"
	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/words"
)

// templatePlace finds the file, line and text in an error of the template
// packages, which have no other way to tell them.
var templatePlace = regexp.MustCompile(`template: ?([^:\s]+\.html):(\d+)(?::\d+)?: ((?s:.*))$`)

// themeProblems returns what is wrong with a site's own theme as problems of
// its author, or nil where the error is of another sort.
func themeProblems(name string, own fs.FS, err error) []diag.Problem {
	var scripts *bundle.Error
	if errors.As(err, &scripts) {
		var problems []diag.Problem
		for _, m := range scripts.Mistakes {
			problems = append(problems, themeProblem(name, own, m.File, m.Line, m.Column, m.Text))
		}
		return problems
	}
	var said *words.Error
	if errors.As(err, &said) {
		p := themeProblem(name, own, said.File, said.Line, said.Column, "")
		p.Text = lang.Textf("tệp giao diện viết sai: %s", "mistake in the theme: %s", said.Text)
		return []diag.Problem{p}
	}
	if found := templatePlace.FindStringSubmatch(err.Error()); found != nil {
		line, _ := strconv.Atoi(found[2]) // digits only
		return []diag.Problem{themeProblem(name, own, found[1], line, 1, found[3])}
	}
	return nil
}

// themeProblem is one mistake; text is in English, as the tools give it.
func themeProblem(name string, own fs.FS, file string, line, column int, text string) diag.Problem {
	p := ruleThemeBroken.At(themesFolder+"/"+name+"/"+file, nil, diag.Span{},
		lang.Textf("tệp giao diện viết sai: %s", "mistake in the theme: %s", themeText(text)),
		lang.Text{VI: "sửa tệp này, hoặc xóa nó để dùng tệp có sẵn", EN: "mend this file, or delete it to use the built-in one"})
	data, err := fs.ReadFile(own, file)
	if err != nil {
		// A built-in file that stumbles over something that the site overrides.
		p.File = themesFolder + "/" + name
		p.Text = lang.Textf("tệp giao diện viết sai: %s:%d: %s", "mistake in the theme: %s:%d: %s", file, line, themeText(text))
		return p
	}
	p.Data = data
	p.Span = lineSpan(data, line, column)
	return p
}

// lineSpan is the rest of a line from a column on, both counted from 1.
func lineSpan(data []byte, line, column int) diag.Span {
	start := 0
	for ; line > 1; line-- {
		i := bytes.IndexByte(data[start:], '\n')
		if i < 0 {
			break
		}
		start += i + 1
	}
	end := len(data)
	if i := bytes.IndexByte(data[start:], '\n'); i >= 0 {
		end = start + i
	}
	for offset := range string(data[start:end]) {
		if column--; column == 0 {
			return diag.Span{Start: start + offset, End: end}
		}
	}
	return diag.Span{Start: start, End: end}
}
