package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"chuyende/internal/diag"
	"chuyende/internal/measure"
	"chuyende/search"
)

// largestEval is the largest file for --eval, in bytes.
const largestEval = 16 << 20

// evalText is what the help of search says of --eval.
func (a *app) evalText() string {
	return a.say(`--eval TỆP đo xem tìm kiếm tốt đến đâu. Mỗi dòng của tệp là một câu hỏi, một dấu TAB, rồi địa chỉ trang
phải đứng đầu (thêm trang khác cũng đúng thì thêm TAB; ghi - nếu không trang nào trả lời), hoặc một đối tượng JSON:
  {"q": "giay moi", "first": ["/huong-dan/x.html"], "within": 2, "may": ["/the/y.html"]}
  {"q": "nau pho", "none": true}
first: các trang đúng như nhau; within: đứng trong bấy nhiêu chỗ đầu là được; may: trang đứng trước cũng không sao.
In ra MRR (trung bình của 1/thứ hạng, 1 là tốt nhất), tỉ lệ đúng chỗ, tỉ lệ trong 3 kết quả đầu, và các câu chưa đúng.`,
		`--eval FILE measures how good search is. Each line of the file is a query, a TAB, and the address of the page that
should be first (further TABs and pages that are as good; - where no page answers), or a JSON object:
  {"q": "giay moi", "first": ["/huong-dan/x.html"], "within": 2, "may": ["/the/y.html"]}
  {"q": "nau pho", "none": true}
first: pages each as good as the others; within: that many places from the top will do; may: pages that may stand before.
Prints MRR (the mean of 1/rank, 1 is best), how many are in their place, how many in the first 3, and the misses.`)
}

// checkEval refuses what does not go with --eval: every row is asked the same
// way, and answers are not shown.
func (a *app) checkEval(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return a.misused("--eval lấy câu hỏi trong tệp, không đi cùng từ để tìm", "--eval takes the queries of its file, no words to search for")
	}
	for _, flag := range []string{"queries", "limit", "offset", "filter", "sort", "explain"} {
		if cmd.Flags().Changed(flag) {
			return a.misused("--eval không đi cùng --%s", "--eval does not go with --%s", flag)
		}
	}
	return nil
}

// readRows reads the file of --eval. Mistakes in it are shown, and the error is
// then errProblems: figures of some rows would pass for those of all.
func (a *app) readRows(ctx context.Context, name string) ([]measure.Row, error) {
	data, err := await(ctx, func() ([]byte, error) {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return io.ReadAll(io.LimitReader(f, largestEval+1))
	})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, a.notRead(name, err)
	case len(data) > largestEval:
		return nil, a.misused("tệp %s quá lớn: --eval đọc nhiều nhất %s", "the file %s is too large: --eval reads %s at most",
			name, size(largestEval))
	}
	rows, problems := measure.Read(filepath.ToSlash(name), data)
	if len(problems) > 0 {
		if err := diag.Print(a.err, problems, a.lang, diag.Most); err != nil {
			return nil, err
		}
	}
	if slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Severity == diag.Error }) {
		return nil, errProblems
	}
	if len(rows) == 0 {
		return nil, a.misused("tệp %s không có câu hỏi nào", "the file %s has no queries", name)
	}
	return rows, nil
}

