package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"chuyende/internal/diag"
	"chuyende/internal/fault"
	"chuyende/internal/lang"
	"chuyende/internal/pipeline"
)

// Exit codes, as README.md documents them.
const (
	exitFine     = 0
	exitProblems = 1 // the content has errors
	exitUsage    = 2 // the command was called wrongly
	exitMachine  = 3 // disk, network, a port: nothing the author wrote
)

// errProblems ends a command whose output has already shown the problems.
var errProblems = errors.New("problems in the content")

// usageError is a mistake in how a command was called that only its own code
// can see. Its text is in the caller's language.
type usageError struct{ text string }

// Error returns the text.
func (e usageError) Error() string { return e.text }

// misused returns a [usageError].
func (a *app) misused(vi, en string, args ...any) error { return usageError{a.say(vi, en, args...)} }

type streams struct {
	in       io.Reader
	out, err io.Writer
}

// app is what all commands share.
type app struct {
	streams
	lang lang.Lang
	now  time.Time
	// started is true once a command's own code runs: an error before that is
	// a mistake in how it was called.
	started bool

	source, output, nowFlag string
	drafts, future, expired bool
	strict, json, all       bool
	// preview is the address at which the site is looked at, "" where it is not.
	preview string
}

// run executes one command line and returns its exit code.
func run(ctx context.Context, args []string, s streams, now time.Time) int {
	out := &watched{w: s.out}
	s.out = out
	a := &app{streams: s, lang: wantedLang(args), now: now}
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	err := root.ExecuteContext(ctx)
	if out.err != nil {
		// Whatever else happened: nobody has read all of the answer.
		fmt.Fprintf(s.err, "%s: %s\n", a.say("lỗi", "error"), a.explain(fault.At(a.say("kết quả in ra", "output"), out.err)))
		return exitMachine
	}
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errProblems):
		return exitProblems
	}
	if by, ok := interrupted(ctx, err); ok {
		fmt.Fprintln(s.err, a.say("đã dừng theo yêu cầu", "stopped, as asked"))
		return by.code()
	}
	var misused usageError
	var noSite *pipeline.NoSiteError
	var folders *pipeline.FolderError
	var file *fs.PathError // no call is wrong because of a file
	if (a.started || errors.As(err, &file)) && !errors.As(err, &misused) && !errors.As(err, &noSite) && !errors.As(err, &folders) {
		fmt.Fprintf(s.err, "%s: %s\n", a.say("lỗi", "error"), a.explain(err))
		return exitMachine
	}
	fmt.Fprintf(s.err, "%s: %s\n", a.say("gọi lệnh chưa đúng", "usage"), a.explain(err))
	fmt.Fprintln(s.err, a.say("xem cách dùng: chuyende help", "for help: chuyende help"))
	return exitUsage
}

// watched remembers the first error of a stream, so that no line of output is
// lost in silence.
type watched struct {
	w   io.Writer
	err error
}

// Write passes on until there is an error.
func (w *watched) Write(b []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.w.Write(b)
	w.err = err
	return n, err
}

// say returns the wording in the language of the call.
func (a *app) say(vi, en string, args ...any) string { return lang.Textf(vi, en, args...).In(a.lang) }

// explain words an error for the caller: some bring both languages.
func (a *app) explain(err error) string {
	var misused usageError
	var file *fs.PathError
	var worded interface{ Message() lang.Text }
	switch {
	case errors.As(err, &misused):
		return misused.text
	case !a.started && !errors.As(err, &worded) && !errors.As(err, &file):
		return a.translate(err)
	}
	return fault.Message(err).In(a.lang)
}

// wantedLang looks for --lang ahead of cobra: help texts are made before the
// flags are read. A wrong value is reported by cobra's own reading.
func wantedLang(args []string) lang.Lang {
	for i, arg := range args {
		value, joined := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, joined = args[i+1], true
		}
		if joined {
			if l, ok := lang.Parse(value); ok {
				return l
			}
		}
		if arg == "--" {
			break
		}
	}
	return lang.VI
}

// langFlag accepts the languages the tool speaks.
type langFlag struct{ app *app }

func (f langFlag) String() string { return string(lang.VI) }
func (f langFlag) Type() string   { return "vi|en" }

func (f langFlag) Set(value string) error {
	if _, ok := lang.Parse(value); !ok {
		return errors.New(f.app.say("chỉ có vi và en", "only vi and en"))
	}
	return nil
}

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "chuyende",
		Short: a.say("Tạo cổng tra cứu sinh hoạt chuyên đề từ thư mục Markdown", "Turn a folder of Markdown into a searchable portal"),
		Long: a.say(`chuyende đọc thư mục %s/ và tạo trong public/ một cổng tra cứu hoàn chỉnh:
trang, danh sách, nguồn tin, và chỉ mục tìm kiếm tiếng Việt. Chép thư mục public/
lên máy chủ tĩnh nào, hay USB, cũng chạy được.`,
			`chuyende reads %s/ and makes in public/ a complete portal: pages, lists,
feeds and a Vietnamese search index. Copy public/ to any static server or a USB stick.`, pipeline.DefaultContent),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          a.noCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.PersistentFlags().Var(langFlag{a}, "lang", a.say("ngôn ngữ của thông báo", "language of messages"))
	root.AddCommand(a.buildCommand(), a.serveCommand(), a.checkCommand(), a.newCommand(), a.importCommand(), a.catCommand(), a.searchCommand(), a.rotaCommand(), a.packCommand(), a.versionCommand())
	root.SetOut(a.out) // cobra's own commands take it as they are made
	a.localise(root)
	return root
}

// noCommand refuses words that are no command of root, and names the nearest.
func (a *app) noCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, cmd := range root.Commands() {
		if cmd.IsAvailableCommand() {
			names = append(names, cmd.Name())
		}
	}
	return a.misused("không có lệnh %q; %s", "there is no command %q; %s", args[0], diag.DidYouMean(args[0], names))
}

// command wraps a command's code, so that errors from there on are told apart
// from wrong calls.
func (a *app) command(code func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		a.started = true
		return code(cmd, args)
	}
}

// arguments checks how many there are, in words of the caller's language.
func (a *app) arguments(least, most int, wanted string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return a.misused("cần %s", "wanted: %s", wanted)
		}
		return nil
	}
}
