package intake

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"chuyende/internal/site"
)

// TestWeb: the main text of a page stays, what is around it goes.
func TestWeb(t *testing.T) {
	t.Parallel()
	text := strings.TrimSpace(strings.Repeat("Chữ của bài. ", 20))
	for name, tt := range map[string]struct{ in, title, want string }{
		"a piece":  {"<p>Một <b>hai</b> <i>ba</i></p><ul><li>a<ul><li>b</li></ul><li>c</ul>x<br>y", "Trang", lines("Một **hai** *ba*", "- a\n  - b\n- c", "x  \ny")},
		"headings": {"<h1>Tên bài</h1><div><div><h2>A</h2><p>a</p></div></div><h3>B</h3>b", "Tên bài", lines("## A", "a", "### B", "b")},
		"a saved page": {`<html><head><title>Bài viết hay | Báo Xã</title><style>p{}</style></head><body><header><a href="/">Báo Xã</a></header><nav><ul><li><a href="/a">Một</a></ul></nav>` +
			`<div class="col-left sidebar"><p>Quảng cáo dài</p></div><div id="content"><h1>Bài viết hay</h1><p>` + strings.Repeat("Chữ của bài. ", 20) + `</p><script>x()</script><div class="share-box">Chia sẻ</div></div>` +
			`<div class="related"><a href="/b">Bài khác</a></div><footer>Bản quyền</footer></body></html>`, "Bài viết hay", strings.TrimSpace(strings.Repeat("Chữ của bài. ", 20))},
		"layout by tables": {`<body><table><tr><td width=20><a href=a>A</a><br><a href=b>B</a></td><td><h2>Tên</h2><p>` + strings.Repeat("Đoạn văn. ", 20) + `</td></tr></table></body>`, "Tên", strings.TrimSpace(strings.Repeat("Đoạn văn. ", 20))},
		"a table":          {`<table><caption>Bảng 1</caption><tr><th rowspan=2>TT<th colspan=2>Hộ</tr><tr><th>a<th>b</tr><tr><td>1<td>2<td>3</tr></table>`, "Trang", lines("Bảng 1", "| TT | Hộ: a | Hộ: b |\n|---|---|---|\n| 1 | 2 | 3 |")},
		"code and quotes":  {"<pre>a\n  *b*</pre><blockquote><p>Một</p><p>Hai</p></blockquote><p>Ba", "Trang", lines("```\na\n  *b*\n```", "> Một\n> \n> Hai", "Ba")},
		"numbers":          {`<ol start=3><li>a<li>b</ol><ol><li>c</ol>`, "Trang", "3. a\n4. b\n\n<!--THE END-->\n\n1. c"},
		"hostile":          {`<p onclick="x()">a<a href="javascript:x()">b</a><img src=x onerror=y()><iframe src=z></iframe>&lt;script&gt;`, "Trang", `ab\<script>`},
		"links":            {`<p><a href="https://vi.du/x">đây</a> và <a href="#a">kia</a>, <a href="/b">đó</a></p>`, "Trang", "[đây](https://vi.du/x) và kia, đó"},
		"TCVN3":            {`<meta charset=windows-1252><p><font face=".VnTime">` + "\xa7\xb6ng b\xe9" + `</font> <font face=".VnTimeH">` + "\xae\xb6ng" + `</font>`, "Trang", "Đảng bộ ĐẢNG"},
		"TCVN3, no font":   {"<p>\xa7\xb6ng b\xe9 ph\xad\xeang", "Trang", "Đảng bộ phường"},
		"misread":          {"<meta charset=utf-8><p>Ä\u0090áº£ng bá»\u2122 phÆ°á»\u009dng", "Trang", "Đảng bộ phường"},
		"a lead": {`<html><head><title>Xã vùng cao có đường mới - Báo Xã</title><meta property="og:description" content="Con đường dài bảy cây số nối hai thôn xa nhất với trung tâm xã."></head><body><h1>Xã vùng cao có đường mới</h1>` +
			`<p class="description"><span>Lào Cai</span> Con đường dài bảy cây số nối hai thôn xa nhất với trung tâm xã.</p><article><p>` + text + `</p></article><p>Con đường dài bảy cây số nối hai thôn xa nhất với trung tâm xã.</p></body></html>`,
			"Xã vùng cao có đường mới", lines("Lào Cai Con đường dài bảy cây số nối hai thôn xa nhất với trung tâm xã.", text)},
		"a lead by name": {`<h1>Tên bài</h1><h2 class="detail-sapo">Ngày hội của thôn có hơn hai trăm người đến dự, đủ cả già trẻ.</h2><article><p>` + text + `</p></article>`,
			"Tên bài", lines("Ngày hội của thôn có hơn hai trăm người đến dự, đủ cả già trẻ.", text)},
		"a lead that is in the text": {`<head><meta name=description content="Chữ của bài. Chữ của bài. Chữ của bài. Chữ của bài."></head><p>Chữ của bài. Chữ của bài. Chữ của bài. Chữ của bài.</p><article><p>` + text + `</p></article>`, "Trang", text},
		"a title in the head": {`<head><title>Sổ tay của chi bộ</title></head><body><header><nav>Trang chủ</nav><h1>Sổ tay của chi bộ</h1></header><article><h2>Việc đầu</h2><p>` + text + `</p></article></body>`,
			"Sổ tay của chi bộ", lines("## Việc đầu", text)},
		"of a wiki":                {`<head><title>Vịt</title></head><body><div id="content"><h1>Vịt</h1><div id="siteSub">Bách khoa toàn thư mở Wikipedia</div><div id="contentSub">(Đổi hướng từ Vịt nhà)</div><p>` + text + `</p></div></body>`, "Vịt", text},
		"a title twice":            {`<head><title>Sổ tay của chi bộ</title></head><body><article><h1>Sổ tay của chi bộ</h1><p>` + text + `</p><h1>Sổ tay của chi bộ</h1><p>Hết.</p></article></body>`, "Sổ tay của chi bộ", lines(text, "Hết.")},
		"code with numbers beside": {"<p>Lệnh:</p><table><tr><td><pre><code><span>1\n</span><span>2\n</span></code></pre></td><td><pre><code>* a\n  *b*</code></pre></td></tr></table><p>Hết", "Trang", lines("Lệnh:", "```\n* a\n  *b*\n```", "Hết")},
		"a table of code":          {"<table><tr><td><pre>a</pre></td><td><pre>b</pre></td></tr></table>", "Trang", "| a | b |\n|---|---|"},
		"code in a sentence":       {"<p>Gõ <code>a*b_c `d`</code> rồi <kbd>Enter</kbd></p><p><code>một<br>hai</code></p>", "Trang", lines("Gõ ``a*b_c `d` `` rồi `Enter`", "`một`  \n`hai`")},
		"KaTeX": {`<p>Ta có <span class="katex"><span class="katex-mathml"><math><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mfrac><mi>a</mi><mi>b</mi></mfrac></mrow><annotation encoding="application/x-tex">x^2=\frac ab</annotation></semantics></math></span>` +
			`<span class="katex-html" aria-hidden="true"><span>x</span><span>2</span>=ab</span></span> thì xong.</p>`, "Trang", "Ta có x²=a/b thì xong."},
		"MathJax 2": {`<p>Ta có <span class="MathJax_Preview">x2</span><span class="MathJax"><nobr aria-hidden="true">x2</nobr><span class="MJX_Assistive_MathML"><math><msqrt><mi>x</mi></msqrt></math></span></span><script type="math/tex">\sqrt x</script> và ` +
			`<span class="MathJax_Preview"></span><span class="MathJax"><span>y2</span></span><script type="math/tex">y^2</script>.</p>`, "Trang", "Ta có √x và `y^2`."},
		"MathJax 3":           {`<p>Ta có <mjx-container class="MathJax"><mjx-math aria-hidden="true"><mjx-c>x</mjx-c></mjx-math><mjx-assistive-mml><math><msub><mi>x</mi><mn>1</mn></msub><mo>&#8290;</mo><mtext> khi </mtext><msup><mi>y</mi><mi>m</mi></msup><mi>z</mi></math></mjx-assistive-mml></mjx-container>.</p>`, "Trang", "Ta có x₁ khi y^m z."},
		"a formula of a wiki": {`<p>Ta có <span class="mwe-math-element"><span style="display: none;"><math><mi>x</mi></math></span><img class="mwe-math-fallback-image-inline" src="https://vi.du/x.svg" alt="x"></span>.</p>`, "Trang", "Ta có x."},
		"tables for layout": {"<p>Đầu.<table role=presentation><tr><td><p>Một</p><td><p>Hai</p></table><table><tr><td><h3>A</h3><ul><li>b</ul><td>c</table><table><tr><td>" + text + text + "<td>x</table>", "Trang",
			lines("Đầu.", "Một", "Hai", "## A", "- b", "c", text+text, "x")},
		"tables of facts": {"<p>Đầu.<table border=1><tr><td><h3>A</h3><td>x</table><table><tr><th>a<th>b<tr><td>1<td>2</table>", "Trang", lines("Đầu.", "| A | x |\n|---|---|", "| a | b |\n|---|---|\n| 1 | 2 |")},
		"from Word":       {`<p class=MsoNormal align=center><b>KẾ HOẠCH</b></p><p class=MsoNormal align=center><b><span>Tổ chức ngày hội</span></b><o:p></o:p></p><p><b>I. MỤC ĐÍCH</b></p><p>Một.</p>`, "Kế hoạch tổ chức ngày hội", lines("## I. MỤC ĐÍCH", "Một.")},
	} {
		page, err := Web("Trang.html", []byte(tt.in), nil, Options{Kind: kind(t, "page")})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := strings.ReplaceAll(body(page), " \n", "\n"); page.Title != tt.title || tt.want != "" && got != strings.ReplaceAll(tt.want, " \n", "\n") {
			t.Errorf("%s: %q:\n%s\nwant %q:\n%s", name, page.Title, got, tt.title, tt.want)
		}
		check(t, name, page, "a.md")
	}
	if _, err := Web("a.html", []byte(strings.Repeat("<div>", 5000)+"a"), nil, Options{Kind: kind(t, "page")}); err == nil {
		t.Error("a page of 5000 levels is read")
	}
}

