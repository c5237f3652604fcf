package search

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"chuyende/internal/clienttest"
	"chuyende/search/internal/searchtest"
)

func openSample(t testing.TB, docs ...Document) (x *Index, dir string) {
	t.Helper()
	dir = writeSite(t, sampleBuilder(docs))
	x, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x, dir
}

func urlsOf(hits []Hit) []string {
	urls := []string{}
	for _, h := range hits {
		urls = append(urls, h.URL)
	}
	return urls
}

// A long text of a small site comes in parts: the client fetches the one that holds
// what was asked, and a quotation is looked for in all.
func TestExcerptsOfParts(t *testing.T) {
	t.Parallel()
	filler := strings.Repeat("Đoạn này nói việc chung của cả thôn, không có gì riêng. ", 30)
	sections := []Section{
		{ID: "mot", Heading: "Mở đầu", Text: filler + "Có người kể chuyện con trâu."},
		{ID: "hai", Heading: "Chuyện lúa", Text: filler + "Mùa ấy lúa chín sớm, con trâu nghỉ."},
		{ID: "ba", Heading: "Chuyện gà", Text: filler + "Nhà bên nuôi gà đồi."},
	}
	b := NewBuilder(Options{})
	b.Set(Document{URL: "/dai.html", Title: "Bài dài", Kind: "page", Summary: "Tóm tắt.", Sections: sections})
	b.Set(Document{URL: "/ngan.html", Title: "Bài ngắn", Kind: "page", Sections: []Section{{Text: "Chỉ có vịt."}}})
	dir := writeSite(t, b)
	type asked struct {
		Folder  string          `json:"folder"`
		Query   string          `json:"query"`
		Options map[string]bool `json:"options"`
	}
	type answer struct {
		Hits []struct{ URL, Text string }
	}
	want := []struct{ query, text string }{
		{"lúa chín", "lúa chín sớm"}, {"nuoi ga", "nuôi gà đồi"}, {"kể chuyện", "Có người kể chuyện"}, {"con trâu nghỉ", "con trâu nghỉ"},
		{`"gà đồi"`, "gà đồi"}, {"bài dài", "Tóm tắt."},
	}
	var questions []asked
	for _, w := range want {
		questions = append(questions, asked{dir, w.query, map[string]bool{"texts": true}})
	}
	for i, got := range clienttest.Ask[asked, answer](t, questions) {
		if len(got.Hits) == 0 || got.Hits[0].URL != "/dai.html" || !strings.Contains(got.Hits[0].Text, want[i].text) {
			t.Errorf("%s: %+v, want %q", want[i].query, got.Hits, want[i].text)
		}
	}
	x, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	result, err := x.Search(context.Background(), "nuoi ga", SearchOptions{})
	if err != nil || len(result.Hits) == 0 || !strings.Contains(result.Hits[0].Excerpt, "nuôi gà đồi") {
		t.Errorf("bleve: %+v, %v", result, err)
	}
}

