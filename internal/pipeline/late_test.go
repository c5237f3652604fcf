package pipeline

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// shards returns the browser's files of search among those of a site.
func shards(all map[string]string) map[string]string {
	of := map[string]string{}
	for path, data := range all {
		if strings.HasPrefix(path, "search/") && !strings.HasPrefix(path, bleveFolder+"/") {
			of[path] = data
		}
	}
	return of
}

// TestLate walks a preview through a day with pages that come, go and are renamed. After
// each step the shards that it serves must be those of a build from nothing, those in
// the folder one whole state of the site, and once edits rest all files those of that
// build.
func TestLate(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	public := filepath.Join(dir, "public")
	session := NewSession(Options{Source: dir, Now: today, Preview: true})
	session.index.lateFrom = 1
	mustBuild(t, session, nil)
	want := files(t, public)
	settled := shards(want)
	late, settles := 0, 0
	day := moves()
	if !testing.Short() {
		day = append(steps(), day...)
	}
	for i, step := range day {
		if step.name == "books" {
			continue // a preview leaves them to the build
		}
		changed := step.change(t, dir)
		result, err := session.Build(context.Background(), changed)
		if err != nil || result.Failed() != step.broken {
			t.Fatalf("%s: %v, failed is %v:\n%s", step.name, err, result.Failed(), told(result))
		}
		if !step.broken {
			fresh := filepath.Join(t.TempDir(), "fresh")
			if _, err := Run(context.Background(), Options{Source: dir, Output: fresh, Now: today}); err != nil {
				t.Fatalf("%s: %v", step.name, err)
			}
			want = files(t, fresh)
		}
		there := shards(files(t, public))
		_, isLate := session.Late("search/manifest.js")
		if isLate {
			late++
			same(t, there, settled)
		}
		served := map[string]string{}
		for path := range shards(want) {
			if data, ok := session.Late(path); ok {
				served[path] = string(data)
			} else if data, ok := there[path]; ok {
				served[path] = data
			}
		}
		same(t, served, shards(want))
		if isLate && !step.broken && !slices.Contains(result.Report.Changed, "search/manifest.js") {
			t.Errorf("%s: open pages are not told of the shards: %q", step.name, result.Report.Changed)
		}
		if i%4 == 3 {
			if _, err := session.Settle(context.Background()); err != nil {
				t.Fatal(err)
			}
			if session.tree != nil {
				settles++
				if _, ok := session.Late("search/manifest.js"); ok {
					t.Errorf("%s: shards still wait", step.name)
				}
				same(t, files(t, public), want)
			}
			there = shards(files(t, public))
		}
		if _, ok := session.Late("search/manifest.js"); !ok {
			settled = there
		}
		if t.Failed() {
			t.Fatalf("after step %q", step.name)
		}
	}
	if late < 5 || settles < 2 {
		t.Errorf("shards waited after %d steps, and were written %d times", late, settles)
	}
}

// TestLateUnasked has nobody search for some steps, others search meanwhile, and compares
// what is there at the end of each round with a build from nothing.
func TestLateUnasked(t *testing.T) {
	t.Parallel()
	for round := range 3 {
		dir := newSite(t)
		public := filepath.Join(dir, "public")
		session := NewSession(Options{Source: dir, Now: today, Preview: true})
		session.index.lateFrom = 1
		mustBuild(t, session, nil)
		there := shards(files(t, public))
		var asking sync.WaitGroup
		for i, step := range moves() {
			mustBuild(t, session, step.change(t, dir))
			if round == 2 { // readers, while the next builds run
				asking.Go(func() { session.Late("search/manifest.js") })
				continue
			}
			late := session.late.Load()
			if _, ok := session.Late("bai/index.html"); ok || late == nil || late.files != nil {
				t.Fatalf("%s: shards that nobody asked for are made", step.name)
			}
			if round == 1 && i%3 == 1 {
				if _, ok := session.Late("search/manifest.js"); !ok || late.files == nil {
					t.Fatalf("%s: no shards are made", step.name)
				}
			}
		}
		asking.Wait()
		fresh := filepath.Join(t.TempDir(), "fresh")
		if _, err := Run(context.Background(), Options{Source: dir, Output: fresh, Now: today}); err != nil {
			t.Fatal(err)
		}
		want := files(t, fresh)
		if round > 0 {
			served := map[string]string{}
			for path := range shards(want) {
				if data, ok := session.Late(path); ok {
					served[path] = string(data)
				} else if data, ok := there[path]; ok {
					served[path] = data
				}
			}
			same(t, served, shards(want))
		}
		if _, err := session.Settle(context.Background()); err != nil {
			t.Fatal(err)
		}
		same(t, files(t, public), want)
	}
}

// moves is how pages come, go and are renamed, several times before edits rest.
func moves() []step {
	page := func(title string) string {
		return "---\ntitle: " + title + "\n---\nMột bài về " + title + ", sinh hoạt chi bộ.\n"
	}
	return []step{
		{name: "one", change: added("content/kho/mot.md", page("việc thứ nhất"))},
		{name: "two", change: added("content/kho/hai.md", page("việc thứ hai"))},
		{name: "edit between", change: edited("content/kho/mot.md", "Một bài", "Bài đầu")},
		{name: "rename", change: renamed("content/kho/hai.md", "content/kho/ba.md")},
		{name: "delete", change: removed("content/kho/mot.md")},
		{name: "back", change: added("content/kho/mot.md", page("việc thứ nhất"))},
		{name: "folder", change: renamed("content/kho", "content/kho-moi")},
		{name: "edit last", change: edited("content/kho-moi/ba.md", "sinh hoạt", "họp")},
		{name: "all gone", change: removed("content/kho-moi")},
		{name: "again", change: added("content/kho/mot.md", page("việc thứ nhất"))},
	}
}

// TestLateAtOnce holds that a build which is no preview leaves nothing for later.
func TestLateAtOnce(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	session := NewSession(Options{Source: dir, Now: today})
	session.index.lateFrom = 1
	mustBuild(t, session, nil)
	before, _ := session.Late("search/manifest.js")
	manifest := shards(files(t, filepath.Join(dir, "public")))["search/manifest.js"]
	write(t, dir, "content/bai/them.md", "# Thêm\n")
	mustBuild(t, session, []string{"content/bai/them.md"})
	after, _ := session.Late("search/manifest.js")
	if before != nil || after != nil || manifest == shards(files(t, filepath.Join(dir, "public")))["search/manifest.js"] {
		t.Error("shards wait, or are those of before")
	}
}
