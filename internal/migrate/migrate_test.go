package migrate

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// folderOf is a folder with files.
func folderOf(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return fsys
}

// moved is what becomes of a folder: pages by path, copied files with what they are
// copied from, and what was left alone.
func moved(t *testing.T, from string, files map[string]string) (pages map[string]string, left string) {
	t.Helper()
	plan, err := Read(t.Context(), folderOf(files), from)
	if err != nil {
		t.Fatal(err)
	}
	pages = map[string]string{}
	for _, f := range plan.Files {
		if _, twice := pages[f.Path]; twice {
			t.Errorf("%s is planned twice", f.Path)
		}
		if pages[f.Path] = f.Text; f.Source != "" {
			pages[f.Path] = "= " + f.Source
		}
	}
	var b strings.Builder
	for _, l := range plan.Left {
		b.WriteString(l.Place + ": " + l.What.EN + "\n")
	}
	return pages, b.String()
}

func lines(all ...string) string { return strings.Join(all, "\n") }

// TestGenerators: a small folder of each generator becomes the pages that its author
// meant.
func TestGenerators(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		from        string
		files, want map[string]string
		left        []string
	}{
		"mdbook": {MdBook, map[string]string{
			"book.toml":        "[book]\nsrc = \"src\"\ntitle = \"Sách\"\n",
			"src/SUMMARY.md":   "# Mục lục\n\n[Mở đầu](mo-dau.md)\n\n- [Chương *hai*](./b/hai.md)\n- [Chưa viết]()\n",
			"src/mo-dau.md":    "# Mở đầu\n\n```rust,editable\n{{#include ../code/a.rs:giua}}\n```\n\nXem [sau](/b/hai.html#x) và \\{{#include a}}.\n\n{{#title Tên}}\n",
			"src/b/hai.md":     "Hai.\n\n```rust\n# fn main() {\nlet a = 1;\n## b\n# }\n```\n\n{{#include ../la.md:2:}}\n{{#include ../../../ngoai.md}}\n",
			"src/la.md":        "một\nhai\nba\n",
			"src/c/ba.md":      "Ba.\n\n{{#include ../b/x/bon.md}}\n",
			"src/b/x/bon.md":   "Bốn.\n\n{{#include nam.rs}}\n",
			"src/b/x/nam.rs":   "năm",
			"src/img/a b.png":  "x",
			"code/a.rs":        "fn x() {}\n// ANCHOR: giua\nfn y() {}\n// ANCHOR_END: giua\n",
			"theme/index.html": "x",
		}, map[string]string{
			"mo-dau.md":  lines("---", "weight: 1", "---", "", "# Mở đầu", "", "```rust,editable", "fn y() {}", "```", "", "Xem [sau](b/hai.md#x) và {{#include a}}.", ""),
			"b/hai.md":   lines("---", `title: "Chương *hai*"`, "weight: 2", "---", "", "Hai.", "", "```rust", "let a = 1;", "# b", "```", "", "hai", "ba", "{{#include ../../../ngoai.md}}", ""),
			"c/ba.md":    "Ba.\n\nBốn.\n\nnăm\n",
			"b/x/bon.md": "Bốn.\n\nnăm\n",
			"la.md":      "một\nhai\nba\n", "img/a b.png": "= src/img/a b.png", "b/_index.md": "---\ntitle: \"B\"\nweight: 2\n---\n",
		}, []string{"src/SUMMARY.md:6: a chapter that is not written yet", `src/b/hai.md:11: there is no file "../../../ngoai.md" in this folder`}},
		"mkdocs": {MkDocs, map[string]string{
			"mkdocs.yml":      "site_name: x\nsite_url: https://vi.du/tl/\nnav:\n  - Nhà: index.md\n  - Hướng dẫn:\n    - Cài đặt: hd/cai.md\n    - hd/chay.md\n  - Ngoài: https://vi.du/\nmarkdown_extensions:\n  - x: !!python/name:a.b\n",
			"docs/index.md":   "# Nhà\n\n!!! tip \"Mẹo *hay*\"\n    Một\n\n    - hai\n\n??? note\n    Gập\n\n???+ danger \"Nguy\"\n    Mở\n\nHết :material-check: rồi `:material-x:`\n",
			"docs/hd/cai.md":  "=== \"Linux\"\n\n    ```sh\n    a\n    ```\n\n=== \"Mac\"\n\n    b\n\n--8<-- \"inc/chung.md\"\n\n![](/tl/anh/a.png) ++ctrl+c++\n",
			"docs/hd/chay.md": "Chạy. !!! không phải\n\n1. Một\n\n    !!! warning\n        Trong mục\n",
			"docs/anh/a.png":  "x", "inc/chung.md": "---\na: b\n---\nChung.\n", "docs/x.css": "a",
		}, map[string]string{
			"index.md":     lines("---", "weight: 1", "---", "", "# Nhà", "", `> [!TIP] Mẹo *hay*`, "> Một", ">", "> - hai", "", "> [!NOTE]-", "> Gập", "", "> [!CAUTION]+ Nguy", "> Mở", "", "", "Hết rồi `:material-x:`", ""),
			"hd/cai.md":    lines("---", `title: "Cài đặt"`, "weight: 2", "---", "", "**Linux**", "", "```sh", "a", "```", "", "", "**Mac**", "", "b", "", "", "Chung.", "", "![](../anh/a.png) <kbd>ctrl</kbd>+<kbd>c</kbd>", ""),
			"hd/chay.md":   lines("---", "weight: 3", "---", "", "Chạy. !!! không phải", "", "1. Một", "", "    > [!WARNING]", "    > Trong mục", ""),
			"anh/a.png":    "= docs/anh/a.png",
			"hd/_index.md": lines("---", `title: "Hướng dẫn"`, "weight: 2", "---", ""),
		}, []string{"nav: a link out in nav: https://vi.du/", ":material-…:", `1 files like ".css"`}},
		"hugo": {Hugo, map[string]string{
			"hugo.toml":             "baseURL = 'https://vi.du/'\ndefaultContentLanguage = 'vi'\n[params]\nphien = '1.2'\n",
			"content/_index.md":     "+++\ntitle = \"Nhà\"\nlinkTitle = \"Đầu\"\nweight = 3\nla_lung = 1\n+++\nPhiên {{< param phien >}}.\n",
			"content/a/index.md":    "---\ntitle: A\ndate: 2024-02-03T00:00:00+07:00\nlastmod: 2024-03-04\ndraft: true\ntags: [x, y]\nlayout: z\n---\n{{< figure src=\"h.png\" alt=\"Hình\" caption=\"Lời\" >}}\n\n{{% alert title=\"Chú ý\" color=\"warning\" %}}\nCẩn *thận*\n{{% /alert %}}\n\n{{< highlight go \"linenos=table\" >}}\na := 1\n{{< /highlight >}}\n\nXem [b]({{< ref \"/b.md#m\" >}}), [b]({{< relref \"b\" >}}) và `{{</* x */>}}`.\n\n{{< youtube abc >}} {{< la >}}x{{< /la >}}\n",
			"content/a/h.png":       "x",
			"content/b.md":          "B, /anh/c.png\n\n![c](/anh/c.png \"C\") [a](/a/) [`d`]\n\n[`d`]: /a/#d\n",
			"content/b.en.md":       "B in English\n",
			"static/anh/c.png":      "x",
			"layouts/_default.html": "x",
		}, map[string]string{
			"_index.md":  lines("---", `title: "Nhà"`, `short: "Đầu"`, "weight: 3", "---", "", "Phiên 1.2.", ""),
			"a/index.md": lines("---", `title: "A"`, "date: 2024-02-03", "updated: 2024-03-04", "draft: true", `tags: ["x", "y"]`, "---", "", "![Hình](h.png)", "", "*Lời*", "", "", "> [!WARNING] Chú ý", "> Cẩn *thận*", "", "", "", "", "```go", "", "a := 1", "", "```", "", "", "Xem [b](../b.md#m), [b](../b.md) và `{{< x >}}`.", "", "[YouTube](https://www.youtube.com/watch?v=abc) x", ""),
			"a/h.png":    "= content/a/h.png", "anh/c.png": "= static/anh/c.png",
			"b.md": "B, /anh/c.png\n\n![c](anh/c.png \"C\") [a](a/index.md) [`d`]\n\n[`d`]: a/index.md#d\n",
		}, []string{"{{< la >}}", "content/b.en.md: a translation (en)", `no key "la_lung"`}},
		"vitepress": {VitePress, map[string]string{
			"docs/.vitepress/config.ts": "export default {\n  nav: [{ text: 'Z', link: '/z' }],\n  sidebar: [ // '/c'\n    { text: 'B', link: '/b' }, { text: 'A dài', link: '/a' } ] }\n",
			"docs/a.md":                 "---\noutline: deep\n---\n# A\n\n::: warning Coi chừng\nMột\n::: details Xem\nHai\n:::\n:::\n\n<<< @/ma/x.ts#phan{2 ts}[tên]\n\n<<< ../../ngoai.ts\n\n<<< @/ma/x.ts#khong\n\n<script setup>\nimport x from 'y'\n</script>\n\n![](/l.png)\n\n```md\n<<< @/ma/x.ts\n::: tip\n```\n",
			"docs/b.md":                 "::: code-group\n\n```js [a.js]\n1\n```\n\n:::\n\n<!--@include: ./chung.md{2,2}-->\n",
			"docs/chung.md":             "một\nhai\n", "docs/index.md": "---\nlayout: home\nhero:\n  name: Tên\n  tagline: Khẩu hiệu\n  actions:\n    - text: Bắt đầu\n      link: /a\nfeatures:\n  - title: Nhanh\n    details: Rất nhanh\n---\n",
			"docs/ma/x.ts": "a\n// #region phan\nb\n// #endregion phan\n", "docs/public/l.png": "x",
		}, map[string]string{
			"a.md":     lines("---", `short: "A dài"`, "weight: 2", "---", "", "# A", "", "> [!WARNING] Coi chừng", "> Một", "> > [!NOTE]- Xem", "> > Hai", "", "", "```ts [tên]", "b", "```", "", "<<< ../../ngoai.ts", "", "<<< @/ma/x.ts#khong", "", "", "![](l.png)", "", "```md", "<<< @/ma/x.ts", "::: tip", "```", ""),
			"b.md":     lines("---", `title: "B"`, "weight: 1", "---", "", "```js [a.js]", "1", "```", "", "", "hai", ""),
			"chung.md": "một\nhai\n", "l.png": "= docs/public/l.png",
			"index.md": lines("# Tên", "", "Khẩu hiệu", "", "- [Bắt đầu](a.md)", "", "- **Nhanh**: Rất nhanh", ""),
		}, []string{"<script>", `there is no file "../../ngoai.ts"`, `the file ma/x.ts has no part "khong"`, `1 files like ".ts"`}},
		"jekyll": {Jekyll, map[string]string{
			"_config.yml":              "title: Trang\nbaseurl: /tl\ncollections:\n  docs:\n    output: true\nexclude: [bo]\n",
			"index.md":                 "---\nlayout: home\n---\n{{ site.title }}: [a]({% link _docs/a.md %}) ![]({{ site.baseurl }}/anh/a.png) {{ page.layout }} {{ page.la }}\n",
			"_docs/a.md":               "---\ntitle: A\npermalink: /docs/moi/\n---\n{% highlight ruby %}\n{{ x }}\n{% endhighlight %}\n{% raw %}\n{{ y }}\n{% endraw %}\n{% include note.md loai=\"Nhớ\" %}\n{% comment %}\nbỏ\n{% endcomment %}\n{% for p in site.posts %}\n{{ p.title }}\n{% endfor %}\n[bài]({% post_url 2020-01-02-bai %}) [đây](/docs/moi/)\n{% include ../../../etc/passwd %}\n",
			"_posts/2020-01-02-bai.md": "Bài {{ \"/anh/a.png\" | relative_url }}\n",
			"_includes/note.md":        "**{{ include.loai }}**\n", "_layouts/a.html": "x", "bo/x.md": "x", "anh/a.png": "x", "_data/a.yml": "b: c\n",
		}, map[string]string{
			"index.md":                lines("Trang: [a](docs/a.md) ![](anh/a.png) home {{ page.la }}", ""),
			"docs/a.md":               lines("---", `title: "A"`, `aliases: ["/docs/moi/"]`, "---", "", "```ruby", "{{ x }}", "```", "{{ y }}", "**Nhớ**", "[bài](../posts/2020-01-02-bai.md) [đây](a.md)", ""),
			"posts/2020-01-02-bai.md": "Bài /anh/a.png\n", "anh/a.png": "= anh/a.png",
		}, []string{"_docs/a.md:15: a loop", "{{ … }}", `there is no file "../../../etc/passwd"`}},
		"docusaurus beside its pages": {Docusaurus, map[string]string{
			"website/docusaurus.config.ts": "export default { presets: [['classic', { docs: { sidebarPath: './sidebars.ts', path: '../docs' }, blog: { path: '../../ngoai' } }]] };",
			"docs/a.md":                    "Một\n", "website/static/a.png": "x", "website/README.md": "x",
		}, map[string]string{"a.md": "Một\n", "a.png": "= website/static/a.png"}, nil},
		"docusaurus": {Docusaurus, map[string]string{
			"docusaurus.config.js": "module.exports = {};", "sidebars.js": "module.exports = { s: ['b', {type: 'category', label: 'Sau', items: ['cu/mot', 'a']}] };",
			"docs/a.mdx": "---\nsidebar_label: Ngắn\nid: a\n---\nimport Tabs from '@theme/Tabs';\nimport P from './_p.mdx';\n\n# A\n\n<Tabs>\n<TabItem value=\"x\" label=\"Iks\">\n\nx\n\n</TabItem>\n</Tabs>\n\n:::tip[Mẹo]\nMột\n:::\n\n<P />\n\n{/* ghi chú */}\n[b](/docs/b) ![](@site/static/img/i.png) ![](/img/i.png =20x30)\n\nexport const x = {\n  a: 1,\n};\n\nHết\n",
			"docs/b.md":  "B\n", "docs/_p.mdx": "Phần chung\n", "docs/cu/01-mot.md": "---\nsidebar_position: 4\n---\nMột [hai](./hai)\n", "docs/cu/_category_.json": `{"label": "Cũ", "position": 7}`,
			"static/img/i.png": "x", "src/pages/x.js": "x",
		}, map[string]string{
			"a.md":         lines("---", `short: "Ngắn"`, "weight: 2", "---", "", "# A", "", "", "", "**Iks**", "", "", "x", "", "", "", "", "> [!TIP] Mẹo", "> Một", "", "", "Phần chung", "", "", "[b](b.md) ![](img/i.png) ![](img/i.png)", "", "Hết", ""),
			"b.md":         lines("---", "weight: 1", "---", "", "B", ""),
			"cu/01-mot.md": lines("---", "weight: 4", "---", "", "Một [hai](./hai)", ""),
			"cu/_index.md": lines("---", `title: "Cũ"`, "weight: 7", "---", ""), "img/i.png": "= static/img/i.png",
		}, []string{"import"}},
	} {
		got, left := moved(t, tt.from, tt.files)
		for path, want := range tt.want {
			for strings.Contains(want, "\n\n\n") { // no more than one empty line
				want = strings.ReplaceAll(want, "\n\n\n", "\n\n")
			}
			if got[path] != want {
				t.Errorf("%s: %s is\n%s\nwant\n%s", name, path, got[path], want)
			}
		}
		for path := range got {
			if _, wanted := tt.want[path]; !wanted {
				t.Errorf("%s: there is %s:\n%s", name, path, got[path])
			}
		}
		for _, want := range tt.left {
			if !strings.Contains(left, want) {
				t.Errorf("%s: no %q in\n%s", name, want, left)
			}
		}
	}
}

