package script

import (
	"strconv"
	"unicode/utf8"

	"chuyende/internal/filename"
)

// hashSize is how many characters of its check a file's name has. The epoch
// guards against mixing builds, so this has to tell a file from what it
// was before an edit: one change in 32,768 goes unnoticed by a cache.
const hashSize = 3

// CheckOf returns seven letters that stand for a text: FNV-1a over its UTF-16
// code units, which is what a browser has, with the bits mixed at the end.
func CheckOf(text []byte) string { return check(text) }

// check is the check of texts one behind the other, none of which ends within a character.
func check(texts ...[]byte) string {
	h := uint32(2166136261)
	for _, text := range texts {
		for i := 0; i < len(text); {
			c := rune(text[i])
			size := 1
			if c >= utf8.RuneSelf {
				c, size = utf8.DecodeRune(text[i:])
			}
			i += size
			if c > 0xFFFF {
				c -= 0x10000
				h = (h ^ uint32(0xD800+c>>10)) * 16777619
				c = 0xDC00 + c&0x3FF
			}
			h = (h ^ uint32(c)) * 16777619
		}
	}
	return filename.Letters(h)
}

// among deals texts out: it returns which of n a text gets, by its check read as a number.
func among(text string, n int) int {
	number, _ := strconv.ParseUint(CheckOf([]byte(text)), 32, 64) // letters of base 32, of which the last bits are 0
	return int(number / 8 % uint64(n))
}

// KeyHash tells where lists are cut: FNV-1a.
func KeyHash(s []byte) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}
