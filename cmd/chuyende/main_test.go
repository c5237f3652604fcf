package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/unicode/norm"

	"chuyende/internal/filename"
	"chuyende/internal/golden"
	"chuyende/internal/lang"
	"chuyende/internal/words"
)

// TestMain lets scripts run this test binary as "chuyende", by the name that
// readers of a script know, and on a day that does not move.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"chuyende": func() {
			os.Exit(run(context.Background(), os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}, scriptDay()))
		},
	})
}

// scriptDay is the day on which scripts run.
func scriptDay() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }

// TestScripts runs testdata/script/*.txtar. Each has a copy of testdata/portal,
// a small site with a page of every kind, in its folder, built before, so that
// its cache holds what is the same for all: the theme's bundles.
func TestScripts(t *testing.T) {
	t.Parallel()
	portal := filepath.Join(t.TempDir(), "portal")
	if err := os.CopyFS(portal, os.DirFS("testdata/portal")); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	output := filepath.Join(t.TempDir(), "public")
	if code := run(t.Context(), []string{"build", "--source", portal, "--output", output}, streams{nil, &out, &errs}, scriptDay()); code != exitFine {
		t.Fatalf("the portal cannot be built: %s", errs.String())
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       golden.Updating(),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			return os.CopyFS(filepath.Join(env.WorkDir, "portal"), os.DirFS(portal))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"same":     same,
			"relative": relative,
			"fit":      fit,
			"windows":  windows,
			"latin1":   latin1,
			"base64":   fromBase64,
			"edit":     edit,
			"exit":     exit,
			"foreign":  foreign,
			"heavy":    heavy,
		},
	})
}

