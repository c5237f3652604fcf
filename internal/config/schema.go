package config

import (
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
)

// Schema returns the keys of site.yaml with what each is for.
func Schema() []frontmatter.Field {
	text := func(key, example, vi, en string) frontmatter.Field {
		return frontmatter.Field{Key: key, Type: frontmatter.String, Example: example, Doc: lang.Text{VI: vi, EN: en}}
	}
	number := func(key string, least, most int, example, vi, en string) frontmatter.Field {
		return frontmatter.Field{Key: key, Type: frontmatter.Int, Min: least, Max: most, Example: example, Doc: lang.Text{VI: vi, EN: en}}
	}
	truth := func(key, vi, en string) frontmatter.Field {
		return frontmatter.Field{Key: key, Type: frontmatter.Bool, Example: "false", Doc: lang.Text{VI: vi, EN: en}}
	}
	required := func(f frontmatter.Field) frontmatter.Field {
		f.Required = true
		return f
	}
	return []frontmatter.Field{
		text("title", "Sinh hoạt chuyên đề", "tên cổng", "the portal's name"),
		text("description", "", "một, hai câu giới thiệu cổng", "what the portal is for, in one or two sentences"),
		text("publisher", "", "đơn vị chịu trách nhiệm về cổng", "who answers for the portal"),
		text("baseURL", "https://example.vn/", "địa chỉ đầy đủ của cổng trên mạng", "the portal's full address on the web"),
		text("language", "vi", "ngôn ngữ của cổng: vi hoặc en", "language of the portal: vi or en"),
		text("theme", "default", "tên giao diện", "name of the theme"),
		text("timezone", "Asia/Ho_Chi_Minh", "múi giờ của các ngày ghi trong bài", "time zone of dates"),
		truth("allowHTML", "true: giữ mã HTML viết trong bài", "true keeps raw HTML in Markdown"),
		truth("offline", "false: không để máy người đọc giữ cổng dùng khi mất mạng", "false keeps browsers from storing the portal for use without a network"),
		{Key: "together", Type: frontmatter.Strings, Example: "[chuyên đề, chi bộ]",
			Doc: lang.Text{VI: "những chữ luôn đi liền nhau trong đầu đề, không bị ngắt dòng ở giữa", EN: "words that no line of a heading breaks between"}},
		truth("books", "true: in mỗi phần và cả cổng thành sách, có bản EPUB", "true publishes each section and the whole as books"),
		truth("strict", "true: coi cảnh báo là lỗi", "true makes warnings errors"),
		number("pageSize", 1, 1000, "30", "số mục trên một trang danh sách", "entries on a list page"),
		number("feedSize", 1, 500, "20", "số bài trong một nguồn tin", "entries in a feed"),
		number("messageLength", 300, 20000, "1500", "một tin gửi Zalo dài nhất bao nhiêu ký tự", "how many signs a message to a group has at most"),
		{Key: "strings", Type: frontmatter.Map, Elem: &frontmatter.Field{Type: frontmatter.String, Required: true, Example: "Tra cứu"},
			Doc: lang.Text{VI: "chữ riêng của cổng thay cho chữ có sẵn, theo khóa", EN: "the site's own words in the place of the theme's, by key"}},
		{Key: "kinds", Type: frontmatter.Map, Doc: lang.Text{VI: "thư mục của từng loại trang", EN: "the folder of each kind"},
			Elem: &frontmatter.Field{Type: frontmatter.Table, Fields: []frontmatter.Field{
				{Key: "folder", Type: frontmatter.String, Required: true, Example: "chuyen-de"},
			}}},
		{Key: "menu", Type: frontmatter.Records, Doc: lang.Text{VI: "các mục của thanh điều hướng", EN: "entries of the main navigation"},
			Fields: []frontmatter.Field{
				{Key: "title", Type: frontmatter.String, Required: true, Example: "Nhóm chuyên đề"},
				{Key: "link", Type: frontmatter.String, Required: true, Example: "nhom/_index.md"},
			}},
		{Key: "foot", Type: frontmatter.Records, Doc: lang.Text{VI: "liên kết ở cuối mọi trang: giới thiệu, liên hệ, trợ năng", EN: "links at the end of every page: about, contact, accessibility"},
			Fields: []frontmatter.Field{
				{Key: "title", Type: frontmatter.String, Required: true, Example: "Giới thiệu"},
				{Key: "link", Type: frontmatter.String, Required: true, Example: "gioi-thieu.md"},
			}},
		{Key: "explained", Type: frontmatter.Table, Doc: lang.Text{VI: "trang giải thích những lời nhắc in trên mỗi chuyên đề", EN: "where the notes that stand on every topic are explained"},
			Fields: []frontmatter.Field{
				text(ExplainLengths, "huong-dan/the-nao-la-sinh-hoat-chuyen-de.md#bao-lau", "thời lượng của một buổi", "how long a meeting is"),
				text(ExplainRules, "huong-dan/the-nao-la-sinh-hoat-chuyen-de.md#ba-dieu-de-nham", "nền nếp sinh hoạt", "the rules of meetings"),
			}},
		{Key: "links", Type: frontmatter.Table, Doc: lang.Text{VI: "cách hiểu liên kết trong bài", EN: "how links in texts are read"},
			Fields: []frontmatter.Field{
				{Key: "strip", Type: frontmatter.Strings, Example: "[/docs/]",
					Doc: lang.Text{VI: "phần đầu địa chỉ mà thư mục nội dung không có", EN: "beginnings of addresses that the content does not have"}},
				{Key: "external", Type: frontmatter.Strings, Example: "[../std/]",
					Doc: lang.Text{VI: "liên kết để nguyên, không kiểm tra", EN: "links left as they are, unchecked"}},
			}},
		{Key: "accept", Type: frontmatter.Records, Doc: lang.Text{VI: "cảnh báo về tệp mà cổng có lý do để giữ", EN: "warnings about files that the portal has reason to keep"},
			Fields: []frontmatter.Field{
				{Key: "files", Type: frontmatter.String, Required: true, Example: "bieu-mau/*.docx"},
				{Key: "code", Type: frontmatter.String, Required: true, Example: "file-office"},
				{Key: "why", Type: frontmatter.String, Required: true, Example: "biểu mẫu đã xóa tên người soạn"},
			}},
		{Key: "papers", Type: frontmatter.Table, Doc: lang.Text{VI: "các bản Word", EN: "papers in Word"},
			Fields: []frontmatter.Field{
				text("layout", "hd05-2026", "bố cục: hd05-2026 hoặc hd36-2018", "layout: hd05-2026 or hd36-2018"),
				text("conclusion", "ket-luan", "loại văn bản kết luận buổi sinh hoạt: ket-luan hoặc nghi-quyet", "type of the paper a meeting ends with: ket-luan or nghi-quyet"),
				{Key: "quality", Type: frontmatter.Records, Doc: lang.Text{VI: "bảng chấm 100 điểm của cấp ủy, bảng dùng trên bản Word đứng đầu",
					EN: "frames of 100 points of committees, that of the Word papers first"},
					Fields: []frontmatter.Field{
						required(text("name", "Đảng ủy xã", "bảng của ai", "whose frame it is")),
						text("source", "", "văn bản ban hành bảng", "the document that lays it down"),
						{Key: "parts", Type: frontmatter.Records, Required: true, Sample: "  - {what: Thời gian sinh hoạt, points: 5}",
							Fields: []frontmatter.Field{
								required(text("what", "Thời gian sinh hoạt", "chấm điều gì", "what points are given for")),
								required(number("points", 1, 100, "5", "điểm tối đa", "points at most")),
							}},
						{Key: "grades", Type: frontmatter.Records, Required: true, Sample: "  - {name: Tốt, from: 90}",
							Fields: []frontmatter.Field{
								required(text("name", "Tốt", "tên mức", "the grade's name")),
								required(number("from", 0, 100, "90", "từ bao nhiêu điểm", "from how many points")),
							}},
					}},
			}},
		{Key: "plan", Type: frontmatter.Table, Doc: lang.Text{VI: "kế hoạch năm: gửi tài liệu trước bao nhiêu ngày", EN: "a year's plan: how many days before it papers are sent"},
			Fields: []frontmatter.Field{
				number("earliest", 0, 60, "5", "gửi sớm nhất trước bao nhiêu ngày, theo cách làm hay", "at most so many days before, by good practice"),
				number("latest", 0, 60, "3", "nên gửi xong trước bao nhiêu ngày", "by good practice no fewer days before"),
				number("least", 0, 60, "1", "chậm nhất trước bao nhiêu ngày", "the least number of days before"),
				text("practiceSource", "tài liệu năm 2024", "cách làm hay ấy theo nguồn nào", "where the good practice is from"),
				text("leastSource", "nguồn gián tiếp", "mức chậm nhất ấy theo nguồn nào", "where the least is from"),
			}},
		{Key: "review", Type: frontmatter.Table, Doc: lang.Text{VI: "hạn rà soát", EN: "when a review is due"},
			Fields: []frontmatter.Field{number("months", 0, 120, "12", "số tháng; 0 là không nhắc", "months; 0 for never")}},
		{Key: "search", Type: frontmatter.Table, Doc: lang.Text{VI: "cài đặt tìm kiếm", EN: "settings of search"},
			Fields: []frontmatter.Field{
				{Key: "abbreviations", Type: frontmatter.Map, Elem: &frontmatter.Field{Type: frontmatter.Strings},
					Doc: lang.Text{VI: "chữ viết tắt và dạng đầy đủ", EN: "abbreviations and their full forms"}},
				{Key: "synonyms", Type: frontmatter.Records, Doc: lang.Text{VI: "cách gọi khác: gõ từ này ra trang viết từ kia", EN: "other words: who types one finds pages that say the other"},
					Fields: []frontmatter.Field{
						{Key: "words", Type: frontmatter.Strings, Required: true, Example: "[ma chay]",
							Doc: lang.Text{VI: "từ người đọc gõ; không có finds thì các từ này tìm ra nhau", EN: "what readers type; without finds these find each other"}},
						{Key: "finds", Type: frontmatter.Strings, Example: "[việc tang]",
							Doc: lang.Text{VI: "từ các trang viết, chỉ tìm được một chiều", EN: "what pages say, found one way only"}},
					}},
			}},
		{Key: "vocabularies", Type: frontmatter.Map, Doc: lang.Text{VI: "các danh mục", EN: "closed lists of terms"},
			Elem: &frontmatter.Field{Type: frontmatter.Records, Fields: []frontmatter.Field{
				required(text("id", "thon-to-dan-pho", "mã dùng trong bài", "what front matter writes")),
				required(text("title", "Thôn, tổ dân phố", "tên hiện cho người đọc", "what readers see")),
				{Key: "also_known_as", Type: frontmatter.Strings, Example: "[khu dân cư]", Doc: lang.Text{VI: "tên gọi khác", EN: "other names"}},
				{Key: "quarters", Type: frontmatter.Ints, Min: 1, Max: 4, Example: "[2]", Doc: lang.Text{VI: "quý có dịp này, để gợi ý chuyên đề", EN: "the quarters an occasion falls in, for the chooser"}},
				text("note", "", "giải thích cho người chọn", "explains the term"),
			}}},
	}
}
