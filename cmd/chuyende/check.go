package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"chuyende/internal/build"
)

func (a *app) checkCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check",
		Short: a.say("Kiểm tra nội dung, không ghi gì", "Check the content, write nothing"),
		Long: a.say("Tìm mọi chỗ sai trong nội dung và chỉ rõ tệp, dòng, cột, cách sửa. Không ghi tệp nào.",
			"Find every mistake in the content, with file, line, column and cure. Nothing is written."),
		Args: a.arguments(0, 0, a.say("gọi không kèm tham số nào", "no arguments")),
		RunE: a.command(func(cmd *cobra.Command, _ []string) error {
			options, err := a.options()
			if err != nil {
				return err
			}
			result, err := build.Check(cmd.Context(), options)
			if err != nil {
				return err
			}
			if err := a.showResult(result, 0); err != nil || a.json {
				return err
			}
			_, err = fmt.Fprintln(a.out, a.say("Đã kiểm tra %d trang: không có lỗi.", "Checked %d pages: no errors.", result.Report.Pages))
			return err
		}),
	}
	a.siteFlags(cmd)
	a.publishFlags(cmd)
	a.jsonFlag(cmd)
	return cmd
}