// TestOrigin: where a page was published becomes its source where the page says it for
// certain; a site's start, days that differ and addresses of other sorts do not.
func TestOrigin(t *testing.T) {
	t.Parallel()
	const address = `<link rel="canonical" href="https://bao.vi.du/xa/duong-moi.html#a">`
	for name, tt := range map[string]struct{ head, kind, want string }{
		"all":           {address + `<meta property="og:site_name" content="Báo Xã"><meta property="article:published_time" content="2026-03-05T08:00:00+07:00">`, "page", `sources: ["Báo Xã, đăng ngày 05/03/2026: https://bao.vi.du/xa/duong-moi.html"]`},
		"for machines":  {address + `<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"datePublished":"2026-03-05"}]}</script>`, "page", `sources: ["đăng ngày 05/03/2026: https://bao.vi.du/xa/duong-moi.html"]`},
		"a document":    {address, "document", `source: ["https://bao.vi.du/xa/duong-moi.html"]`},
		"a topic":       {address, "topic", `sources: ["https://bao.vi.du/xa/duong-moi.html"]`},
		"by a browser":  {`<!-- saved from url=(0040)https://bao.vi.du/xa/duong-moi.html -->`, "page", `sources: ["https://bao.vi.du/xa/duong-moi.html"]`},
		"days differ":   {address + `<meta property="article:published_time" content="2026-03-05"><script type="application/ld+json">{"datePublished":"2026-03-06"}</script>`, "page", `sources: ["https://bao.vi.du/xa/duong-moi.html"]`},
		"several":       {address + `<script type="application/ld+json">[{"datePublished":"2026-03-05"},{"datePublished":"2026-03-06"}]</script><script type="application/ld+json">{</script>`, "page", `sources: ["https://bao.vi.du/xa/duong-moi.html"]`},
		"a start":       {`<link rel="canonical" href="https://bao.vi.du/">`, "page", ""},
		"no address":    {`<meta property="og:url" content="javascript:alert(1)//a.b"><meta property="article:published_time" content="2026-03-05">`, "page", ""},
		"with a secret": {`<link rel="canonical" href="https://a:b@bao.vi.du/x">`, "page", ""},
	} {
		page, err := Web("Trang.html", []byte("<html><head>"+tt.head+"</head><body><p>Một.</p></body></html>"), nil, Options{Kind: kind(t, tt.kind)})
		if err != nil {
			t.Fatal(err)
		}
		found := ""
		for line := range strings.SplitSeq(page.Text, "\n") {
			if strings.HasPrefix(line, "source") {
				found = line
			}
		}
		if found != tt.want {
			t.Errorf("%s: %s, want %s", name, found, tt.want)
		}
	}
}

