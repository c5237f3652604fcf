package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"chuyende/internal/output"
)

// failure is a command that cannot succeed. %s in its arguments is the folder
// of a copy of the portal, which has been built.
type failure struct {
	name  string
	setup func(t *testing.T, dir string)
	args  []string
	code  int
	vi    string // what the Vietnamese message must say
}

// builtPortal returns the folder of a site that has been built.
func builtPortal(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/portal")); err != nil {
		t.Fatal(err)
	}
	if code, text := call(t, io.Discard, []string{"build", "--source", dir}); code != exitFine {
		t.Fatal(text)
	}
	return dir
}

// prepare makes things go wrong in a copy of a site that has been built.
func (f failure) prepare(t *testing.T, built string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(built)); err != nil {
		t.Fatal(err)
	}
	if f.setup != nil {
		f.setup(t, dir)
	}
	return dir
}

// call runs a command in this process.
func call(t *testing.T, out io.Writer, args []string) (code int, told string) {
	t.Helper()
	var stderr bytes.Buffer
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Minute) // only for what hangs
	defer stop()
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	return run(ctx, args, streams{strings.NewReader(""), out, &stderr}, now), stderr.String()
}

func (f failure) arguments(dir, lang string) []string {
	args := []string{"--lang", lang}
	for _, arg := range f.args {
		args = append(args, strings.ReplaceAll(arg, "%s", dir))
	}
	return args
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	place := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(place, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// with puts a file into the site.
func with(name, text string) func(*testing.T, string) {
	return func(t *testing.T, dir string) { t.Helper(); put(t, dir, name, text) }
}

// cut takes the second half of the files that a pattern names.
func cut(pattern string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		t.Helper()
		names, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, name := range names {
			info, err := os.Stat(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.Truncate(name, info.Size()/2); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func callFailures() []failure {
	build, search := []string{"build", "--source", "%s"}, []string{"search", "--source", "%s"}
	return []failure{
		{"no site", nil, []string{"build", "--source", "%s/nowhere"}, exitUsage, "không có thư mục"},
		{"bad date", nil, append(build, "--now", "22/11/2026"), exitUsage, "--now phải có dạng 2026-11-22"},
		{"output in the sources", nil, append(build, "--output", "%s/content/x"), exitUsage, ""},
		{"unknown option", nil, []string{"build", "--stict"}, exitUsage, "không có tùy chọn"},
		{"unknown letter", nil, []string{"build", "-Z"}, exitUsage, "không có tùy chọn"},
		{"option without value", nil, []string{"build", "--source"}, exitUsage, "cần một giá trị"},
		{"no number", nil, append(search, "--limit", "nhiều", "đất"), exitUsage, "không dùng được"},
		{"number out of range", nil, append(search, "--limit", "99999999999999999999", "đất"), exitUsage, "không dùng được"},
		{"neither yes nor no", nil, append(build, "--strict=maybe"), exitUsage, "không dùng được"},
		{"odd option", nil, []string{"build", "--=x"}, exitUsage, "viết sai"},
		{"unknown command", nil, []string{"buld"}, exitUsage, "không có lệnh"},
		{"unknown shell", nil, []string{"completion", "tcsh"}, exitUsage, ""},
		{"word too many", nil, []string{"completion", "bash", "x"}, exitUsage, ""},
		{"nothing to search for", nil, search, exitUsage, "cần từ để tìm"},
		{"no queries", nil, append(search, "--queries", "%s/nowhere.txt"), exitUsage, "không có tệp"},
		{"queries are a folder", nil, append(search, "--queries", "%s/content"), exitMachine, "đây là thư mục"},
		{"endless query", with("q.txt", strings.Repeat("x", 2<<20)), append(search, "--queries", "%s/q.txt"), exitMachine, "dòng dài quá"},
		{"unknown group", nil, append(search, "--filter", "qqq=1", "đất"), exitUsage, "không có nhóm"},
		{"unknown value", nil, append(search, "--filter", "kind=qqq", "đất"), exitUsage, "không có giá trị"},
		{"half a filter", nil, append(search, "--filter", "kind", "đất"), exitUsage, "không có giá trị"},
		{"unknown order", nil, append(search, "--sort", "size", "đất"), exitUsage, "--sort chỉ có thể là"},
		{"unknown kind", nil, []string{"new", "--source", "%s", "topik", "x"}, exitUsage, "không có loại trang"},
		{"no file name", nil, []string{"new", "--source", "%s", "topic", "../.."}, exitUsage, ""},
		{"a place elsewhere", nil, []string{"new", "--source", "%s", "page", "/etc/x"}, exitUsage, "không dùng được"},
		{"rota of nothing", nil, []string{"rota", "%s/nowhere.csv"}, exitUsage, "không có tệp"},
		{"rota of a folder", nil, []string{"rota", "%s/content"}, exitMachine, "đây là thư mục"},
		{"rota of a broken table", with("x.csv", "A;\n"), []string{"rota", "%s/x.csv"}, exitProblems, "thiếu chi bộ"},
		{"rota that cannot be", with("x.csv", "A;B\n"), []string{"rota", "%s/x.csv"}, exitUsage, "mọi người đều thuộc"},
		{"rota all of one cell", with("x.csv", "A;B\nC;B\nHọ;D\n"), []string{"rota", "%s/x.csv", "--visits", "2"}, exitUsage, "họ phải dự chi bộ ấy nhiều hơn phần của mình"},
		{"rota with too many visits", with("x.csv", "A;B\nC;D\n"), []string{"rota", "%s/x.csv", "--visits", "3"}, exitUsage, "quá nhiều"},
		{"rota of no month", with("x.csv", "A;B\nC;D\n"), []string{"rota", "%s/x.csv", "--months", "-1"}, exitUsage, "phải từ 1"},
		{"rota into another sort of file", with("x.csv", "A;B\nC;D\n"), []string{"rota", "%s/x.csv", "--output", "%s/y.pdf"}, exitUsage, ".xlsx"},
		{"rota into no folder", with("x.csv", "A;B\nC;D\n"), []string{"rota", "%s/x.csv", "--output", "%s/no/y.xlsx"}, exitMachine, ""},
		{"file is there, by its path", nil, []string{"new", "--source", "%s", "page", "content/gioi-thieu.md"}, exitUsage, "đã có"},
		{"file is there", nil, []string{"new", "--source", "%s", "topic", "hien-dat-lam-duong"}, exitUsage, "đã có"},
	}
}

func stateFailures() []failure {
	build, search := []string{"build", "--source", "%s"}, []string{"search", "--source", "%s", "đường"}
	serve := []string{"serve", "--source", "%s", "--addr"}
	taken := func(t *testing.T, dir string) {
		t.Helper()
		tx, err := output.Begin(filepath.Join(dir, "public"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(tx.Abort)
	}
	return []failure{
		{"output is a file", with("x", "y"), append(build, "--output", "%s/x"), exitMachine, "một tệp ở chỗ phải là thư mục"},
		{"output below a file", with("x", "y"), append(build, "--output", "%s/x/public"), exitMachine, "một tệp ở chỗ phải là thư mục"},
		{"name too long", nil, append(build, "--output", "%s/"+strings.Repeat("x", 300)), exitMachine, "quá dài"},
		{"foreign file", func(t *testing.T, dir string) {
			put(t, dir, "content/moi.md", "# Mới\n")
			put(t, dir, "public/moi.html", "của tôi")
		}, build, exitMachine, "không do chương trình này tạo ra"},
		{"two builds", taken, build, exitMachine, "hãy đợi"},
		{"no index", func(t *testing.T, dir string) { os.RemoveAll(filepath.Join(dir, "public")) }, search, exitUsage, "chuyende build"},
		{"segment cut", cut("public/search/bleve/store/*.zap"), search, exitMachine, "chuyende build"},
		{"root cut", cut("public/search/bleve/store/root.bolt"), search, exitMachine, "chuyende build"},
		{"record cut", cut("public/search/bleve/index.sha256"), search, exitMachine, "chuyende build"},
		{"texts cut", cut("public/search/d/*/*.js"), search, exitMachine, "chuyende build"},
		{"texts cut, with a filter", cut("public/search/d/*/*.js"), append(search, "--filter", "kind=topic"), exitMachine, "chuyende build"},
		{"index is a file", func(t *testing.T, dir string) {
			os.RemoveAll(filepath.Join(dir, "public/search/bleve"))
			put(t, dir, "public/search/bleve", "x")
		}, search, exitMachine, "chuyende build"},
		{"index of another version", with("public/search/bleve/index.sha256",
			"chuyende index 99\ndocuments x\nend 5d7ff2a3a2e6c3b0a9bcd1ee9be8fa8cc9ac3d6d\n"), search, exitMachine, "chuyende build"},
		{"no such address", nil, append(serve, "203.0.113.7:0"), exitMachine, "không có địa chỉ ấy"},
		{"no such port", nil, append(serve, "127.0.0.1:khongco"), exitMachine, ""},
		{"port left out", nil, append(serve, "127.0.0.1"), exitMachine, "địa chỉ viết sai"},
		{"no address", nil, append(serve, ""), exitMachine, "địa chỉ viết sai"},
		{"host without port", nil, append(serve, "127.0.0.1:"), exitMachine, "địa chỉ viết sai"},
		{"port too high", nil, append(serve, "127.0.0.1:99999"), exitMachine, ""},
		{"folder of a new page", func(t *testing.T, dir string) {
			os.RemoveAll(filepath.Join(dir, "content/dien-hinh"))
			put(t, dir, "content/dien-hinh", "x")
		}, []string{"new", "--source", "%s", "case", "x"}, exitMachine, ""},
		{"broken YAML", with("content/huong-dan/x.md", "---\ntitle: [a\n---\n"), build, exitProblems, ""},
		{"broken TOML", with("content/huong-dan/x.md", "+++\ntitle = \n+++\n"), build, exitProblems, ""},
		{"unknown setting", with("content/site.yaml", "titel: x\n"), build, exitProblems, ""},
		{"template", with("themes/default/partials/footer.html", `{{define "partials/footer"}}{{end}`), build, exitProblems, ""},
		{"template's function", with("themes/default/partials/footer.html", `{{define "partials/footer"}}{{nosuch .}}{{end}}`), build, exitProblems, "không có hàm"},
		{"template's field", with("themes/default/partials/footer.html", `{{define "partials/footer"}}{{.No}}{{end}}`), build, exitProblems, "không có trường .No"},
		{"template's template", with("themes/default/partials/footer.html", `{{define "partials/footer"}}{{template "no"}}{{end}}`), build, exitProblems, "không có mẫu"},
		{"style sheet", with("themes/default/css/print.css", "a {"), build, exitProblems, ""},
		{"script", with("themes/default/js/menu.js", "let a = ;"), build, exitProblems, "đứng không đúng chỗ"},
		{"import", with("themes/default/js/menu.js", `import "./no.js"`), build, exitProblems, "không có tệp"},
	}
}

// Every failure is told in the caller's language, with a cure and the exit code
// that README.md names.
func TestFailures(t *testing.T) {
	t.Parallel()
	built := builtPortal(t)
	for _, f := range append(callFailures(), stateFailures()...) {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			dir := f.prepare(t, built)
			for _, lang := range []string{"vi", "en"} {
				code, text := call(t, io.Discard, f.arguments(dir, lang))
				f.judge(t, lang, dir, code, text)
			}
		})
	}
}

// judge looks at what a failed command said.
func (f failure) judge(t *testing.T, lang, dir string, code int, text string) {
	t.Helper()
	if code != f.code {
		t.Errorf("%s: exit code %d, want %d:\n%s", lang, code, f.code, text)
	}
	plain := wordsOnly(strings.ReplaceAll(text, dir, ""))
	if lang == "vi" {
		if found := english.FindString(plain); found != "" {
			t.Errorf("%q stands in Vietnamese:\n%s", found, text)
		}
		if !cureVI.MatchString(text) || !strings.Contains(text, f.vi) {
			t.Errorf("no cure, or not %q:\n%s", f.vi, text)
		}
		return
	}
	if found := letters.FindString(plain); found != "" {
		t.Errorf("%q stands in English:\n%s", found, text)
	}
	if !cureEN.MatchString(text) {
		t.Errorf("no cure:\n%s", text)
	}
}

var (
	english = regexp.MustCompile(`(?i)\b(the|cannot|can't|such|denied|file|files|folder|directory|invalid|unexpected|expected|error|failed|open|openat|read|write|not|is|of|with|flag|argument|unknown|syscall|bind|listen|lookup|parsing|damaged|index|search|permission|function|defined|field|template|closed|pipe)\b`)
	letters = regexp.MustCompile(`[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]`)
	cureVI  = regexp.MustCompile(`hãy|gợi ý:|có phải ý bạn|chuyende help|chạy`)
	cureEN  = regexp.MustCompile(`;|hint:|did you mean|chuyende help|run chuyende|only`)
	// What is no sentence: lists of names, what stands in quotation marks, paths, options, and the lines that show a source.
	notWords = regexp.MustCompile(`(?m)^ +\d* ?\|.*$|(?:có|dùng|only|are): .*$|"[^"\n]*"|“[^”]*”|\S*[/=]\S*|--?[\w-]+|chuyende \w+|\S+\.(?:md|js|html|css|yaml|txt)\S*`)
)

func wordsOnly(text string) string { return notWords.ReplaceAllString(text, " ") }

// Output that cannot be printed is a failure, not a shorter answer.
func TestOutputLost(t *testing.T) {
	t.Parallel()
	dir := builtPortal(t)
	closed, other := io.Pipe()
	closed.Close()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no full device")
	}
	defer full.Close()
	for _, args := range [][]string{
		{"build", "--source", dir}, {"check", "--source", dir}, {"search", "--source", dir, "đường"}, {"search", "--source", dir, "--json", "đường"},
		{"version"}, {"help"}, {"completion", "bash"}, {"completion", "powershell"}, {"new", "--source", dir, "page", "trang-moi"},
	} {
		f := failure{code: exitMachine, vi: "đầy"}
		code, text := call(t, full, args)
		f.judge(t, "vi", dir, code, text)
		os.Remove(filepath.Join(dir, "content", "trang-moi.md"))
		code, text = call(t, other, append(args, "--lang", "en"))
		f.judge(t, "en", dir, code, text)
		os.Remove(filepath.Join(dir, "content", "trang-moi.md"))
	}
}

func TestPortInUse(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	f := failure{args: []string{"serve", "--source", "%s", "--addr", listener.Addr().String()}, code: exitMachine, vi: "chương trình khác dùng"}
	dir := f.prepare(t, builtPortal(t))
	for _, lang := range []string{"vi", "en"} {
		code, text := call(t, io.Discard, f.arguments(dir, lang))
		f.judge(t, lang, dir, code, text)
	}
}

// TestRefusedBySystem runs the command as somebody who may do less.
func TestRefusedBySystem(t *testing.T) {
	t.Parallel()
	built := builtPortal(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	mode := func(name string, mode os.FileMode) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			t.Helper()
			place := filepath.Join(dir, name)
			if err := os.Chmod(place, mode); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.Chmod(place, 0o755) })
		}
	}
	build, search := []string{"build", "--source", "%s"}, []string{"search", "--source", "%s", "đường"}
	const no = "không có quyền"
	for _, f := range []failure{
		{"a page", mode("content/gioi-thieu.md", 0), build, exitMachine, no},
		{"a folder of pages", mode("content/chuyen-de", 0), build, exitMachine, no},
		{"content", mode("content", 0), build, exitMachine, no},
		{"settings", mode("content/site.yaml", 0), build, exitMachine, no},
		{"the output", func(t *testing.T, dir string) {
			put(t, dir, "content/moi.md", "# Mới\n")
			mode("public", 0o555)(t, dir)
		}, build, exitMachine, no},
		{"the place of the output", mode(".", 0o555), append(build, "--output", "%s/other"), exitMachine, no},
		{"themes", func(t *testing.T, dir string) {
			put(t, dir, "themes/default/static/x.txt", "x")
			mode("themes", 0)(t, dir)
		}, build, exitMachine, "themes/default: " + no},
		{"the folder of the index", mode("public/search", 0), search, exitMachine, "search/bleve: " + no},
		{"the index", mode("public/search/bleve/index.sha256", 0), search, exitMachine, no},
		{"a new page", mode("content", 0o555), []string{"new", "--source", "%s", "page", "muc/x"}, exitMachine, no},
		{"queries", func(t *testing.T, dir string) { put(t, dir, "q.txt", "x"); mode("q.txt", 0)(t, dir) }, append(search, "--queries", "%s/q.txt"), exitMachine, no},
	} {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			dir := f.prepare(t, built)
			command := asOther(t, self, dir)
			for _, lang := range []string{"vi", "en"} {
				code, text := command(f.arguments(dir, lang))
				f.judge(t, lang, dir, code, text)
			}
		})
	}
	t.Run("state made read-only", func(t *testing.T) {
		t.Parallel()
		dir := failure{}.prepare(t, built)
		command := asOther(t, self, dir)
		if code, text := command([]string{"build", "--source", dir}); code != exitFine { // makes the lock
			t.Fatal(text)
		}
		put(t, dir, "content/moi.md", "# Mới\n")
		for _, name := range []string{"lock", "manifest"} {
			mode("public/.chuyende/"+name, 0)(t, dir)
		}
		for _, name := range []string{"public/.chuyende", "public/search/bleve/store", "public/search/bleve"} {
			mode(name, 0o555)(t, dir)
		}
		if code, text := command([]string{"build", "--source", dir}); code != exitFine || !strings.Contains(text, "chú ý: ") {
			t.Errorf("exit code %d:\n%s", code, text)
		}
		if code, text := command([]string{"build", "--source", dir}); code != exitFine || text != "" {
			t.Errorf("the build after it: exit code %d:\n%s", code, text)
		}
	})
}

// asOther gives dir to a user without rights, if this one has all of them, and
// returns what runs a command as that user.
func asOther(t *testing.T, self, dir string) func(args []string) (code int, text string) {
	t.Helper()
	const nobody = 65534
	bin := filepath.Join(t.TempDir(), "chuyende")
	if err := os.Chmod(filepath.Dir(filepath.Dir(bin)), 0o755); err != nil { // which holds dir too
		t.Fatal(err)
	}
	if err := os.Link(self, bin); err != nil {
		data, err := os.ReadFile(self)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(bin, data, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	attributes := &syscall.SysProcAttr{}
	if os.Getuid() == 0 {
		attributes.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
		if err := filepath.WalkDir(dir, func(place string, _ os.DirEntry, err error) error { return os.Lchown(place, nobody, nobody) }); err != nil {
			t.Fatal(err)
		}
	}
	return func(args []string) (int, string) {
		var stderr bytes.Buffer
		cmd := exec.CommandContext(t.Context(), bin, args...)
		cmd.Dir, cmd.SysProcAttr, cmd.Stderr = "/", attributes, &stderr
		if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
			t.Fatal(err)
		}
		return cmd.ProcessState.ExitCode(), stderr.String()
	}
}
