package source

import "slices"

// tcvn3 is what the bytes from A1 to FF mean in TCVN3; a space means nothing.
const tcvn3 = "ĂÂÊÔƠƯĐăâêôơưđẰ     àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"

func decodeTCVN3(word []rune) (string, bool) {
	table := []rune(tcvn3)
	read := slices.Clone(word)
	for i, r := range word {
		if !isHigh(r) {
			continue
		}
		if read[i] = table[r-0xA1]; read[i] == ' ' {
			return "", false
		}
	}
	return string(read), true
}