func TestSearch(t *testing.T) {
	t.Parallel()
	x, _ := openSample(t, searchtest.Portal()...)
	const land, contract, guide = "/chuyen-de/hien-dat.html", "/chuyen-de/hop-dong.html", "/van-ban/12-hd-btctw.html"
	for _, tt := range []struct {
		query   string
		options SearchOptions
		want    []string
	}{
		{"hiến đất", SearchOptions{}, []string{land, contract}},
		{"hien dat", SearchOptions{}, []string{land, contract}},
		{"HIẾN  ĐẤT", SearchOptions{}, []string{land, contract}},
		{"hie\u0302\u0301n", SearchOptions{}, []string{land}},
		{"hoà giải", SearchOptions{}, []string{land}},
		{"kĩ thuật", SearchOptions{}, []string{contract}},
		{"lí do", SearchOptions{}, []string{contract}},
		{"nông thôn mới", SearchOptions{}, []string{land}},
		{"kết luận", SearchOptions{}, []string{land}},
		{"12-HD/BTCTW", SearchOptions{}, []string{guide}},
		{"12 hd btctw", SearchOptions{}, []string{guide}},
		{"btctw", SearchOptions{}, []string{guide}},
		{"đất -hiến", SearchOptions{}, []string{contract}},
		{"đất -hien", SearchOptions{}, []string{contract}},
		{"chi bộ -12-HD/BTCTW", SearchOptions{}, []string{land}},
		{"-đất", SearchOptions{}, []string{}},
		{"hiến zzz", SearchOptions{}, []string{land}},
		{"zzz", SearchOptions{}, []string{}},
		{"", SearchOptions{}, []string{}},
		{"?!", SearchOptions{}, []string{}},
		{"chi bộ", SearchOptions{Limit: 1, Offset: 1}, []string{land}},
		{"đất", SearchOptions{Filters: map[string][]string{"quy": {"1"}}}, []string{land}},
		{"đất", SearchOptions{Filters: map[string][]string{"quy": {"1", "2"}, "kind": {"topic"}}}, []string{land, contract}},
		{"đất", SearchOptions{Filters: map[string][]string{"kind": {"document"}}}, []string{}},
		{"đất", SearchOptions{Filters: map[string][]string{"none": {"1"}}}, []string{}},
		{"đất", SearchOptions{Filters: map[string][]string{"quy": {}}}, []string{land, contract}},
	} {
		result, err := x.Search(context.Background(), tt.query, tt.options)
		if err != nil {
			t.Fatalf("%q: %v", tt.query, err)
		}
		if got := urlsOf(result.Hits); !slices.Equal(got, tt.want) {
			t.Errorf("%q %+v: found %q, want %q", tt.query, tt.options, got, tt.want)
		}
	}
}

func TestHit(t *testing.T) {
	t.Parallel()
	x, dir := openSample(t, searchtest.Portal()...)
	result, err := x.Search(context.Background(), "hòa giải", SearchOptions{})
	if err != nil || result.Total != 1 {
		t.Fatalf("%+v, %v", result, err)
	}
	want := Hit{
		URL: "/chuyen-de/hien-dat.html", Title: "Hiến đất làm đường", Kind: "topic", KindTitle: "Chuyên đề",
		Excerpt: "Chi bộ thống nhất: đảng viên hòa giải trước, hiến đất sau.",
	}
	got := result.Hits[0]
	if got.Score <= 0 {
		t.Errorf("score %v", got.Score)
	}
	if got.Score = 0; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	// Without the browser's files there is no text: no answer is better than another one.
	if err := os.RemoveAll(filepath.Join(dir, "d")); err != nil {
		t.Fatal(err)
	}
	if result, err = x.Search(context.Background(), "hòa giải", SearchOptions{}); !errors.Is(err, ErrDamaged) {
		t.Errorf("%+v, %v, want ErrDamaged", result, err)
	}
}

// TestBare: without excerpts an answer is the same in all else, on few documents and on more,
// whose cards stand beside their texts; what newer documents are known of does not go first
// by its title there either.
func TestBare(t *testing.T) {
	t.Parallel()
	for _, n := range []int{20, 700} {
		docs := searchtest.Samples(n)
		docs[3].Title, docs[3].Newer = "Sinh hoạt", []Newer{{URL: docs[4].URL, Name: "Trang mới hơn"}}
		x, _ := openSample(t, docs...)
		for _, query := range []string{"chi bo", "Sinh hoạt", "hiến đất làm đường"} {
			full, err := x.Search(t.Context(), query, SearchOptions{})
			if err != nil || len(full.Hits) == 0 {
				t.Fatalf("%d, %q: %+v, %v", n, query, full, err)
			}
			bare, err := x.Search(t.Context(), query, SearchOptions{Bare: true})
			if err != nil || bare.Hits[0].Excerpt != "" || full.Hits[0].Excerpt == "" {
				t.Fatalf("%d, %q: %+v, %v", n, query, bare, err)
			}
			for i := range full.Hits {
				full.Hits[i].Excerpt = ""
			}
			if !reflect.DeepEqual(full, bare) {
				t.Errorf("%d, %q: %+v, bare %+v", n, query, full, bare)
			}
		}
	}
}

