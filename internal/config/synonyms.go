package config

import (
	"strings"

	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/vietnamese"
)

// longestSynonym is how many syllables a synonym has at most.
const longestSynonym = 6

// synonyms reads what readers say in other words than pages.
func (l *loader) synonyms(records []*frontmatter.Meta) []Synonym {
	var all []Synonym
	for _, r := range records {
		seen := map[string]bool{}
		s := Synonym{Words: l.phrases(r.Items("words"), seen, false), Finds: l.phrases(r.Items("finds"), seen, true)}
		switch {
		case len(s.Words) == 0:
			// Reported already, or all that it holds is.
		case len(s.Finds) == 0 && len(s.Words) < 2:
			l.wrong(r.Span("words"), RuleValueForm,
				lang.Textf("chỉ có một từ %q thì không tìm ra gì khác", "%q alone finds nothing else", s.Words[0]),
				lang.Textf("thêm từ cùng nghĩa: words: [%s, …], hoặc một chiều: finds: [từ mà trang viết]", "add what means the same: words: [%s, …], or one way: finds: [what pages say]", s.Words[0]))
		default:
			all = append(all, s)
		}
	}
	return all
}

// phrases checks a list of words, each a few syllables in a row, which pages may also
// write with commas between where they are listed. seen are those of the entry so far, as
// search reads them.
func (l *loader) phrases(items []frontmatter.Item, seen map[string]bool, listed bool) []string {
	var phrases []string
	for _, item := range items {
		words := vietnamese.Words(item.Text, nil)
		isRow := len(words) > 0
		var exact []string
		for i, w := range words {
			form, _ := vietnamese.Canon(item.Text[w.Start:w.End])
			if i > 0 && !w.Joined && !w.Whole {
				gap := strings.TrimSpace(item.Text[words[i-1].End:w.Start])
				isRow = isRow && listed && gap == ","
				form = gap + form
			}
			isRow = isRow && !w.Whole
			exact = append(exact, form)
		}
		key := strings.Join(exact, " ")
		switch {
		case !isRow:
			l.wrong(item.Span, RuleValueForm, lang.Textf("%q không phải là một cụm từ liền nhau", "%q is not words in a row", item.Text),
				lang.Textf("viết một cụm từ, không có dấu câu hay số hiệu, như: việc tang", "write words without punctuation or a document's number, such as: việc tang"))
		case len(words) > longestSynonym:
			l.wrong(item.Span, RuleValueForm, lang.Textf("%q dài quá %d tiếng", "%q is longer than %d syllables", item.Text, longestSynonym),
				lang.Textf("chỉ giữ mấy tiếng người đọc hay gõ", "keep the few that readers type"))
		case seen[key]:
			l.wrong(item.Span, ruleValueDuplicate, lang.Textf("%q ghi hai lần", "%q is written twice", item.Text),
				lang.Textf("bỏ một chỗ", "take one of the two out"))
		default:
			seen[key] = true
			phrases = append(phrases, item.Text)
		}
	}
	return phrases
}
