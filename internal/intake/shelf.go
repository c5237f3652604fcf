package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"

	"chuyende/internal/docx"
	"chuyende/internal/lang"
	"chuyende/internal/manuscript"
)

// largestPicture is the size of a picture in bytes up to which it is taken.
const largestPicture = 20 << 20

// mostPictures is how many pictures a page takes.
const mostPictures = 500

// shelf gathers the pictures that a page shows. While it is made they have names
// that stand for those of their files, which begin with the page's own.
type shelf struct {
	read  func(part string, most int64) ([]byte, error)
	known map[string]string // addresses by part
	all   []Picture
	left  []lang.Text
}

// stand stands in an address for the name of the page.
const stand = "xx-page-xx"

// take returns the address of a picture by its part, "" where browsers cannot show
// it, which the author is told.
func (s *shelf) take(part string) string {
	if name, has := s.known[part]; has {
		return name
	}
	s.known[part] = ""
	data, err := s.read(part, largestPicture)
	switch {
	case errors.Is(err, errElsewhere):
		s.leave(part, lang.Text{VI: "nằm trên mạng; lưu về cạnh trang rồi viết ![lời mô tả](ten-anh.jpg)", EN: "it is on the network; save it beside the page and write ![what it shows](name.jpg)"})
		return ""
	case errors.Is(err, fs.ErrNotExist):
		s.leave(part, lang.Text{VI: "không có tệp ấy cạnh trang đã lưu", EN: "there is no such file beside the saved page"})
		return ""
	case errors.Is(err, docx.ErrTooLarge):
		s.leave(part, lang.Text{VI: "quá 20 MB", EN: "more than 20 MB"})
		return ""
	case err != nil:
		s.leave(part, lang.Text{VI: "hỏng", EN: "damaged"})
		return ""
	}
	extension := map[string]string{"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp"}[http.DetectContentType(data)]
	switch {
	case extension == "":
		s.leave(part, lang.Text{VI: "trình duyệt không hiện được; lưu lại thành PNG hoặc JPEG", EN: "browsers cannot show it; save it as PNG or JPEG"})
		return ""
	case len(s.all) >= mostPictures:
		s.leave(part, lang.Text{VI: "quá nhiều ảnh", EN: "too many pictures"})
		return ""
	}
	name := fmt.Sprintf("%s-%d%s", stand, len(s.all)+1, extension)
	s.all = append(s.all, Picture{Name: name, read: func() ([]byte, error) { return s.read(part, largestPicture) }})
	s.known[part] = name
	return name
}

func (s *shelf) leave(part string, why lang.Text) {
	name := path.Base(part)
	if strings.HasPrefix(part, "data:") {
		name, _, _ = strings.Cut(part, ",")
	}
	s.left = append(s.left, lang.Textf("ảnh %s: %s", "picture %s: %s", name, why))
}

// page makes the page of a manuscript whose pictures were taken.
func (s *shelf) page(name string, paper manuscript.Paper, o Options) (Page, error) {
	if !hasText(paper) {
		return Page{}, empty(append(slices.Clone(paper.Left), s.left...))
	}
	page, err := compose(name, paper, o)
	page.Pictures = s.named(&page)
	page.Left = append(page.Left, s.left...)
	return page, err
}

// named gives the pictures their names, in the page too.
func (s *shelf) named(page *Page) []Picture {
	page.Text = strings.ReplaceAll(page.Text, stand+"-", page.Stem+"-")
	for i := range s.all {
		s.all[i].Name = strings.Replace(s.all[i].Name, stand, page.Stem, 1)
	}
	return s.all
}
