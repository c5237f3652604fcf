package main

import (
	"time"

	"github.com/spf13/cobra"

	"chuyende/internal/build"
)

// siteFlags adds the flags that say which site and where to.
func (a *app) siteFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&a.source, "source", ".", a.say("thư mục của cổng, có content/ bên trong", "folder of the site, which holds content/"))
	f.StringVar(&a.output, "output", "", a.say("thư mục kết quả (mặc định: public/ trong --source)", "folder to write to (default: public/ in --source)"))
}

// publishFlags adds the flags that decide which pages are published.
func (a *app) publishFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&a.nowFlag, "now", "", a.say("coi như hôm nay là ngày này, dạng 2026-11-22", "take this for today, like 2026-11-22"))
	f.BoolVarP(&a.drafts, "drafts", "D", false, a.say("đăng cả bản nháp", "publish drafts too"))
	f.BoolVarP(&a.future, "future", "F", false, a.say("đăng cả trang có ngày ở tương lai", "publish pages with a future date too"))
	f.BoolVarP(&a.expired, "expired", "E", false, a.say("đăng cả trang đã hết hạn", "publish expired pages too"))
	f.BoolVar(&a.strict, "strict", false, a.say("coi cảnh báo là lỗi", "make errors of warnings"))
}

func (a *app) jsonFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&a.json, "json", false, a.say("in kết quả dạng JSON cho máy đọc", "print JSON for machines"))
}

// options gathers what the flags say.
func (a *app) options() (build.Options, error) {
	o := build.Options{
		Source: a.source, Output: a.output, Now: a.now,
		Drafts: a.drafts, Future: a.future, Expired: a.expired, Strict: a.strict,
	}
	if a.nowFlag != "" {
		for _, layout := range []string{time.DateOnly, time.RFC3339} {
			if now, err := time.Parse(layout, a.nowFlag); err == nil {
				if layout == time.DateOnly {
					// Noon by Greenwich is the same day nearly everywhere,
					// whatever zone the site's dates are in.
					now = now.Add(12 * time.Hour)
				}
				o.Now = now
				return o, build.CheckFolders(o)
			}
		}
		return o, a.misused("--now phải có dạng 2026-11-22, không phải %q", "--now must be like 2026-11-22, not %q", a.nowFlag)
	}
	return o, build.CheckFolders(o)
}
