package e2e

// templates are pages of every layout, one each, by the layout's name.
var templates = []struct{ name, page string }{
	{"home", "index.html"},
	{"topic", "chuyen-de/hien-dat-lam-duong.html"},
	{"summary", "chuyen-de/hien-dat-lam-duong/tom-tat.html"},
	{"large-print", "chuyen-de/hien-dat-lam-duong/chu-to.html"},
	{"message", "chuyen-de/hien-dat-lam-duong/zalo.html"},
	{"slides", "chuyen-de/hien-dat-lam-duong/trinh-chieu.html"},
	{"guidance", "huong-dan/viet-bao-cao-de-dan.html"},
	{"case", "dien-hinh/chi-bo-thon-van-hoa.html"},
	{"group", "nhom/xay-dung-dang.html"},
	{"document", "van-ban/12-hd-btctw.html"},
	{"page", "gioi-thieu.html"},
	{"list", "chuyen-de/index.html"},
	{"register", "van-ban/index.html"},
	{"terms", "doi-tuong/index.html"},
	{"term", "doi-tuong/thon-to-dan-pho.html"},
	{"search", "tim-kiem.html"},
	{"hits", "tim-kiem.html?q=tham+nhung"},
	{"catalogue", "muc-luc/index.html"},
	{"suggest", "goi-y/index.html"},
	{"suggested", "goi-y/index.html#doi-tuong=thon-to-dan-pho&quy=2"},
	{"choices", "goi-y/thon-to-dan-pho/quy-2.html"},
	{"plan", "ke-hoach/index.html"},
	{"collection", "bo-tai-lieu/index.html"},
	{"quality", "phieu/danh-gia.html"},
	{"observer", "phieu/du.html"},
	{"rota", "phieu/lich-du.html"},
	{"book", "sach/dien-hinh.html"},
	{"news", "co-gi-moi.html"},
	{"missing", "404.html"},
	{"offline", "ngoai-tuyen.html"},
}

// settled: the page is there, and what was asked is answered.
const settled = `document.readyState === 'complete' && (!location.search || document.querySelector('.hits')?.getAttribute('aria-busy') === 'false')`
