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
	"chuyende/internal/pipeline"
	"chuyende/search"
)

// longestQuery is the longest line of a file of queries that is read.
const longestQuery = 1 << 20

func (a *app) searchCommand() *cobra.Command {
	var index, queries string
	var filters []string
	var options search.SearchOptions
	cmd := &cobra.Command{
		Use:   a.say("search TỪ…", "search QUERY…"),
		Short: a.say("Tìm trong cổng đã tạo", "Search a portal that has been built"),
		Long: a.say(`Trả lời từ chỉ mục bleve của cổng đã tạo, đúng như trang tìm kiếm. Gõ có dấu hay không dấu đều được.
Đặt cụm từ trong ngoặc kép để chỉ tìm đúng cụm ấy; thêm dấu trừ trước từ không muốn có: đất -hợp.`,
			`Answers from the portal's bleve index, just as the search page does, with or without tone marks.
Quotation marks find just that phrase; a hyphen before a word keeps out pages that have it: đất -hợp.`),
		Example: `  chuyende search tham nhung
  chuyende search --explain hiến đất làm đường
  chuyende search --filter kind=topic --sort date
  chuyende search --json --queries cau-hoi.txt`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 && queries == "" && len(filters) == 0 && options.Sort == "" {
				return a.misused("cần từ để tìm, hoặc --queries TỆP", "wanted: words to search for, or --queries FILE")
			}
			if options.Limit < 1 || options.Offset < 0 {
				return a.misused("--limit phải lớn hơn 0, --offset không được âm", "--limit must be above 0, --offset not below")
			}
			if options.Sort != "" && options.Sort != search.SortByDate {
				return a.misused("--sort chỉ có thể là %s", "--sort can only be %s", search.SortByDate)
			}
			if options.Sort != "" && options.Explain {
				return a.misused("--explain giải thích điểm số, không đi cùng --sort", "--explain explains scores and does not go with --sort")
			}
			return nil
		},
		RunE: a.command(func(cmd *cobra.Command, args []string) error {
			if index == "" {
				index = pipeline.SearchDir(pipeline.Options{Source: a.source, Output: a.output})
			}
			if !pipeline.HasIndex(index) {
				return a.misused("chưa có chỉ mục trong %s: hãy chạy chuyende build trước", "no index in %s: run chuyende build first", index)
			}
			wanted := []string{strings.Join(args, " ")}
			if queries != "" {
				lines, err := await(cmd.Context(), func() ([]string, error) { return a.readLines(queries) })
				if err != nil {
					return err
				}
				wanted = lines
			}
			ix, err := search.Open(index)
			if errors.Is(err, search.ErrFormat) {
				return a.misused("chỉ mục trong %s do bản chuyende khác tạo: hãy chạy chuyende build", "the index in %s is of another version of chuyende: run chuyende build", index)
			}
			if err != nil {
				return a.damaged(index, err)
			}
			defer ix.Close()
			if options.Filters, err = a.readFilters(cmd.Context(), ix, filters); err != nil {
				return a.damaged(index, err)
			}
			for _, query := range wanted {
				if err := a.answer(cmd.Context(), ix, query, options); err != nil {
					return a.damaged(index, err)
				}
			}
			return nil
		}),
	}
	a.siteFlags(cmd)
	a.jsonFlag(cmd)
	f := cmd.Flags()
	f.StringVar(&index, "index", "", a.say("thư mục search/ của cổng (mặc định: của --source)", "the portal's search/ folder (default: that of --source)"))
	f.StringVar(&queries, "queries", "", a.say("tệp câu hỏi, mỗi dòng một câu", "file of queries, one a line"))
	f.IntVar(&options.Limit, "limit", 10, a.say("số kết quả nhiều nhất", "how many results at most"))
	f.IntVar(&options.Offset, "offset", 0, a.say("bỏ qua bấy nhiêu kết quả đầu", "how many results to skip"))
	f.StringArrayVar(&filters, "filter", nil, a.say("chỉ tìm trang thuộc nhóm này, dạng TÊN=GIÁ-TRỊ; dùng được nhiều lần", "only pages of this group, like NAME=VALUE; may be repeated"))
	f.StringVar(&options.Sort, "sort", "", a.say("xếp theo: date (mới nhất trước)", "order: date (newest first)"))
	f.BoolVar(&options.Explain, "explain", false, a.say("cho biết vì sao mỗi kết quả đứng ở đó", "tell why each result is where it is"))
	return cmd
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

// printAnswer words an answer for people.
func (a *app) printAnswer(result search.Result, options search.SearchOptions) {
	count := a.say("%d kết quả", "%d results", result.Total)
	if result.AtMost {
		count = a.say("nhiều nhất %d kết quả", "%d results at most", result.Total)
	}
	if result.Relaxed {
		count = a.say("không trang nào có đủ các từ; %d trang có một phần", "no page has every word; %d have some", result.Total)
	}
	fmt.Fprintf(a.out, "%s: %s\n", result.Query, count)
	if result.Understood != "" {
		fmt.Fprintln(a.out, a.say("hiểu là: %s", "understood as: %s", result.Understood))
	}
	for i, hit := range result.Hits {
		fmt.Fprintf(a.out, "%3d. %s\n     %s\n", options.Offset+i+1, hit.Title, hit.URL)
		if hit.Excerpt != "" {
			fmt.Fprintf(a.out, "     %s\n", hit.Excerpt)
		}
		for _, share := range hit.Shares {
			fmt.Fprintf(a.out, "     %3d %% %s\n", share.Percent, a.sayShare(share))
		}
	}
}

// sayShare tells what about a page a share of its score is for.
func (a *app) sayShare(s search.Share) string {
	quoted := make([]string, len(s.Words))
	for i, word := range s.Words {
		quoted[i] = "“" + word + "”"
	}
	words := strings.Join(quoted, a.say(" hoặc ", " or "))
	switch {
	case s.In == search.InPair:
		return a.say("hai tiếng liền nhau %s", "side by side: %s", words)
	case s.In == search.InTitle && s.AnyMarks:
		return a.say("tiêu đề có %s, không kể dấu", "in the title: %s, whatever its marks", words)
	case s.In == search.InTitle:
		return a.say("tiêu đề có %s", "in the title: %s", words)
	case s.AnyMarks:
		return a.say("bài viết có %s, không kể dấu", "in the text: %s, whatever its marks", words)
	}
	return a.say("bài viết có %s", "in the text: %s", words)
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
	if errors.Is(err, fs.ErrNotExist) {
		return nil, a.misused("không có tệp %s", "there is no file %s", name)
	}
	if err != nil {
		return nil, fault.At(name, err)
	}
	defer f.Close()
	var lines []string
	scanner := bufio.NewScanner(f)
	scanner.Buffer(nil, longestQuery)
	for scanner.Scan() {
		lines = append(lines, strings.TrimRight(scanner.Text(), "\r"))
	}
	if err := scanner.Err(); err != nil {
		return nil, fault.At(name, err)
	}
	return lines, nil
}
