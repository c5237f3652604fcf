package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"chuyende/internal/filename"
)

// reservedSyllables are words of which Windows keeps the names, between others.
const reservedSyllables = `bong bu bua bui bun buoi buon buong ca cac cach cai cam can cang canh cao cap cat cau cay
	cha chac cham chan chao chap chat chau chay che chi chia chien chim chin cho choi chon chong chu chua chuc chung
	chuoi chuong chuyen co coi com. con người con em`

const thaiLao = `สมาชิกพรรคทุกคนต้องเป็นแบบอย่างในการบริจาคที่ดินเพื่อสร้างถนนในหมู่บ้าน เราขอขอบคุณชาวบ้านที่ร่วมกันสร้างถนนสายใหม่
	0 chữ Việt xen vào ສະມາຊິກພັກທຸກຄົນຕ້ອງເປັນແບບຢ່າງໃນການບໍລິຈາກທີ່ດິນເພື່ອສ້າງເສັ້ນທາງ ແລະສ້າງໝູ່ບ້ານ`

// hostileWords returns words whose beginnings and lengths make trouble as names.
func hostileWords() []string {
	words := strings.Fields(reservedSyllables + " " + thaiLao +
		` prn aux nul com1 com9 lpt1 lpt9 com¹ lpt² conin$ CON Aux đồng ជាតិកម្ពុជា བོད་ཡིག 漢字漢字漢字 смелость 😀😀😀 ١٢٣ nguyễn`)
	shared := strings.Repeat("dung", 75)
	for i := range 80 {
		words = append(words, fmt.Sprintf("%s%c%c", shared, 'a'+i%26, 'a'+i/26))
	}
	return append(words, strings.Repeat("aGVsbG8gd29ybGQh", 560), strings.Repeat("aGVsbG8gd29ybGQh", 561)+"b", strings.Repeat("ศ", 3000))
}

// hostileBuilder makes documents of random windows of words.
func hostileBuilder(seed uint64, documents int) (*Builder, []string) {
	random := rand.New(rand.NewPCG(seed, 11))
	words := hostileWords()
	b := NewBuilder(Options{})
	var texts []string
	for i := range documents {
		var text strings.Builder
		for range 20 + random.IntN(60) {
			text.WriteString(words[random.IntN(len(words))])
			text.WriteString([]string{" ", " ", ", ", "\n"}[random.IntN(4)])
		}
		texts = append(texts, text.String())
		b.Set(Document{URL: fmt.Sprintf("/%d.html", i), Title: words[random.IntN(len(words))],
			Facets:   map[string][]string{"con": {"aux"}, strings.Repeat("ສ", 40): {"1"}},
			Sections: []Section{{Text: text.String()}}})
	}
	return b, texts
}

// checkNames fails for a file that some system refuses, and for two that are
// one where case does not count.
func checkNames(t *testing.T, b *Builder) {
	t.Helper()
	seen := map[string]bool{}
	for path := range exportAll(t, b) {
		if seen[strings.ToLower(path)] {
			t.Errorf("%s is twice where case does not count", path)
		}
		seen[strings.ToLower(path)] = true
		for name := range strings.SplitSeq(path, "/") {
			if !filename.IsFit(name) {
				t.Errorf("%q in %q is no name for every system", name, path)
			}
		}
		if len(path) > filename.LongestPath {
			t.Errorf("%q is too long a path", path)
		}
	}
}

func TestNamesOfShards(t *testing.T) {
	t.Parallel()
	for _, text := range []string{reservedSyllables, thaiLao} {
		b := NewBuilder(Options{})
		b.Set(Document{URL: "/a.html", Title: "Bài", Sections: []Section{{Text: text}}})
		checkNames(t, b)
	}
	for seed := range uint64(60) {
		b, _ := hostileBuilder(seed, 1+int(seed%12))
		checkNames(t, b)
	}
}

// The files that are called otherwise are found by both halves all the same.
func TestClientEqualsBleveOnHostileNames(t *testing.T) {
	t.Parallel()
	b := NewBuilder(Options{})
	b.Set(Document{URL: "/a.html", Title: "Bài", Sections: []Section{{Text: reservedSyllables}}})
	b.Set(Document{URL: "/b.html", Title: "Con", Sections: []Section{{Text: thaiLao}}})
	questions := windows([]string{reservedSyllables, thaiLao}, 60)
	for _, q := range []string{"con", "con người", "con em", "com"} {
		questions = append(questions, question{Query: q, Options: questionOptions{Limit: 10}})
	}
	dir := writeSite(t, b)
	compareAnswers(t, dir, questions)
	for i, result := range askClient(t, dir, questions) {
		if result.Total == 0 {
			t.Errorf("%q is not found", questions[i].Query)
		}
	}
	b, texts := hostileBuilder(5, 12)
	compareAnswers(t, writeSite(t, b), windows(texts, 60))
}

func FuzzNamesOfShards(f *testing.F) {
	f.Add(reservedSyllables, "con")
	f.Add(thaiLao, "ฟาเซ็ต")
	f.Add(strings.Join(hostileWords(), " "), strings.Repeat("f", 250))
	f.Fuzz(func(t *testing.T, text, facet string) {
		b := NewBuilder(Options{})
		b.Set(Document{URL: "/a.html", Title: facet, Facets: map[string][]string{facet: {"x"}}, Sections: []Section{{Text: text}}})
		checkNames(t, b)
	})
}