// TestPagesAlone: the folder of the pages may be named itself, without the settings that lie
// above it; with settings that name another folder it is not what was meant.
func TestPagesAlone(t *testing.T) {
	t.Parallel()
	for _, from := range Generators() {
		pages, _ := moved(t, from, map[string]string{"mot.md": "# Một\n\n[hai](b/hai.md)\n", "b/hai.md": "# Hai\n", "b/a.png": "x"})
		if pages["mot.md"] == "" || pages["b/hai.md"] == "" || pages["b/a.png"] != "= b/a.png" {
			t.Errorf("%s: %q", from, pages)
		}
	}
	for name, from := range map[string]string{"docusaurus.config.js": Docusaurus, "hugo.yaml": MdBook} {
		if plan, err := Read(t.Context(), folderOf(map[string]string{name: "", "README.md": "# Một\n"}), from); err == nil {
			t.Errorf("%s beside %s: %v", from, name, plan.Files)
		}
	}
}

// TestHostile: what is circular, huge, broken or leads out costs little and ends.
func TestHostile(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("::: tip\n", 200)
	boxes := ""
	for i := range 50 {
		boxes += strings.Repeat("    ", i) + "!!! note\n"
	}
	for name, files := range map[string]map[string]string{
		"circles":  {"book.toml": "", "src/SUMMARY.md": "", "src/a.md": "{{#include b.md}}", "src/b.md": "{{#include a.md}} {{#include b.md}} {{#include b.md}}"},
		"boxes":    {"docs/a.md": deep, "docs/b.md": boxes, "src/a.md": deep, "content/a.md": deep + boxes},
		"broken":   {"docs/a.md": "---\na: [\n---\nx", "src/a.md": "+++\na\n+++\nx", "content/a.md": "---\nx", "_config.yml": "a: &b [*b, *b]\n", "mkdocs.yml": "\t:", "hugo.toml": "[[[", "book.toml": "="},
		"commands": {"content/a.md": strings.Repeat("{{< a ", 500) + strings.Repeat("{{< note >}}", 100) + "{{< include \"/../../x\" >}}", "docs/a.md": strings.Repeat("{% if %}{{", 400), "a.md": strings.Repeat("{% for a in b %}", 300) + "{% include a", "src/a.md": strings.Repeat("{{#include a.md}}", 300)},
	} {
		for _, from := range Generators() {
			plan, err := Read(t.Context(), folderOf(files), from)
			if err != nil && !errors.Is(err, ErrNothing) {
				t.Errorf("%s, %s: %v", name, from, err)
			}
			size := 0
			for _, f := range plan.filesOrNone() {
				size += len(f.Text)
			}
			if size > 20<<20 {
				t.Errorf("%s, %s: %d bytes", name, from, size)
			}
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ended, folderOf(map[string]string{"docs/a.md": "x"}), MkDocs); !errors.Is(err, context.Canceled) {
		t.Errorf("what was stopped: %v", err)
	}
}

func (p *Plan) filesOrNone() []File {
	if p == nil {
		return nil
	}
	return p.Files
}

// FuzzPage moves any text as a page, of every generator.
func FuzzPage(f *testing.F) {
	for _, seed := range []string{"::: tip A\nb\n:::", "!!! note \"x\"\n    a\n=== \"b\"\n    c", "{{< figure src=\"a\" >}}{{% note %}}x{{% /note %}}", "{% for a in b %}{{ a }}{% endfor %}{% raw %}", "{{#include a.md:1:2}}",
		"<<< @/a.md#x{1}[y]", "--8<-- \"a.md\"", "---\na: b\n---\n[a](/a) <Tabs>\n", "import a from './a.md'\n\n<a />", "{{< highlight go >}}\na\n{{< /highlight >}}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, page string) {
		for _, from := range Generators() {
			plan, err := Read(t.Context(), folderOf(map[string]string{"a.md": page, "docs/a.md": page, "docs/b.mdx": page, "src/a.md": page, "content/a.md": page, "src/SUMMARY.md": page, "mkdocs.yml": page, "_config.yml": page, "sidebars.js": page}), from)
			if err != nil {
				continue
			}
			for _, file := range plan.Files {
				if !fs.ValidPath(file.Path) || len(file.Text) > 1<<20+2000*len(page) {
					t.Errorf("%s: %q has %d bytes", from, file.Path, len(file.Text))
				}
			}
		}
	})
}
