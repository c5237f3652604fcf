package source

import (
	"bytes"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/legacy"
)

// reportMisread reports text in an old encoding that some program took for
// Western European and saved as UTF-8. Real Vietnamese passes at the speed of
// counting bytes.
func reportMisread(shown string, data []byte, problems *diag.List) {
	// C2 and C3 begin the Western European letters and signs, the others most
	// of the letters that only Vietnamese has.
	signs := bytes.Count(data, []byte{0xC2})
	western := signs + bytes.Count(data, []byte{0xC3})
	own := bytes.Count(data, []byte{0xC4}) + bytes.Count(data, []byte{0xC6}) + bytes.Count(data, []byte{0xE1})
	if western == 0 || own*4 >= western && signs-bytes.Count(data, []byte("\u00A0")) < 3 {
		return
	}
	reportOld(shown, data, problems)
}

// reportOld reports an old encoding, if text is in one. data is the text as
// Western European systems show it.
func reportOld(shown string, data []byte, problems *diag.List) bool {
	old, ok := legacy.Recognise(data)
	if ok {
		rule := ruleEncodingTCVN3
		if old.Encoding == legacy.VNI {
			rule = ruleEncodingVNI
		}
		name := old.Encoding.String()
		problems.Add(rule.At(shown, data, diag.Span{Start: old.Start, End: old.End},
			lang.Textf("chữ gõ bằng bảng mã cũ %s: %q là %q", "text in the old encoding %s: %q is %q", name, old.Word, old.Meaning),
			lang.Textf("lưu lại dưới dạng Unicode UTF-8: trong UniKey bấm Ctrl+Shift+F6, chuyển từ %s sang Unicode",
				"save it as Unicode UTF-8: in UniKey press Ctrl+Shift+F6 and convert from %s to Unicode", name)))
	}
	return ok
}

// Revived is a text in an old encoding, of which [Read] has told, in Unicode.
func Revived(data []byte) []byte {
	text, _ := legacy.Convert(string(data))
	return []byte(text)
}
