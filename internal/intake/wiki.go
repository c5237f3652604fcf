package intake

import (
	"regexp"

	"chuyende/internal/lang"
)

// wikiHeading is a heading as wikis write them; wikiSign is what else of theirs stands in a text.
var (
	wikiHeading = regexp.MustCompile(`(?m)^[ \t]?={2,6}[ \t]*[^=\s][^=\n]*={2,6}[ \t]*\r?$`)
	wikiSign    = regexp.MustCompile(`(?m)\[\[[^\[\]\n]+\]\]|'''[^'\n]+'''|^\{\||^\^.*\^[ \t]*\r?$|//[^/\n]+//|\*\*[^*\n]+\*\*|\{\{[^{}\n]+\}\}`)
)

// wikiLeft says of a text that a wiki wrote that its signs were taken for letters.
func wikiLeft(data []byte) []lang.Text {
	if n := len(wikiHeading.FindAllIndex(data, 2)); n == 0 || n == 1 && !wikiSign.Match(data) {
		return nil
	}
	return []lang.Text{{
		VI: "cách viết của wiki (== … ==, [[…]], '''…''') để nguyên thành chữ: đổi bằng pandoc -f dokuwiki -t gfm (hay -f mediawiki), rồi chép tệp .md vào thư mục của cổng",
		EN: "the signs of a wiki (== … ==, [[…]], '''…'''), which stay as letters: turn it with pandoc -f dokuwiki -t gfm (or -f mediawiki), and copy the .md file into the site's folder",
	}}
}
