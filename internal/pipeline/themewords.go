package pipeline

import (
	"regexp"

	"chuyende/internal/lang"
)

// themeWords are the sentences of the template packages and of the bundler
// that a keeper who changes a theme meets, with their Vietnamese.
var themeWords = []struct {
	pattern *regexp.Regexp
	vi      string
}{
	{regexp.MustCompile(`^unexpected EOF$`), "tệp kết thúc giữa chừng: thiếu {{end}}"},
	{regexp.MustCompile(`^unclosed action.*$`), "có {{ mà thiếu }}"},
	{regexp.MustCompile(`^unclosed comment$`), "có {{/* mà thiếu */}}"},
	{regexp.MustCompile(`^unexpected \{\{end\}\}$`), "thừa {{end}}"},
	{regexp.MustCompile(`^unterminated .*$`), "ngoặc kép hoặc dấu nháy mở mà không đóng"},
	{regexp.MustCompile(`^unexpected (.*) in (?:.*)$`), "$1 đứng không đúng chỗ"},
	{regexp.MustCompile(`^bad character (.*)$`), "không dùng được ký tự $1 ở đây"},
	{regexp.MustCompile(`^no words for (".*")$`), "strings/ không có khóa $1"},
	{regexp.MustCompile(`^function (".*") not defined$`), "không có hàm $1"},
	{regexp.MustCompile(`^undefined variable (".*")$`), "không có biến $1"},
	{regexp.MustCompile(`(?:no such template|template) (".*?")(?: not defined)?$`), "không có mẫu $1"},
	{regexp.MustCompile(`^missing value for (.*)$`), "$1 thiếu giá trị"},
	{regexp.MustCompile(`can't evaluate field (\S+) in type .*$`), "không có trường .$1"},
	{regexp.MustCompile(`(\S+) is not a (?:field|method|function).*$`), "không có $1"},
	{regexp.MustCompile(`nil pointer evaluating .*\.(\S+)$`), "trường .$1 ở đây chưa có giá trị"},
	{regexp.MustCompile(`wrong number of args for (\S+): want (?:at least )?(\d+) got (\d+)$`), "$1 cần $2 giá trị, ở đây có $3"},
	{regexp.MustCompile(`range can't iterate over (.*)$`), "range chỉ đi qua được danh sách, không phải $1"},
	{regexp.MustCompile(`^import of (".*"): only files of the theme can be imported, named as "\./file\.js"$`), `không gọi được $1: chỉ gọi được tệp của giao diện, viết dạng "./ten.js"`},
	{regexp.MustCompile(`^import of (".*") leads out of the sources$`), "$1 dẫn ra ngoài thư mục giao diện"},
	{regexp.MustCompile(`^there is no file (".*")$`), "không có tệp $1"},
	{regexp.MustCompile(`^(.*): only \.js, \.mjs, \.json and \.css can be bundled$`), "$1: chỉ gộp được tệp .js, .mjs, .json và .css"},
	{regexp.MustCompile(`^Could not resolve (".*")$`), "không tìm thấy $1"},
	{regexp.MustCompile(`^Expected (.*) to go with (.*)$`), "thiếu $1 đi cùng $2"},
	{regexp.MustCompile(`^Expected (.*) but found end of file$`), "tệp kết thúc giữa chừng: còn thiếu $1"},
	{regexp.MustCompile(`^Expected (.*) but found (.*)$`), "ở đây phải là $1, không phải $2"},
	{regexp.MustCompile(`^Unexpected end of file$`), "tệp kết thúc giữa chừng"},
	{regexp.MustCompile(`^Unexpected (.*)$`), "$1 đứng không đúng chỗ"},
	{regexp.MustCompile(`^Unterminated .*$`), "ngoặc kép hoặc dấu nháy mở mà không đóng"},
	{regexp.MustCompile(`^The symbol (".*") has already been declared$`), "tên $1 được khai hai lần"},
	{regexp.MustCompile(`^No matching export in (".*") for import (".*")$`), "$1 không có tên $2"},
	{regexp.MustCompile(`^Import (".*") will always be undefined because .* in "theme/strings\.js"$`), "strings/ không có chữ nào cho $1"},
	{regexp.MustCompile(`^Cannot assign to (.*) because it is a constant$`), "$1 là hằng, không gán lại được"},
}

// themeText says what is wrong in a theme. text is in English, as the tools
// give it; what has no Vietnamese stands behind a sentence that has.
func themeText(text string) lang.Text {
	vi := "máy đọc giao diện báo [" + text + "]"
	for _, w := range themeWords {
		if at := w.pattern.FindStringSubmatchIndex(text); at != nil {
			vi = string(w.pattern.ExpandString(nil, w.vi, text, at))
			break
		}
	}
	return lang.Text{VI: vi, EN: text}
}
