package wordml

import (
	"bytes"
	"net/url"
	"strings"
	"unicode/utf8"
)

// escape appends text to b as XML, fit for attributes too. What XML has no room
// for becomes U+FFFD.
func escape(b *bytes.Buffer, text string) {
	from := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		instead := ""
		switch {
		case r == '&':
			instead = "&amp;"
		case r == '<':
			instead = "&lt;"
		case r == '>':
			instead = "&gt;"
		case r == '"':
			instead = "&quot;"
		case r == '\t', r == '\n', r == '\r':
			instead = " "
		case !inXML(r) || r == utf8.RuneError && size == 1:
			instead = "\uFFFD"
		}
		if instead != "" {
			b.WriteString(text[from:i])
			b.WriteString(instead)
			from = i + size
		}
		i += size
	}
	b.WriteString(text[from:])
}

// inXML reports whether XML 1.0 has a character.
func inXML(r rune) bool {
	return r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
}

// mostURL is the longest address that Word takes.
const mostURL = 2000

// target returns an address as a file may hold it: Word refuses to open one
// whose addresses it cannot read. ok is false where it is none.
func target(address string) (clean string, ok bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || len(address) > mostURL {
		return "", false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if !isHost(u.Hostname()) || u.User != nil {
			return "", false
		}
	case "mailto":
		name, host, found := strings.Cut(u.Opaque, "@")
		if !found || !isPlain(name) || !isHost(host) {
			return "", false
		}
	case "tel":
		if !isPlain(u.Opaque) {
			return "", false
		}
	default:
		return "", false
	}
	return u.String(), true
}

// isPlain reports letters, digits and the signs that need no thought.
func isPlain(s string) bool {
	for _, r := range s {
		if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_+", r) {
			return false
		}
	}
	return s != ""
}

// isHost reports a name or number of a host in ASCII.
func isHost(s string) bool {
	return isPlain(s) && !strings.ContainsAny(s, "_+") && s[0] != '.' && s[0] != '-' && !strings.Contains(s, "..")
}
