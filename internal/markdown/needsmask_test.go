package markdown

import (
	"regexp"
	"strings"
	"testing"
)

// FuzzNeedsMask holds that no text is left alone that a rule may apply to.
func FuzzNeedsMask(f *testing.F) {
	wanted := regexp.MustCompile(`(?mi)[{<]|^[ \t>]*\x60{3,}(?:smart|warn|online|offline|compare|quote)\b|^[ \t]*(?:import|export)\b|\[\[?_?toc_?\]`)
	for _, text := range []string{
		"", "import", "a\n \tImport x", "EXPORT default", "a import", "important", "\n\nimpor", "[TOC]", "[[_toc_]]", "[_TOC]", "[stock]", "[x] [toc", "toc]", "oc]",
		"```\na\n```", "> ````Smart\n", "```compare", "```comparex", "a {b", "a < b", "\x00[toc_]", strings.Repeat("[a](b) ", 40) + "[toc]",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if wanted.MatchString(text) && !needsMask([]byte(text)) {
			t.Errorf("%q is left as it is", text)
		}
	})
}

func TestNeedsNoMask(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "Điều 1.\n\n1. Một [liên kết](a.md) và [x].\n", "```go\nx\n```\n", "a import", "]", "_]", "tôc]"} {
		if needsMask([]byte(text)) {
			t.Errorf("%q is read line by line", text)
		}
	}
}
