package pipeline

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"chuyende/internal/cache"
	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/papers"
)

// TestCachedBuilds builds one site again and again, each time as a new process
// does, after something has changed: what stands in the output is what a build
// without a cache makes, byte for byte.
func TestCachedBuilds(t *testing.T) {
	t.Parallel()
	maker, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	options := Options{Source: newSite(t), Now: today, Cached: true, Worker: true, Forms: maker.Forms()}
	write(t, options.Source, "content/hinh.md", "---\ntitle: Hình\n---\n![Một hình](hinh.png)\n")
	picture(t, options.Source, "content/hinh.png", 10)
	replace(t, options.Source, "content/site.yaml", "title: Cổng thử\n", "title: Cổng thử\nbooks: true\n")
	mustBuildOnce(t, options)
	if ignore, err := os.ReadFile(filepath.Join(CacheDir(options), ".gitignore")); err != nil || string(ignore) != "*\n" {
		t.Fatalf("the cache is not hidden from version control: %q, %v", ignore, err)
	}
	var want map[string]string
	for _, step := range []struct {
		name   string
		change func()
		again  bool // the site is as it was: what a fresh build makes of it is known
	}{
		{"nothing", func() {}, false},
		{"a file of search", func() { cutShort(t, filepath.Join(options.OutputDir(), "search/bleve/index_meta.json")) }, true},
		{"a page", func() {
			write(t, options.Source, "content/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nChữ khác.\n")
		}, false},
		{"texts of search, and a page", func() {
			texts, err := filepath.Glob(filepath.Join(options.OutputDir(), "search", "d", "*", "*.js"))
			if err != nil || len(texts) == 0 {
				t.Fatal(texts, err)
			}
			for _, name := range texts {
				cutShort(t, name)
			}
			write(t, options.Source, "content/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nChữ nữa.\n")
		}, false},
		{"a page more", func() {
			write(t, options.Source, "content/them.md", "---\ntitle: Thêm\n---\n[Giới thiệu](gioi-thieu.md)\n")
		}, false},
		{"a page less", func() { remove(t, options.Source, "content/them.md") }, false},
		{"a picture of the same size", func() { picture(t, options.Source, "content/hinh.png", 20) }, false},
		{"a file of the output", func() { write(t, options.Source, "public/gioi-thieu.html", "Ai đó đã sửa.") }, true},
		{"the forms", func() { options.Forms = options.Forms[1:] }, false},
		{"another day", func() { options.Now = today.AddDate(0, 3, 0) }, false},
		{"settings", func() {
			replace(t, options.Source, "content/site.yaml", "title: Cổng thử\n", "title: Tên khác\nstrings:\n  search.label: Tra cứu\n")
		}, false},
		{"a theme", func() {
			write(t, options.Source, "themes/default/css/print.css", "p { color: red }\n")
			write(t, options.Source, "themes/default/partials/footer.html", "{{define \"partials/footer\"}}<footer>Hết</footer>{{end}}\n")
		}, false},
		{"another language, the theme as it was", func() {
			remove(t, options.Source, "themes")
			replace(t, options.Source, "content/site.yaml", "title: Tên khác\n", "title: Other\nlanguage: en\n")
		}, false},
		{"another program", func() { options.program = "other" }, true},
		{"damage", func() { damage(t, options) }, true},
		{"a file in its place", func() {
			remove(t, options.Source, cache.FolderName)
			write(t, options.Source, cache.FolderName, "")
		}, true},
		{"no output", func() { remove(t, options.Source, "public") }, true},
	} {
		step.change()
		mustBuildOnce(t, options)
		if !step.again {
			fresh := options
			fresh.Cached, fresh.Output = false, filepath.Join(t.TempDir(), "public")
			mustBuild(t, NewSession(fresh), nil)
			want = files(t, fresh.OutputDir())
		}
		same(t, files(t, options.OutputDir()), want)
		if t.Failed() {
			t.Fatalf("after a change of %s", step.name)
		}
	}
}

// mustBuildOnce builds as the command does.
func mustBuildOnce(t *testing.T, options Options) Result {
	t.Helper()
	result, err := Run(t.Context(), options)
	if err != nil || result.Failed() {
		t.Fatalf("%v %v", told(result), err)
	}
	return result
}

