package numbers

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

// subjects returns expressions, without marks, that name what people ask offices, schools and
// newspapers for, and that no other words stand for: who looks for "phụ cấp bí thư" is not answered
// by a page on secretaries. Left out is what is usual in two spellings that differ by marks alone, such as
// "giáo trình" and "giao trình", and what people also say of something else.
func subjects() []string {
	return []string{
		"khai sinh", "ket hon", "li hon", "doc than", "ho khau", "ho tich", "ho chieu", "tam tru", "tam vang", "con nuoi", "thua ke",
		"giam ho", "quoc tich", "li lich", "so hong", "tach thua", "chuyen nhuong", "truoc ba", "dau gia", "dau thau", "thue nha",
		"bang lai", "lai xe", "dang kiem", "bien so", "giao thong", "xe buyt", "hop dong", "tuyen dung", "bien che", "phu cap",
		"thu lao", "tham nien", "ngach luong", "bac luong", "bang luong", "tien luong", "luong huu", "nghi phep", "thai san",
		"cham cong", "ke toan", "thu viec", "thoi viec", "xin viec", "nang ngach", "bao hiem", "that nghiep", "kham benh",
		"tiem chung", "vien phi", "don thuoc", "hoc phi", "hoc bong", "tuyen sinh", "diem chuan", "thoi khoa", "dap an", "chung chi",
		"dai hoc", "cao dang", "tot nghiep", "tieng anh", "vay von", "lai suat", "ti gia", "gia xang", "chung khoan", "hoan thue",
		"nop thue", "thue thu", "hoa don", "ngan sach", "quyet toan", "kinh phi", "le phi", "dang phi", "huy hieu", "khai tru",
		"chuan y", "tham tra", "qui hoach", "bai nhiem", "mien nhiem", "tu chuc", "truy tang", "huan chuong", "thoi tiet", "bong da",
		"xo so", "bai hat", "loi bai", "nau an", "du lich", "khach san", "phong thuy",
	}
}

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
