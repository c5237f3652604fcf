package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Boxes and code as Quarto and R Markdown have them, which Pandoc reads:
//
//	::: {.callout-tip collapse="true"}        ```{r}
//	## Name                                   #| echo: false
//	text                                      code
//	:::                                       ```

// calloutName begins the name of a box of Quarto.
const calloutName = "callout-"

var (
	divLine  = regexp.MustCompile(`^(:{3,})[ \t]*\{([^{}\n]*)\}[ \t]*:*[ \t]*$`)
	divValue = regexp.MustCompile(`([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))`)
	divClass = regexp.MustCompile(`(?:^|\s)\.([\pL][\pL\pN_-]*)`)
	// statements are what bookdown and Quarto number, by their class.
	statements = []string{"theorem", "lemma", "corollary", "proposition", "conjecture", "definition", "example", "exercise", "hypothesis", "proof", "remark", "solution"}
)

// divBox takes a line apart that opens a box by a list of classes, nil for any other: of
// one that is not known only what is in it is shown.
func (p *pass) divBox(line []byte) *box {
	m := divLine.FindSubmatch(line)
	if m == nil || len(bytes.TrimSpace(m[2])) > 0 && !bytes.ContainsAny(m[2], ".#=") {
		return nil
	}
	b := &box{colons: len(m[1])}
	values := map[string]string{}
	for _, v := range divValue.FindAllSubmatch(m[2], mostValues) {
		values[string(v[1])] = string(slices.Concat(v[2], v[3], v[4]))
	}
	for _, class := range divClass.FindAllSubmatch(divValue.ReplaceAll(m[2], nil), mostValues) {
		name := strings.ToLower(string(class[1]))
		isCallout := strings.HasPrefix(name, calloutName)
		if rest, ok := strings.CutPrefix(name, "rmd"); ok {
			name = rest
		}
		alert, own, transparent := boxMeaning(name)
		if transparent || !isCallout && own != "" && !slices.Contains(statements, name) {
			continue
		}
		b.name, b.title, b.byHeading = alert, own, isCallout
		if title := values["title"]; title != "" {
			b.title = title
		} else if title := values["name"]; title != "" && own != "" {
			b.title = own + ": " + title
		}
		if isFolding(name) || values["collapse"] == "true" {
			b.fold = folded
		}
		break
	}
	return b
}

// nameByHeading makes the heading that a box begins with its name.
func (b *box) nameByHeading() {
	first, isHeading := b.FirstChild().(*ast.Heading)
	if !b.byHeading || !isHeading || b.head != nil || first.Lines().Len() != 1 {
		return
	}
	head := &boxTitle{}
	head.SetPos(first.Lines().At(0).Start)
	head.Lines().Append(first.Lines().At(0))
	b.RemoveChild(b, first)
	b.InsertBefore(b, b.FirstChild(), head)
	b.head = head
	if b.title == "" {
		b.title = " " // the head says it
	}
}

var (
	// chunkStart opens code that Quarto or R Markdown runs, chunkHidden says in its head
	// or its options that readers do not see it.
	chunkStart  = regexp.MustCompile("^(`{3,})\\{\\.?[A-Za-z]+\\b([^{}\n]*)\\}[ \t]*$")
	chunkHidden = regexp.MustCompile(`(?i)\b(?:echo|include)\s*[=:]\s*(?:false|F\b)`)
	chunkOption = regexp.MustCompile(`^[ \t]*(?:#|//|--|%)\|[ \t]`)
)

// chunk leaves out code that only works for others, and the options of other code, which
// readers of the author's do not see.
func (m *masker) chunk(start, end int) (next int, done bool) {
	if raw := rawFence.FindSubmatch(m.data[start:end]); raw != nil {
		return m.rawFence(start, end, string(raw[1]), string(raw[2]))
	}
	head := chunkStart.FindSubmatch(m.data[start:end])
	if head == nil {
		return end, false
	}
	hidden, options := chunkHidden.Match(head[2]), true
	for at := end + 1; at < len(m.data); {
		stop := lineEndOf(m.data, at)
		line := m.data[at:stop]
		text := bytes.TrimLeft(line, " \t>")
		if bytes.HasPrefix(text, head[1]) && len(bytes.Trim(text, "` \t")) == 0 {
			if !hidden {
				return end, false
			}
			m.pass.dropWhole("```{…}", m.data[start:end], start)
			m.blank(start, stop)
			return stop, true
		}
		if options = options && chunkOption.Match(text); options {
			hidden = hidden || chunkHidden.Match(text)
		}
		at = stop + 1
	}
	return end, false
}

// rawFence opens what Pandoc passes on to one form alone: ```{=html}.
var rawFence = regexp.MustCompile("^(`{3,})[ \t]*\\{=([\\w+-]+)\\}[ \t]*$")

// rawFence leaves of HTML what is in it, to be read as HTML, and nothing of other forms.
func (m *masker) rawFence(start, end int, fence, form string) (next int, done bool) {
	for at := end + 1; at < len(m.data); {
		stop := lineEndOf(m.data, at)
		if text := bytes.Trim(m.data[at:stop], " \t>"); bytes.HasPrefix(text, []byte(fence)) && len(bytes.Trim(text, "`")) == 0 {
			if strings.HasPrefix(form, "html") {
				m.blank(start, end)
				m.blank(at, stop)
				return end, true
			}
			m.pass.dropWhole("{="+form+"}", m.data[start:end], start)
			m.blank(start, stop)
			return stop, true
		}
		at = stop + 1
	}
	return end, false
}

// withoutOptions drops the lines of options that code to be run begins with.
func withoutOptions(code []byte) []byte {
	for chunkOption.Match(code[:lineEndOf(code, 0)]) {
		code = code[min(lineEndOf(code, 0)+1, len(code)):]
	}
	return code
}
