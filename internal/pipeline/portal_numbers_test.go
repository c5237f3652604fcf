package pipeline

import (
	"strings"
	"testing"

	"chuyende/internal/clienttest"
	"chuyende/internal/vietnamese"
	"chuyende/search"
)

// TestPortalDocumentsByNumber: who calls a document by its type and number and asks how it
// stands gets that document, or is told that it is not there; who asks which documents hold
// gets the register.
func TestPortalDocumentsByNumber(t *testing.T) {
	t.Parallel()
	options, index := builtPortal(t), openedPortal(t)
	cases := []struct{ query, first string }{
		{"chỉ thị 10 còn hiệu lực không", "/van-ban/10-ct-tw.html"},
		{"chỉ thị số 10 hết hiệu lực chưa", "/van-ban/10-ct-tw.html"},
		{"hướng dẫn 12 còn hiệu lực không ạ", "/van-ban/12-hd-btctw.html"},
		{"cho hỏi quy định 24 còn hiệu lực không", "/van-ban/24-qd-tw.html"},
		{"hướng dẫn 42 có hiệu lực từ ngày nào", "/van-ban/42-hd-btctw.html"},
		{"quy định 294 còn hiệu lực ko", "/van-ban/294-qd-tw.html"},
		{"50-CT/TW còn hiệu lực không", "/van-ban/50-ct-tw.html"},
		{"quy định 124 đã hết hiệu lực chưa", "/van-ban/quy-dinh-124.html"},
		{"chỉ thị 99 còn hiệu lực không", ""},
		{"quy định 500 hết hiệu lực chưa", ""},
		{"nghị quyết 35 có còn hiệu lực", ""},
		{"văn bản nào còn hiệu lực", "/van-ban/"},
		{"văn bản năm 2024 còn hiệu lực không", "/van-ban/"},
		{"chỉ thị về sinh hoạt chi bộ", "/van-ban/50-ct-tw.html"},
	}
	var questions []question
	for _, c := range cases {
		for _, query := range []string{c.query, vietnamese.Fold(c.query)} {
			questions = append(questions, question{Folder: SearchDir(options), Query: query})
		}
	}
	for i, got := range clienttest.Ask[question, search.Result](t, questions) {
		query, first := questions[i].Query, cases[i/2].first
		want, err := index.Search(t.Context(), query, search.SearchOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if g, w := answered(got), answered(want); g != w {
			t.Errorf("%q:\nthe client says %s\nbleve says     %s", query, g, w)
		}
		switch {
		case got.Absent != (first == ""):
			t.Errorf("%q: absent is %t", query, got.Absent)
		case first != "" && (len(got.Hits) == 0 || strings.TrimSuffix(got.Hits[0].URL, "index.html") != first):
			t.Errorf("%q: first is not %s: %s", query, first, answered(got))
		}
	}
}

// TestPortalCommas: pages write "phòng, chống tham nhũng"; who types it without the comma and
// without marks is told of as many pages as one who types the marks.
func TestPortalCommas(t *testing.T) {
	t.Parallel()
	index := openedPortal(t)
	for _, query := range []string{"phòng chống tham nhũng", "phòng chống lãng phí"} {
		marked, err := index.Search(t.Context(), query, search.SearchOptions{})
		if err != nil {
			t.Fatal(err)
		}
		plain, err := index.Search(t.Context(), vietnamese.Fold(query), search.SearchOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if plain.Total < marked.Total || marked.Total < 5 {
			t.Errorf("%q: %d pages, without marks %d", query, marked.Total, plain.Total)
		}
	}
}
