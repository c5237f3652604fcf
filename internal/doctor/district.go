package doctor

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
)

// lastDistrictYear is the year in the middle of which the district level was
// abolished: a sentence that names it, or one before, tells of the past.
const lastDistrictYear = 2025

// districtBodies reports bodies of the district level, which there is no
// longer, wherever a text does not say that it tells of the past. Issuers in
// the register are what they were.
func districtBodies(text *prose, problems *diag.List) {
	p := text.page
	if isDocument(p) || !mentionsDistrict(p.Data) {
		return
	}
	report := func(start int, found []diag.Span) {
		for _, s := range found {
			problems.Add(p.Problem(ruleDistrictBody, diag.Span{Start: start + s.Start, End: start + s.End},
				lang.Textf("cấp huyện đã bỏ từ 1/7/2025: %q", "there is no district level since 1/7/2025: %q", string(p.Data[start+s.Start:start+s.End])),
				lang.Text{VI: "ghi cơ quan cấp xã hoặc cấp tỉnh; nếu kể chuyện cũ thì nói rõ thời điểm trong câu, hoặc viết trong khung > [!HISTORY] hay chú thích cuối trang",
					EN: "name the commune's or the province's body; in an account of the past tell the time in the sentence, or use a > [!HISTORY] note or a footnote"}))
		}
	}
	var meta func(m *frontmatter.Meta)
	meta = func(m *frontmatter.Meta) {
		for _, key := range m.Keys() {
			if slices.Contains([]string{"source", "sources", "figures", "place_then", "accept", "changes"}, key) {
				continue
			}
			for _, item := range m.Items(key) {
				if s := item.Span; 0 <= s.Start && s.Start <= s.End && s.End <= len(p.Data) {
					report(s.Start, districtsNow(p.Data[s.Start:s.End]))
				}
			}
			for _, record := range m.Records(key) {
				meta(record)
			}
		}
	}
	meta(p.Meta)
	for _, b := range text.blocks {
		if !b.note && !b.history {
			report(b.start, districtsNow(b.text))
		}
	}
}

func mentionsDistrict(data []byte) bool {
	for _, word := range []string{"uyện", "UYỆN", "uận", "UẬN", "ị ủy", "ị uỷ", "Ị ỦY", "Ị UỶ", "ị xã", "Ị XÃ"} {
		if bytes.Contains(data, []byte(word)) {
			return true
		}
	}
	return false
}

// districtsNow returns the bodies of the district level in a text but for
// those in sentences about the past.
func districtsNow(text []byte) []diag.Span {
	var found []diag.Span
	for _, s := range sentences(text) {
		sentence := text[s.Start:s.End]
		if !mentionsDistrict(sentence) || tellsOfPast(sentence) {
			continue
		}
		for _, at := range districtBody.FindAllIndex(sentence, -1) {
			before, _ := utf8.DecodeLastRune(sentence[:at[0]])
			after, _ := utf8.DecodeRune(sentence[at[1]:])
			if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
				found = append(found, diag.Span{Start: s.Start + at[0], End: s.Start + at[1]})
			}
		}
	}
	return found
}

// districtBody matches the committees and councils of districts, towns and
// urban districts, in either placing of the mark.
var districtBody = regexp.MustCompile(`(?i)(?:huyện|quận|thị)\s+(?:ủy|uỷ)|` +
	`(?:(?:ủy|uỷ)\s+ban\s+nhân\s+dân|ubnd|hội\s+đồng\s+nhân\s+dân|hđnd|đảng\s+bộ|mặt\s+trận\s+tổ\s+quốc|` +
	`trung\s+tâm\s+chính\s+trị|công\s+an|viện\s+kiểm\s+sát\s+nhân\s+dân|(?:tòa|toà)\s+án\s+nhân\s+dân)\s+(?:cấp\s+)?(?:huyện|quận|thị\s+xã)`)

// year matches a year of the last or this century.
var year = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)(?:\D|$)`)

// tellsOfPast reports whether a sentence says that it tells of the time when
// there were districts.
func tellsOfPast(sentence []byte) bool {
	text := strings.Join(strings.Fields(strings.ToLower(string(sentence))), " ")
	for _, words := range []string{"tên cũ", "khi đó", "lúc đó", "khi ấy", "lúc ấy", "trước đây", "hồi đó", "bấy giờ", "huyện cũ", "quận cũ", "thị xã cũ"} {
		if at := strings.Index(text, words); at >= 0 {
			after, _ := utf8.DecodeRuneInString(text[at+len(words):])
			before, _ := utf8.DecodeLastRuneInString(text[:at])
			if !unicode.IsLetter(after) && !unicode.IsLetter(before) {
				return true
			}
		}
	}
	for _, found := range year.FindAllStringSubmatch(text, -1) {
		if n, err := strconv.Atoi(found[1]); err == nil && n <= lastDistrictYear {
			return true
		}
	}
	return false
}
