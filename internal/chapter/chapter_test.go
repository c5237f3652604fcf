package chapter

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func made(t *testing.T, text string, o Options) string {
	t.Helper()
	var w bytes.Buffer
	Write(&w, []byte(text), o)
	wellFormed(t, w.String())
	return w.String()
}

// wellFormed reads a part as XML does.
func wellFormed(t testing.TB, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader("<body>" + text + "</body>"))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("no XML: %v\n%s", err, text)
		}
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	book := Options{Prefix: Prefix("/chuyen-de/dat.html"), Down: 2}
	for _, test := range []struct {
		name, text, want string
		options          Options
	}{
		{"ids and links of the page", `<h2 id="a">A</h2><p><a href="#a">x</a> <a href="#fn:1">1</a></p><p id="fn:1">n</p>`,
			`<h4 id="b.chuyen-de.dat_2ehtml..a">A</h4><p><a href="#b.chuyen-de.dat_2ehtml..a">x</a> <a href="#b.chuyen-de.dat_2ehtml..fn_3a1">1</a></p><p id="b.chuyen-de.dat_2ehtml..fn_3a1">n</p>`, book},
		{"footnotes of one part of several", `<section role="doc-endnotes" aria-label="Chú thích"><p>a <a role="doc-backlink" href="#b" aria-label="Về">↩</a></p><p id="b">c</p></section>`,
			`<section><p>a <a role="doc-backlink" aria-label="Về" href="#b.chuyen-de.dat_2ehtml..b">↩</a></p><p id="b.chuyen-de.dat_2ehtml..b">c</p></section>`, book},
		{"a table that can be moved by keys", `<div class="table" role="group" tabindex="0"><table><tr><td>a</td></tr></table></div><p tabindex="0">b</p>`,
			`<div class="table" tabindex="0"><table><tbody><tr><td>a</td></tr></tbody></table></div><p>b</p>`, Options{}},
		{"footnotes of a file", `<section role="doc-endnotes" aria-label="Chú thích">a</section>`, `<section role="doc-endnotes" aria-label="Chú thích">a</section>`, Options{}},
		{"headings end at the sixth level", `<h5>a</h5><h1>b</h1>`, `<h6>a</h6><h3>b</h3>`, book},
		{"ids as XML takes them", `<p id="1-su">a</p><p id="fn:1">b</p><p id="_x">c</p>`, `<p id="_1-su">a</p><p id="fn_3a1">b</p><p id="__5fx">c</p>`, Options{}},
		{"an id once", `<p id="a">1</p><p id="a">2</p>`, `<p id="a">1</p><p>2</p>`, Options{}},
		{"a link to nothing", `<p><a href="#no">x</a></p>`, `<p>x</p>`, Options{}},
		{"where links lead", `<p><a href="../a.html">x</a> <a href="b.html">y</a></p>`, `<p><a href="c0002.xhtml">x</a> y</p>`,
			Options{Link: func(to string) string { return map[string]string{"../a.html": "c0002.xhtml"}[to] }}},
		{"pictures", `<p><img src="a.png" alt="Đường" width="3" height="x" loading="lazy"><img src="b" alt=""></p>`, `<p><img src="f/a.png" alt="Đường" width="3"/></p>`,
			Options{Image: func(src string) string { return map[string]string{"a.png": "f/a.png"}[src] }}},
		{"a picture that the book lacks", `<img src="a" alt="Bản đồ">`, `<span>[Bản đồ]</span>`, Options{Image: func(string) string { return "" }}},
		{"nothing runs", `<p onclick="x()">a<script>alert(1)</script><style>p{}</style></p>`, `<p>a</p>`, Options{}},
		{"boxes", `<ul><li class="task"><input type="checkbox" checked disabled> a</li></ul>`, `<ul><li class="task"><span class="box">☑</span> a</li></ul>`, Options{}},
		{"blocks in a line", `<span><div>a</div><ul><li>b</li></ul></span>`, `<span><span>a</span> <span><span>b</span> </span></span>`, Options{}},
		{"a list of no entries", `<ul>a<li>b</li><p>c</p></ul>`, `<ul><li>a</li><li>b</li><li><p>c</p></li></ul>`, Options{}},
		{"an entry alone", `<li>a</li><dd>b</dd>`, `<div>a</div><div>b</div>`, Options{}},
		{"meanings without terms", `<dl><dd>a</dd></dl><dl><dt>b</dt></dl>`, `<dl><dt></dt><dd>a</dd></dl><dl><dt>b</dt><dd></dd></dl>`, Options{}},
		{"a table in disorder", `<table><tfoot><tr><td>f</td></tr></tfoot><tr><td colspan="2">b</td></tr><thead><tr><th scope="col"><h2>h</h2></th></tr></thead></table>`,
			`<table><thead><tr><th scope="col"><p>h</p></th></tr></thead><tbody><tr><td colspan="2">b</td></tr></tbody><tfoot><tr><td>f</td></tr></tfoot></table>`, Options{}},
		{"what is out of use", `<center><font color=red>a</font><marquee>b</marquee></center>`, `<div><span>a</span><span>b</span></div>`, Options{}},
		{"what is seen elsewhere", `<video src="v.mp4">xem</video>`, `<a href="v.mp4">v.mp4</a> xem`, Options{}},
		{"a drawing gives its words", `<svg><title>t</title><text>a</text></svg>`, `ta`, Options{}},
		{"signs that XML lacks", "<p title=\"a\x01b\">x\x02&#11;y\ufffe</p>", `<p title="ab">xy</p>`, Options{}},
		{"details stand open", `<details><summary>S</summary>t</details>`, `<div><p>S</p>t</div>`, Options{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := made(t, test.text, test.options); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// TestTooDeep: a text that no parser takes is given as its words.
func TestTooDeep(t *testing.T) {
	t.Parallel()
	got := made(t, strings.Repeat("<div>", 5000)+"lời & ý", Options{})
	if !strings.Contains(got, "lời &amp; ý") {
		t.Errorf("the words are lost: %.100q", got)
	}
}

func FuzzWrite(f *testing.F) {
	for _, seed := range []string{`<table><tr><td><p id=a>x</table>`, `<a href="#x"><a id=x>`, `<ul><dl><li>`, "<p>\x00<math><mi>x</math>", `<select><option>a<table>`, `<plaintext><b>`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var w bytes.Buffer
		Write(&w, []byte(text), Options{Prefix: "b", Down: 1})
		wellFormed(t, w.String())
		if strings.Contains(w.String(), "<script") || strings.Contains(w.String(), " on") && strings.Contains(w.String(), "<p on") {
			t.Errorf("something runs: %s", w.String())
		}
	})
}
