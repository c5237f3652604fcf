package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"chuyende/internal/diag"
	"chuyende/internal/fault"
	"chuyende/internal/lang"
	"chuyende/internal/measure"
	"chuyende/internal/pipeline"
	"chuyende/search"
)

// longestQuery is the longest line of a file of queries that is read.
const longestQuery = 1 << 20

// searchCall is what the flags of one search say.
type searchCall struct {
	index, queries, eval string
	filters              []string
	options              search.SearchOptions
}

func (a *app) searchCommand() *cobra.Command {
	var c searchCall
	cmd := &cobra.Command{
		Use:   a.say("search TỪ…", "search QUERY…"),
		Short: a.say("Tìm trong cổng đã tạo", "Search a portal that has been built"),
		Long: a.say(`Trả lời từ chỉ mục bleve của cổng đã tạo, đúng như trang tìm kiếm. Gõ có dấu hay không dấu đều được.
Đặt cụm từ trong ngoặc kép để chỉ tìm đúng cụm ấy; thêm dấu trừ trước từ không muốn có: đất -hợp.`,
			`Answers from the portal's bleve index, just as the search page does, with or without tone marks.
Quotation marks find just that phrase; a hyphen before a word keeps out pages that have it: đất -hợp.`) + "\n\n" + a.evalText(),
		Example: `  chuyende search tham nhung
  chuyende search --explain hiến đất làm đường
  chuyende search --filter kind=topic --sort date
  chuyende search --json --queries cau-hoi.txt
  chuyende search --eval cau-hoi-va-trang.tsv`,
		Args: func(cmd *cobra.Command, args []string) error { return a.checkSearch(cmd, &c, args) },
		RunE: a.command(func(cmd *cobra.Command, args []string) error { return a.search(cmd.Context(), &c, args) }),
	}
	a.siteFlags(cmd)
	a.jsonFlag(cmd)
	f := cmd.Flags()
	f.StringVar(&c.index, "index", "", a.say("thư mục của cổng, hoặc thư mục search/ trong đó (mặc định: của --source)", "the portal's folder, or search/ in it (default: that of --source)"))
	f.StringVar(&c.queries, "queries", "", a.say("tệp câu hỏi, mỗi dòng một câu", "file of queries, one a line"))
	f.StringVar(&c.eval, "eval", "", a.say("tệp câu hỏi với trang trả lời, để đo tìm kiếm tốt đến đâu", "file of queries and pages, to measure how good search is"))
	f.IntVar(&c.options.Limit, "limit", 10, a.say("số kết quả nhiều nhất", "how many results at most"))
	f.IntVar(&c.options.Offset, "offset", 0, a.say("bỏ qua bấy nhiêu kết quả đầu", "how many results to skip"))
	f.StringArrayVar(&c.filters, "filter", nil, a.say("chỉ tìm trang thuộc nhóm này, dạng TÊN=GIÁ-TRỊ; dùng được nhiều lần", "only pages of this group, like NAME=VALUE; may be repeated"))
	f.StringVar(&c.options.Sort, "sort", "", a.say("xếp theo: date (mới nhất trước)", "order: date (newest first)"))
	f.BoolVar(&c.options.Explain, "explain", false, a.say("cho biết vì sao mỗi kết quả đứng ở đó", "tell why each result is where it is"))
	return cmd
}

// checkSearch refuses a call that asks for nothing, or for what cannot be.
func (a *app) checkSearch(cmd *cobra.Command, c *searchCall, args []string) error {
	switch o := &c.options; {
	case c.eval != "":
		return a.checkEval(cmd, args)
	case len(args) == 0 && c.queries == "" && len(c.filters) == 0 && o.Sort == "":
		return a.misused("cần từ để tìm, hoặc --queries TỆP, --eval TỆP", "wanted: words to search for, or --queries FILE or --eval FILE")
	case o.Limit < 1 || o.Offset < 0:
		return a.misused("--limit phải lớn hơn 0, --offset không được âm", "--limit must be above 0, --offset not below")
	case o.Sort != "" && o.Sort != search.SortByDate:
		return a.misused("--sort chỉ có thể là %s", "--sort can only be %s", search.SortByDate)
	case o.Sort != "" && o.Explain:
		return a.misused("--explain giải thích điểm số, không đi cùng --sort", "--explain explains scores and does not go with --sort")
	}
	return nil
}

