package asset

import (
	"path"
	"strings"
)

// content is what a file is by its first bytes and, of a package, by the names
// in it.
type content string

// What files that people exchange hold. Word, Excel and the like are both the
// old form, one file system in a file, and the new one, a package.
const (
	empty       content = "empty"
	pdf         content = "PDF"
	compound    content = "compound" // .doc, .xls, .ppt, or a package with a password
	word        content = "Word"
	excel       content = "Excel"
	powerPoint  content = "PowerPoint"
	openText    content = "OpenDocument text"
	openTable   content = "OpenDocument spreadsheet"
	openSlides  content = "OpenDocument presentation"
	openDrawing content = "OpenDocument drawing"
	epub        content = "EPUB"
	rich        content = "RTF"
	archive     content = "ZIP"
	markup      content = "HTML"
	pixels      content = "image"
	plain       content = "text"
	other       content = ""
)

// format is a format that files are exchanged in.
type format struct {
	// name is what people call it.
	name string
	// holds are the contents that its programs open without a word.
	holds []content
}

// formats are those of documents by extension. Pictures, sound and film are
// shown in pages, and need no word of what they are.
func formats(extension string) (format, bool) {
	office := func(name string, holds ...content) (format, bool) {
		return format{name + " ." + extension, holds}, true
	}
	switch extension {
	case "pdf":
		return format{"PDF", []content{pdf}}, true
	case "docx", "docm", "dotx", "dotm":
		return office("Word", word)
	case "doc", "dot":
		return office("Word", compound, rich)
	case "xlsx", "xlsm", "xlsb", "xltx":
		return office("Excel", excel)
	case "xls", "xlt":
		return office("Excel", compound)
	case "pptx", "pptm", "ppsx", "potx":
		return office("PowerPoint", powerPoint)
	case "ppt", "pps", "pot":
		return office("PowerPoint", compound)
	case "odt", "ott":
		return office("OpenDocument", openText)
	case "ods", "ots":
		return office("OpenDocument", openTable)
	case "odp", "otp":
		return office("OpenDocument", openSlides)
	case "odg":
		return office("OpenDocument", openDrawing)
	case "rtf":
		return format{"RTF", []content{rich}}, true
	case "epub":
		return format{"EPUB", []content{epub}}, true
	case "zip":
		return format{"ZIP", []content{archive}}, true
	case "txt", "csv", "tsv":
		return format{strings.ToUpper(extension), []content{plain, other, markup, empty}}, true
	}
	return format{}, false
}

// FormatOf returns what people call the format of a document by its file's name:
// "PDF", "Word .docx"; "" for files that are no documents.
func FormatOf(name string) string {
	f, _ := formats(extensionOf(name))
	return f.name
}

// extensionOf is a file's extension in lower case, without its dot.
func extensionOf(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
}