// TestSavedPictures: pictures in a saved page and in the folder beside it become files;
// those elsewhere are named, and nothing outside of the folder is read.
func TestSavedPictures(t *testing.T) {
	t.Parallel()
	const png = "\x89PNG\r\n\x1a\nxxxx"
	dir := t.TempDir()
	for name, data := range map[string]string{"vao/Bài_files/anh 1.png": png, "vao/to.png": png + strings.Repeat("x", largestPicture), "ngoai.png": png, "vao/chu.png": "chữ"} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(filepath.Join(dir, "vao"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := os.Symlink("../ngoai.png", filepath.Join(dir, "vao/noi.png")); err != nil {
		t.Log("no links on this system: ", err)
	}
	text := base64.StdEncoding.EncodeToString([]byte(png + strings.Repeat("x", 200)))
	page, err := Web("Tin.html", []byte(`<p>Một <img src="./B%C3%A0i_files/anh%201.png" alt="Hình"></p><p><img src="data:image/png;base64,`+text+`"><img src="https://vi.du/a.png"><img src="//vi.du/b.png">`+
		`<img src="../ngoai.png"><img src="noi.png"><img src="file:///etc/passwd"><img src="/etc/passwd"><img src="khong.png"><img src="chu.png"><img src="to.png"><img src="data:image/png;base64,%%`+strings.Repeat("%", 300)+`"></p>`), root.FS(), Options{Kind: kind(t, "page")})
	if err != nil {
		t.Fatal(err)
	}
	if got := body(page); got != lines("Một ![Hình](tin-1.png)", "![](tin-2.png)") {
		t.Errorf("the page is %s", got)
	}
	if len(page.Left) != 10 {
		t.Errorf("left are %v", page.Left)
	}
	put := map[string]string{}
	if err := Pictures(page.Pictures, func(name string, data []byte) error { put[name] = string(data); return nil }); err != nil || put["tin-1.png"] != png || put["tin-2.png"] != png+strings.Repeat("x", 200) || len(put) != 2 {
		t.Errorf("put %q, %v", put, err)
	}
}

// FuzzWeb reads anything as a saved page.
func FuzzWeb(f *testing.F) {
	for _, seed := range []string{"<h1>A</h1><p>b <b>c", "<table><tr><td rowspan=3>a<td colspan=9><tr><td>", `<meta charset=utf-16><p>a`, "<ol start=-1><li><ul><li>a", `<img src="data:,a"><a href="javascript:x">b</a>`, "\xa7\xb6ng b\xe9"} {
		f.Add([]byte(seed))
	}
	kind := site.Kinds()[len(site.Kinds())-1]
	f.Fuzz(func(t *testing.T, data []byte) {
		page, err := Web("a.html", data, nil, Options{Kind: kind})
		if err == nil && len(page.Text) > 1<<20+64*len(data) {
			t.Errorf("%d bytes of %d", len(page.Text), len(data))
		}
	})
}

// FuzzText reads anything as a text file, for each kind of page.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"ĐẢNG BỘ XÃ\nSố 1-KH/CB\n\nKẾ HOẠCH\nI. Một\n- hai\n", "Nơi nhận:\n- a\nT/M CHI BỘ\n", "1.\n2)\n*a*\n# b", "\xa7\xb6ng b\xe9", "\ufeff\x00"} {
		f.Add([]byte(seed), uint8(0))
	}
	kinds := site.Kinds()
	f.Fuzz(func(t *testing.T, data []byte, which uint8) {
		page, err := Text("a.txt", data, Options{Kind: kinds[int(which)%len(kinds)]})
		if err == nil && (!utf8.ValidString(page.Text) || len(page.Text) > 1<<20+64*len(data)) {
			t.Errorf("%d bytes of %d", len(page.Text), len(data))
		}
	})
}

// TestWiki: that a text file has the signs of a wiki is told, with what turns it into Markdown.
func TestWiki(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"====== Trang đầu ======\n\nĐây là **đậm**, [[wiki:khac|trang khác]].\n": true,
		"== Mở đầu ==\r\nchữ\r\n== Kết ==\r\nchữ\r\n":                            true,
		"BÁO CÁO\n=======\nchữ\n":                                                false,
		"a == b == c\nchữ [[x]]\n":                                               false,
		"== Một ==\nchữ\n":                                                       false,
	} {
		page, err := Text("a.txt", []byte(text), Options{Kind: kind(t, "page")})
		told := false
		for _, l := range page.Left {
			told = told || strings.Contains(l.VI, "pandoc -f dokuwiki")
		}
		if err != nil || told != want {
			t.Errorf("%q: told is %v, %v", text, told, err)
		}
	}
}
