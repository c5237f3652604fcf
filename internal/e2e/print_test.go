package e2e

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

const longAddress = "https://vi.du/vanban/?pageid=27160&docid=204513&classid=1&typegroupid=4&orggroupid=2&ten=mot-ten-that-la-dai-de-thu"

// printed are pages that a browser would cut at the edge of the paper or leave
// empty, each with words that must be on paper.
var printed = []struct{ name, text, last string }{
	{"sau-cot", "# Sáu cột\n\n| Số | Loại | Cơ quan | Địa chỉ | Ghi chú | Hiệu lực |\n|---|---|---|---|---|---|\n| 1 | Hướng dẫn | Ban Tổ chức Trung ương | " + longAddress + " | Đã tra | còn hiệu lực, CUỐI |\n", "CUỐI"},
	{"tam-cot", "# Tám cột\n\n| Thứ tự | Văn bản | Cơ quan | Ngày ban hành | Địa chỉ | Người tra | Nghiêng | Hiệu lực |\n|---|---|---|---|---|---|---|---|\n" +
		strings.Repeat("| 1 | Hướng dẫn | Ban Tổ chức | 22/11/2026 | ["+"xem](<"+longAddress+">) | Nguyễn Văn Nghiêng | nghiêng | còn hiệu lực CUỐI |\n", 3), "CUỐI"},
	{"muoi-hai-cot", "# Mười hai cột\n\n|" + strings.Repeat(" Cột dài chữ |", 11) + " Cuối |\n|" + strings.Repeat("---|", 12) + "\n|" + strings.Repeat(" khôngcódấucáchnàotrongđoạnchữnàycả |", 11) + " HẾT |\n", "HẾT"},
	{"khong-cach", "# Không cách\n\n" + strings.Repeat("khôngcách", 22) + "\n\n`" + strings.Repeat("ma-", 90) + "`\n\n```\n" + strings.Repeat("dòng_mã_rất_dài_", 40) + "\n```\n\n- " + longAddress + "\n\n## " + strings.Repeat("tiêuđề", 20) + "\n\nHẾT-BÀI\n", "HẾT-BÀI"},
	{"hang-dau-dai", "# Hàng đầu dài\n\nLời dẫn ngắn.\n\n| Việc | Cách làm |\n|---|---|\n| MỘT | " + strings.Repeat("Làm từng bước, ghi vào biên bản từng việc đã xong. ", 130) + " |\n| HAI | ngắn |\n", "HAI"},
	{"hang-sau-dai", "# Hàng sau dài\n\n| Việc | Cách làm |\n|---|---|\n| MỘT | ngắn |\n| HAI | " + strings.Repeat("Làm từng bước, ghi vào biên bản từng việc đã xong. ", 130) + " |\n", "xong."},
	{"muc-dai", "# Mục dài\n\n- MỘT " + strings.Repeat("Làm từng bước, ghi vào biên bản từng việc đã xong. ", 110) + "\n- HAI\n", "HAI"},
	{"khung-dai", "# Khung dài\n\n> [!NOTE]\n> MỘT " + strings.Repeat("Làm từng bước.\n>\n> Ghi vào biên bản.\n>\n> ", 40) + "HAI\n", "HAI"},
	{"anh-to", "# Ảnh to\n\n![Sơ đồ](so-do.svg)\n\n| A | B |\n|---|---|\n| ![Sơ đồ](so-do.svg) | CUỐI |\n", "CUỐI"},
}

// overflow lists what reaches beyond the paper's edge.
const overflow = `[...document.querySelectorAll('body *')].filter(e => {
	const r = e.getBoundingClientRect(), s = getComputedStyle(e);
	return r.width > 0 && s.position !== 'absolute' && s.clipPath === 'none' && (r.right > innerWidth + 1 || r.left < -1 || s.overflowX === 'auto' && e.scrollWidth > e.clientWidth);
}).map(e => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right)).slice(0, 5).join(', ')`

// TestPrint: nothing is cut at the paper's edge, no address stands there twice,
// no page is left empty before a long row.
func TestPrint(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(source, "content", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(source, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, p := range printed {
		write(p.name+".md", p.text)
	}
	write("so-do.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="4000"><rect width="3000" height="4000" fill="gray"/></svg>`)
	b := open(t, disk(buildSite(t, source)), 643)
	for _, p := range printed {
		b.run(t, chromedp.Navigate(b.base+p.name+".html"), media("print"))
		if over := eval[string](t, b, overflow); over != "" {
			t.Errorf("%s: wider than the paper: %s", p.name, over)
		}
		if twice := eval[string](t, b, `[...document.querySelectorAll('.prose a')].filter(a => a.textContent.startsWith('http') && getComputedStyle(a, '::after').content !== 'none').map(a => a.href).join()`); twice != "" {
			t.Errorf("%s: the address stands there twice: %s", p.name, twice)
		}
		pages := pdf(t, b)
		if pages == nil {
			continue // overflow has been looked at all the same
		}
		all := strings.Join(pages, "")
		if !strings.Contains(all, p.last) {
			t.Errorf("%s: %q is not on paper", p.name, p.last)
		}
		for i, text := range pages {
			// The last page may be short; an image has no words.
			if i < len(pages)-1 && len(text) < 150 && p.name != "anh-to" {
				t.Errorf("%s: page %d of %d is nearly empty: %q", p.name, i+1, len(pages), text)
			}
		}
	}
	b.run(t, media(""))
}

func media(name string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, tab *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: name})
		return chromedp.Void{}, err
	}
}

// pdf prints the page and returns the words of each sheet without blanks, nil
// where pdftotext is missing.
func pdf(t *testing.T, b *tab) []string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Log("pdftotext is missing, so the paper itself is not read (on Debian: apt-get install poppler-utils)")
		return nil
	}
	return sheetsOf(t, onPaper(t, b))
}

// onPaper prints the page as a PDF, on the paper that its style asks for.
func onPaper(t *testing.T, b *tab) []byte {
	t.Helper()
	data := get(t, b, func(ctx context.Context, tab *chromedp.Target) ([]byte, error) {
		result, err := cdp.Call(ctx, tab, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: ptr(true)})
		return result.Data, err
	})
	if dir := os.Getenv("PRINT_TO"); dir != "" {
		_ = os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.pdf", len(data))), data, 0o644)
	}
	return data
}

// sheetsOf are the words of each sheet of a PDF without blanks.
func sheetsOf(t *testing.T, data []byte) []string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "pdftotext", "-enc", "UTF-8", "-", "-")
	cmd.Stdin = strings.NewReader(string(data))
	text, err := cmd.Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	var pages []string
	for sheet := range strings.SplitSeq(strings.TrimSuffix(string(text), "\f"), "\f") {
		pages = append(pages, strings.Join(strings.Fields(sheet), ""))
	}
	return pages
}

func ptr[T any](v T) *T { return &v }