// TestWhole holds that a process that has nothing to do says what a build would,
// and reads no page; and what ends that.
func TestWhole(t *testing.T) {
	t.Parallel()
	options := Options{Source: newSite(t), Now: today, Cached: true, Worker: true}
	write(t, options.Source, "content/xau.md", "---\ntitle: Xấu\nla: 1\n---\n[Không có](khong-co.md) [Đây](xau.md)\n")
	write(t, options.Source, "content/gio.md", "---\ntitle: Giờ\nexpires: "+today.Add(4*time.Hour).Format(time.RFC3339)+"\n---\nChữ.\n")
	first := mustBuildOnce(t, options)
	if len(first.Problems) == 0 {
		t.Fatal("nothing is wrong with the page that has mistakes")
	}
	// Settings are those of pages that were read.
	stood := func(r Result) bool { return r.Settings == nil }
	second := mustBuildOnce(t, options)
	if !stood(second) || stood(first) {
		t.Errorf("pages were read: %t, %t", !stood(first), !stood(second))
	}
	if second.Report.Pages != first.Report.Pages || second.Report.Written+second.Report.Removed != 0 || second.Report.Unchanged == 0 {
		t.Errorf("reported %+v", second.Report)
	}
	var shown [2]strings.Builder
	for i, r := range []Result{first, second} {
		if err := diag.Print(&shown[i], r.Problems, lang.VI, 0); err != nil {
			t.Fatal(err)
		}
	}
	if shown[0].String() != shown[1].String() {
		t.Errorf("said first:\n%s\nthen:\n%s", shown[0].String(), shown[1].String())
	}
	for _, step := range []struct {
		name   string
		change func()
		want   bool
	}{
		{"another hour", func() { options.Now = today.Add(time.Hour) }, true},
		{"an hour before", func() { options.Now = today.Add(-time.Hour) }, false},
		{"the hour in which a page expires", func() { options.Now = today.Add(4 * time.Hour) }, false},
		{"a page that is held back now", func() {}, false},
		{"that page gone", func() { remove(t, options.Source, "content/gio.md") }, false},
		{"nothing", func() {}, true},
		{"the same bytes", func() { write(t, options.Source, "content/nhap.txt", "a") }, false},
		{"still", func() { write(t, options.Source, "content/nhap.txt", "a") }, true},
		{"strict", func() { options.Future = true }, false},
		{"the next day", func() { options.Now = options.Now.AddDate(0, 0, 1) }, false},
		{"that day", func() {}, true},
		{"a link", func() {
			if err := os.Symlink("nhap.txt", filepath.Join(options.ContentDir(), "lien-ket.txt")); err != nil {
				t.Skip(err)
			}
		}, false},
		{"a link, still", func() {}, false},
	} {
		step.change()
		if r := mustBuildOnce(t, options); stood(r) != step.want {
			t.Errorf("%s: nothing was read: %t, want %t", step.name, stood(r), step.want)
		}
	}
}

