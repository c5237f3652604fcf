// Package lang holds texts that a content keeper reads, in the two languages
// the tool speaks: Vietnamese, the default, and English.
//
// Both wordings of a message stand side by side where the message is made, so
// that neither can be forgotten and no catalogue drifts away from the code.
// The package knows nothing of files, flags or terminals, nor of the portal's
// own words, which belong to the theme: package words.
package lang

import "fmt"

// Lang is a language that messages can be shown in.
type Lang string

// The languages messages can be shown in. VI is the default.
const (
	VI Lang = "vi"
	EN Lang = "en"
)

// Parse returns the language named s; ok is false where the tool does not
// speak it.
func Parse(s string) (l Lang, ok bool) {
	switch Lang(s) {
	case VI, EN:
		return Lang(s), true
	}
	return VI, false
}

// Text is one message in every language. Its zero value is the empty message.
type Text struct {
	VI string `json:"vi"`
	EN string `json:"en"`
}

// Textf formats one message in both languages with the same arguments, as
// [fmt.Sprintf] does. An argument of type [Text] is shown in the language of
// the wording that it stands in.
func Textf(vi, en string, args ...any) Text {
	return Text{VI: format(VI, vi, args), EN: format(EN, en, args)}
}

func format(l Lang, wording string, args []any) string {
	if len(args) == 0 {
		return wording
	}
	shown := make([]any, len(args))
	for i, arg := range args {
		shown[i] = arg
		if t, ok := arg.(Text); ok {
			shown[i] = t.In(l)
		}
	}
	return fmt.Sprintf(wording, shown...)
}

// In returns the wording in l; anything that is not [EN] reads Vietnamese.
func (t Text) In(l Lang) string {
	if l == EN {
		return t.EN
	}
	return t.VI
}

// IsZero reports whether the message is empty.
func (t Text) IsZero() bool { return t == Text{} }
