package markdown

import (
	"testing"

	"chuyende/internal/diag"
)

// TestWelcome: a first page that other programs keep in front matter alone is a text.
func TestWelcome(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, head, want string }{
		{"no such page", "title: Trang\nsummary: Chữ\n", ""},
		{"VitePress", `layout: home

hero:
  image:
    src: /logo.png
    text: Không phải
  name: "Tên"
  text: 'Một dòng: có hai chấm'
  tagline: Khẩu hiệu
    dài hai dòng
  actions:
    - theme: brand
      text: Bắt đầu
      link: /bai
    - theme: alt
      text: Mã nguồn
      link: https://example.com/
features:
  - icon:
      src: /a.svg
    title: Nhanh
    details: >-
      Ghi: rất nhanh,
      thật
    link: /nhanh
  - title: Nhẹ
    details: Không nặng
head:
  - - meta
    - name: x
`, "# Tên\n\n**Một dòng: có hai chấm**\n\nKhẩu hiệu dài hai dòng\n\n- [Bắt đầu](/bai)\n- [Mã nguồn](https://example.com/)\n\n" +
			"- [**Nhanh**](/nhanh): Ghi: rất nhanh, thật\n- **Nhẹ**: Không nặng\n"},
		{"VuePress", `home: true
heroText: Sách
tagline: Của ta
actionText: Đọc →
actionLink: /doc/
features:
- title: Một
  details: Chữ một
- {title: Hai, details: "Chữ, hai"}
- ba
footer: Hết
`, "# Sách\n\nCủa ta\n\n- [Đọc →](/doc/)\n\n- **Một**: Chữ một\n- **Hai**: Chữ, hai\n- ba\n"},
		{"Starlight", `title: Trang
template: splash
hero:
  tagline: Chào
  actions:
    - text: Vào
      link: /vao/
      icon: right-arrow
`, "Chào\n\n- [Vào](/vao/)\n\n"},
		{"nothing to show", "hero: false\nfeatures: []\n", ""},
	} {
		head := "---\n" + tt.head + "---\n"
		if got := Welcome([]byte(head)); got != tt.want {
			t.Errorf("%s: it says\n%q, want\n%q", tt.name, got, tt.want)
		}
	}
	const head, body = "---\nhero:\n  name: Tên\n  actions:\n    - text: Vào\n      link: b.md\n---\n", "## Phần\n\nChữ [a](a.md).\n"
	for _, text := range []string{"", body} {
		data := []byte(head + text)
		doc := New(Options{Generous: true}).Parse("x.md", data, diag.Span{Start: len(head), End: len(data)}, &diag.List{})
		if doc.Title != "Tên" || len(doc.Refs) == 0 || doc.Refs[0].Dest != "b.md" || doc.Refs[0].Span.End > len(head) {
			t.Errorf("with %q it is called %q and refers to %+v", text, doc.Title, doc.Refs)
		}
		if text != "" && (len(doc.Refs) != 2 || string(data[doc.Refs[1].Span.Start:doc.Refs[1].Span.End]) != "[a](a.md)") {
			t.Errorf("the text below refers to %+v", doc.Refs)
		}
		checkBlocks(t, doc, data)
	}
	strict := New(Options{}).Parse("x.md", []byte(head), diag.Span{Start: len(head), End: len(head)}, &diag.List{})
	if strict.Title != "" || len(strict.Refs) > 0 {
		t.Errorf("a page of a kind says %q", strict.Title)
	}
}
