package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"chuyende/internal/lang"
)

// localise makes cobra's own texts speak the language of the call.
func (a *app) localise(root *cobra.Command) {
	root.SetHelpCommand(a.helpCommand())
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() == "completion" {
			// cobra's own shows its help whatever it is asked for.
			cmd.Args, cmd.RunE = a.noCommand, func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		}
	}
	if a.lang == lang.EN {
		return
	}
	root.SetUsageFunc(usageVI)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{a.translate(err.Error())} })
	for _, cmd := range append(root.Commands(), root) {
		cmd.InitDefaultHelpFlag()
		cmd.Flags().Lookup("help").Usage = "xem cách dùng"
		if cmd.Name() == "completion" {
			cmd.Short = "Tạo tệp gợi ý lệnh cho bash, zsh, fish, PowerShell"
		}
	}
}

// helpCommand is cobra's, but that an unknown command is an error.
func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   a.say("help [lệnh]", "help [command]"),
		Short: a.say("Xem cách dùng một lệnh", "Help about a command"),
		RunE: func(cmd *cobra.Command, args []string) error {
			asked, rest, err := cmd.Root().Find(args)
			if err != nil || asked == cmd.Root() && len(rest) > 0 {
				return a.noCommand(cmd.Root(), args)
			}
			return asked.Help()
		},
	}
}

// usageVI prints how a command is used, in Vietnamese. It stands in for
// cobra's template, which can be translated, unlike what pflag puts into it.
func usageVI(cmd *cobra.Command) error {
	var b strings.Builder
	b.WriteString("Cách dùng:\n")
	if cmd.Runnable() && !cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s\n", strings.Replace(cmd.UseLine(), "[flags]", "[tùy chọn]", 1))
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s [lệnh]\n", cmd.CommandPath())
	}
	if cmd.HasExample() {
		fmt.Fprintf(&b, "\nVí dụ:\n%s\n", cmd.Example)
	}
	if cmd.HasAvailableSubCommands() {
		b.WriteString("\nCác lệnh:\n")
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() || sub.Name() == "help" {
				fmt.Fprintf(&b, "  %-*s %s\n", sub.NamePadding(), sub.Name(), sub.Short)
			}
		}
	}
	if cmd.HasAvailableLocalFlags() {
		fmt.Fprintf(&b, "\nTùy chọn:\n%s", flagsVI(cmd.LocalFlags()))
	}
	if cmd.HasAvailableInheritedFlags() {
		fmt.Fprintf(&b, "\nTùy chọn chung:\n%s", flagsVI(cmd.InheritedFlags()))
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\nXem thêm về một lệnh: %s [lệnh] --help\n", cmd.CommandPath())
	}
	_, err := fmt.Fprint(cmd.OutOrStderr(), b.String())
	return err
}

// flagWords are pflag's own words between a flag and what it is for.
var flagWords = regexp.MustCompile(`(?m)^( +(?:-\w, )?--[\w-]+) (string|int)( .*)$|\(default (.*)\)$`)

func flagsVI(flags *pflag.FlagSet) string {
	return flagWords.ReplaceAllStringFunc(flags.FlagUsages(), func(s string) string {
		s = strings.Replace(s, "(default ", "(mặc định ", 1)
		// As wide as the words they replace, so that the columns stay.
		s = strings.Replace(s, " string ", " GIÁTRỊ ", 1)
		return strings.Replace(s, " int ", " SỐ  ", 1)
	})
}

// usageErrors are the wordings of pflag for wrong calls, and ours.
var usageErrors = []struct {
	pattern *regexp.Regexp
	vi      string
}{
	{regexp.MustCompile(`^unknown flag: (.*)$`), "không có tùy chọn $1"},
	{regexp.MustCompile(`^unknown shorthand flag: '(.*)' in (.*)$`), "không có tùy chọn -$1"},
	{regexp.MustCompile(`^flag needs an argument: '.*' in (.*)$`), "tùy chọn $1 cần một giá trị"},
	{regexp.MustCompile(`^flag needs an argument: (.*)$`), "tùy chọn $1 cần một giá trị"},
	{regexp.MustCompile(`^invalid argument (".*") for "(.*)" flag: strconv.*$`), "giá trị $1 của $2 không dùng được"},
	{regexp.MustCompile(`^invalid argument (".*") for "(.*)" flag: (.*)$`), "giá trị $1 của $2 không dùng được: $3"},
	{regexp.MustCompile(`^bad flag syntax: (.*)$`), "tùy chọn $1 viết sai; phải có dạng --tên hoặc --tên=giá-trị"},
	{regexp.MustCompile(`^unknown command (".*") for "(.*)"$`), "lệnh $2 không nhận $1"},
}

// numberErrors are what pflag says of values that are no number: the words of
// a Go function.
var numberErrors = regexp.MustCompile(`^(invalid argument ".*" for ".*" flag): strconv.*$`)

// translate words a usage error of cobra for the caller. In Vietnamese one that
// it does not know stands behind a sentence of ours.
func (a *app) translate(message string) string {
	if a.lang == lang.EN {
		return numberErrors.ReplaceAllString(message, "$1")
	}
	for _, e := range usageErrors {
		if e.pattern.MatchString(message) {
			return e.pattern.ReplaceAllString(message, e.vi)
		}
	}
	return "chương trình không hiểu cách gọi này [" + message + "]"
}
