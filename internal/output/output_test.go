package output

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestCommit(t *testing.T) {
	t.Parallel()
	first := content{"index.html": "home", "a/x.html": "x", "a/y.html": "y", "b/z.css": "z"}
	for name, tt := range map[string]struct {
		foreign, before, after content
		want                   Report
	}{
		"first":         {after: first, want: Report{Written: 4, Bytes: 7, Paths: []string{"a/x.html", "a/y.html", "b/z.css", "index.html"}}},
		"nothing to do": {before: first, after: first, want: Report{Unchanged: 4}},
		"changed, new and gone": {
			before: first,
			after:  content{"index.html": "HOME!", "a/x.html": "x", "a/w.html": "w"},
			want: Report{Written: 2, Unchanged: 1, Removed: 2, Bytes: 6,
				Paths: []string{"a/w.html", "a/y.html", "b/z.css", "index.html"}},
		},
		"same size, other bytes": {before: first, after: merged(first, content{"a/x.html": "X"}),
			want: Report{Written: 1, Unchanged: 3, Bytes: 1, Paths: []string{"a/x.html"}}},
		"foreign files stay": {
			foreign: content{"CNAME": "example.vn", "b/mine.txt": "mine"},
			before:  first,
			after:   content{"index.html": "home"},
			want:    Report{Unchanged: 1, Removed: 3, Paths: []string{"a/x.html", "a/y.html", "b/z.css"}},
		},
		"a file becomes a folder": {
			before: content{"a": "1", "b": "2"}, after: content{"a/b/c.html": "1", "b": "2"},
			want: Report{Written: 1, Unchanged: 1, Removed: 1, Bytes: 1, Paths: []string{"a", "a/b/c.html"}},
		},
		"a folder becomes a file": {
			before: content{"a/b/c.html": "1", "a/d": "2"}, after: content{"a": "1"},
			want: Report{Written: 1, Removed: 2, Bytes: 1, Paths: []string{"a", "a/b/c.html", "a/d"}},
		},
		"an inner folder goes before files beside it": {
			before: content{"a/b.html": "1", "a/b/c.html": "2", "a/d.html": "3", "e": "4"}, after: content{"e": "4"},
			want: Report{Unchanged: 1, Removed: 3, Paths: []string{"a/b.html", "a/b/c.html", "a/d.html"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "deep", "public")
			put(t, dir, tt.foreign)
			if tt.before != nil {
				mustBuild(t, dir, tt.before)
			}
			got := mustBuild(t, dir, tt.after)
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("report %+v, want %+v", got, tt.want)
			}
			holds(t, dir, merged(tt.foreign, tt.after))
			for name := range read(t, dir) {
				if dir, ok := strings.CutSuffix(name, "/"); ok && !slices.ContainsFunc(slices.Collect(maps.Keys(merged(tt.foreign, tt.after))),
					func(file string) bool { return strings.HasPrefix(file, dir+"/") }) {
					t.Errorf("empty folder %s is left", dir)
				}
			}
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(dir), ".*")); len(left) > 0 {
				t.Errorf("left beside the site: %v", left)
			}
			if again := mustBuild(t, dir, tt.after); again.Written+again.Removed > 0 || again.Paths != nil {
				t.Errorf("the same build again reports %+v", again)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		add  []string
		want error
	}{
		"twice":           {[]string{"a.html", "a.html"}, ErrTwice},
		"in another case": {[]string{"a/anh.jpg", "a/Anh.JPG"}, ErrTwice},
		"file and folder": {[]string{"a", "a/b"}, ErrTwice},
		"inside a tree":   {[]string{"tree/", "tree/x"}, ErrTwice},
		"tree in a file":  {[]string{"t", "t/u/"}, ErrTwice},
		"tree twice":      {[]string{"tree/", "tree/"}, ErrTwice},
		"foreign":         {[]string{"foreign.html"}, ErrForeign},
		"below a foreign": {[]string{"foreign.html/a.html"}, ErrForeign},
		"foreign folder":  {[]string{"folder"}, ErrForeign},
		"foreign tree":    {[]string{"folder/"}, ErrForeign},
		"through a link":  {[]string{"link/x.html"}, ErrForeign},
		"over a link":     {[]string{"link"}, ErrForeign},
		"outside":         {[]string{"../x"}, nil},
		"outside, hidden": {[]string{"a/../../x"}, nil},
		"absolute":        {[]string{"/x"}, nil},
		"nothing":         {[]string{""}, nil},
		"the folder":      {[]string{"."}, nil},
		"state":           {[]string{".chuyende/manifest"}, nil},
		"state, case":     {[]string{".Chuyende/manifest"}, nil},
		"back slash":      {[]string{`a\b`}, nil},
		"line break":      {[]string{"a\nb"}, nil},
		"not clean":       {[]string{"a//b"}, nil},
		"not text":        {[]string{"a\xff"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "public")
			mine := content{"foreign.html": "mine", "folder/mine": "mine"}
			put(t, dir, mine)
			elsewhere := t.TempDir()
			if err := os.Symlink(elsewhere, filepath.Join(dir, "link")); err != nil {
				t.Fatal(err)
			}
			tx, err := Begin(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer tx.Abort()
			for _, name := range tt.add {
				if name, ok := strings.CutSuffix(name, "/"); ok {
					_, err = tx.Dir(name, nil)
				} else {
					err = tx.Add(name, []byte("ours"))
				}
			}
			added := err
			_, err = tx.Commit()
			if err == nil || tt.want != nil && !errors.Is(err, tt.want) || added != nil && !errors.Is(err, added) {
				t.Errorf("commit says %v, want %v", err, tt.want)
			}
			var ours *Error
			if !errors.As(err, &ours) || ours.Message().VI == "" || ours.Path == "" {
				t.Errorf("%#v names no path in both languages", err)
			}
			os.Remove(filepath.Join(dir, "link"))
			holds(t, dir, mine)
			holds(t, elsewhere, content{})
			if err := tx.Add("late.html", nil); err == nil {
				t.Error("a path was added after the commit")
			}
		})
	}
}

