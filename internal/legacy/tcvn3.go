package legacy

import "strings"

// tcvn3 is what the bytes from A1 to FF mean in TCVN3; a space means nothing.
const tcvn3 = "ĂÂÊÔƠƯĐăâêôơưđẰ     àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"

// decodeTCVN3 reads a text in TCVN3; ok is false where a character of it means
// nothing there.
func decodeTCVN3(text string) (read string, ok bool) {
	table := []rune(tcvn3)
	ok = true
	read = strings.Map(func(r rune) rune {
		if !isHigh(r) {
			return r
		}
		meant := table[r-0xA1]
		if meant == ' ' {
			ok = false
			return r
		}
		return meant
	}, text)
	return read, ok
}
