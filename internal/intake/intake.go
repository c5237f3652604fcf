// Package intake makes a page of the portal of a file from elsewhere: front matter
// as its kind has it, sections under the headings that the kind fixes, pictures
// beside it. What the kind asks for and the file does not give is a marked blank;
// what fits nowhere has a section of its own.
//
// It knows kinds and what files say (package manuscript); it writes no file, runs no
// program, and does not know what else the site has.
package intake

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"chuyende/internal/docx"
	"chuyende/internal/lang"
	"chuyende/internal/legacy"
	"chuyende/internal/manuscript"
	"chuyende/internal/pdf"
	"chuyende/internal/reflow"
	"chuyende/internal/site"
	"chuyende/internal/webpage"
	"chuyende/internal/wordhtml"
)

// Options say what pages are made.
type Options struct {
	Kind *site.Kind
	// Allowed are the values that a key may hold on this site, by key.
	Allowed map[string][]string
	Lang    lang.Lang
	// Taken reports that a page made in the same run has a name, so that this one gets a
	// number behind it; nil where there is none.
	Taken func(stem string) bool
}

// Page is a page that has been made.
type Page struct {
	// Stem is its file's name without ".md", Text what the file holds.
	Stem, Text string
	// Title is its title.
	Title string
	// Pictures stand beside it.
	Pictures []Picture
	// Blanks are the keys that its author has to fill in.
	Blanks []Blank
	// Missing are the parts of its kind, by their titles, of which the file has nothing.
	Missing []string
	// Left is what was left alone, in words for the author.
	Left []lang.Text
	// Converted is what was done to text in old encodings.
	Converted legacy.Tally
}

// Picture is a picture by its file's name beside the page.
type Picture struct {
	Name string
	read func() ([]byte, error)
}

// Blank is a key that is empty, with its line in the page's text, from 1.
type Blank struct {
	Key     string
	Line    int
	Doc     lang.Text
	Example string
}

// Refusal says why a file cannot be taken in, and what can be done.
type Refusal struct{ Why, Cure lang.Text }

// Error returns the English wording.
func (r *Refusal) Error() string { return r.Message().EN }

// Message returns the whole sentence in both languages.
func (r *Refusal) Message() lang.Text { return lang.Textf("%s: %s", "%s: %s", r.Why, r.Cure) }

// Word makes a page of a Word document of size bytes, which is called name.
func Word(name string, file io.ReaderAt, size int64, o Options) (Page, error) {
	document, err := docx.Read(file, size)
	if err != nil {
		return Page{}, refused(err)
	}
	pictures, err := docx.OpenPictures(file, size)
	if err != nil {
		return Page{}, refused(err)
	}
	shelf := shelf{read: pictures.Read, known: map[string]string{}}
	paper := wordhtml.Make(document, shelf.take)
	return shelf.page(name, paper, o)
}

