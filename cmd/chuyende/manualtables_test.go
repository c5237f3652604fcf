package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/config"
	"chuyende/internal/frontmatter"
	"chuyende/internal/golden"
	"chuyende/internal/lang"
	"chuyende/internal/pipeline"
	"chuyende/internal/site"
)

var madeBlock = regexp.MustCompile(`(?s)(<!-- make docs: ([^\n]+) -->\n).*?(<!-- /make docs -->)`)

// TestManualTables: what stands between the marks "make docs" in docs/ is made of
// the schemas and the rules. "make docs" writes it.
func TestManualTables(t *testing.T) {
	t.Parallel()
	told := map[string]string{}
	for page, text := range manualPages(t) {
		made := madeBlock.ReplaceAllStringFunc(text, func(block string) string {
			parts := madeBlock.FindStringSubmatch(block)
			return parts[1] + "\n" + manualTable(t, page, parts[2], told) + "\n" + parts[3]
		})
		file := filepath.Join(manualDir, filepath.FromSlash(page))
		if want := golden.Text(t, file, made); want != made {
			t.Errorf("docs/%s is not fresh: run make docs", page)
		}
	}
	for _, r := range pipeline.Rules() {
		if told[r.Code] == "" {
			t.Errorf("no table of docs/ has the rule %s", r.Code)
		}
	}
}

func manualTable(t *testing.T, page, what string, told map[string]string) string {
	t.Helper()
	name, rest, _ := strings.Cut(what, " ")
	switch name {
	case "rules":
		return ruleTable(t, page, strings.Fields(rest), told)
	case "keys":
		return keyTable(keysOf(t, rest))
	case "parts":
		return partTable(kindNamed(t, rest))
	case "foreign", "silent":
		return foreignText(name == "silent")
	case "servers":
		return serversOfReadme(t)
	}
	t.Errorf("docs/%s: nobody knows how to make %q", page, what)
	return ""
}

func table(rows ...[]string) string {
	var out strings.Builder
	rows = slices.Insert(rows, 1, slices.Repeat([]string{"---"}, len(rows[0])))
	for _, row := range rows {
		for i, cell := range row {
			row[i] = strings.ReplaceAll(cell, "|", `\|`)
		}
		fmt.Fprintf(&out, "| %s |\n", strings.Join(row, " | "))
	}
	return out.String()
}

func code(s string) string { return "`" + s + "`" }

func ruleTable(t *testing.T, page string, patterns []string, told map[string]string) string {
	t.Helper()
	a := &app{lang: lang.VI}
	rows := [][]string{{"Mã", "Mức", "Nghĩa", "Cách sửa", "Giữ"}}
	kept := map[string]string{"page": "bài", "site": "site.yaml", "page or site": "bài, site.yaml", "": "–"}
	matched := map[string]bool{}
	for _, r := range pipeline.Rules() {
		i := slices.IndexFunc(patterns, func(p string) bool { ok, _ := path.Match(p, r.Code); return ok })
		if i < 0 {
			continue
		}
		matched[patterns[i]] = true
		if told[r.Code] != "" {
			t.Errorf("docs/%s: %s stands in two tables", page, r.Code)
		}
		told[r.Code] = page
		shown := a.rule(r)
		rows = append(rows, []string{fmt.Sprintf(`<a id="%s"></a>%s`, r.Code, code(r.Code)), a.severity(r), literal(shown.Means), literal(shown.Cure), kept[shown.Accept]})
	}
	for _, p := range patterns {
		if !matched[p] {
			t.Errorf("docs/%s: no rule is called %s", page, p)
		}
	}
	return table(rows...)
}

// literal keeps signs of Markdown from becoming what they mean.
func literal(s string) string {
	return regexp.MustCompile(`[\\*_\[\]<>{}#~`+"`"+`]`).ReplaceAllString(s, `\$0`)
}

