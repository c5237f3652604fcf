package markdown

import (
	"fmt"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// guarded runs the work on one document. Where it panics, and only goldmark or
// chroma would, that is a problem of this one file and not the end of all: its
// author can write the text another way, and the others go on working.
func (p *pass) guarded(work func() *Doc) (doc *Doc, failure *diag.Problem) {
	defer func() {
		cause := recover()
		if cause == nil {
			return
		}
		told := ruleMarkdownFailed.At(p.file, p.data, diag.Span{},
			lang.Textf("chương trình không đọc nổi Markdown của tệp này (lỗi của chương trình: %s)",
				"the program cannot read the Markdown of this file (its own mistake: %s)", fmt.Sprint(cause)),
			lang.Textf("bỏ dần từng đoạn để tìm chỗ gây lỗi, viết lại chỗ đó, và báo cho người làm chương trình",
				"leave out one paragraph after another to find the place, write it another way, and tell the makers of the program"))
		doc, failure = nil, &told
	}()
	return work(), nil
}
