package site

import (
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
)

// AudioKey is the key of the recording of a page.
const AudioKey = "audio"

// CommonFields are the keys that a page of any kind may have.
func CommonFields() []frontmatter.Field {
	return []frontmatter.Field{
		{Key: "title", Called: []string{"tiêu đề", "tên bài", "tựa đề"}, Type: frontmatter.String, Example: "Hiến đất làm đường",
			Doc: lang.Text{VI: "tên trang; thiếu thì lấy tiêu đề đầu tiên hoặc tên tệp", EN: "the page's title; without it the first heading or the file's name"}},
		{Key: "short", Type: frontmatter.String, Example: "Hiến đất làm đường",
			Doc: lang.Text{VI: "tên ngắn cho danh sách và màn hình nhỏ, nếu tên trang dài", EN: "a short title for lists and small screens, where the title is long"}},
		{Key: OtherNames, Called: []string{"tên khác", "tên gọi khác"}, Type: frontmatter.Strings, Example: "góp đất mở đường",
			Doc: lang.Text{VI: "tên gọi khác mà người ta hay gõ khi tìm trang này", EN: "other names that people search for the page by"}},
		{Key: "summary", Called: []string{"tóm tắt"}, Type: frontmatter.Multiline,
			Doc: lang.Text{VI: "một, hai câu hiện trong danh sách và kết quả tìm kiếm", EN: "one or two sentences for lists and search results"}},
		{Key: "description", Type: frontmatter.Multiline,
			Doc: lang.Text{VI: "như summary (tên khóa của Hugo)", EN: "the same as summary (Hugo's name for it)"}},
		{Key: "date", Called: []string{"ngày", "ngày đăng"}, Type: frontmatter.Date, Example: "2026-11-22",
			Doc: lang.Text{VI: "ngày đăng; ngày ở tương lai thì trang chưa hiện", EN: "date of publication; a page with a later date is not shown yet"}},
		{Key: "updated", Type: frontmatter.Date,
			Doc: lang.Text{VI: "ngày sửa nội dung gần nhất", EN: "date of the last change"}},
		{Key: "reviewed", Type: frontmatter.Date,
			Doc: lang.Text{VI: "ngày rà soát gần nhất", EN: "date of the last review"}},
		{Key: "expires", Type: frontmatter.Date,
			Doc: lang.Text{VI: "từ ngày này trang không hiện nữa", EN: "from this date on the page is not shown"}},
		{Key: "draft", Called: []string{"nháp", "bản nháp"}, Type: frontmatter.Bool,
			Doc: lang.Text{VI: "true: bản nháp, chưa đăng", EN: "true: not published yet"}},
		{Key: "slug", Type: frontmatter.String,
			Doc: lang.Text{VI: "tên tệp trong địa chỉ trang, nếu muốn khác tên tệp nguồn", EN: "the last part of the address, if not the file's name"}},
		{Key: IDKey, Type: frontmatter.String, Example: "hien-dat-lam-duong",
			Doc: lang.Text{VI: "mã cố định của trang để trang khác dẫn tới; thiếu thì là tên tệp", EN: "the page's lasting id, by which others refer to it; without it the file's name"}},
		{Key: "aliases", Type: frontmatter.Strings, Example: "/cu/ten-cu.html",
			Doc: lang.Text{VI: "địa chỉ cũ, tự chuyển về trang này; tên tệp cũ trong đó vẫn dùng làm mã được", EN: "old addresses that lead here; the file names in them still serve as ids"}},
		{Key: "categories", Called: []string{"chuyên mục"}, Type: frontmatter.Strings,
			Doc: lang.Text{VI: "chuyên mục", EN: "categories"}},
		{Key: "tags", Called: []string{"thẻ", "từ khóa"}, Type: frontmatter.Strings,
			Doc: lang.Text{VI: "thẻ", EN: "tags"}},
		{Key: "fields", Called: []string{"lĩnh vực"}, Type: frontmatter.Strings,
			Doc: lang.Text{VI: "lĩnh vực công tác, theo danh mục fields trong site.yaml", EN: "fields of work, from the vocabulary in site.yaml"}},
		{Key: AudioKey, Type: frontmatter.String, Example: "doc.mp3",
			Doc: lang.Text{VI: "tệp ghi âm lời đọc bài này, đặt cạnh bài: .mp3, .m4a, .ogg, .opus, .wav; hiện thành nút nghe ở đầu trang",
				EN: "a recording of the page, a file beside it: .mp3, .m4a, .ogg, .opus, .wav; shown as a player at the page's head"}},
		{Key: "weight", Type: frontmatter.Int,
			Doc: lang.Text{VI: "số thứ tự trong danh sách, số nhỏ đứng trước", EN: "place in lists, smaller first"}},
		{Key: "sources", Called: []string{"nguồn"}, Type: frontmatter.Strings, Prose: true,
			Doc: lang.Text{VI: "nguồn của các dữ kiện trong bài", EN: "where the facts come from"}},
		{Key: "changes", Type: frontmatter.Records,
			Doc: lang.Text{VI: "nhật ký sửa đổi: mỗi lần một ngày và một dòng nói đã đổi gì", EN: "the page's history: for each change a date and a line that says what changed"},
			Fields: []frontmatter.Field{
				{Key: "date", Type: frontmatter.Date, Required: true, Example: "2026-11-24"},
				{Key: "what", Type: frontmatter.String, Required: true, Example: "Thêm phương án 60 phút"},
			}},
		{Key: "accept", Type: frontmatter.Records,
			Doc: lang.Text{VI: "cảnh báo của chuyende check mà trang này có lý do để giữ: mã và lý do", EN: "warnings of chuyende check that this page has reason to keep: code and reason"},
			Fields: []frontmatter.Field{
				{Key: "code", Type: frontmatter.String, Required: true, Example: "secrecy-mark"},
				{Key: "why", Type: frontmatter.String, Required: true, Example: "bài giải thích bản tin nội bộ là gì"},
			}},
		{Key: "kind", Type: frontmatter.String,
			Doc: lang.Text{VI: "loại trang, nếu khác loại của thư mục", EN: "the page's kind, if not its folder's"}},
	}
}

// pageKind takes every page that no other kind claims: a plain folder of
// Markdown is made of these.
func pageKind() *Kind {
	return &Kind{
		Name:   PageKind,
		Layout: "page", ListLayout: "list",
		Order:   []string{"weight", "-date", "title", "path"},
		Changed: []string{"date", "updated"},
	}
}