func kindNamed(t *testing.T, name string) *site.Kind {
	t.Helper()
	kinds := site.Kinds()
	i := slices.IndexFunc(kinds, func(k *site.Kind) bool { return k.Name == name })
	if i < 0 {
		t.Fatalf("there is no kind %q", name)
	}
	return kinds[i]
}

func keysOf(t *testing.T, what string) []frontmatter.Field {
	t.Helper()
	switch what {
	case "common":
		return site.CommonFields()
	case "plain":
		return site.PlainFields()
	case "site.yaml":
		return config.Schema()
	}
	return kindNamed(t, what).Fields
}

func keyTable(fields []frontmatter.Field) string {
	rows := [][]string{{"Khóa", "Là", "Nghĩa", "Ví dụ"}}
	var add func(above string, fields []frontmatter.Field)
	add = func(above string, fields []frontmatter.Field) {
		for _, f := range fields {
			name := above + code(f.Key)
			key, example := name, ""
			if f.Required {
				key += " (bắt buộc)"
			}
			if f.Example != "" {
				example = code(f.Example)
			}
			rows = append(rows, []string{key, typeText(f), literal(f.Doc.VI), example})
			below := f.Fields
			if f.Elem != nil {
				below = f.Elem.Fields
			}
			add(name+" › ", below)
		}
	}
	add("", fields)
	return table(rows...)
}

func typeText(f frontmatter.Field) string {
	if f.Type == frontmatter.Map {
		return "bảng, tên khóa tự đặt"
	}
	text := map[frontmatter.Type]string{
		frontmatter.String: "chữ", frontmatter.Multiline: "chữ, nhiều dòng được", frontmatter.Strings: "danh sách", frontmatter.Int: "số",
		frontmatter.Ints: "danh sách số", frontmatter.Bool: "true hoặc false", frontmatter.Date: "ngày", frontmatter.Records: "nhiều mục", frontmatter.Table: "bảng",
	}[f.Type]
	switch {
	case len(f.Values) > 0:
		return text + ": " + code(strings.Join(f.Values, "`, `"))
	case f.Min != 0 || f.Max != 0:
		return fmt.Sprintf("%s, từ %d đến %d", text, f.Min, f.Max)
	}
	return text
}

func partTable(k *site.Kind) string {
	rows := [][]string{{"Tiêu đề", "Viết gì"}}
	for _, p := range k.Parts {
		level := strings.Repeat("#", max(p.Level, 2))
		need := ""
		if p.Required {
			need = " (bắt buộc)"
		}
		rows = append(rows, []string{code(fmt.Sprintf("%s %s {#%s}", level, p.Title, p.ID)) + need, literal(p.Doc)})
	}
	return table(rows...)
}

// foreignText tells of other programs' keys: those that mean something here, or
// those that are left out in silence.
func foreignText(silent bool) string {
	names, means := map[string][]string{}, []string{}
	for _, f := range site.ForeignKeys() {
		if f.Below {
			continue // the text beside the table tells of it
		}
		if !slices.Contains(means, f.Means) {
			means = append(means, f.Means)
		}
		if name := code(f.Key); !slices.Contains(names[f.Means], name) {
			names[f.Means] = append(names[f.Means], name)
		}
	}
	if silent {
		return strings.Join(names[""], ", ") + ".\n"
	}
	rows := [][]string{{"Được hiểu là", "Viết là"}}
	for _, m := range means {
		if m != "" {
			rows = append(rows, []string{code(m), strings.Join(names[m], ", ")})
		}
	}
	return table(rows...)
}

// serversOfReadme is what README.md, which others rely on, says to servers.
func serversOfReadme(t *testing.T) string {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```(?:nginx|apache|)\n# (?:nginx|Apache|Caddy).*?\n```\n").FindAllString(string(readme), -1)
	if len(blocks) != 3 {
		t.Fatalf("README.md has settings for %d servers", len(blocks))
	}
	return strings.Join(blocks, "\n")
}
