package main

import (
	"errors"
	"regexp"

	"github.com/spf13/cobra"

	"chuyende/internal/lang"
)

// usageVI is cobra's usage template in Vietnamese.
const usageVI = `Cách dùng:{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [lệnh]{{end}}{{if .HasExample}}

Ví dụ:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

Các lệnh:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Tùy chọn:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Tùy chọn chung:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

Xem thêm về một lệnh: {{.CommandPath}} [lệnh] --help{{end}}
`

// localise makes cobra's own texts speak the language of the call.
func (a *app) localise(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	if a.lang == lang.EN {
		return
	}
	root.SetUsageTemplate(usageVI)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return errors.New(a.translate(err.Error())) })
	for _, cmd := range root.Commands() {
		cmd.InitDefaultHelpFlag()
		cmd.Flags().Lookup("help").Usage = "xem cách dùng"
		switch cmd.Name() {
		case "help":
			cmd.Use, cmd.Short = "help [lệnh]", "Xem cách dùng một lệnh"
		case "completion":
			cmd.Short = "Tạo tệp gợi ý lệnh cho bash, zsh, fish, PowerShell"
		}
	}
	root.InitDefaultHelpFlag()
	root.Flags().Lookup("help").Usage = "xem cách dùng"
}

// usageErrors are the wordings of cobra and pflag for wrong calls, and ours.
var usageErrors = []struct {
	pattern *regexp.Regexp
	vi      string
}{
	{regexp.MustCompile(`^unknown (?:shorthand )?flag: (.*)$`), "không có tùy chọn $1"},
	{regexp.MustCompile(`^flag needs an argument: (.*)$`), "tùy chọn $1 cần một giá trị"},
	{regexp.MustCompile(`^invalid argument ("[^"]*") for "(.*)" flag: .*$`), "giá trị $1 của $2 không dùng được"},
	{regexp.MustCompile(`^unknown command ("[^"]*") for "(.*)"(?s:.*)$`), "không có lệnh $1"},
}

// translate words a usage error of cobra in Vietnamese; one it does not know
// stays as it is.
func (a *app) translate(message string) string {
	if a.lang == lang.EN {
		return message
	}
	for _, e := range usageErrors {
		if e.pattern.MatchString(message) {
			return e.pattern.ReplaceAllString(message, e.vi)
		}
	}
	return message
}
