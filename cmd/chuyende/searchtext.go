package main

import (
	"fmt"
	"strings"

	"chuyende/search"
)

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
	if result.Absent && len(result.Hits) > 0 {
		fmt.Fprintln(a.out, a.say("cổng chưa có trang nào nói về điều này; gần nhất là:", "no page speaks of this yet; the nearest are:"))
	}
	if result.Understood != "" {
		fmt.Fprintln(a.out, a.say("hiểu là: %s", "understood as: %s", result.Understood))
	}
	for i, hit := range result.Hits {
		fmt.Fprintf(a.out, "%3d. %s\n     %s\n", options.Offset+i+1, hit.Title, hit.URL)
		for _, n := range hit.Newer {
			if n.Replaces {
				fmt.Fprintf(a.out, "     %s\n", a.say("nay dùng: %s", "use now: %s", n.Name))
			} else {
				fmt.Fprintf(a.out, "     %s\n", a.say("nay có: %s", "there is now: %s", n.Name))
			}
		}
		if hit.Alike > 0 {
			fmt.Fprintf(a.out, "     %s\n", a.say("gộp %d trang gần giống", "with %d more much like it", hit.Alike))
		}
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
