package parse

import (
	"slices"
	"testing"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/source"
)

func TestPage(t *testing.T) {
	t.Parallel()
	const lost = "Chữ <!-- không đóng\n"
	tests := []struct {
		name, settings, path, text string
		kind, id, title, address   string
		codes                      []string // of errors
	}{
		{"title of the file", "", "ke-chuyen.md", "Chữ.\n", "page", "ke-chuyen", "Ke chuyen", "/ke-chuyen.html", nil},
		{"title of a file of other programs", "", "Vì sao%3F.md", "Chữ.\n", "page", "Vì sao%3F", "Vì sao?", "/vi-sao-3f.html", nil},
		{"title of a page below another", "", "Bảng___Công cụ.md", "Chữ.\n", "page", "Bảng___Công cụ", "Bảng / Công cụ", "/bang-cong-cu.html", nil},
		{"title of a page of Notion", "", "Kế hoạch 8c14a3b7b53f4b908b0f8db1eaa2fb87.md", "Chữ.\n", "page", "Kế hoạch 8c14a3b7b53f4b908b0f8db1eaa2fb87", "Kế hoạch", "/ke-hoach-8c14a3b7b53f4b908b0f8db1eaa2fb87.html", nil},
		{"title that is made", "", "a.md", "---\ntitle: \"{{ x }}\"\n---\n# Ở trong\n", "page", "a", "Ở trong", "/a.html", nil},
		{"title with signs of HTML", "", "a.md", "---\ntitle: \"M&ocirc;i & tr&#432;ờng\"\n---\n# Ở trong\n", "page", "a", "Môi & trường", "/a.html", nil},
		{"title of the folder", "", "huong-dan/_index.md", "Chữ.\n", "page", "_index", "Huong dan", "/huong-dan/index.html", nil},
		{"title of the text", "", "a.md", "# Ở trong\n", "page", "a", "Ở trong", "/a.html", nil},
		{"title given", "", "a.md", "---\ntitle: Cho sẵn\n---\n# Ở trong\n", "page", "a", "Cho sẵn", "/a.html", nil},
		{"kind of the folder", "", "nhom/a.md", "---\ntitle: A\n---\n", "group", "a", "A", "/nhom/a.html", nil},
		{"kind of a moved folder", "kinds: {group: {folder: x}}\n", "x/a.md", "---\ntitle: A\n---\n", "group", "a", "A", "/x/a.html", nil},
		{"kind given", "", "a.md", "---\ntitle: A\nkind: group\n---\n", "group", "a", "A", "/a.html", nil},
		{"no such kind", "", "nhom/a.md", "---\ntitle: A\nkind: grup\n---\n", "group", "a", "A", "/nhom/a.html", []string{"kind-unknown"}},
		{"an id of its own", "", "a.md", "---\nid: ma-rieng-2\n---\n", "page", "ma-rieng-2", "A", "/a.html", nil},
		{"no id", "", "a.md", "---\nid: Mã riêng\n---\n", "page", "a", "A", "/a.html", nil},
		{"no id on a page of a kind", "", "nhom/a.md", "---\ntitle: A\nid: Mã riêng\n---\n", "group", "a", "A", "/nhom/a.html", []string{"id-form"}},
		{"an id that leaves its folder", "", "nhom/a.md", "---\ntitle: A\nid: ../a\n---\n", "group", "a", "A", "/nhom/a.html", []string{"id-form"}},
		{"an empty id", "", "a.md", "---\nid: ''\n---\n", "page", "a", "A", "/a.html", nil},
		{"no address", "", "….md", "Chữ.\n", "page", "…", "…", "/p-1mp32qj.html", nil},
		{"no address of a kind", "", "nhom/….md", "---\ntitle: A\n---\n", "group", "…", "A", "", []string{"address-none"}},
		{"another ending", "", "a.MARKDOWN", "Chữ.\n", "page", "a", "A", "/a.html", nil},
		{"another ending, of a kind", "", "nhom/a.markdown", "---\ntitle: A\n---\n", "group", "a", "A", "/nhom/a.html", []string{"file-extension"}},
		{"an address for a name", "", "x/a.html.md", "Chữ.\n", "page", "a", "A", "/x/a.html", nil},
		{"an index in capitals", "", "x/INDEX.md", "# X\n", "page", "INDEX", "X", "/x/index.html", nil},
		{"a folder in other letters", "", "指南/入门.md", "# 入门\n", "page", "入门", "入门", "/p-1xzcgqz/p-hqmr2y.html", nil},
		{"what is lost on a plain page is a warning", "", "a.md", lost, "page", "a", "A", "/a.html", nil},
		{"on one of a kind an error", "", "nhom/a.md", "---\ntitle: A\n---\n" + lost, "group", "a", "A", "/nhom/a.html", []string{"comment-open"}},
		{"and in the text of its list", "", "nhom/_index.md", lost, "page", "_index", "Nhom", "/nhom/index.html", []string{"comment-open"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var problems diag.List
			other := diag.Rule{Code: "other", Loss: true}.At("other.md", nil, diag.Span{}, config.RuleValueForm.Means, config.RuleValueForm.Cure)
			problems.Add(other)
			c := config.Load([]byte(tt.settings), "site.yaml", config.Defaults{}, &problems)
			p := New(c, nil).Page(source.File{Path: tt.path, Shown: "noi-dung/" + tt.path, Data: []byte(tt.text)}, &problems)
			if got := [...]string{p.Kind.Name, p.ID, p.Title, p.Address}; got != [...]string{tt.kind, tt.id, tt.title, tt.address} {
				t.Errorf("got %q", got)
			}
			var codes []string
			for _, problem := range problems.Sorted() {
				if problem.Severity == diag.Error {
					codes = append(codes, problem.Code) // "other" is of another page and stays a warning
				}
			}
			if !slices.Equal(codes, tt.codes) {
				t.Errorf("errors %q, want %q", codes, tt.codes)
			}
		})
	}
}