func TestEmptySite(t *testing.T) {
	t.Parallel()
	x, dir := openSample(t)
	result, err := x.Search(context.Background(), "hiến đất", SearchOptions{Filters: map[string][]string{"quy": {"1"}}})
	if err != nil || result.Total != 0 {
		t.Errorf("%+v, %v", result, err)
	}
	if got := askClient(t, dir, []question{{Query: "hiến đất"}}); got[0].Total != 0 {
		t.Errorf("the client found %+v", got)
	}
}

// A site may be too small to have a pair, or a word at all.
func TestTinySites(t *testing.T) {
	t.Parallel()
	for _, title := range []string{"", "?", "Đất"} {
		x, dir := openSample(t, Document{URL: "/index.html", Title: title})
		want := 0
		if title == "Đất" {
			want = 1
		}
		result, err := x.Search(context.Background(), "đất", SearchOptions{})
		if err != nil || result.Total != want {
			t.Errorf("title %q: %+v, %v", title, result, err)
		}
		if got := askClient(t, dir, []question{{Query: "đất"}}); got[0].Total != want {
			t.Errorf("title %q: the client found %+v", title, got)
		}
	}
}

func TestOpenWithoutIndex(t *testing.T) {
	t.Parallel()
	if _, err := Open(t.TempDir()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
	damaged := t.TempDir()
	if err := os.MkdirAll(filepath.Join(damaged, "bleve", "store"), 0o755); err != nil {
		t.Fatal(err)
	}
	if x, err := Open(damaged); err == nil {
		x.Close()
		t.Error("a folder without an index opens")
	}
}

func TestWriteBleveTwice(t *testing.T) {
	t.Parallel()
	b := sampleBuilder(searchtest.Portal())
	dir := t.TempDir()
	if err := b.WriteBleve(dir); err != nil {
		t.Fatal(err)
	}
	if err := b.WriteBleve(dir); err == nil {
		t.Error("an index was written over another")
	}
}

func TestSetReplacesAndRemoves(t *testing.T) {
	t.Parallel()
	b := sampleBuilder(searchtest.Portal())
	b.Remove("/unknown.html")
	b.Remove(searchtest.Portal()[1].URL)
	b.Set(Document{URL: searchtest.Portal()[0].URL, Title: "Tên khác"})
	if b.Len() != 2 {
		t.Errorf("%d documents", b.Len())
	}
	x, err := Open(writeSite(t, b))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for query, want := range map[string]int{"hiến": 0, "tên khác": 1, "btctw": 1} {
		if r, err := x.Search(context.Background(), query, SearchOptions{}); err != nil || r.Total != want {
			t.Errorf("%q: %+v, %v, want %d", query, r, err, want)
		}
	}
}

// Writing works on what was there when it began; run with -race.
func TestConcurrentUse(t *testing.T) {
	t.Parallel()
	docs := searchtest.Samples(120)
	b := sampleBuilder(docs[:60])
	dir := t.TempDir()
	var all sync.WaitGroup
	all.Go(func() {
		for _, d := range docs[60:] {
			b.Set(d)
			b.Remove(d.URL)
		}
	})
	all.Go(func() {
		if err := b.WriteBleve(filepath.Join(dir, "bleve")); err != nil {
			t.Error(err)
		}
	})
	for range 2 {
		all.Go(func() {
			if err := b.Export(func(string, []byte) error { return nil }, nil); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	sameFiles(t, exportAll(t, b), exportAll(t, sampleBuilder(docs[:60])))
}