// heavy writes a picture of so many bytes: "heavy FILE BYTES".
func heavy(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: heavy FILE BYTES")
	}
	all, err := strconv.Atoi(args[1])
	ts.Check(err)
	const head, foot = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><desc>`, `</desc></svg>`
	text := head + strings.Repeat("x", max(0, all-len(head)-len(foot))) + foot
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// same compares all files of two sites, but for those that bleve writes and
// those that only the next build reads: "[!] same DIR DIR".
func same(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same DIR DIR")
	}
	a, b := siteFiles(ts, args[0]), siteFiles(ts, args[1])
	var differ []string
	for name, data := range a {
		if other, ok := b[name]; !ok || !bytes.Equal(data, other) {
			differ = append(differ, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			differ = append(differ, name)
		}
	}
	if len(a) == 0 {
		ts.Fatalf("%s is empty", args[0])
	}
	if (len(differ) > 0) != neg {
		ts.Fatalf("%s and %s differ in %q", args[0], args[1], differ)
	}
}

func siteFiles(ts *testscript.TestScript, dir string) map[string][]byte {
	files := map[string][]byte{}
	root := ts.MkAbs(dir)
	ts.Check(filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			if err == nil && (entry.Name() == ".chuyende" || entry.Name() == "bleve") {
				return fs.SkipDir
			}
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(rel)], err = os.ReadFile(name)
		return err
	}))
	return files
}

// foreign looks for letters that English lacks in what readers of a site are
// shown: "! foreign DIR". Scripts that know the letters of Vietnamese are looked
// at for the words of a Vietnamese portal instead.
func foreign(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 || !neg {
		ts.Fatalf("usage: ! foreign DIR")
	}
	looked := 0
	for name, data := range siteFiles(ts, args[0]) {
		switch path.Ext(name) {
		case ".html", ".xml", ".json", ".webmanifest":
		case ".js":
			base := path.Base(name)
			if base == "papers.js" {
				continue // the parts of papers, which are Vietnamese like the files for Word
			}
			if base == "client.js" || base == "manifest.js" || strings.HasPrefix(base, "search.") || strings.HasPrefix(base, "searchlater.") || strings.HasPrefix(base, "searchslips.") || strings.HasPrefix(base, "tools.") || strings.HasPrefix(base, "sheets.") ||
				strings.HasPrefix(base, "plan.") || strings.HasPrefix(base, "collection.") || strings.HasPrefix(base, "papers.") || strings.HasPrefix(base, "handout.") {
				for _, key := range words.Default().Keys() {
					if text := words.Default().Text(key); len(text) > utf8.RuneCountInString(text)+2 && bytes.Contains(data, []byte(text)) {
						ts.Fatalf("%s says %q", name, text)
					}
				}
				continue
			}
		default:
			continue
		}
		looked++
		text := string(data)
		if at := strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }); at >= 0 {
			ts.Fatalf("%s: …%s", name, text[max(0, at-60):min(len(text), at+60)])
		}
	}
	if looked < 20 {
		ts.Fatalf("only %d files were looked at", looked)
	}
}

// relative makes sure that every link and source in the pages of a site is
// relative, so that the site works below any path: "relative DIR". The page
// for addresses that are not there is shown at all of them, so it cannot be.
func relative(ts *testscript.TestScript, _ bool, args []string) {
	pages := 0
	for name, data := range siteFiles(ts, args[0]) {
		if filepath.Ext(name) != ".html" || name == "404.html" {
			continue
		}
		pages++
		for _, absolute := range []string{`href="/`, `src="/`, `href=/`, `src=/`} {
			if bytes.Contains(data, []byte(absolute)) {
				ts.Fatalf("%s contains %s", name, absolute)
			}
		}
	}
	if pages == 0 {
		ts.Fatalf("no pages in %s", args[0])
	}
}

// fit makes sure that every server and system takes the names of all files of a
// site, those of the program itself too: "fit DIR".
func fit(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !filename.IsFit(entry.Name()) {
			err = fmt.Errorf("%s: some system does not take this name", name)
		}
		return err
	}))
}

// windows rewrites files as a Macintosh and an old Windows editor together
// would: decomposed letters, CRLF, byte order mark: "windows FILE…".
func windows(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		text := norm.NFD.String(ts.ReadFile(name))
		text = "\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n")
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o644))
	}
}

// latin1 rewrites files with one byte for each letter, as programs did before
// Unicode: "latin1 FILE…".
func latin1(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		var data []byte
		for _, r := range ts.ReadFile(name) {
			data = append(data, byte(r))
		}
		ts.Check(os.WriteFile(ts.MkAbs(name), data, 0o644))
	}
}

// fromBase64 replaces files by what they stand for: "base64 FILE…".
func fromBase64(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		data, err := base64.StdEncoding.DecodeString(strings.TrimSpace(ts.ReadFile(name)))
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(name), data, 0o644))
	}
}

// edit replaces a text in a file, which must hold it: "edit FILE OLD NEW".
func edit(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	// \n in an argument stands for a line end.
	unescape := strings.NewReplacer(`\n`, "\n")
	before, after := unescape.Replace(args[1]), unescape.Replace(args[2])
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, before) {
		ts.Fatalf("%s does not contain %q", args[0], before)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(text, before, after)), 0o644))
}

// exit runs a program and compares its exit code: "exit CODE PROGRAM ARG…".
func exit(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: exit CODE PROGRAM ARG…")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	if err != nil {
		_, code, _ = strings.Cut(err.Error(), "exit status ")
	}
	if code != args[0] {
		ts.Fatalf("exit code %s, want %s", code, args[0])
	}
}

// TestHelpWords: no help in Vietnamese names a flag's value by its type in Go.
func TestHelpWords(t *testing.T) {
	t.Parallel()
	typed := regexp.MustCompile(`(?m)^ +(?:-\w, )?--[\w-]+ [A-Za-z]\w* .*`)
	commands := (&app{lang: lang.VI}).rootCommand().Commands()
	if len(commands) < 10 {
		t.Fatalf("%d commands", len(commands))
	}
	for _, command := range commands {
		var out, errs bytes.Buffer
		if code := run(t.Context(), []string{"help", command.Name()}, streams{nil, &out, &errs}, scriptDay()); code != exitFine {
			t.Errorf("help %s: %s", command.Name(), errs.String())
		}
		for _, line := range typed.FindAllString(out.String(), -1) {
			t.Errorf("help %s: %s", command.Name(), line)
		}
	}
}
