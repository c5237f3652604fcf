package bundle

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func tree(files map[string]string) fs.FS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// forgetful makes every bundle anew.
var forgetful *Cache

func TestScript(t *testing.T) {
	t.Parallel()
	theme := tree(map[string]string{
		"js/site.js": `/*! a licence */ import { fold } from "search-client/index.js"; import { shout } from "./parts/shout.js";
			import labels from "./labels.json";
			document.title = shout(fold(labels.search ?? "Tìm"));`,
		"js/parts/shout.js": `export const shout = (s) => s?.toUpperCase(); export const unused = "never";`,
		"js/labels.json":    `{"search": "Tìm kiếm"}`,
		"js/exports.js":     `export { fold } from "search-client/deep/fold.js"; export const here = import.meta.url;`,
		"js/says.js":        `import * as say from "theme/words.js"; alert(say.hello);`,
		"js/private.js":     `document.title = ({ spelled: 1, ...self.kept }).spelled + document.spellings;`,
		"js/modern.js":      `export class A { #x = 1; get x() { return this.#x } } a ||= A;`,
	})
	mounts := map[string]fs.FS{"search-client": tree(map[string]string{
		"index.js":     `export { fold } from "./deep/fold.js";`,
		"deep/fold.js": `import { d } from "../d.js"; export function fold(s) { return s.replace("đ", d); }`,
		"d.js":         `export const d = "d";`,
	})}
	for name, tt := range map[string]struct {
		entry     string
		options   Options
		want, not []string
	}{
		"classic": {"js/site.js", Options{Mounts: mounts, Minify: true},
			[]string{"(()=>{", `"đ"`, "Tìm kiếm", "document.title="}, []string{"import ", "export", "never", "licence", "sourceMapping", "shout"}},
		"module": {"js/exports.js", Options{Mounts: mounts, Format: ESM, Minify: true},
			[]string{"export{", "as fold", "import.meta.url"}, []string{"(()=>{", "from"}},
		"readable": {"js/exports.js", Options{Mounts: mounts, Format: ESM},
			[]string{"function fold(s) {", "// search-client:deep/fold.js"}, nil},
		"made": {"js/says.js", Options{Modules: map[string]string{"theme/words.js": `export const hello = "Chào"; export const bye = "Tạm biệt";`}, Minify: true},
			[]string{`="Chào"`}, []string{"Tạm biệt"}},
		"in the place of a mount's file": {"js/exports.js", Options{Mounts: mounts, Minify: true, Format: ESM, Modules: map[string]string{"search-client/d.js": `export const d = "ð";`}},
			[]string{`"ð"`}, []string{`"d"`}},
		"private": {"js/private.js", Options{Minify: true, Private: []string{"other", "spelled"}},
			[]string{"{B:1,", ".B+document.spellings"}, []string{"spelled"}},
		"older browsers": {"js/modern.js", Options{Format: ESM},
			nil, []string{"#x", "||="}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := forgetful.Script(theme, tt.entry, tt.options)
			if err != nil {
				t.Fatal(err)
			}
			contains(t, string(got), tt.want, tt.not)
			if again, err := forgetful.Script(theme, tt.entry, tt.options); err != nil || string(again) != string(got) {
				t.Errorf("not the same again: %v", err)
			}
		})
	}
}

func TestStyle(t *testing.T) {
	t.Parallel()
	got, err := forgetful.Style(tree(map[string]string{
		"css/site.css": `@import "./base.css"; @import url("parts/toc.css"); @import "print.css" print;
			.hero { background: url(../img/nền.svg) }`,
		"css/base.css":      `/* why */ body { color: #ff0000; & a { color: rgb(0 0 0 / 50%) } }`,
		"css/parts/toc.css": `.toc::before { content: "Mục lục" }`,
		"css/print.css":     `nav { display: none }`,
	}), "css/site.css")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, string(got), []string{"body{color:red}", "body a{", "Mục lục", "@media print{nav{display:none}}", "url(../img/nền.svg)"},
		[]string{"@import", "why", "&"})
}

