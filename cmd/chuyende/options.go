package main

import (
	"time"

	"github.com/spf13/cobra"

	"chuyende/internal/papers"
	"chuyende/internal/pipeline"
)

// siteFlags adds the flags that say which site and where to.
func (a *app) siteFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&a.source, "source", ".", a.say("thư mục của cổng, có %s/ hoặc các tệp .md bên trong", "folder of the site, which holds %s/ or the .md files", pipeline.DefaultContent))
	f.StringVar(&a.output, "output", "", a.say("thư mục kết quả (mặc định: public/ trong --source; nếu là của chương trình khác thì public-chuyende/)", "folder to write to (default: public/ in --source, or public-chuyende/ if that is somebody else's)"))
}

// publishFlags adds the flags that decide which pages are published. drafts
// says whether those are without a flag: only a preview shows them.
func (a *app) publishFlags(cmd *cobra.Command, drafts bool) {
	f := cmd.Flags()
	f.StringVar(&a.nowFlag, "now", "", a.say("coi như hôm nay là ngày này, dạng 2026-11-22", "take this for today, like 2026-11-22"))
	// The commands share a's fields, and a flag's default is set as it is made.
	own := f.BoolP("drafts", "D", drafts, a.say("cả bản nháp (draft: true), có ghi “Bản nháp” trên trang", "drafts (draft: true) too, marked as such on the page"))
	cmd.PreRun = func(*cobra.Command, []string) { a.drafts = *own }
	f.BoolVarP(&a.future, "future", "F", false, a.say("đăng cả trang có ngày ở tương lai", "publish pages with a future date too"))
	f.BoolVarP(&a.expired, "expired", "E", false, a.say("đăng cả trang đã hết hạn", "publish expired pages too"))
	f.BoolVar(&a.strict, "strict", false, a.say("coi cảnh báo là lỗi, trừ những gì chỉ do ngày tháng", "make errors of warnings, but for those that the day alone brings"))
}

func (a *app) jsonFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&a.json, "json", false, a.say("in kết quả dạng JSON cho máy đọc", "print JSON for machines"))
}

func (a *app) allFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&a.all, "all", false, a.say("in mọi chỗ sai, không gộp theo loại", "print every problem, not grouped by kind"))
}

// options gathers what the flags say.
func (a *app) options() (pipeline.Options, error) {
	maker, err := papers.New()
	if err != nil {
		return pipeline.Options{}, err
	}
	o := pipeline.Locate(pipeline.Options{
		Forms:  maker.Forms(),
		Source: a.source, Output: a.output, Now: a.now,
		Drafts: a.drafts, Future: a.future, Expired: a.expired, Strict: a.strict,
		Worker: true, Cached: true,
	})
	if a.nowFlag != "" {
		for _, layout := range []string{time.DateOnly, time.RFC3339} {
			if now, err := time.Parse(layout, a.nowFlag); err == nil {
				if layout == time.DateOnly {
					// Noon by Greenwich is the same day nearly everywhere,
					// whatever zone the site's dates are in.
					now = now.Add(12 * time.Hour)
				}
				o.Now = now
				return o, pipeline.CheckFolders(o)
			}
		}
		return o, a.misused("--now phải có dạng 2026-11-22, không phải %q", "--now must be like 2026-11-22, not %q", a.nowFlag)
	}
	return o, pipeline.CheckFolders(o)
}
