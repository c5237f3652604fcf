package pipeline

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// TestCachedEdits makes random edits of a site of some hundred pages, and builds it
// after each as a new process does: files, answers and what is said are those of a
// build without a cache. At times nothing of the output is left, so that every page
// is made of what was kept of it.
func TestCachedEdits(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(4, 8))
	options := Options{Source: newSite(t), Now: today, Cached: true, Worker: true}
	names := []string{}
	page := func() string {
		word := func() string { return fmt.Sprintf("tu%d", random.IntN(500)) }
		text := fmt.Sprintf("---\ntitle: Bài %s\ntags: [%s]\ndate: 2026-02-%02d\n---\nMở %s.\n\n## Mục %s\n\n- một %s\n- hai\n\n```\nvar %s = 1\n```\n",
			word(), word(), 1+random.IntN(28), word(), word(), word(), word())
		switch random.IntN(20) {
		case 0:
			text += "\n[Chỗ không có](khong-co.md).\n" // a warning of the whole
		case 1:
			text += "\n<font color=\"red\">Thẻ</font> và <!-- ghi chú\n" // and of the page
		case 2:
			text = "Xem [[" + word() + "]], bảng:\n\n| a | b |\n|---|---|\n| " + word() + " | 2 |\n\nChú.[^1]\n\n[^1]: " + word() + "\n"
		case 3:
			if len(names) > 0 {
				text += "\n[Bài kia](/" + names[random.IntN(len(names))] + "#muc).\n"
			}
		}
		return text
	}
	add := func() {
		name := fmt.Sprintf("khac-%d/bai-%d.md", random.IntN(5), random.IntN(10_000))
		write(t, options.Source, "content/"+name, page())
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	one := func() string { return names[random.IntN(len(names))] }
	drop := func(name string) {
		remove(t, options.Source, "content/"+name)
		names = slices.DeleteFunc(names, func(n string) bool { return n == name })
	}
	for range 300 {
		add()
	}
	settings, err := os.ReadFile(filepath.Join(options.Source, "content", "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	changes := []func(){
		func() { write(t, options.Source, "content/"+one(), page()) },
		func() { add() },
		func() { drop(one()) },
		func() { // renamed
			name := one()
			data, err := os.ReadFile(filepath.Join(options.Source, "content", filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			drop(name)
			names = append(names, "moi/"+filepath.Base(name))
			write(t, options.Source, "content/moi/"+filepath.Base(name), string(data))
		},
		func() { // two take each other's text
			a, b := one(), one()
			data, err := os.ReadFile(filepath.Join(options.Source, "content", filepath.FromSlash(a)))
			if err != nil {
				t.Fatal(err)
			}
			write(t, options.Source, "content/"+b, string(data))
		},
		func() { remove(t, options.Source, "public") },
		func() {
			write(t, options.Source, "content/site.yaml", fmt.Sprintf("%s\nsearch:\n  synonyms:\n    - {words: [sai%d], finds: [tu1 tu2]}\n", settings, random.IntN(100)))
		},
		func() {
			write(t, options.Source, "themes/default/partials/footer.html", fmt.Sprintf("{{define \"partials/footer\"}}<footer>%d</footer>{{end}}\n", random.IntN(100)))
			write(t, options.Source, "themes/default/strings/vi.yaml", fmt.Sprintf("note:\n  title: Chú thích %d\n", random.IntN(100)))
		},
		func() { damage(t, options) },
	}
	said := func(problems []diag.Problem) string {
		var b strings.Builder
		if err := diag.Print(&b, problems, lang.VI, 0); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	var steps []int
	rounds := 2
	if testing.Short() {
		rounds = 1
	}
	for step := range rounds * len(changes) {
		what := step % len(changes) // all of them, and some more at random
		steps = append(steps, what)
		changes[what]()
		if random.IntN(2) == 0 {
			more := random.IntN(6)
			steps = append(steps, more)
			changes[more]()
		}
		result := mustBuildOnce(t, options)
		fresh := options
		fresh.Cached, fresh.Output = false, filepath.Join(t.TempDir(), "public")
		want := mustBuild(t, NewSession(fresh), nil)
		same(t, files(t, options.OutputDir()), files(t, fresh.OutputDir()))
		sameAnswers(t, options.OutputDir(), fresh.OutputDir())
		if got, want := said(result.Problems), said(want.Problems); got != want {
			t.Errorf("said\n%s\nwant\n%s", got, want)
		}
		if t.Failed() {
			t.Fatalf("after the changes %v", steps)
		}
	}
}
