package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"chuyende/internal/build"
	"chuyende/search"
)

// longestQuery is the longest line of a file of queries that is read.
const longestQuery = 1 << 20

func (a *app) searchCommand() *cobra.Command {
	var index, queries string
	var limit, offset int
	cmd := &cobra.Command{
		Use:   a.say("search TỪ…", "search QUERY…"),
		Short: a.say("Tìm trong cổng đã tạo", "Search a portal that has been built"),
		Long: a.say("Trả lời từ chỉ mục bleve của cổng đã tạo, đúng như trang tìm kiếm. Gõ có dấu hay không dấu đều được.",
			"Answers from the portal's bleve index, just as the search page does, with or without tone marks."),
		Example: `  chuyende search tham nhung
  chuyende search --json --queries cau-hoi.txt`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 && queries == "" {
				return a.misused("cần từ để tìm, hoặc --queries TỆP", "wanted: words to search for, or --queries FILE")
			}
			if limit < 1 || offset < 0 {
				return a.misused("--limit phải lớn hơn 0, --offset không được âm", "--limit must be above 0, --offset not below")
			}
			return nil
		},
		RunE: a.command(func(cmd *cobra.Command, args []string) error {
			if index == "" {
				index = build.SearchDir(build.Options{Source: a.source, Output: a.output})
			}
			if !build.HasIndex(index) {
				return a.misused("chưa có chỉ mục trong %s: hãy chạy chuyende build trước", "no index in %s: run chuyende build first", index)
			}
			wanted := []string{strings.Join(args, " ")}
			if queries != "" {
				lines, err := a.readLines(queries)
				if err != nil {
					return err
				}
				wanted = lines
			}
			ix, err := search.Open(index)
			if err != nil {
				return err
			}
			defer ix.Close()
			for _, query := range wanted {
				if err := a.answer(cmd.Context(), ix, query, search.SearchOptions{Limit: limit, Offset: offset}); err != nil {
					return err
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
	f.IntVar(&limit, "limit", 10, a.say("số kết quả nhiều nhất", "how many results at most"))
	f.IntVar(&offset, "offset", 0, a.say("bỏ qua bấy nhiêu kết quả đầu", "how many results to skip"))
	return cmd
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
	fmt.Fprintln(a.out, a.say("%s: %d kết quả", "%s: %d results", query, result.Total))
	for i, hit := range result.Hits {
		fmt.Fprintf(a.out, "%3d. %s\n     %s\n", options.Offset+i+1, hit.Title, hit.URL)
		if hit.Excerpt != "" {
			fmt.Fprintf(a.out, "     %s\n", hit.Excerpt)
		}
	}
	return nil
}

// readLines returns the lines of a file; empty ones too, so that answers and
// lines can be matched by number.
func (a *app) readLines(name string) ([]string, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, a.misused("không có tệp %s", "there is no file %s", name)
	}
	if err != nil {
		return nil, fmt.Errorf("read queries: %w", err)
	}
	defer f.Close()
	var lines []string
	scanner := bufio.NewScanner(f)
	scanner.Buffer(nil, longestQuery)
	for scanner.Scan() {
		lines = append(lines, strings.TrimRight(scanner.Text(), "\r"))
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("read queries: %w", err)
	}
	return lines, nil
}
