package numbers

import (
	_ "embed" // subjects.txt
	"strings"
	"sync"

	"chuyende/internal/vietnamese"
)

// Names is how the names of people begin.
type Names struct {
	Family []string `json:"family"` // without marks
	Middle []string `json:"middle"` // what most people have after it
	Words  int      `json:"words"`  // of a name, at most
}

func names() Names {
	return Names{
		Family: []string{
			"nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "bui", "do", "ngo", "duong", "dinh",
			"trinh", "doan", "dao", "luong", "truong",
		},
		Middle: []string{"thị", "văn"},
		Words:  5,
	}
}

// papers returns types of documents that are called by their number.
func papers() []string {
	return []string{
		"nghi quyet", "nghi dinh", "quyet dinh", "quy dinh", "chi thi", "ket luan", "thong tu", "cong van",
		"huong dan", "thong bao", "thong tri",
	}
}

//go:embed subjects.txt
var subjectsText string

// subjects returns the expressions of subjects.txt, which says what they are, as an index has
// their syllables. Small builds would feel it if each read the list anew; nobody may change it.
var subjects = sync.OnceValue(func() []string {
	var list []string
	for line := range strings.Lines(subjectsText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for expression := range strings.SplitSeq(line, ",") {
			syllables := strings.Fields(expression)
			for i, syllable := range syllables {
				_, syllables[i] = vietnamese.Canon(syllable)
			}
			if len(syllables) > 0 {
				list = append(list, strings.Join(syllables, " "))
			}
		}
	}
	return list
})

// asking returns what people put around what they look for: how they ask, and that
// they ask politely.
func asking() []string {
	return []string{
		"như thế nào", "làm thế nào để", "làm thế nào", "thế nào", "như nào", "kiểu gì", "làm sao để", "làm sao", "ra sao", "vì sao", "tại sao",
		"có được không", "được không", "hay không", "có phải", "phải không", "có không", "ở đâu", "khi nào thì", "khi nào", "lúc nào", "bao giờ",
		"cho hỏi", "cho tôi hỏi", "cho em hỏi", "xin hỏi", "xin hỏi đồng chí", "muốn hỏi", "cần hỏi", "hỏi về", "cho biết", "xin cho biết",
		"giúp tôi", "giúp em", "tôi muốn", "em muốn", "tôi cần", "em cần", "đồng chí ơi", "xin chào", "nên làm gì", "phải làm gì",
		"phải làm sao", "phải làm thế nào", "thì làm sao", "sao cho", "cho xin", "với ạ", "không ạ", "ạ",
		"ko", "được ko", "cần tìm", "what is a", "what is", "what are", "how to", "how do i",
	}
}

// standing returns what people ask about a document that they call by its number: whether it
// still holds. The document answers that; without a number such
// words are what is looked for, as the register of documents has them. Every search pays for
// the list, so it has no phrase that is made of others.
func standing() []string {
	return []string{
		"còn hiệu lực", "còn hiệu lực không", "còn hiệu lực k", "hết hiệu lực chưa", "có hiệu lực",
	}
}
