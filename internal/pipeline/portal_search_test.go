package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"chuyende/internal/clienttest"
	"chuyende/internal/golden"
	"chuyende/internal/papers"
	"chuyende/search"
)

// leastMRR is what the mean of reciprocal ranks may not fall below. The golden
// file shows every change; this holds when somebody writes it anew.
const leastMRR = 0.9

// portalQuery is something that a secretary would ask the project's own
// portal, and the pages any of which answers it.
type portalQuery struct {
	Query string   `json:"query"`
	Pages []string `json:"pages"`
}

// TestPortalSearch asks bleve and the browser's client the same. Any change of
// rank shows in testdata/portal-queries.txt, for someone to look at.
func TestPortalSearch(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/portal-queries.json")
	if err != nil {
		t.Fatal(err)
	}
	var queries []portalQuery
	if err := json.Unmarshal(data, &queries); err != nil {
		t.Fatal(err)
	}
	options := builtPortal(t)
	index, err := search.Open(SearchDir(options))
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	lists := make([][]string, len(queries))
	for i, q := range queries {
		for _, page := range q.Pages {
			name := filepath.Join(options.OutputDir(), filepath.FromSlash(page))
			if _, err := os.Stat(name); err != nil {
				t.Errorf("%q is to find a page that is not there: %v", q.Query, err)
			}
		}
		result, err := index.Search(context.Background(), q.Query, search.SearchOptions{})
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range result.Hits {
			lists[i] = append(lists[i], hit.URL)
		}
	}

	got, mean := ranks(queries, lists)
	if want := golden.Text(t, "testdata/portal-queries.txt", got); got != want {
		t.Errorf("ranks changed; if that is an improvement, run make update.\ngot:\n%s\nwant:\n%s", got, want)
	}
	if mean < leastMRR {
		t.Errorf("MRR@10 is %.3f: whatever the golden file says, less than %.2f is no search to give to anyone", mean, leastMRR)
	}

	questions := make([]question, len(queries))
	for i, q := range queries {
		questions[i] = question{Folder: SearchDir(options), Query: q.Query}
	}
	for i, answer := range clienttest.Ask[question, search.Result](t, questions) {
		var list []string
		for _, hit := range answer.Hits {
			list = append(list, hit.URL)
		}
		if !slices.Equal(list, lists[i]) {
			t.Errorf("%q: the client finds %s, bleve %s", queries[i].Query, list, lists[i])
		}
	}
}

// question is a query as the browser's half gets it.
type question struct {
	Folder  string   `json:"folder"`
	Query   string   `json:"query"`
	Options struct{} `json:"options"`
}

// TestPortalSearchWeighs counts what a search costs on an empty cache until its first
// screen stands. The bounds are what it costs today and a little, for content that
// grows; they are to be lowered, never raised: search/bench/README.md has the goals.
func TestPortalSearchWeighs(t *testing.T) {
	t.Parallel()
	const most = "24.6,12,10.5" // kB, requests, kB of scripts among them; medians
	weigh(t, builtPortal(t).OutputDir(), "--asked", filepath.Join("testdata", "portal-golden.jsonl"), "--most", most)
}

// weigh fails where searches of a site weigh more than the arguments of weigh.mjs say.
func weigh(t *testing.T, site string, arguments ...string) {
	t.Helper()
	script := filepath.Join("..", "..", "search", "bench", "weigh.mjs")
	out, err := exec.Command(clienttest.Program(t), append([]string{script, site}, arguments...)...).CombinedOutput()
	if err != nil {
		t.Errorf("a search weighs too much (%v):\n%s", err, out)
	}
}

// ranks lists the place of each query's page among the first ten, and returns
// the mean of the reciprocals too.
func ranks(queries []portalQuery, lists [][]string) (text string, mean float64) {
	var lines strings.Builder
	sum := 0.0
	for i, q := range queries {
		at := slices.IndexFunc(lists[i], func(url string) bool { return slices.Contains(q.Pages, url) })
		place := "–"
		if at >= 0 {
			sum += 1 / float64(at+1)
			place = fmt.Sprint(at + 1)
		}
		fmt.Fprintf(&lines, "%2s  %s\n", place, q.Query)
	}
	mean = sum / float64(len(queries))
	return fmt.Sprintf("MRR@10 of %d queries: %.3f\n\n", len(queries), mean) + lines.String(), mean
}

// TestMain clears away the portal that tests share.
func TestMain(m *testing.M) {
	code := m.Run()
	if sharedPortal.dir != "" {
		_ = os.RemoveAll(sharedPortal.dir) // it lies among the temporary files
	}
	os.Exit(code)
}

// sharedPortal is the project's portal, built for the first test that asks for it.
var sharedPortal struct {
	once sync.Once
	dir  string // "" until it is built
	err  error
}

// builtPortal returns the options by which the portal was built. Tests only read
// it.
func builtPortal(t *testing.T) Options {
	t.Helper()
	options := portalOptions(t)
	shared := &sharedPortal
	shared.once.Do(func() {
		if shared.dir, shared.err = os.MkdirTemp("", "chuyende-portal-"); shared.err != nil {
			return
		}
		options.Output = filepath.Join(shared.dir, "public")
		result, err := Run(context.Background(), options)
		if err == nil && result.Failed() {
			err = fmt.Errorf("the portal has errors:\n%s", told(result))
		}
		shared.err = err
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	options.Output = filepath.Join(shared.dir, "public")
	return options
}

// portalOptions are for a build of the portal with all that its pages link to.
func portalOptions(t *testing.T) Options {
	t.Helper()
	maker, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	return Options{Source: "../..", Output: filepath.Join(t.TempDir(), "public"), Now: today, Future: true, Forms: maker.Forms()}
}
