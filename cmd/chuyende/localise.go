package main

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

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
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{a.translate(err)} })
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
var flagWords = regexp.MustCompile(`(?m)^( +(?:-\w, )?--[\w-]+) (stringArray|string|int)( .*)$|\(default (.*)\)$`)

func flagsVI(flags *pflag.FlagSet) string {
	return flagWords.ReplaceAllStringFunc(flags.FlagUsages(), func(s string) string {
		s = strings.Replace(s, "(default ", "(mặc định ", 1)
		// As wide as the words they replace, so that the columns stay.
		s = strings.Replace(s, " stringArray ", " GIÁTRỊ      ", 1)
		s = strings.Replace(s, " string ", " GIÁTRỊ ", 1)
		return strings.Replace(s, " int ", " SỐ  ", 1)
	})
}

// unknownCommand is what cobra says of a command that there is not; unlike
// pflag it has no types for its errors.
var unknownCommand = regexp.MustCompile(`^unknown command (".*") for "(.*)"$`)

// translate words a usage error of cobra or pflag for the caller. In Vietnamese
// one that it does not know stands behind a sentence of ours.
func (a *app) translate(err error) string {
	var missing *pflag.NotExistError
	var needs *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &invalid):
		return a.invalidValue(invalid)
	case a.lang == lang.EN:
		return err.Error()
	case errors.As(err, &missing):
		return "không có tùy chọn " + given(missing.GetSpecifiedName(), missing.GetSpecifiedShortnames())
	case errors.As(err, &needs):
		return "tùy chọn " + given(needs.GetSpecifiedName(), needs.GetSpecifiedShortnames()) + " cần một giá trị"
	case errors.As(err, &syntax):
		return "tùy chọn " + syntax.GetSpecifiedFlag() + " viết sai; phải có dạng --tên hoặc --tên=giá-trị"
	case unknownCommand.MatchString(err.Error()):
		return unknownCommand.ReplaceAllString(err.Error(), "lệnh $2 không nhận $1")
	}
	return "chương trình không hiểu cách gọi này [" + err.Error() + "]"
}

// given returns an option as it was written: --name, or the first letter of
// those behind one hyphen that nothing was done with.
func given(name, letters string) string {
	if letters == "" {
		return "--" + name
	}
	letter, _ := utf8.DecodeRuneInString(letters)
	return "-" + string(letter)
}

// invalidValue tells of a value that an option does not take, and why unless
// that is in the words of a Go function.
func (a *app) invalidValue(err *pflag.InvalidValueError) string {
	flag := err.GetFlag()
	name := "--" + flag.Name
	if flag.Shorthand != "" {
		name = "-" + flag.Shorthand + ", " + name
	}
	text := a.say("giá trị %q của %s không dùng được", "invalid argument %q for %q flag", err.GetValue(), name)
	var number *strconv.NumError
	if cause := err.Unwrap(); cause != nil && !errors.As(cause, &number) {
		text += ": " + cause.Error()
	}
	return text
}
