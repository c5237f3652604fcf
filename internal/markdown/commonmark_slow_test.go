//go:build slow

package markdown

import (
	"bytes"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark/util"

	"chuyende/internal/diag"
)

// commonMarkSpec is where CommonMark's own text may lie, which is not part of the
// repository; the environment may name another place.
const commonMarkSpec = "../../../shared/commonmark/spec.txt"

// commonMarkVersion is the version whose examples the list of differences numbers.
const commonMarkVersion = "0.31.2"

// TestCommonMark runs CommonMark's own examples. What differs by design is listed,
// with its reason, in testdata/commonmark-differences.txt; a listed example that
// does not differ is wrong too.
func TestCommonMark(t *testing.T) {
	t.Parallel()
	path := os.Getenv("COMMONMARK_SPEC")
	if path == "" {
		path = commonMarkSpec
	}
	spec, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("CommonMark's spec.txt is not at hand; COMMONMARK_SPEC may name it: %v", err)
	}
	if !bytes.Contains(spec, []byte("\nversion: '"+commonMarkVersion+"'")) {
		t.Skipf("the examples are numbered as in CommonMark %s, and %s is of another version", commonMarkVersion, path)
	}
	reasons := differences(t)
	parser := New(Options{AllowHTML: true})
	examples := 0
	for i, example := range specExample.FindAllStringSubmatch(strings.ReplaceAll(string(spec), "→", "\t"), -1) {
		number := i + 1
		examples++
		source, want := []byte(example[1]), bareHTML(example[2])
		var problems diag.List
		doc := parser.Parse("x.md", source, diag.Span{End: len(source)}, &problems)
		var out bytes.Buffer
		doc.WriteHTML(&out, func(ref *Ref) (string, string) {
			name := " href="
			if ref.Kind == Image {
				name = " src="
			}
			return name + `"` + string(util.EscapeHTML(util.URLEscape([]byte(ref.Dest), false))) + `"`, ""
		})
		reason, listed := reasons[number]
		switch same := bareHTML(out.String()) == want; {
		case same && listed:
			t.Errorf("example %d is listed (%s), and does not differ", number, reason)
		case !same && !listed:
			t.Errorf("example %d\n%s\ngives\n%s\nwant\n%s", number, source, bareHTML(out.String()), want)
		}
	}
	if examples < 600 {
		t.Errorf("%d examples found", examples)
	}
}

var (
	specExample = regexp.MustCompile("(?ms)^`{32} example\n(.*?)^\\.\n(.*?)^`{32}$")
	// ourOwn is what our HTML has besides that of the examples: ids of headings,
	// what lets the keyboard scroll code, its colours.
	ourOwn = regexp.MustCompile(` tabindex="0"| class="chroma"|<span class="\w+">|</span>`)
	headID = regexp.MustCompile(`(<h[1-6]) id="[^"]*"`)
	// imageStart has attributes that may stand in any order.
	imageStart = regexp.MustCompile(`<img src="([^"]*)" alt="([^"]*)"`)
)

// bareHTML is HTML without what says the same in two ways.
func bareHTML(html string) string {
	html = headID.ReplaceAllString(ourOwn.ReplaceAllString(html, ""), "$1")
	html = imageStart.ReplaceAllString(html, `<img alt="$2" src="$1"`)
	return strings.TrimSpace(strings.NewReplacer(" />", ">", "&quot;", `"`, "&#39;", "'", "&#34;", `"`, "\n<li>", "<li>").Replace(html))
}

// differences reads the list: "number: reason" on each line.
func differences(t *testing.T) map[int]string {
	t.Helper()
	data, err := os.ReadFile("testdata/commonmark-differences.txt")
	if err != nil {
		t.Fatal(err)
	}
	reasons := map[int]string{}
	for line := range strings.Lines(string(data)) {
		if numbers, reason, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && !strings.HasPrefix(line, "#") {
			for _, number := range strings.Fields(numbers) {
				n, err := strconv.Atoi(number)
				if err != nil {
					t.Fatalf("%q: %v", line, err)
				}
				reasons[n] = reason
			}
		}
	}
	return reasons
}
