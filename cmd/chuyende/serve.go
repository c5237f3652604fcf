package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/pipeline"
	"chuyende/internal/render"
	"chuyende/internal/server"
)

// localAddr is where the preview is served unless --addr says otherwise: this
// machine only.
const localAddr = "127.0.0.1:8642"

func (a *app) serveCommand() *cobra.Command {
	var addr string
	var lan bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: a.say("Xem thử cổng, tự cập nhật khi sửa tệp", "Preview the portal, updated as files change"),
		Long: a.say("Tạo cổng, mở máy chủ xem thử trên máy này, theo dõi %s/, themes/ và các tệp thiết lập, tự tải lại trang khi có thay đổi.",
			"Build the portal, serve it on this machine, watch %s/, themes/ and settings, and reload open pages on a change.", pipeline.DefaultContent),
		Args: a.arguments(0, 0, a.say("gọi không kèm tham số nào", "no arguments")),
		RunE: a.command(func(cmd *cobra.Command, _ []string) error {
			if lan {
				addr, a.drafts = everywhere(addr), a.drafts && cmd.Flags().Changed("drafts")
			}
			options, err := a.options()
			if err != nil {
				return err
			}
			p := &preview{app: a, source: options.Source}
			bar := newProgress(a)
			options.Progress = bar.update
			options.Preview, options.Worker = true, false
			options.Forms = append(options.Forms, render.Components()...)
			p.session, p.bar = pipeline.NewSession(options), bar
			s, err := server.New(server.Options{
				Dir: options.OutputDir(), Addr: addr, Public: lan || cmd.Flags().Changed("addr"), Guests: lan, Lang: a.lang,
				Watch:   options.Watched(),
				Foreign: p.session.HasAsset,
				Late:    p.session.Late,
				Rebuild: p.rebuild,
				Warn: func(t lang.Text) {
					fmt.Fprintf(a.err, "%s: %s\n", a.say("chú ý", "note"), t.In(a.lang))
				},
			})
			if err != nil {
				return err
			}
			a.preview = s.URL()
			fmt.Fprintln(a.out, a.say("Mở %s trong trình duyệt. Nhấn Ctrl+C để dừng.", "Open %s in a browser. Press Ctrl+C to stop.", s.URL()))
			if lan {
				a.invite(s.URL())
			}
			err = s.Run(cmd.Context())
			return errors.Join(err, p.settle(context.WithoutCancel(cmd.Context())))
		}),
	}
	a.siteFlags(cmd)
	a.publishFlags(cmd, true)
	cmd.Flags().StringVar(&addr, "addr", localAddr, a.say("địa chỉ và cổng; ghi địa chỉ khác để máy khác trong mạng xem được", "address and port; another address lets other machines read"))
	cmd.Flags().BoolVar(&lan, "lan", false, a.say("cho điện thoại trong cùng mạng đọc: in địa chỉ và mã QR; bản nháp thì không, trừ khi có --drafts",
		"let phones in the same network read: prints the address and a QR code; no drafts, unless --drafts is given"))
	return cmd
}

// rest is how long no file must change before what edits put off is done.
const rest = 3 * time.Second

// preview brings the site up to date for the preview server.
type preview struct {
	app     *app
	session *pipeline.Session
	bar     *progress
	source  string
	// timer waits for the rest; rebuilds do not overlap, so it needs no lock.
	timer *time.Timer
}

// settle does what quick rebuilds have put off.
func (p *preview) settle(ctx context.Context) error {
	if p.timer != nil {
		p.timer.Stop()
	}
	report, err := p.session.Settle(ctx)
	p.app.showNotes(report)
	return err
}

func (p *preview) rebuild(ctx context.Context, changed []string) (server.Result, error) {
	var paths []string // nil: anything may have changed
	for _, name := range changed {
		rel, err := filepath.Rel(p.source, name)
		if err != nil {
			rel = name
		}
		paths = append(paths, filepath.ToSlash(rel))
	}
	if p.timer != nil {
		p.timer.Stop()
	}
	result, err := p.session.Build(ctx, paths)
	p.bar.finish()
	p.timer = time.AfterFunc(rest, func() {
		report, err := p.session.Settle(ctx)
		p.app.showNotes(report)
		if err != nil && ctx.Err() == nil {
			fmt.Fprintf(p.app.err, "%s: %s\n", p.app.say("lỗi", "error"), p.app.explain(err))
		}
	})
	if err != nil {
		fmt.Fprintf(p.app.err, "%s: %s\n", p.app.say("lỗi", "error"), p.app.explain(err))
		return server.Result{}, err
	}
	if err := p.app.showBuild(result); err != nil && !result.Failed() {
		return server.Result{}, err
	}
	shown := server.Result{Changed: result.Report.Changed}
	if result.Failed() {
		if shown.Problems, err = p.text(result.Problems); err != nil {
			return server.Result{}, err
		}
	}
	for _, h := range result.Held {
		if wrong := result.Unfinished[h.Page.Shown]; len(wrong) > 0 {
			text, err := p.text(wrong)
			if err != nil {
				return server.Result{}, err
			}
			shown.Unfinished = append(shown.Unfinished, server.Unfinished{
				Path: strings.TrimPrefix(h.Page.Address, "/"), Name: h.Page.Shown, Problems: text,
			})
		}
	}
	return shown, nil
}

// text is what the browser shows of problems.
func (p *preview) text(problems []diag.Problem) (string, error) {
	var text bytes.Buffer
	err := diag.Print(&text, problems, p.app.lang, diag.Most)
	return text.String(), err
}
