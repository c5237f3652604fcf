package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// team is lines as they are pasted from a spreadsheet: nine of a committee and 35
// helpers, of twelve cells.
func team() string {
	var lines strings.Builder
	for i := range 44 {
		fmt.Fprintf(&lines, "Người thứ %d\tChi bộ %d\n", i+1, i%12+1)
	}
	return lines.String()
}

// TestRotaPage: lines in, a fair rota out, as tables, text, calendar and paper;
// names stay out of links; what is wrong is told with its line.
func TestRotaPage(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	all := places(t, portalDir(t))
	for _, name := range []string{"root", "disk"} {
		base := all[name]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			b.run(t, chromedp.Func(finger), chromedp.Navigate(base+"phieu/lich-du.html"), chromedp.WaitVisible(`#lich_du button`),
				enter("nguoi", "Nguyễn Văn A, Chi bộ 1\nTrần Thị B\n, Chi bộ 2\nnguyễn văn  a; Chi bộ 3"), enter("so-thang", "0"), press(`#lich_du [type="submit"]`), chromedp.WaitVisible(`#loi_lich li`))
			faults := eval[string](t, b, `[...document.querySelectorAll('#loi_lich li')].map(e => e.textContent).join('\n')`)
			for _, want := range []string{"Dòng 2: “Trần Thị B” thiếu chi bộ", "Dòng 3: thiếu họ tên", "Số tháng: ghi số từ 1 đến 60"} {
				if !strings.Contains(faults, want) {
					t.Errorf("not told: %s in\n%s", want, faults)
				}
			}
			b.run(t, enter("nguoi", team()), enter("so-thang", "3"), enter("thang-dau", "2026-12"), press(`#lich_du [type="submit"]`), chromedp.WaitVisible(`#bang_lich table`))
			if said := eval[string](t, b, totalSaid); !strings.HasPrefix(said, "44 người, 12 chi bộ, 3 tháng, mỗi tháng 12 lượt. Mỗi người 0–1 lượt, mỗi chi bộ 3 lượt; không ai dự chi bộ mình") {
				t.Errorf("it says %q", said)
			}
			if own := eval[int](t, b, `[...document.querySelectorAll('#bang_lich tbody tr')].filter(row => row.children[2].textContent === row.children[3].textContent).length`); own != 0 {
				t.Errorf("%d visit their own cell", own)
			}
			if wide := eval[float64](t, b, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
				t.Errorf("%.0f px wider than the screen", wide)
			}
			if name == "root" { // from a disk axe cannot read the styles
				for _, finding := range findings(t, b, axe) {
					t.Errorf("axe: %s", finding)
				}
			}
			for view, rows := range map[string]int{"thang": 36, "nguoi": 44, "chi-bo": 12} {
				b.run(t, press(fmt.Sprintf(`[name="xem"][value="%s"]`, view)))
				if n := eval[int](t, b, `document.querySelectorAll('#bang_lich tbody tr').length`); n != rows {
					t.Errorf("%s has %d rows, want %d", view, n, rows)
				}
			}
			rotaFiles(t, b)
			b.run(t, quiet(sent+`.includes('Người 44')`))
			if text := eval[string](t, b, sent); strings.Contains(text, "Người thứ") || !strings.Contains(text, "Chi bộ 12") {
				t.Errorf("the link holds %s", text)
			}
			link := eval[string](t, b, `location.href`)
			b.run(t, chromedp.Reload(), chromedp.WaitVisible(`#bang_lich table`))
			if !strings.Contains(fieldOf(t, b, "nguoi"), "Người thứ 44") {
				t.Error("the names are lost by a reload")
			}
			b.run(t, press(`[data-erase]`), chromedp.Navigate(base+"index.html"), chromedp.Navigate(link), chromedp.WaitVisible(`#bang_lich table`))
			if notes := eval[string](t, b, `document.getElementById('nhac_lich').textContent + document.querySelectorAll('#bang_lich tbody tr').length`); !strings.HasPrefix(notes, "Liên kết này không mang họ tên") || !strings.HasSuffix(notes, "36") {
				t.Errorf("by the link: %q", notes)
			}
			b.run(t, press(`[name="xem"][value="nguoi"]`), media("print"))
			if sheets := pdf(t, b); sheets != nil && (len(sheets) > 4 || !strings.HasPrefix(sheets[0], "Lịchdự44người") || !strings.Contains(strings.Join(sheets, ""), "Người44Chibộ8")) {
				t.Errorf("on %d sheets: %q", len(sheets), sheets)
			}
			b.run(t, media(""))
		})
	}
}

// rotaFiles looks at what a rota is copied and saved as.
func rotaFiles(t *testing.T, b *tab) {
	t.Helper()
	b.run(t, chromedp.Evaluate[chromedp.Void](`Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: async (text) => { window.copied = text; }}});
		window.saved = []; URL.createObjectURL = (blob) => { window.saved.push(blob); return 'data:,'; }; HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; }; 0`),
		press(`[data-csv]`), until(`window.copied`))
	csv := eval[string](t, b, `window.copied`)
	if !strings.HasPrefix(csv, "Tháng,Người dự,Chi bộ của mình,Dự chi bộ,Ngày dự\r\n12/2026,Người thứ ") || strings.Count(csv, "\r\n") != 37 || !strings.Contains(csv, "\r\n02/2027,") {
		t.Errorf("as CSV: %q", csv)
	}
	b.run(t, press(`[data-table]`), until(`window.copied.includes('\t')`), press(`[data-calendar]`), until(`window.saved.length === 1`))
	calendar := eval[string](t, b, `window.saved[0].text()`)
	if strings.Count(calendar, "BEGIN:VEVENT") != 3 || !strings.Contains(calendar, "DTSTART;VALUE=DATE:20261201") || !strings.Contains(calendar, "DTSTAMP:20261201T000000Z") {
		t.Errorf("the calendar is %q", calendar)
	}
	if name := eval[string](t, b, `window.savedAs + document.querySelector('.rota-said').textContent`); !strings.HasPrefix(name, "lich-du.icsĐã đưa tệp cho trình duyệt") {
		t.Errorf("saved as %q", name)
	}
	b.run(t, chromedp.Evaluate[chromedp.Void](`(() => { URL.createObjectURL = () => { throw new Error('refused') }; const s = document.getElementById('cua_ai'); s.value = [...document.querySelectorAll('#bang_lich tbody tr')].length ? '3' : ''; })()`), press(`[data-calendar]`))
	if shown := eval[string](t, b, `String(getSelection()) + document.querySelector('.rota-said').textContent`); !strings.HasPrefix(shown, "BEGIN:VCALENDAR") || !strings.Contains(shown, "không tải tệp được") {
		t.Errorf("where no file is saved: %q", shown)
	}
}
