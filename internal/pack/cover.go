package pack

import (
	"fmt"
	"html"
	"iter"

	"chuyende/internal/words"
)

// coverFolder holds what the page to double-click needs to know that the pack is
// unpacked: inside an archive's window its style and script cannot be loaded.
const coverFolder = "mo-trang-nay"

// Cover is the page to double-click.
type Cover struct {
	// Language is the language of the words as an HTML tag, Title the site's name.
	Language, Title string
	Words           *words.Table
}

// style hides what is said to those who have not unpacked: without it the words
// are seen, and nothing has to run for that.
const style = `body{margin:0;padding:2rem 1.25rem;font:1.125rem/1.55 system-ui,sans-serif;background:#fff;color:#1a1a1a}
main{max-width:32rem;margin:auto}
.unpack{display:none}
a{display:inline-block;padding:.75rem 1.25rem;min-height:1.5rem;background:#1a1a1a;color:#fff;font-weight:600;text-decoration:none;border-radius:.25rem}
a:focus-visible{outline:3px solid;outline-offset:3px}
@media (prefers-color-scheme:dark){body{background:#161616;color:#eee}a{background:#eee;color:#161616}}
`

// script opens the site. It is loaded only where the site's files can be, too.
const script = `location.replace(document.querySelector("a").href);
`

// parts yields the files beside the page, in order.
func (c Cover) parts() iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		_ = yield(coverFolder+"/mo.css", []byte(style)) && yield(coverFolder+"/mo.js", []byte(script))
	}
}

// page writes the page that leads to the site in a folder.
func (c Cover) page(folder string) []byte {
	const text = `<!DOCTYPE html>
<html lang="%[1]s">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%[2]s</title>
<link rel="stylesheet" href="%[3]s/mo.css">
</head>
<body>
<main>
<h1>%[2]s</h1>
<div class="unpack">
<h2>%[4]s</h2>
<p>%[5]s</p>
</div>
<p><a href="%[6]s/index.html">%[7]s</a></p>
</main>
<script src="%[3]s/mo.js"></script>
</body>
</html>
`
	safe := html.EscapeString
	return fmt.Appendf(nil, text, safe(c.Language), safe(c.Title), coverFolder,
		safe(c.Words.Text("pack.unpack")), safe(c.Words.Text("pack.how")), safe(folder), safe(c.Words.Text("pack.open")))
}