func TestMistakes(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"ok.js":          "export const a = 1;",
		"syntax.js":      "let đ = 'ầ'; let đ = ;",
		"missing.js":     "\nimport './nowhere.js';",
		"folder.js":      "import './css';",
		"noexport.js":    "import { b } from './ok.js'; b();",
		"package.js":     "import React from 'react'; React();",
		"words.js":       "import * as say from 'theme/words.js'; alert(say.none);",
		"remote.js":      "import 'https://example.com/x.js';",
		"absolute.js":    "import '/etc/passwd.js';",
		"outside.js":     "import '../../outside.js';",
		"through.js":     "import 'mount/bad.js';",
		"picture.js":     "import './css/x.png';",
		"warning.js":     "if (a === -0) b(); export default typeof a == 'strin';",
		"css/x.png":      "x",
		"css/site.css":   "@import 'gone.css';",
		"css/brace.css":  "a { color: red; ) }",
		"css/remote.css": "@import url(https://example.com/x.css);",
	}
	mount := tree(map[string]string{"bad.js": "import '../ok.js';"})
	for entry, want := range map[string]string{
		"syntax.js":      "syntax.js:1:22: Unexpected \";\"",
		"missing.js":     "missing.js:2:8: there is no file \"nowhere.js\"",
		"folder.js":      "folder.js:1:8: there is no file \"css\"",
		"noexport.js":    "noexport.js:1:10: No matching export in \"ok.js\" for import \"b\"",
		"package.js":     "package.js:1:19: import of \"react\": only files",
		"words.js":       "words.js:1:50: Import \"none\" will always be undefined because there is no matching export in \"theme/words.js\"",
		"remote.js":      "remote.js:1:8: import of \"https://example.com/x.js\": only files",
		"absolute.js":    "absolute.js:1:8: import of \"/etc/passwd.js\": only files",
		"outside.js":     "outside.js:1:8: import of \"../../outside.js\" leads out",
		"through.js":     "mount/bad.js:1:8: import of \"../ok.js\" leads out",
		"picture.js":     "css/x.png: only .js",
		"warning.js":     "warning.js:1:11: Comparison with -0",
		"css/site.css":   "css/site.css:1:9: there is no file \"css/gone.css\"",
		"css/brace.css":  "css/brace.css:1:17: Expected identifier but found \")\"",
		"css/remote.css": "css/remote.css:1:9: import of \"https://example.com/x.css\": only files",
		"gone.js":        "gone.js: there is no file \"gone.js\"",
	} {
		t.Run(entry, func(t *testing.T) {
			t.Parallel()
			var err error
			if strings.HasSuffix(entry, ".css") {
				_, err = forgetful.Style(tree(files), entry)
			} else {
				_, err = forgetful.Script(tree(files), entry, Options{Mounts: map[string]fs.FS{"mount": mount}, Modules: map[string]string{"theme/words.js": "export const some = 1;"}})
			}
			var ours *Error
			if !errors.As(err, &ours) {
				t.Fatalf("error %v", err)
			}
			if !strings.Contains(err.Error(), want) {
				t.Errorf("error %q, want %q", err, want)
			}
			if !strings.Contains(ours.Message().VI, "không gộp được "+entry) {
				t.Errorf("message %q", ours.Message().VI)
			}
		})
	}
}

func TestFingerprint(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"site.css":       "site.ba7816bf8f.css",
		"assets/site.js": "assets/site.ba7816bf8f.js",
		"client.min.js":  "client.min.ba7816bf8f.js",
		"LICENCE":        "LICENCE.ba7816bf8f",
	} {
		if got := Fingerprint(name, []byte("abc")); got != want {
			t.Errorf("Fingerprint(%q) = %q, want %q", name, got, want)
		}
	}
}

func contains(t *testing.T, got string, want, not []string) {
	t.Helper()
	for _, s := range want {
		if !strings.Contains(got, s) {
			t.Errorf("%q is missing in:\n%s", s, got)
		}
	}
	for _, s := range not {
		if strings.Contains(got, s) {
			t.Errorf("%q should not be in:\n%s", s, got)
		}
	}
}