// Pictures reads the pictures of a page, one after the other, from where it was made
// of: those of a Word document while its file is open.
func Pictures(all []Picture, put func(name string, data []byte) error) error {
	for _, p := range all {
		data, err := p.read()
		if err == nil {
			err = put(p.Name, data)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Text makes a page of a text file.
func Text(name string, data []byte, o Options) (Page, error) {
	paper := wordhtml.Plain(data)
	if !hasText(paper) {
		return Page{}, empty(paper.Left)
	}
	paper.Left = append(paper.Left, wikiLeft(data)...)
	return compose(name, paper, o)
}

// Web makes a page of a page saved from the web, or of a piece of HTML. Its pictures
// are looked for in it and in beside, the folder that it lies in.
func Web(name string, data []byte, beside fs.FS, o Options) (Page, error) {
	page, err := webpage.Read(data)
	if err != nil {
		return Page{}, refused(err)
	}
	shelf := shelf{read: saved(beside), known: map[string]string{}}
	paper := wordhtml.Make(page.Document, shelf.take)
	if paper.Title == "" {
		paper.Title = page.Title
	}
	for i := range paper.Sections { // many sites show their title above the text and in it
		if s := &paper.Sections[i]; s.Title != "" && strings.EqualFold(s.Title, paper.Title) {
			s.Level, s.Title, s.Heading = 0, "", ""
		}
	}
	paper.Origin = published(page.Origin)
	if page.Dropped > 0 {
		paper.Left = append(paper.Left, lang.Textf("%d phần quanh bài (thanh điều hướng, chân trang…)", "%d parts around the text (menus, feet…)", page.Dropped))
	}
	return shelf.page(name, paper, o)
}

// published says where a page was published.
func published(o webpage.Origin) string {
	if o.Address == "" {
		return ""
	}
	parts := []string{}
	if o.Site != "" {
		parts = append(parts, o.Site)
	}
	if day, err := time.Parse(time.DateOnly, o.Day); err == nil {
		parts = append(parts, "đăng ngày "+day.Format("02/01/2006"))
	}
	if len(parts) == 0 {
		return o.Address
	}
	return strings.Join(parts, ", ") + ": " + o.Address
}

// PDF makes a page of a PDF by what its pages show.
func PDF(name string, pages []pdf.Page, o Options) (Page, error) {
	made := reflow.Make(pages)
	word := lang.Text{VI: "xin tệp Word gốc của người soạn; không có thì gõ lại, hoặc nhận dạng chữ (OCR) trước", EN: "ask its author for the Word file, or have its text typed or recognised (OCR) first"}
	if len(made.Blank) == len(pages) {
		return Page{}, &Refusal{lang.Textf("tệp PDF là bản quét: %d trang chỉ có ảnh, không có chữ nào để lấy", "the PDF is a scan: its %d pages show pictures and have no text", len(pages)), word}
	}
	if made.Unreadable {
		return Page{}, &Refusal{lang.Text{VI: "chữ trong tệp PDF nhìn thấy mà không đọc được: phông chữ của tệp không cho biết chữ nào là chữ nào", EN: "the text of the PDF can be seen, not read: its fonts do not say which letters they show"}, word}
	}
	paper := wordhtml.Make(made.Document, func(string) string { return "" })
	if len(made.Blank) > 0 {
		paper.Left = append(paper.Left, lang.Textf("trang không có chữ (bản quét, hoặc chỉ có hình): %s", "pages without text (scans, or pictures alone): %s", numbers(made.Blank)))
	}
	if made.Pictures > 0 {
		paper.Left = append(paper.Left, lang.Textf("%d ảnh trong tệp PDF", "%d pictures of the PDF", made.Pictures))
	}
	paper.Left = append(paper.Left, lang.Text{VI: "cách trình bày của tệp PDF: đoạn, tiêu đề, danh sách nhận theo vị trí chữ; xin đọc lại", EN: "the looks of the PDF: paragraphs, headings and lists were told by where letters stand; read it through"})
	return compose(name, paper, o)
}

// mostNumbers is how many numbers of pages a message holds.
const mostNumbers = 12

// numbers lists the numbers of pages.
func numbers(all []int) string {
	var parts []string
	for _, n := range all[:min(len(all), mostNumbers)] {
		parts = append(parts, strconv.Itoa(n))
	}
	if len(all) > mostNumbers {
		parts = append(parts, "…")
	}
	return strings.Join(parts, ", ")
}

func hasText(paper manuscript.Paper) bool {
	return paper.Title != "" || hasBody(paper)
}

// hasBody reports whether there is anything below the title.
func hasBody(paper manuscript.Paper) bool {
	return slices.ContainsFunc(paper.Sections, func(s manuscript.Section) bool { return s.Title != "" || s.HTML != "" })
}

// empty refuses a file without text, in which these things were left alone.
func empty(left []lang.Text) error {
	if len(left) > 0 {
		return &Refusal{lang.Textf("không lấy được chữ nào; trong tệp chỉ có %s", "no text can be taken; all that is in the file is %s", left[0]),
			lang.Text{VI: "mở bằng Word, chép phần cần dùng sang một tệp .docx mới rồi đưa vào lại", EN: "open it in Word, copy what is needed to a new .docx and import that"}}
	}
	return &Refusal{lang.Text{VI: "tệp không có chữ nào", EN: "the file has no text"},
		lang.Text{VI: "nếu là bản quét (ảnh chụp giấy) thì phải gõ lại hoặc nhận dạng chữ trước", EN: "if it is a scan, its text has to be typed or recognised first"}}
}

// refused words why a document cannot be read.
func refused(err error) error {
	again := lang.Text{VI: "mở bằng Word rồi lưu thành tệp .docx mới", EN: "open it in Word and save it as a new .docx"}
	switch {
	case errors.Is(err, docx.ErrNotWord):
		return &Refusal{lang.Text{VI: "không phải là tệp Word (.docx)", EN: "this is no Word document (.docx)"}, again}
	case errors.Is(err, docx.ErrTooLarge):
		return &Refusal{lang.Text{VI: "tệp quá lớn, hoặc bung ra quá lớn", EN: "the file is too large, or unpacks to too much"},
			lang.Text{VI: "chia tệp ra, bỏ bớt ảnh", EN: "cut it up, take pictures out"}}
	case errors.Is(err, docx.ErrUnsafe):
		return &Refusal{lang.Text{VI: "trong tệp có đường dẫn trỏ ra ngoài tệp, không an toàn", EN: "there are paths in the file that lead out of it, which is not safe"}, again}
	case errors.Is(err, docx.ErrDamaged):
		return &Refusal{lang.Text{VI: "tệp Word hỏng, không đọc được", EN: "the Word document is damaged"}, again}
	}
	return err
}

// stemOf is the name of the page's file: by its number in a register, else by the
// name of the file it comes from.
func stemOf(name string, paper manuscript.Paper, o Options) string {
	if o.Kind.Register && paper.Head.Number != "" {
		if stem := site.AddressPart(paper.Head.Number); stem != "" {
			return stem // a second paper of that number is the same one
		}
	}
	stem := ownStem(name, paper)
	if o.Taken == nil || !o.Taken(stem) {
		return stem
	}
	n := 2
	for o.Taken(stem + "-" + strconv.Itoa(n)) {
		n++
	}
	return stem + "-" + strconv.Itoa(n)
}

// ownStem is a name by that of the file, or by the title.
func ownStem(name string, paper manuscript.Paper) string {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	for _, text := range []string{strings.TrimSuffix(base, path.Ext(base)), paper.Title} {
		if stem := site.AddressPart(text); stem != "" {
			return stem
		}
	}
	return "trang"
}

// blanks finds the keys that stand empty in a page's front matter.
func blanks(text string, k *site.Kind) []Blank {
	var all []Blank
	for i, line := range strings.Split(text, "\n") {
		if i > 0 && line == "---" {
			break
		}
		key := emptyKey.FindStringSubmatch(line)
		for _, f := range k.Schema() {
			if key != nil && f.Key == key[1] && f.Required {
				all = append(all, Blank{Key: f.Key, Line: i + 1, Doc: f.Doc, Example: f.Example})
			}
		}
	}
	return all
}

var emptyKey = regexp.MustCompile(`^([a-z_]+):$`)
