package e2e

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

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

// scheme is how somebody has the colours: features of media queries by name.
type scheme struct {
	name     string
	features []*emulation.MediaFeature
}

// schemes are the colours that pages are looked at in. Motion is off in all of
// them: what moves can be neither measured nor compared.
var schemes = []scheme{
	{"light", []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}}},
	{"dark", []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}},
	{"forced", []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-color-scheme", Value: "dark"}}},
}

// focused gives pages the focus, as if the window were in front.
func focused(ctx context.Context, tab *chromedp.Target) error {
	_, err := cdp.Call(ctx, tab, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	return err
}

// wear shows pages in a scheme from now on.
func wear(s scheme) chromedp.Action[chromedp.Void] {
	features := append([]*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}, s.features...)
	return func(ctx context.Context, tab *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
		return chromedp.Void{}, err
	}
}
