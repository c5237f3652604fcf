package single_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"chuyende/internal/single"
)

func options() single.Options {
	return single.Options{
		Style: []byte("body{color:red}"), Script: []byte("go()"), Elsewhere: "(trên cổng)", Away: "away", Portal: "cong",
		Link: func(to string) string {
			switch {
			case strings.HasPrefix(to, "https:"), strings.HasPrefix(to, "mailto:"):
				return to
			case to == "toi.html":
				return "#co"
			case to == "cong.html":
				return "https://vidu.vn/cong.html"
			}
			return ""
		},
		Image: func(src string) ([]byte, string, error) {
			switch src {
			case "anh.png":
				return []byte("x"), "image/png", nil
			case "hong.png":
				return nil, "", errRead
			}
			return []byte("<html>"), "text/html", nil
		},
	}
}

var errRead = errors.New("cannot be read")

func write(t *testing.T, body string) string {
	t.Helper()
	var b bytes.Buffer
	page := `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trang</title></head><body>` + body + `</body></html>`
	if err := single.Write(&b, []byte(page), options()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestParts: what becomes of each part of a page.
func TestParts(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, html, want string }{
		{"inner link", `<p id="co"><a href="#co">a</a></p>`, `<p id="co"><a href="#co">a</a></p>`},
		{"to the top", `<a href="#">a</a>`, `<a href="#">a</a>`},
		{"inner link to nothing", `<a href="#khong">a</a>`, `<span class="away">a</span>`},
		{"link to the page itself", `<p id="co"></p><a href="toi.html">a</a>`, `<p id="co"></p><a href="#co">a</a>`},
		{"link to the page itself, to nothing", `<a class="x" href="toi.html">a <b>b</b></a>`, `<span class="x away">a <b>b</b></span>`},
		{"link out", `<a href="https://vidu.vn/a?b=1&amp;c">a</a>`, `<a href="https://vidu.vn/a?b=1&amp;c">a</a>`},
		{"link to the portal", `<a class="x" href="cong.html">a</a>`, `<a class="x cong" href="https://vidu.vn/cong.html">a</a>`},
		{"link to nowhere", `<a href="../a.html" target="_blank">a</a>`, `<span target="_blank" class="away">a</span>`},
		{"script address", `<a href=" JavaScript:go()">a</a>`, `<span class="away">a</span>`},
		{"place", `<a id="co">a</a>`, `<a id="co">a</a>`},
		{"picture", `<img src="anh.png" srcset="b.png 2x" alt="Ảnh" loading="lazy">`, `<img alt="Ảnh" loading="lazy" src="data:image/png;base64,eA=="/>`},
		{"no picture", `<img src="trang.html" alt="Ảnh">`, `<span class="away">Ảnh</span>`},
		{"picture in the page", `<img src="data:image/gif;base64,R0" alt="">`, `<img alt="" src="data:image/gif;base64,R0"/>`},
		{"choice of pictures", `<picture><source srcset="b.webp"><img src="anh.png" alt="A"></picture>`, `<picture><img alt="A" src="data:image/png;base64,eA=="/></picture>`},
		{"recording", `<audio controls src="nghe.mp3">Không nghe được</audio>`, `<span class="away">(trên cổng)</span>`},
		{"film elsewhere", `<video><source src="https://vidu.vn/a.mp4"></video>`, `<a href="https://vidu.vn/a.mp4">(trên cổng)</a>`},
		{"frame", `<iframe src="a.html"></iframe>`, `<span class="away">(trên cổng)</span>`},
		{"what runs or loads", `<script>a()</script><style>b{}</style><link rel="stylesheet" href="a.css"><template><script>c()</script></template>`, ``},
		{"attributes", `<p style="color:red" onclick="a()" background="a.png" class="x">a</p>`, `<p class="x">a</p>`},
		{"form", `<form action="/a"><button formaction="/b">a</button></form>`, `<form><button>a</button></form>`},
		{"drawing", `<svg viewBox="0 0 1 1" onload="a()"><use href="#co"></use><use xlink:href="a.svg#b"></use><image href="a.png"></image><script>a()</script><path style="x" fill="url(b.svg#c)" d="M0 0"></path></svg>`,
			`<svg viewBox="0 0 1 1"><use href="#co"></use><use></use><path d="M0 0"></path></svg>`},
		{"kept", `<details><summary>a</summary><table><tbody><tr><td>b</td></tr></tbody></table></details>`,
			`<details><summary>a</summary><table><tbody><tr><td>b</td></tr></tbody></table></details>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, body, _ := strings.Cut(write(t, test.html), "<body>")
			if body = strings.TrimSpace(strings.NewReplacer("</body>", "", "</html>", "").Replace(body)); body != test.want {
				t.Errorf("got  %s\nwant %s", body, test.want)
			}
		})
	}
}

// TestHead: the policy stands before all that it governs, names the style and the
// script as they stand there, and is the only one.
func TestHead(t *testing.T) {
	t.Parallel()
	page := write(t, `<p>a</p>`)
	if again := write(t, `<p>a</p>`); again != page {
		t.Error("a second file differs")
	}
	at := -1
	for _, want := range []string{`<meta charset="utf-8"/>`, `<meta http-equiv="Content-Security-Policy"`, digest("body{color:red}"), digest("go()"),
		"<title>Trang</title>", "<style>body{color:red}</style>", "<script>go()</script>", "<body>"} {
		found := strings.Index(page, want)
		if found < at || found < 0 {
			t.Errorf("%s is missing or stands too early in %s", want, page)
		}
		at = found
	}
	var b bytes.Buffer
	if err := single.Write(&b, []byte(`<meta http-equiv="content-security-policy" content="default-src *"><meta http-equiv="refresh" content="0;a">`), options()); err != nil {
		t.Fatal(err)
	}
	if text := b.String(); strings.Count(text, "http-equiv") != 1 || strings.Contains(text, "*") {
		t.Errorf("the page's own policy or refresh is left: %s", text)
	}
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// TestRefused: a picture that cannot be read, and what would end before its end.
func TestRefused(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := single.Write(&b, []byte(`<img src="hong.png">`), options()); !errors.Is(err, errRead) {
		t.Errorf("a picture that cannot be read: %v", err)
	}
	for _, text := range []string{"a</STYLE>", "a</script", "<!--", "a\r\nb"} {
		o := options()
		o.Script = []byte(text)
		if err := single.Write(&b, nil, o); !errors.Is(err, single.ErrInline) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