func TestForeignButIdentical(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, content{"a.html": "a"})
	if r := mustBuild(t, dir, content{"a.html": "a"}); r.Unchanged != 1 {
		t.Errorf("report %+v", r)
	}
	mustBuild(t, dir, content{"a.html": "b"}) // it is ours now
	holds(t, dir, content{"a.html": "b"})
}

func TestKeep(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, content{"a.html": "a", "b.html": "b", "c.html": "c"})
	tx, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Abort()
	for _, err := range []error{tx.Keep("a.html"), tx.Add("b.html", []byte("B"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	r, err := tx.Commit()
	if want := (Report{Written: 1, Unchanged: 1, Removed: 1, Bytes: 1, Paths: []string{"b.html", "c.html"}}); err != nil || !reflect.DeepEqual(r, want) {
		t.Errorf("report %+v, %v, want %+v", r, err, want)
	}
	holds(t, dir, content{"a.html": "a", "b.html": "B"})

	for name, want := range map[string]error{"c.html": ErrNotKept, "A.html": ErrNotKept, "a.html": ErrTwice} {
		tx, err := Begin(dir)
		if err != nil {
			t.Fatal(err)
		}
		if want == ErrTwice {
			if err := tx.Keep(name); err != nil {
				t.Fatal(err)
			}
		}
		if err := tx.Keep(name); !errors.Is(err, want) {
			t.Errorf("Keep(%q) = %v, want %v", name, err, want)
		}
		tx.Abort()
	}
}

func TestDir(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	commit := func(text string, keep bool) Report {
		t.Helper()
		tx, err := Begin(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Abort()
		if err := tx.Add("index.html", []byte("home")); err != nil {
			t.Fatal(err)
		}
		switch {
		case keep:
			err = tx.KeepDir("search/bleve", nil)
		case text != "":
			var tmp string
			if tmp, err = tx.Dir("search/bleve", nil); err == nil {
				put(t, tmp, content{"store/root.bolt": text})
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		r, err := tx.Commit()
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	index := func(text string) content {
		return content{"index.html": "home", "search/bleve/store/root.bolt": text}
	}
	if r := commit("one", false); r.Written != 2 || r.Bytes != 7 {
		t.Errorf("report %+v", r)
	}
	holds(t, dir, index("one"))
	if r := commit("two!", false); !reflect.DeepEqual(r, Report{Written: 1, Unchanged: 1, Bytes: 4, Paths: []string{"search/bleve/"}}) {
		t.Errorf("report %+v", r)
	}
	holds(t, dir, index("two!"))
	if r := commit("", true); r.Paths != nil {
		t.Errorf("report %+v", r)
	}
	holds(t, dir, index("two!"))
	if r := commit("", false); !slices.Equal(r.Paths, []string{"search/bleve/"}) {
		t.Errorf("report %+v", r)
	}
	if got := read(t, dir); !maps.Equal(got, content{"index.html": "home"}) {
		t.Errorf("left: %v", got)
	}
}

func TestBusy(t *testing.T) {
	t.Parallel()
	for _, before := range []content{nil, {"index.html": "home"}} {
		dir := filepath.Join(t.TempDir(), "public")
		if before != nil {
			mustBuild(t, dir, before)
		}
		tx, err := Begin(dir)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Begin(dir); !errors.Is(err, ErrBusy) {
			t.Errorf("second build: %v, want ErrBusy", err)
		}
		if err := tx.Add("index.html", []byte("new")); err != nil {
			t.Error(err)
		}
		if _, err := tx.Commit(); err != nil {
			t.Error(err)
		}
		holds(t, dir, content{"index.html": "new"})
		mustBuild(t, dir, content{"index.html": "newer"})
	}
}

func TestAbort(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	if err := os.Mkdir(dir, 0o750); err != nil {
		t.Fatal(err)
	}
	tx, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := tx.Add("a.html", nil); err != nil {
		t.Fatal(err)
	}
	tx.Abort()
	tx.Abort()
	if got := read(t, parent); !maps.Equal(got, content{"public/": ""}) {
		t.Errorf("left: %v", got)
	}
	if _, err := tx.Commit(); err == nil {
		t.Error("an aborted build was committed")
	}
}

func TestLinkedFolder(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	link := filepath.Join(parent, "public")
	put(t, filepath.Join(parent, "www"), content{"mine": "mine"})
	if err := os.Symlink("www", link); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, link, content{"a.html": "a"})
	holds(t, filepath.Join(parent, "www"), content{"a.html": "a", "mine": "mine"})
	if info, err := os.Lstat(link); err != nil || info.Mode().Type() != os.ModeSymlink {
		t.Error("the link is no link any more")
	}
}

func TestConcurrent(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	for seed := range uint64(2) {
		site := generation(seed, 200)
		tx, err := Begin(dir)
		if err != nil {
			t.Fatal(err)
		}
		var group sync.WaitGroup
		for name, text := range site {
			group.Go(func() {
				if err := tx.Add(name, []byte(text)); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if _, err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		holds(t, dir, site)
	}
}

func merged(a, b content) content {
	m := content{}
	maps.Copy(m, a)
	maps.Copy(m, b)
	return m
}

func put(t *testing.T, dir string, files content) {
	t.Helper()
	for name, text := range files {
		place := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(place, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
