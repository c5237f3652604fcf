package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

const manualDir = "../../docs"

var manualDay = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// manualPages returns the texts of the manual by their paths in it.
func manualPages(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{}
	err := filepath.WalkDir(manualDir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() && entry.Name() == "public" {
			return cmpErr(err, fs.SkipDir)
		}
		if filepath.Ext(path) == ".md" {
			data, err := os.ReadFile(path)
			pages[strings.TrimPrefix(filepath.ToSlash(path), manualDir+"/")] = string(data)
			return err
		}
		return nil
	})
	if err != nil || len(pages) == 0 {
		t.Fatalf("no manual: %v", err)
	}
	return pages
}

func cmpErr(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

// fence is a block of code of the manual, with what the comment before it says
// is to be done with it.
type fence struct{ place, info, try, text string }

var (
	fenceLine = regexp.MustCompile("^(`{3,})([a-z]*)$")
	tryLine   = regexp.MustCompile(`^<!-- try: (.+) -->$`)
)

func fencesOf(t *testing.T, page, text string) (fences []fence) {
	t.Helper()
	try, open := "", ""
	for i, line := range strings.Split(text, "\n") {
		mark := fenceLine.FindStringSubmatch(line)
		switch {
		case open == "" && mark != nil:
			open = mark[1]
			fences = append(fences, fence{place: fmt.Sprintf("docs/%s:%d", page, i+1), info: mark[2], try: try})
		case line == open && open != "":
			open = ""
		case open != "":
			fences[len(fences)-1].text += line + "\n"
		case strings.HasPrefix(line, "```"):
			t.Errorf("docs/%s:%d: the tests do not know such a fence", page, i+1)
		}
		if tried := tryLine.FindStringSubmatch(line); tried != nil && open == "" {
			try = tried[1]
		} else if line != "" {
			try = ""
		}
	}
	return fences
}

// TestManual builds docs/, which must have nothing to complain of, and tries
// what stands in its blocks of code.
func TestManual(t *testing.T) {
	t.Parallel()
	if code, out := called(t, "build", "--json", "--source", manualDir, "--output", t.TempDir()); code != exitFine || !strings.Contains(out, `"problems":[]`) {
		t.Errorf("building docs/ ends with %d:\n%s", code, out)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, link := range regexp.MustCompile(`\]\(([^):#]+)`).FindAllStringSubmatch(string(readme), -1) {
		if _, err := os.Stat(filepath.Join("../..", link[1])); err != nil {
			t.Errorf("README.md leads to %s: %v", link[1], err)
		}
	}
	examples := t.TempDir()
	count := 0
	for page, text := range manualPages(t) {
		for _, f := range fencesOf(t, page, text) {
			count++
			switch {
			case f.info == "sh":
				tryShell(t, f)
			case strings.HasPrefix(f.try, "content/"):
				place(t, examples, f.try, f.text)
			case f.try == "text":
				place(t, examples, fmt.Sprintf("content/vi-du-%d.md", count), "# Ví dụ\n\n"+f.text)
			case f.try == "keys page":
				place(t, examples, fmt.Sprintf("content/vi-du-%d.md", count), "---\n"+f.text+"---\nChữ.\n")
			case f.try == "rota":
				file := place(t, t.TempDir(), "doi-du.csv", f.text)
				called(t, "rota", file, "--print")
			case f.try != "":
				trySettings(t, f)
			case f.info == "yaml", f.info == "markdown":
				t.Errorf("%s: nothing says how this is tried", f.place)
			}
		}
	}
	code, out := called(t, "check", "--json", "--drafts", "--source", examples)
	var found struct {
		Problems []struct{ File, Code, Text string }
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil || code != exitFine {
		t.Errorf("check of the manual's examples ends with %d, %v", code, err)
	}
	for _, p := range found.Problems {
		// What a short example cannot do without.
		if !slices.Contains([]string{"topic-incomplete", "orphan", "accept-unused", "base-url-missing"}, p.Code) {
			t.Errorf("an example of the manual: %+v", p)
		}
	}
}

// called runs one call of the command and returns what it printed.
func called(t *testing.T, args ...string) (int, string) {
	t.Helper()
	var out bytes.Buffer
	code := run(t.Context(), args, streams{strings.NewReader(""), &out, &out}, manualDay)
	return code, out.String()
}

func place(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Errorf("%s is shown twice in the manual", name)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// trySettings checks a small site with settings, or with a file of a theme.
func trySettings(t *testing.T, f fence) {
	t.Helper()
	if f.try == "site.yaml" {
		var problems diag.List
		config.Load([]byte(f.text), f.place, config.Defaults{}, &problems)
		if found := problems.Sorted(); len(found) > 0 {
			t.Errorf("%s: %+v", f.place, found)
		}
		return
	}
	dir := t.TempDir()
	place(t, dir, "content/trang.md", "# Trang\n")
	switch own, isTheme := strings.CutPrefix(f.try, "themes/"); {
	case isTheme:
		place(t, dir, "themes/"+own, f.text)
		settings := "theme: rieng\n"
		if language, isWords := strings.CutSuffix(filepath.Base(own), ".yaml"); isWords {
			settings += "language: " + language + "\n"
		}
		place(t, dir, "content/site.yaml", settings)
	case f.try == "site.yaml with themes/rieng":
		place(t, dir, "themes/rieng/static/a.txt", "")
		place(t, dir, "content/site.yaml", f.text)
	default:
		t.Errorf("%s: the tests do not know %q", f.place, f.try)
	}
	if code, out := called(t, "check", "--strict", "--source", dir); code != exitFine {
		t.Errorf("%s: %s", f.place, out)
	}
}

// tryShell holds the lines of a block to commands and flags that there are.
func tryShell(t *testing.T, f fence) {
	t.Helper()
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(f.text) {
		words := strings.Fields(strings.ReplaceAll(line, "go run ./cmd/chuyende", "chuyende"))
		switch {
		case len(words) == 0:
		case words[0] == "chuyende":
			a := &app{lang: lang.VI}
			cmd, rest, err := a.rootCommand().Find(words[1:])
			if err == nil {
				err = cmd.ParseFlags(rest)
			}
			if err == nil {
				err = cmd.ValidateArgs(cmd.Flags().Args())
			}
			if err != nil || !cmd.Runnable() {
				t.Errorf("%s: %s: %v", f.place, strings.TrimSpace(line), err)
			}
		case words[0] == "make":
			if !regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(words[1]) + `:`).Match(makefile) {
				t.Errorf("%s: there is no %s", f.place, line)
			}
		case words[0] == "go", words[0] == "sha256sum":
		default:
			t.Errorf("%s: the tests do not know the command %s", f.place, words[0])
		}
	}
}
