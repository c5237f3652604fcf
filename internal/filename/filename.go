// Package filename knows which names of files every server, disk and system
// takes, and the one rule that makes such a name of another.
//
// Windows keeps some names for devices, whatever follows their first dot, and
// refuses some characters; most file systems stop at 255 bytes. "con" is an
// ordinary Vietnamese word, so a portal meets this. The package knows neither
// what a name is for nor who hears of a change: its callers tell the author.
// The rule is run by search/client/names.js too; search/testdata/names.json
// holds both to it.
package filename

import (
	"encoding/base32"
	"encoding/binary"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Longest is how many bytes a file's or folder's name may have. File systems
// take 255; the rest is for those who add to a name, such as a download's
// " (1).part".
const Longest = 200

// LongestPath is how many bytes the path of a file from the site's root may
// have for Windows to copy the site: it takes 259 letters for all of a path,
// of which the folder that the site is copied to needs some.
const LongestPath = 220

// kept is how much of a name that is too long stays legible.
const kept = 60

// device matches what Windows keeps for devices. It takes the digits ¹, ² and
// ³ for 1, 2 and 3, and a name with blanks at its end for the same without.
var device = regexp.MustCompile(`(?i)^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³]|conin\$|conout\$) *$`)

// IsDevice reports whether Windows takes a name for a device's, whatever
// follows its first dot.
func IsDevice(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	return device.MatchString(stem)
}

// IsFit reports whether every system takes name as that of a file or folder.
func IsFit(name string) bool {
	if name == "" || len(name) > Longest || !utf8.ValidString(name) || IsDevice(name) {
		return false
	}
	return strings.TrimRight(name, ". ") == name && !strings.ContainsFunc(name, func(r rune) bool {
		return r < ' ' || r >= 0x7F && r < 0xA0 || strings.ContainsRune(`<>:"|?*\/`, r)
	})
}

// Safe returns a name that every system takes, made of one that consists of
// characters that they take: itself wherever that can be. A device's name gets
// a _ before its first dot, "con" is "con_". A name of more than most bytes
// is its beginning, a _ and [Letters] of the whole, which is at most 68 bytes;
// an extension has to be put behind it afterwards.
//
// No slug has a _, so the result is never that of another slug.
func Safe(name string, most int) string {
	if IsDevice(name) {
		stem, rest, dot := strings.Cut(name, ".")
		name = strings.TrimRight(stem, " ") + "_"
		if dot {
			name += "." + rest
		}
	}
	if len(name) > most {
		start := kept
		for start > kept-utf8.UTFMax && !utf8.RuneStart(name[start]) {
			start--
		}
		name = strings.TrimRight(name[:start], "-_. ") + "_" + Hash(name)
	}
	return name
}

// Hash returns seven letters and digits that stand for a name: its FNV-1a, as
// [Letters] writes it.
func Hash(name string) string {
	h := uint32(2166136261)
	for i := range len(name) {
		h = (h ^ uint32(name[i])) * 16777619
	}
	return Letters(h)
}

// Letters writes a sum of 32 bits as seven letters and digits, its bits mixed.
func Letters(h uint32) string {
	h = (h ^ h>>15) * 0x2C1B3C6D
	h ^= h >> 13
	var raw [5]byte
	binary.BigEndian.PutUint32(raw[:], h)
	return strings.ToLower(base32.HexEncoding.EncodeToString(raw[:]))[:7]
}