// evaluate asks the rows and prints what came of them.
func (a *app) evaluate(ctx context.Context, ix *search.Index, index string, rows []measure.Row) error {
	figures, err := measure.Run(ctx, ix, rows)
	if err != nil {
		return a.damaged(index, err)
	}
	if a.json {
		encoder := json.NewEncoder(a.out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(evalOf(figures))
	}
	fmt.Fprint(a.out, a.figuresText(figures))
	return nil
}

// evalJSON is what --json prints of --eval: one object.
type evalJSON struct {
	Queries int `json:"queries"`
	// Answered are the rows that have a page: of them are MRR, First, Success3
	// and Wrongly.
	Answered int     `json:"answered"`
	MRR      float64 `json:"mrr"`
	First    int     `json:"first"`
	Success3 int     `json:"success3"`
	Wrongly  int     `json:"absentWrongly"`
	// Nothing are the rows without a page, Absent those for which search says so.
	Nothing int        `json:"nothing"`
	Absent  int        `json:"absent"`
	Misses  []missJSON `json:"misses"`
}

// missJSON is a row that is not answered as it should be. Place is 0 where no
// page of First is found.
type missJSON struct {
	Line      int      `json:"line"`
	Query     string   `json:"query"`
	First     []string `json:"first,omitempty"`
	None      bool     `json:"none,omitempty"`
	Place     int      `json:"place"`
	Top       string   `json:"top,omitempty"`
	Unindexed []string `json:"unindexed,omitempty"`
}

func evalOf(f measure.Figures) evalJSON {
	shown := evalJSON{
		Queries: len(f), Answered: f.Answered(), MRR: math.Round(f.MRR()*1e4) / 1e4, First: f.First(), Success3: f.Among(3), Wrongly: f.Wrongly(),
		Nothing: f.Nothing(), Absent: f.Absent(), Misses: []missJSON{},
	}
	for _, o := range f.Misses() {
		shown.Misses = append(shown.Misses, missJSON{o.Line, o.Query, o.First, o.None, o.Place, o.Top, o.Unindexed})
	}
	return shown
}

// figuresText words figures for people.
func (a *app) figuresText(f measure.Figures) string {
	var out strings.Builder
	line := func(vi, en string, args ...any) { fmt.Fprintln(&out, a.say(vi, en, args...)) }
	line("%d câu hỏi: %d câu có trang trả lời, %d câu không có", "%d queries: %d have a page, %d have none", len(f), f.Answered(), f.Nothing())
	if f.Answered() > 0 {
		line("MRR: %.3f", "MRR: %.3f", f.MRR())
		line("đúng chỗ: %s", "in their place: %s", part(f.First(), f.Answered()))
		line("trong 3 kết quả đầu: %s", "in the first 3: %s", part(f.Among(3), f.Answered()))
		line("báo nhầm là không có: %s", "wrongly said to be absent: %s", part(f.Wrongly(), f.Answered()))
	}
	if f.Nothing() > 0 {
		line("báo đúng là không có: %s", "rightly said to be absent: %s", part(f.Absent(), f.Nothing()))
	}
	misses := f.Misses()
	if len(misses) > 0 {
		line("\nchưa đúng: %d", "\nmisses: %d", len(misses))
	}
	for i := range misses {
		out.WriteString(a.missText(&misses[i]))
	}
	return out.String()
}

// part shows a number of a whole, with the share in per cent.
func part(n, of int) string { return fmt.Sprintf("%d/%d (%.1f %%)", n, of, 100*float64(n)/float64(of)) }

// missText words a row that is not answered as it should be.
func (a *app) missText(o *measure.Outcome) string {
	var what string
	switch {
	case o.None:
		what = a.say("chưa báo là không có; đứng đầu là %s", "is not said to be absent; first is %s", o.Top)
	case o.Top == "":
		what = a.say("không tìm thấy trang nào", "finds nothing")
	case o.Place == 0:
		what = a.say("không thấy; đứng đầu là %s", "is not found; first is %s", o.Top)
	default:
		what = a.say("thứ %d; đứng đầu là %s", "number %d; first is %s", o.Place, o.Top)
	}
	text := a.say("dòng %d: %s: %s\n", "line %d: %s: %s\n", o.Line, o.Query, what)
	for _, page := range o.First {
		if slices.Contains(o.Unindexed, page) {
			page += a.say(" (không có trong chỉ mục)", " (not in the index)")
		}
		text += a.say("    cần: %s\n", "    wanted: %s\n", page)
	}
	return text
}
