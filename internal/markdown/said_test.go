package markdown

import (
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// TestSaid: what commands say that stands elsewhere: in the settings of a site of
// Jekyll's, in the text's own front matter, in a file.
func TestSaid(t *testing.T) {
	t.Parallel()
	files := map[string]string{settingsFile: "ten: Kho sách\nphien: \"4.2\"\n", "@/examples/may/a.yaml": "a: 1\n",
		"@/_data/so.yaml": "ten: Sổ tay\nnoi:\n  giu: Văn phòng\n", "../_index.md": "---\ncascade:\n  phien: &phien v3\n---\n"}
	jekyll := func(_, name string) (Included, bool) {
		text, ok := files[name]
		return Included{name, text}, ok
	}
	none := func(_, name string) (Included, bool) {
		if name == settingsFile {
			return Included{}, false
		}
		return jekyll("", name)
	}
	for _, tt := range []struct {
		read       func(file, name string) (Included, bool)
		text, want string
		problems   int
	}{
		{jekyll, "Bản {{ site.phien }} của {{site.ten}}.", "Bản 4.2 của Kho sách.", 0},
		{jekyll, "Trang {{ page.khoa | upcase }}.", "Trang giá trị.", 0},
		{jekyll, "Không biết {{ site.data.kho }} gì.", "Không biết  gì.", 1},
		{jekyll, "Xem {{ site.data.so.ten }} ở {{ site.data.so.noi.giu }}.", "Xem Sổ tay ở Văn phòng.", 0},
		{jekyll, "Không biết {{ site.data.so.khac }} gì.", "Không biết  gì.", 1},
		{jekyll, "<p>Bản {{ site.phien }}</p>", "Bản 4.2", 0},
		{jekyll, "{% raw %}{{ site.phien }}{% endraw %}", "{{ site.phien }}", 0},
		{jekyll, "`{{ site.phien }}`", "{{ site.phien }}", 0},
		{none, "Bản {{ site.phien }}.", "Bản {{ site.phien }}.", 1},
		{none, "Xem <a {{% _param x %}} href=\"a.md\">nút</a>.", "Xem nút.", 1},
		{none, "Trang {{< param khoa >}}.", "Trang giá trị.", 0},
		{none, `{{% code_sample file="may/a.yaml" %}}`, "a: 1", 0},
		{none, `{{% code_sample file="may/b.yaml" %}}`, "", 1},
		{none, "https://vi-du.vn/{{< param phien >}}.zip", "https://vi-du.vn/v3.zip", 0},
		{none, "```\n{{< param phien >}} {{</* param phien */>}}\n```", "v3 {{< param phien >}}", 0},
		{none, "https://vi-du.vn/{{< khong 1 >}}.zip", "https://vi-du.vn/.zip", 1},
	} {
		const head = "---\nkhoa: giá trị\n---\n"
		var problems diag.List
		doc := New(Options{Generous: true, Include: tt.read}).Parse("x.md", []byte(head+tt.text+"\n"), diag.Span{Start: len(head), End: len(head) + len(tt.text) + 1}, &problems)
		if got := strings.TrimSpace(doc.Sections[0].Text); got != tt.want || len(problems.Sorted()) != tt.problems {
			t.Errorf("%q shows %q, want %q; problems %v", tt.text, got, tt.want, problems.Sorted())
		}
	}
}

// TestEscapedCommandsAreBounded holds that openers of commands that nothing ends are not
// looked at for longer than a page may take, and that others end where they do.
func TestEscapedCommandsAreBounded(t *testing.T) {
	t.Parallel()
	text := []byte(strings.Repeat("{{</*", 24_000))
	p := &pass{}
	for at := 0; at < len(text); at += len("{{</*") {
		if end := p.escapedEnd(text[at:min(len(text), at+longestCommand)]); end != 0 {
			t.Fatalf("an opener at %d ends at %d", at, end)
		}
	}
	if p.tried > mostTried+longestCommand {
		t.Errorf("%d bytes looked at in vain, %d at most", p.tried, mostTried)
	}
	for text, want := range map[string]int{"{{</* a */>}} b": 13, "{{%/* a */ b */%}}": 18, "{{</**/>}}": 10, "{{</* a */ >}}": 0, "{%</* a */>}}": 0} {
		if got := (&pass{}).escapedEnd([]byte(text)); got != want {
			t.Errorf("%s ends at %d, want %d", text, got, want)
		}
	}
}
