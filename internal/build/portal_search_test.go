package build

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chuyende/search"
)

// go test ./internal/build -run PortalSearch -update writes what was found.
var update = flag.Bool("update", false, "write the golden files anew")

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
	options := Options{Source: "../..", Output: filepath.Join(t.TempDir(), "public"), Now: today, Future: true}
	mustBuild(t, NewSession(options), nil)
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

	const golden = "testdata/portal-queries.txt"
	got := ranks(queries, lists)
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("ranks changed; if that is an improvement, run with -update.\ngot:\n%s\nwant:\n%s", got, want)
	}

	for i, list := range askPortal(t, SearchDir(options), queries) {
		if !slices.Equal(list, lists[i]) {
			t.Errorf("%q: the client finds %s, bleve %s", queries[i].Query, list, lists[i])
		}
	}
}

// ranks lists the place of each query's page among the first ten, and the mean
// of the reciprocals.
func ranks(queries []portalQuery, lists [][]string) string {
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
	return fmt.Sprintf("MRR@10 of %d queries: %.3f\n\n", len(queries), sum/float64(len(queries))) + lines.String()
}

// askPortal answers the queries with the browser's client in Node.
func askPortal(t *testing.T, folder string, queries []portalQuery) (lists [][]string) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("the client's tests need Node.js 20 or newer: install it from https://nodejs.org or by your package manager")
	}
	type question struct {
		Folder  string   `json:"folder"`
		Query   string   `json:"query"`
		Options struct{} `json:"options"`
	}
	var input, output bytes.Buffer
	for _, q := range queries {
		if err := json.NewEncoder(&input).Encode(question{Folder: folder, Query: q.Query}); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(node, "../../search/client/testing/folders.mjs")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &input, &output, os.Stderr
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	for decoder := json.NewDecoder(&output); decoder.More(); {
		var answer search.Result
		if err := decoder.Decode(&answer); err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, hit := range answer.Hits {
			list = append(list, hit.URL)
		}
		lists = append(lists, list)
	}
	if len(lists) != len(queries) {
		t.Fatalf("%d answers to %d queries", len(lists), len(queries))
	}
	return lists
}
