package corpus

import (
	"slices"
	"strings"
	"testing"

	"chuyende/search/internal/numbers"
)

// has lists the exact words or pairs of a document.
func (b *Corpus) has(url string, terms func(*Analysed) []uint32, name func(*WordList, uint32) string) []string {
	w := b.vocabulary.words()
	var names []string
	for _, t := range terms(b.documents[url]) {
		names = append(names, name(w, t>>numbers.FrequencyBits))
	}
	slices.Sort(names)
	return names
}

func TestAbbreviations(t *testing.T) {
	t.Parallel()
	b := New(map[string][]string{
		"NTM":    {"nông thôn mới"},
		"TW":     {"Trung ương"},
		"CT":     {"chỉ thị", "chương trình"},
		"BAN":    {"bộ an ninh"},
		"KT-XH":  {"kinh tế xã hội"}, // not one word
		"":       {"rỗng"},
		"HTX":    {"...", "hợp tác xã"},
		"KIÊNG2": nil,
		"MTTQ":   {"Mặt trận", "Mặt trận Tổ quốc"}, // a well-known half
	})
	words := func(d *Analysed) []uint32 { return d.body }
	titles := func(d *Analysed) []uint32 { return d.title }
	pairs := func(d *Analysed) []uint32 { return d.pairs }
	exact := func(w *WordList, n uint32) string { return w.Exact[n] }
	for _, tt := range []struct{ text, words, pairs string }{
		{"xã NTM đẹp", "mới ntm nông thôn xã đẹp", "nong thon|ntm dep|thon moi|xa ntm"},
		{"Ntm ntm", "ntm", "ntm ntm"},
		{"xây dựng Nông thôn mới", "dựng mới ntm nông thôn xây", "dung nong|nong thon|thon moi|xay dung"},
		{"nông thôn, mới", "mới nông thôn", "nong thon"},
		{"nong thon moi", "moi nong thon", "nong thon|thon moi"},
		{"CT", "ct", ""},
		{"chỉ thị, chương trình", "chương chỉ ct thị trình", "chi thi|chuong trinh"},
		{"bộ an ninh BAN", "an ban bộ ninh", "an ninh|bo an|ninh ban"},
		{"50-CT/TW", "50 50-ct-tw ct tw", "50 ct|ct tw"},
		{"kinh tế xã hội KT-XH", "hội kinh kt tế xh xã", "hoi kt|kinh te|kt xh|te xa|xa hoi"},
		{"MTTQ", "mttq mặt quốc trận tổ", "mat tran|to quoc|tran to"},
		{"Mặt trận", "mttq mặt trận", "mat tran"},
		{"TW", "trung tw ương", "trung uong"},
	} {
		b.Set(Document{URL: "/a", Title: tt.text})
		if got := strings.Join(b.has("/a", words, exact), " "); got != tt.words {
			t.Errorf("%q has the words %q, want %q", tt.text, got, tt.words)
		}
		if got := strings.Join(b.has("/a", titles, exact), " "); got != tt.words {
			t.Errorf("the title %q has the words %q, want %q", tt.text, got, tt.words)
		}
		if got := strings.Join(b.has("/a", pairs, (*WordList).Pair), "|"); got != tt.pairs {
			t.Errorf("%q has the pairs %q, want %q", tt.text, got, tt.pairs)
		}
	}
}

func TestSynonyms(t *testing.T) {
	t.Parallel()
	b := New(nil, Synonym{Typed: []string{"chủ đề"}, Said: []string{"chuyên đề"}}, Synonym{Typed: []string{"a b", "c"}, Said: []string{"a b", "c"}},
		Synonym{Typed: []string{"m n"}, Said: []string{"m, n"}})
	words := func(d *Analysed) []uint32 { return d.body }
	exact := func(w *WordList, n uint32) string { return w.Exact[n] }
	pairs := func(d *Analysed) []uint32 { return d.pairs }
	for _, tt := range []struct{ text, words, pairs string }{
		{"chuyên đề hay", "chuyên chủ hay đề", "chu de|chuyen de|de hay"},
		{"chủ đề", "chủ đề", "chu de"},
		{"chuyên, đề", "chuyên đề", ""},
		{"a b", "a b c", "a b"},
		{"c", "a b c", "a b"},
		{"m, n p", "m n p", "m n|n p"},
		{"m; n", "m n", ""},
	} {
		b.Set(Document{URL: "/x", Title: tt.text})
		if got := strings.Join(b.has("/x", words, exact), " "); got != tt.words {
			t.Errorf("%q has words %q, want %q", tt.text, got, tt.words)
		}
		if got := strings.Join(b.has("/x", pairs, (*WordList).Pair), "|"); got != tt.pairs {
			t.Errorf("%q has pairs %q, want %q", tt.text, got, tt.pairs)
		}
		// What is only another name makes no title longer.
		if got, want := b.documents["/x"].titleLength, numbers.TitleScale.Class(len(strings.Fields(tt.text))); got != want {
			t.Errorf("%q has a title of class %d, want %d", tt.text, got, want)
		}
	}
}
