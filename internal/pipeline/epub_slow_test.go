//go:build slow

package pipeline

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"chuyende/internal/papers"
)

// TestBooksAreEPUB has the checker of the format read the portal's books, and those
// of a site whose pages hold whatever HTML can.
func TestBooksAreEPUB(t *testing.T) {
	jar, err := exec.LookPath("epubcheck")
	if err != nil {
		t.Fatal("epubcheck is missing: make test-slow installs it (on Debian: apt-get install epubcheck)")
	}
	maker, err := papers.New() // the portal's pages link to papers
	if err != nil {
		t.Fatal(err)
	}
	strange := t.TempDir()
	write(t, strange, "content/site.yaml", "title: \"Lạ & <b>\"\nbooks: true\nallowHTML: true\npublisher: \"<i>\"\n")
	write(t, strange, "content/anh/a.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>`)
	for name, text := range hostilePages() {
		write(t, strange, "content/la/"+name+".md", "---\ntitle: \"Trang <"+name+"> & \"\n---\n"+text+"\n")
	}
	for name, source := range map[string]string{"portal": filepath.Join("..", ".."), "strange": strange, "small": newSite(t)} {
		if name == "small" {
			replace(t, source, "content/site.yaml", "title: Cổng thử\n", "title: Cổng thử\nbooks: true\n")
		}
		out := filepath.Join(t.TempDir(), "public")
		if result, err := Run(context.Background(), Options{Source: source, Output: out, Now: today, Future: true, Forms: maker.Forms()}); err != nil || result.Failed() {
			t.Fatalf("%s: %v\n%s", name, err, told(result))
		}
		// The whole portal's book has the chapters of all others.
		said, err := exec.Command("java", "-jar", jar, filepath.Join(out, "sach", "ca-cong.epub")).CombinedOutput()
		if err != nil || !strings.Contains(string(said), "No errors or warnings detected") {
			t.Errorf("%s: %v\n%s", name, err, said)
		}
	}
}

// hostilePages are texts with HTML in which elements stand where they must not, by
// name.
func hostilePages() map[string]string {
	tags := strings.Fields("a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center cite code " +
		"col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head " +
		"header hgroup hr html i iframe image img input ins kbd label legend li link listing main map mark marquee math menu menuitem meta meter nav nobr noembed " +
		"noframes noscript object ol optgroup option output p param picture pre progress q rb rp rt rtc ruby s samp search section select slot small source span " +
		"strike strong sub summary sup svg table tbody td template tfoot th thead time tr track tt u ul var video wbr xmp la:la x-y")
	pages := map[string]string{
		"tables":     "<table><td>a<th><h1>b</h1><section>c</section></th><caption>d<table><tr><td>e</table></caption><caption>f<tr><td rowspan=0 colspan=99999>g</table>",
		"lists":      "<ul>a<ol start=-3><li value=x>b<ul></ul></ol><dl>c<dd>d<dt>e<div>f<dt>g</div><dt>h</dl><dl></dl></ul>",
		"lines":      "<p><span><div>a<p>b<h2 id=x>c</h2></div></span><a href='#x'><a href='#y'>d</a></a><em><ul><li>e</ul><table><tr><td>f</table></em>",
		"attributes": "<p class='a  b' id='1' lang='??' dir='no' title='<\"&>' style='x' role='doc-noteref' aria-label='x' xml:lang='vi' onclick='x' xmlns:a='b' a:b='c'>a</p>\n<p id='1'>b</p><p id='có dấu'>c</p><a href='#có dấu'>d</a>",
		"links": "<a href='http://a b/ c'>a</a> <a href='http://[::1'>b</a> <a href='//x/y'>c</a> <a href='?q'>d</a> <a href='data:text/html,x'>e</a> <a href='mailto:a%20b@vi.du'>f</a> " +
			"<a href='tables.html#nowhere'>g</a> <a href='../index.html'>h</a> <a href='vi.du:80'>i</a> <a href='https://ví.dụ/đường?a=b c#d e'>j</a> <a href='tel:1'>k</a>",
		"pictures": "<img src='../anh/a.svg'> <img src='../anh/khong.png' alt='x'> <img src='https://x.vi.du/a.png' alt='y'> <img> <picture><source srcset='a'><img src='../anh/a.svg' alt='\"z'></picture>",
		"figures":  "<figure><figcaption>a</figcaption><p>b</p><figcaption>c</figcaption></figure><figure></figure><details><p>x<summary>y</summary></details><dt><h3>z</h3></dt>",
		"signs":    "a\u00a0b\u200bc\u0085d\ufffde &#1; &#x80; &nosuch; &amp;lt; ]]> <!-- -- --> <?php x ?> <![CDATA[ y ]]>",
		"ruby":     "<ruby>漢<rp>(</rp><rt>hán</rt><rp>)</rp></ruby> <time datetime='x'>y</time> <bdo>z</bdo> <q cite=' x y '>a</q> <del datetime='no'>b</del> <ins><p>c</p></ins>",
		"forms":    "<form action='x'><fieldset><legend>a</legend><select><option>b<optgroup label='c'><option>d</select><textarea>e</textarea><input value='f'><button>g</button></form>",
		"empty":    "",
		"marks":    "Chữ[^1] và[^1].\n\n[^1]: Chú thích\n\n    > trích\n\n> [!NOTE]\n> Lưu ý\n\n- [x] a\n- [ ] b\n\n```js\nlet a = '<b>';\n```\n\nTừ\n: nghĩa\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n#### Sâu\n\n# Nông\n",
	}
	var open, nested strings.Builder
	for _, tag := range tags {
		open.WriteString("<" + tag + " id=\"" + tag + "\" name=\"n\" href=\"#a\" src=\"s\" data=\"d\">chữ\n")
		nested.WriteString("\n\n<div><" + tag + "><p>a</p><li>b</li><td>c</td><h2>d</h2>e</" + tag + "></div>\n")
	}
	pages["open"], pages["nested"] = open.String(), nested.String()
	return pages
}
