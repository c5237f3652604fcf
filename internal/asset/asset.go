// Package asset knows what a file that is published as it is may do to those
// who open it: run a script, ask other hosts for something, or give away who
// wrote it; and whether a document is what its name says. It goes by the name,
// for an SVG by what stands in it, and for a document by its first bytes. The
// package knows neither pages nor addresses, and judges nothing: whether the
// author meant it, the author says.
package asset

import (
	"path"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// mostSVG is the size in bytes up to which an SVG is looked into.
const mostSVG = 8 << 20

// mostPicture is the size in bytes from which a picture is too heavy for phones: several
// times what one of a screen's width takes.
const mostPicture = 2_000_000

// isPicture reports whether pages show a file of such a name.
func isPicture(name string) bool {
	return slices.Contains([]string{".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".avif", ".bmp"}, strings.ToLower(path.Ext(name)))
}

// Inspect returns what its author should know of a file, and whether there is
// anything: one problem, however much is in it. Shown is the path that messages
// name, settings that of the site's settings, in the content's folder. Read
// returns the file's bytes; it is called for an SVG only.
func Inspect(shown, settings string, size int64, read func() ([]byte, error)) (diag.Problem, bool, error) {
	at := func(rule diag.Rule, text, hint lang.Text) (diag.Problem, bool, error) {
		return rule.At(shown, nil, diag.Span{}, text, Keep(hint, shown, settings, rule.Code)), true, nil
	}
	if slices.Contains([]string{".heic", ".heif", ".tif", ".tiff"}, strings.ToLower(path.Ext(shown))) {
		return at(ruleImageFormat, lang.Textf("phần lớn trình duyệt không cho xem ảnh loại %s", "most browsers do not show pictures of the kind %s", path.Ext(shown)),
			lang.Textf("lưu lại thành .jpg; với iPhone: Cài đặt > Camera > Định dạng > Tương thích nhất", "save it as .jpg; on an iPhone: Settings > Camera > Formats > Most Compatible"))
	}
	switch KindOf(shown) {
	case Known:
		if size <= mostPicture || !isPicture(shown) {
			return diag.Problem{}, false, nil
		}
		return at(ruleImageHeavy, lang.Textf("ảnh nặng %.1f MB: ai mở bài bằng điện thoại cũng phải tải hết", "the picture weighs %.1f MB, which every phone has to fetch", float64(size)/1e6),
			lang.Textf("thu nhỏ còn ngang 1200 điểm rồi chép đè lên tệp cũ", "make it 1200 pixels wide and put it in the place of the old file"))
	case SVG:
		return inspectSVG(shown, settings, size, read)
	case HTML:
		return at(ruleFileHTML, lang.Textf("tệp HTML được đăng y nguyên: ngoài khung của cổng, tìm kiếm không thấy, và có thể chạy script của riêng nó",
			"an HTML file is published as it is: without the portal's frame, not found by search, and with whatever script it has"),
			lang.Textf("viết nội dung thành tệp .md", "write what it says as a .md file"))
	case Office:
		return at(ruleFileOffice, lang.Textf("tệp văn phòng có thể mang theo tên người soạn, chú thích, phần đã xóa",
			"an office file may carry the names of its authors, comments and what was deleted"),
			lang.Textf("xuất ra PDF, hoặc xóa thông tin cá nhân trong Word (Tệp > Thông tin > Kiểm tra tài liệu)",
				"export it as PDF, or remove personal data in Word (File > Info > Inspect Document)"))
	}
	return at(ruleFileUnknown, lang.Textf("tệp loại lạ được đăng y nguyên", "a file of a kind that is not known is published as it is"),
		lang.Textf("chuyển ra ngoài %s/ nếu không định đăng", "move it out of %s/ unless it is meant to be published", path.Dir(settings)))
}

// Keep adds to a hint how a site keeps a file that a rule warns of.
func Keep(hint lang.Text, shown, settings, code string) lang.Text {
	file := strings.TrimPrefix(shown, path.Dir(settings)+"/")
	more := lang.Textf("; muốn giữ thì thêm vào accept của %s: {files: %q, code: %s, why: \"…\"}",
		"; to keep it, add to accept in %s: {files: %q, code: %s, why: \"…\"}", settings, file, code)
	return lang.Text{VI: hint.VI + more.VI, EN: hint.EN + more.EN}
}

// Kind is a sort of file as its name tells.
type Kind uint8

// A Known file does nothing by itself but show or play.
const (
	Unknown Kind = iota
	Known
	SVG
	HTML
	Office
)

// KindOf returns what a file is by its name, in any case.
func KindOf(name string) Kind {
	base := strings.ToLower(path.Base(name))
	extension := strings.TrimPrefix(path.Ext(base), ".")
	if extension == "" || extension == base {
		// What hosts read, and the texts that go with a work.
		if slices.Contains([]string{"cname", "_headers", "_redirects", "license", "licence", "copying", "notice", "readme"}, base) {
			return Known
		}
		return Unknown
	}
	for kind, extensions := range map[Kind]string{
		SVG:    " svg ",
		HTML:   " html htm xhtml xht shtml hta mht mhtml xml xsl xslt ",
		Office: " doc docx docm dot dotx dotm xls xlsx xlsm xlsb xlt xltx ppt pptx pptm pps ppsx pot potx odt ott ods ots odp otp odg odf rtf wps et dps pages numbers key vsd vsdx pub mdb accdb one mpp eml msg pst vcf ",
		Known: " png jpg jpeg jfif gif webp avif ico bmp tif tiff heic heif pdf txt csv tsv json geojson webmanifest ics vtt srt" +
			" mp3 m4a aac ogg oga opus wav flac mp4 m4v webm ogv mov woff woff2 ttf otf ",
	} {
		if strings.Contains(extensions, " "+extension+" ") {
			return kind
		}
	}
	return Unknown
}