// search answers what was asked, or measures how well it is.
func (a *app) search(ctx context.Context, c *searchCall, args []string) error {
	if c.index == "" {
		c.index = pipeline.SearchDir(pipeline.Options{Source: a.source, Output: a.output})
	} else if in := pipeline.SearchDir(pipeline.Options{Output: c.index}); !pipeline.HasIndex(c.index) && pipeline.HasIndex(in) {
		c.index = in // the portal was named, not the folder in it
	}
	if !pipeline.HasIndex(c.index) {
		return a.misused("chưa có chỉ mục trong %s: hãy chạy chuyende build trước", "no index in %s: run chuyende build first", c.index)
	}
	wanted := []string{strings.Join(args, " ")}
	var rows []measure.Row
	var err error
	switch {
	case c.eval != "":
		rows, err = a.readRows(ctx, c.eval)
	case c.queries != "":
		wanted, err = await(ctx, func() ([]string, error) { return a.readLines(c.queries) })
	}
	if err != nil {
		return err
	}
	ix, err := a.openIndex(c.index)
	if err != nil {
		return err
	}
	defer ix.Close()
	if c.eval != "" {
		return a.evaluate(ctx, ix, c.index, rows)
	}
	if c.options.Filters, err = a.readFilters(ctx, ix, c.filters); err != nil {
		return a.damaged(c.index, err)
	}
	for _, query := range wanted {
		if err := a.answer(ctx, ix, query, c.options); err != nil {
			return a.damaged(c.index, err)
		}
	}
	return nil
}

// openIndex opens the index of a portal.
func (a *app) openIndex(index string) (*search.Index, error) {
	ix, err := search.Open(index)
	if errors.Is(err, search.ErrFormat) {
		return nil, a.misused("chỉ mục trong %s do bản chuyende khác tạo: hãy chạy chuyende build", "the index in %s is of another version of chuyende: run chuyende build", index)
	}
	if err != nil {
		return nil, a.damaged(index, err)
	}
	return ix, nil
}

// damagedError is the failure to search in an index that is not as a build wrote it.
type damagedError struct {
	index string
	err   error
}

func (e damagedError) Error() string { return e.Message().EN }
func (e damagedError) Unwrap() error { return e.err }

// Message tells the cure.
func (e damagedError) Message() lang.Text {
	return lang.Textf("chỉ mục tìm kiếm trong %s bị hỏng: hãy chạy chuyende build để tạo lại",
		"the search index in %s is damaged: run chuyende build to make it anew", e.index)
}

// damaged words the error of a search in an index that is damaged, or cannot be
// read.
func (a *app) damaged(index string, err error) error {
	if errors.Is(err, search.ErrDamaged) {
		return damagedError{index, err}
	}
	return fault.Below(index, err)
}

// answer prints the hits of one query.
func (a *app) answer(ctx context.Context, ix *search.Index, query string, options search.SearchOptions) error {
	result, err := ix.Search(ctx, query, options)
	if err != nil {
		return fmt.Errorf("search %q: %w", query, err)
	}
	if a.json {
		encoder := json.NewEncoder(a.out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(result)
	}
	a.printAnswer(result, options)
	return nil
}

// readFilters turns NAME=VALUE into filters and refuses what no page has:
// an empty answer would look as if nothing had been found.
func (a *app) readFilters(ctx context.Context, ix *search.Index, wanted []string) (map[string][]string, error) {
	if len(wanted) == 0 {
		return nil, nil
	}
	known, err := ix.Facets(ctx, "", search.SearchOptions{})
	if err != nil {
		return nil, err
	}
	filters := map[string][]string{}
	for _, w := range wanted {
		name, value, _ := strings.Cut(w, "=")
		values, ok := known[name]
		if !ok {
			return nil, a.misused("--filter %s: không có nhóm %q; có: %s%s", "--filter %s: there is no group %q, only: %s%s",
				w, name, strings.Join(slices.Sorted(maps.Keys(known)), ", "), a.meant(name, pipeline.FacetChoices(), slices.Collect(maps.Keys(known))))
		}
		if _, ok := values[value]; !ok {
			return nil, a.misused("--filter %s: %s không có giá trị %q; có: %s%s", "--filter %s: %s has no value %q, only: %s%s",
				w, name, value, strings.Join(slices.Sorted(maps.Keys(values)), ", "), a.meant(value, pipeline.FacetValueChoices(name), slices.Collect(maps.Keys(values))))
		}
		filters[name] = append(filters[name], value)
	}
	return filters, nil
}

// meant returns a hint that names the value meant by got, of those that there
// are, as the end of a message; "" where there is none. named gives values names.
func (a *app) meant(got string, named []diag.Choice, values []string) string {
	slices.Sort(values)
	var choices []diag.Choice
	for _, value := range values {
		choice := diag.Choice{Value: value}
		for _, n := range named {
			if n.Value == value {
				choice = n
			}
		}
		choices = append(choices, choice)
	}
	value := diag.Guess(got, choices)
	if value == "" {
		return ""
	}
	return a.say("; có phải ý bạn là %q?", "; did you mean %q?", value)
}

// readLines returns the lines of a file; empty ones too, so that answers and
// lines can be matched by number.
func (a *app) readLines(name string) ([]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, a.notRead(name, err)
	}
	defer f.Close()
	var lines []string
	scanner := bufio.NewScanner(f)
	scanner.Buffer(nil, longestQuery)
	for scanner.Scan() {
		lines = append(lines, strings.TrimRight(scanner.Text(), "\r"))
	}
	if err := scanner.Err(); err != nil {
		return nil, a.notRead(name, err)
	}
	return lines, nil
}

// notRead words the failure to read a file that the caller named.
func (a *app) notRead(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return a.misused("không có tệp %s", "there is no file %s", name)
	}
	return fault.At(name, err)
}
