package pipeline

import (
	"context"
	"path/filepath"
	"testing"
)

// TestTakenTexts edits texts, most of them so that the site need not be linked again:
// which edits are so is told, and after each the output, and what is said, must be those of a
// build from nothing.
func TestTakenTexts(t *testing.T) {
	t.Parallel()
	const first, second = "content/bai/mot.md", "content/bai/hai.md"
	dir := newSite(t)
	write(t, dir, first, "---\ntitle: Bài một\n# ghi chú\n---\nMở đầu.\n\n## Phần đầu\n\nMột câu, xem [bài hai](hai.md#phan-cuoi), theo 50-CT/TW.\n\n## Phần sau\n\nHết.\n")
	write(t, dir, second, "# Bài hai\n\nMở đầu.\n\n## Phần cuối\n\nXem [bài một](mot.md#phan-dau) và [phần không có](mot.md#khong-co).\n")
	session := NewSession(Options{Source: dir, Now: today})
	mustBuild(t, session, nil)
	for _, step := range []struct {
		step
		again bool // it is linked again
	}{
		{step{name: "a word", change: edited(first, "Hết.", "Hết rồi.")}, false},
		{step{name: "nothing", change: func(*testing.T, string) []string { return []string{first} }}, false},
		{step{name: "before links", change: edited(first, "Một câu", "Một câu dài hơn, **đậm**")}, false},
		{step{name: "the summary", change: edited(first, "Mở đầu.", "Mở đầu khác.")}, false},
		{step{name: "two texts", change: func(t *testing.T, dir string) []string {
			edited(first, "Hết rồi.", "Hết.")(t, dir)
			return append(edited(topicFile, "Đường thôn còn hẹp.", "Đường thôn lầy lội.")(t, dir), first)
		}}, false},
		{step{name: "where a link has a problem", change: edited(second, "Mở đầu.", "Mở đầu.\n\nThêm.")}, true},
		{step{name: "its target", change: edited(first, "Hết.", "Hết hẳn.")}, false},
		{step{name: "a heading that is linked to", change: edited(first, "## Phần đầu", "## Phần trước")}, true},
		{step{name: "heading back", change: edited(first, "## Phần trước", "## Phần đầu")}, true},
		{step{name: "a link", change: edited(first, "hai.md#phan-cuoi", "hai.md")}, true},
		{step{name: "words of a link", change: edited(first, "[bài hai]", "[bài thứ hai]")}, true},
		{step{name: "number of a document", change: edited(first, "50-CT/TW", "10-CT/TW")}, true},
		{step{name: "number of none", change: edited(first, "10-CT/TW", "10-HD")}, true},
		{step{name: "a broken link", broken: true, change: edited(topicFile, "lầy lội", "[lầy lội](khong-co.md)")}, true},
		{step{name: "a text meanwhile", broken: true, change: edited(first, "Hết hẳn.", "Hết thật.")}, false},
		{step{name: "mended", change: edited(topicFile, "[lầy lội](khong-co.md)", "lầy lội khi mưa")}, true},
		{step{name: "a word after", change: edited(topicFile, "khi mưa", "khi bão")}, false},
		{step{name: "wrong text", change: edited(topicFile, "khi bão", "khi bão <b>")}, false},
		{step{name: "text mended", change: edited(topicFile, "khi bão <b>", "khi bão")}, false},
		{step{name: "front matter", change: edited(first, "title: Bài một", "title: Bài thứ nhất")}, true},
		{step{name: "a note in it", change: edited(first, "# ghi chú", "# ghi chép")}, true},
		{step{name: "what a list says", change: edited("content/chuyen-de/_index.md", "Những chuyên đề mẫu", "Mọi chuyên đề mẫu")}, false},
		{step{name: "a text and a page", change: func(t *testing.T, dir string) []string {
			write(t, dir, "content/bai/ba.md", "# Bài ba\n\nXem [bài một](mot.md).\n")
			return append(edited(first, "Hết thật.", "Hết thảy.")(t, dir), "content/bai/ba.md")
		}}, true},
		{step{name: "gone, and a text", change: func(t *testing.T, dir string) []string {
			edited(first, "Hết thảy.", "Hết.")(t, dir)
			return append(removed("content/bai/ba.md")(t, dir), first)
		}}, true},
		{step{name: "to nothing", change: edited(second, "Thêm.", "")}, true},
		{step{name: "no text left", change: func(t *testing.T, dir string) []string {
			write(t, dir, "content/bai/trong.md", "---\ntitle: Trống\n---\nChữ.\n")
			return []string{"content/bai/trong.md"}
		}}, true},
		{step{name: "none at all", change: edited("content/bai/trong.md", "Chữ.", "")}, true},
		{step{name: "settings", change: edited("content/site.yaml", "title: Cổng thử\n", "title: Cổng thử\nbooks: true\n")}, true},
		{step{name: "text of a book", change: edited(first, "Hết.", "Hết sách.")}, true},
	} {
		changed := step.change(t, dir)
		tree := session.linking.tree
		result, err := session.Build(context.Background(), changed)
		if err != nil || result.Failed() != step.broken {
			t.Fatalf("%s: %v, failed is %v:\n%s", step.name, err, result.Failed(), told(result))
		}
		if again := session.linking.tree != tree; again != step.again {
			t.Errorf("%s: linked again is %v", step.name, again)
		}
		fresh := filepath.Join(t.TempDir(), "fresh")
		want, err := Run(context.Background(), Options{Source: dir, Output: fresh, Now: today})
		if err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if told(result) != told(want) {
			t.Errorf("%s: problems\n%s\nwant\n%s", step.name, told(result), told(want))
		}
		if step.broken {
			continue
		}
		same(t, files(t, filepath.Join(dir, "public")), files(t, fresh))
		if t.Failed() {
			t.Fatalf("after step %q", step.name)
		}
	}
}