// cutShort takes away the second half of a file.
func cutShort(t *testing.T, name string) {
	t.Helper()
	info, err := os.Stat(name)
	if err == nil {
		err = os.Truncate(name, info.Size()/2)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// damage changes every entry of a site's cache: one is cut off, one is empty, of
// the others one byte is changed.
func damage(t *testing.T, o Options) {
	t.Helper()
	entries, err := filepath.Glob(filepath.Join(CacheDir(o), "*", "*"))
	if err != nil || len(entries) < 3 {
		t.Fatalf("the cache holds %v, %v", entries, err)
	}
	for i, name := range entries {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		switch i {
		case 0:
			data = data[:len(data)/2]
		case 1:
			data = nil
		default:
			data = bytes.Clone(data)
			data[len(data)/2] ^= 1
		}
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// Settings of another generator beside the content are read as the content is.
func TestSettingsAboveChange(t *testing.T) {
	t.Parallel()
	options := Options{Source: t.TempDir(), Now: today, Cached: true}
	write(t, options.Source, "content/a.md", "# A\n")
	for _, title := range []string{"Một", "Hai"} {
		write(t, options.Source, "mkdocs.yml", "site_name: "+title+"\ndocs_dir: content\n")
		mustBuildOnce(t, options)
		home, err := os.ReadFile(filepath.Join(options.OutputDir(), "index.html"))
		if err != nil || !strings.Contains(string(home), title) {
			t.Errorf("%s is not on the home page: %v", title, err)
		}
	}
}

// TestWatchedBeside holds that a session takes in what lies beside the content, and that
// whoever watches is told to look there: settings that name the site and order its pages,
// files that are published as they are.
func TestWatchedBeside(t *testing.T) {
	t.Parallel()
	options := Locate(Options{Source: t.TempDir(), Now: today})
	settings := func(title, first, second string) string {
		return "site_name: " + title + "\ndocs_dir: content\nnav:\n  - " + first + "\n  - " + second + "\n"
	}
	write(t, options.Source, "content/a.md", "# Trang A\n")
	write(t, options.Source, "content/b.md", "# Trang B\n")
	write(t, options.Source, "mkdocs.yml", settings("Một", "a.md", "b.md"))
	write(t, options.Source, "static/x.txt", "x")
	session := NewSession(options)
	for _, step := range []struct {
		changed      string
		change       func()
		title, first string
		file         string
	}{
		{"mkdocs.yml", func() {}, "Một", "Trang A", "x"},
		{"mkdocs.yml", func() { write(t, options.Source, "mkdocs.yml", settings("Hai", "a.md", "b.md")) }, "Hai", "Trang A", "x"},
		{"mkdocs.yml", func() { write(t, options.Source, "mkdocs.yml", settings("Hai", "b.md", "a.md")) }, "Hai", "Trang B", "x"},
		{"static/x.txt", func() { write(t, options.Source, "static/x.txt", "y") }, "Hai", "Trang B", "y"},
		{"mkdocs.yml", func() { remove(t, options.Source, "mkdocs.yml") }, "", "Trang A", "y"},
	} {
		step.change()
		mustBuild(t, session, []string{step.changed})
		if !slices.ContainsFunc(options.Watched(), func(root string) bool {
			path := filepath.Join(options.Source, step.changed)
			return path == root || strings.HasPrefix(path, root+string(filepath.Separator))
		}) {
			t.Errorf("%s is not watched: %q", step.changed, options.Watched())
		}
		if title := session.settings.config.Title; step.title != "" && title != step.title || title == "" {
			t.Errorf("the site is called %q, want %q", title, step.title)
		}
		if got := session.tree.Home.Pages[0].Title; got != step.first {
			t.Errorf("the first page is %q, want %q", got, step.first)
		}
		if data, err := os.ReadFile(filepath.Join(options.OutputDir(), "x.txt")); err != nil || string(data) != step.file {
			t.Errorf("the file is %q (%v), want %q", data, err, step.file)
		}
	}
}

// TestWatchedAbove: of a site whose folder is the content, settings above it are watched
// where there are some.
func TestWatchedAbove(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "docs/a.md", "# A\n")
	options := Locate(Options{Source: filepath.Join(dir, "docs"), Now: today})
	above := filepath.Join(dir, "mkdocs.yml")
	for _, is := range []bool{false, true} {
		if got := slices.Contains(options.Watched(), above); got != is {
			t.Errorf("settings above the content, there %t: watched %t", is, got)
		}
		write(t, dir, "mkdocs.yml", "site_name: Một\n")
	}
	session := NewSession(options)
	for _, title := range []string{"Một", "Hai"} {
		write(t, dir, "mkdocs.yml", "site_name: "+title+"\n")
		mustBuild(t, session, []string{"../mkdocs.yml"})
		if got := session.settings.config.Title; got != title {
			t.Errorf("the site is called %q, want %q", got, title)
		}
	}
}

// TestCheckWritesNoCache holds that who only looks leaves nothing behind, and
// that a cache stays out of an output that lies in its place.
func TestCheckWritesNoCache(t *testing.T) {
	t.Parallel()
	options := Options{Source: newSite(t), Now: today, Cached: true}
	if _, err := Check(t.Context(), options); err != nil {
		t.Fatal(err)
	}
	if _, err := Inspect(t.Context(), options); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(CacheDir(options)); err == nil {
		t.Error("a check has written a cache")
	}
	for _, output := range []string{cache.FolderName, cache.FolderName + "/cache", cache.FolderName + "/cache/public"} {
		options.Output = filepath.Join(options.Source, filepath.FromSlash(output))
		if storeOf(options) != nil {
			t.Errorf("with the output in %s there is a cache", output)
		}
	}
	options.Output, options.Now = "", time.Time{}
	if storeOf(options) == nil {
		t.Error("there is no cache where the output lies elsewhere")
	}
}

// remove takes a file or folder of a site away.
func remove(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
		t.Fatal(err)
	}
}

// picture makes one of two pixels; only its bytes tell one shade from another.
func picture(t *testing.T, dir, name string, shade uint8) {
	t.Helper()
	var b bytes.Buffer
	m := image.NewGray(image.Rect(0, 0, 2, 1))
	m.Pix[0] = shade
	if err := (&png.Encoder{CompressionLevel: png.NoCompression}).Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	write(t, dir, name, b.String())
}
