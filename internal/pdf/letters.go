package pdf

import (
	"context"
	"fmt"
	"io"
	"math"
	"regexp"

	pdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

// Page is what a page shows, and where. Points count from the left and from the foot
// of the page as people see it, 72 to the inch.
type Page struct {
	Width, Height float64
	// Title is how the file calls itself, on its first page alone.
	Title string
	// Letters are its letters in the order of the file, which mostly is that of reading.
	Letters []Letter
	// Rules are straight lines that are drawn, the edges of boxes too.
	Rules []Rule
	// Pictures is how many pictures of some size it shows.
	Pictures int
}

// Letter is a letter or a blank, with the room that its ink takes.
type Letter struct {
	Text rune
	Box
	// Size is its size in points, Font the name that its font has in the file.
	Size         float64
	Font         string
	Bold, Italic bool
}

// Box is a piece of a page.
type Box struct{ Left, Right, Bottom, Top float64 }

// Rule is a straight line: upright, or level.
type Rule struct {
	Box
	Upright bool
}

// What a page may come to, and a file. A page of more letters is refused, as it would come
// out in part; of lines those that are more are left.
const (
	mostLetters  = 100_000
	mostObjects  = 20_000
	mostSegments = 400 // of one drawn thing
	// mostPieces is how many letters and rules a file may have, which is more than two
	// thousand pages.
	mostPieces = 5_000_000
)

// Pages returns what each page shows.
func (r *Reader) Pages(ctx context.Context, file io.ReaderAt, size int64) ([]Page, error) {
	var pages []Page
	letters, pieces := 0, 0
	broken, err := r.each(ctx, file, size, func(worker pdfium.Pdfium, page requests.Page) error {
		p, err := pageOf(worker, page)
		if len(pages) == 0 {
			p.Title = titleOf(worker, page)
		}
		pages = append(pages, p)
		letters += len(p.Letters)
		if pieces += len(p.Letters) + len(p.Rules); pieces > mostPieces {
			return fmt.Errorf("%w: more than %d letters and lines", ErrTooLarge, mostPieces)
		}
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case letters == 0 && broken != nil:
		return nil, broken
	}
	return pages, nil
}

// titleOf is the title that a file names, "" where it names none that can be read.
func titleOf(worker pdfium.Pdfium, page requests.Page) string {
	got, err := worker.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: page.ByIndex.Document, Tag: "Title"})
	if err != nil {
		return ""
	}
	return plain(got.Value)
}

// pageOf reads a page.
func pageOf(worker pdfium.Pdfium, page requests.Page) (p Page, err error) {
	size, err := worker.GetPageSize(&requests.GetPageSize{Page: page})
	if err != nil {
		return p, err
	}
	turned, err := worker.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: page})
	if err != nil {
		return p, err
	}
	if err := checkLetters(worker, page); err != nil {
		return p, err
	}
	text, err := worker.GetPageTextStructured(&requests.GetPageTextStructured{Page: page, Mode: requests.GetPageTextStructuredModeChars, CollectFontInformation: true})
	if err != nil {
		return p, err
	}
	p.Width, p.Height = size.Width, size.Height
	turn := turning(turned.PageRotation, p.Width, p.Height)
	for _, c := range text.Chars {
		p.letter(c, turn, float64(turned.PageRotation)*math.Pi/2)
	}
	return p, p.drawings(worker, page, turn)
}

// checkLetters refuses a page that has more letters than may be, before each becomes some
// hundred bytes of ours.
func checkLetters(worker pdfium.Pdfium, page requests.Page) error {
	text, err := worker.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return err
	}
	count, err := worker.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if _, closed := worker.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}); err == nil {
		err = closed
	}
	if err == nil && count.Count > mostLetters {
		err = fmt.Errorf("%w: a page of %d letters", ErrTooLarge, count.Count)
	}
	return err
}

// letter adds a letter, unless it stands across the page, as stamps do.
func (p *Page) letter(c *responses.GetPageTextStructuredChar, turn func(Box) Box, angle float64) {
	at := c.PointPosition
	for _, r := range c.Text {
		if r > ' ' && at.Right > at.Left && math.Abs(math.Remainder(c.Angle-angle, 2*math.Pi)) > 0.1 {
			continue
		}
		l := Letter{Text: r, Box: turn(Box{at.Left, at.Right, at.Bottom, at.Top})}
		if f := c.FontInformation; f != nil {
			l.Size, l.Font = f.RenderedSize, f.Name
			l.Bold = f.Flags&forceBold != 0 || boldName.MatchString(f.Name)
			l.Italic = f.Flags&italic != 0 || italicName.MatchString(f.Name)
		}
		p.Letters = append(p.Letters, l)
	}
}

// Fonts tell how they look by their names: the weight that a file says of them is often
// wrong.
var (
	boldName   = regexp.MustCompile(`(?i)bold|black|heavy|demi|^(?:[A-Z]{6}\+)?cmbx`)
	italicName = regexp.MustCompile(`(?i)italic|oblique|^(?:[A-Z]{6}\+)?cmti`)
)

// What a font says of itself beside its name.
const (
	italic    = 1 << 6
	forceBold = 1 << 18
)

// turning is how places of a page become those that people see: pages may be turned.
func turning(rotation enums.FPDF_PAGE_ROTATION, width, height float64) func(Box) Box {
	switch rotation {
	case enums.FPDF_PAGE_ROTATION_90_CW:
		return func(b Box) Box { return Box{b.Bottom, b.Top, height - b.Right, height - b.Left} }
	case enums.FPDF_PAGE_ROTATION_180_CW:
		return func(b Box) Box { return Box{width - b.Right, width - b.Left, height - b.Top, height - b.Bottom} }
	case enums.FPDF_PAGE_ROTATION_270_CW:
		return func(b Box) Box { return Box{width - b.Top, width - b.Bottom, b.Left, b.Right} }
	}
	return func(b Box) Box { return b }
}

const (
	// thin is how thick a rule may be, in points, and short how long a line must be.
	thin, short = 3.0, 8.0
	// smallPicture is the side of pictures that are signs and ornaments.
	smallPicture = 40.0
)

// drawings adds the rules and counts the pictures of a page.
func (p *Page) drawings(worker pdfium.Pdfium, page requests.Page, turn func(Box) Box) error {
	count, err := worker.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		return err
	}
	for i := range min(count.Count, mostObjects) {
		object, err := worker.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil {
			return err
		}
		sort, err := worker.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil {
			return err
		}
		if sort.Type != enums.FPDF_PAGEOBJ_PATH && sort.Type != enums.FPDF_PAGEOBJ_IMAGE {
			continue
		}
		bounds, err := worker.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object.PageObject})
		if err != nil {
			continue // it shows nothing
		}
		box := turn(Box{float64(bounds.Left), float64(bounds.Right), float64(bounds.Bottom), float64(bounds.Top)})
		if sort.Type == enums.FPDF_PAGEOBJ_IMAGE {
			if min(box.Right-box.Left, box.Top-box.Bottom) >= smallPicture {
				p.Pictures++
			}
			continue
		}
		if p.rule(box) || p.isBackground(worker, object.PageObject, box) {
			continue
		}
		if err := p.path(worker, object.PageObject, turn); err != nil {
			return err
		}
	}
	return nil
}

// What is behind a text: a box that covers more than this part of a page, or has the colour
// of paper.
const (
	mostOfPage = 0.5
	white      = 250
)

// isBackground holds of boxes that are filled, have no line around them, and are too light
// or too large to be a cell: browsers print what lies behind a page so.
func (p *Page) isBackground(worker pdfium.Pdfium, object references.FPDF_PAGEOBJECT, box Box) bool {
	mode, err := worker.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: object})
	if err != nil || mode.Stroke {
		return false
	}
	if (box.Right-box.Left)*(box.Top-box.Bottom) > mostOfPage*p.Width*p.Height || mode.FillMode == enums.FPDF_FILLMODE_NONE {
		return true
	}
	fill, err := worker.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: object})
	return err == nil && (fill.FillColor.A == 0 || min(fill.FillColor.R, fill.FillColor.G, fill.FillColor.B) >= white)
}

// rule adds a box as a rule if it is one, or nothing to be seen.
func (p *Page) rule(box Box) bool {
	width, height := box.Right-box.Left, box.Top-box.Bottom
	switch {
	case width <= thin && height <= thin:
	case height <= thin && width >= short:
		p.Rules = append(p.Rules, Rule{Box: box})
	case width <= thin && height >= short:
		p.Rules = append(p.Rules, Rule{Box: box, Upright: true})
	default:
		return width <= thin || height <= thin
	}
	return true
}

// path adds the straight lines that a drawn thing is made of.
func (p *Page) path(worker pdfium.Pdfium, object references.FPDF_PAGEOBJECT, turn func(Box) Box) error {
	count, err := worker.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: object})
	if err != nil || count.Count > mostSegments {
		return err
	}
	matrix, err := worker.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: object})
	if err != nil {
		return err
	}
	var x, y, x0, y0 float64
	for i := range count.Count {
		segment, err := worker.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: object, Index: i})
		if err != nil {
			return err
		}
		point, err := worker.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: segment.PathSegment})
		if err != nil {
			return err
		}
		sort, err := worker.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: segment.PathSegment})
		if err != nil {
			return err
		}
		m := matrix.Matrix
		px, py := float64(m.A*point.X+m.C*point.Y+m.E), float64(m.B*point.X+m.D*point.Y+m.F)
		switch sort.Type {
		case enums.FPDF_SEGMENT_MOVETO:
			x0, y0 = px, py
		case enums.FPDF_SEGMENT_LINETO:
			p.line(turn, x, y, px, py)
			if closed, err := worker.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: segment.PathSegment}); err == nil && closed.IsClose {
				p.line(turn, px, py, x0, y0)
			}
		}
		x, y = px, py
	}
	return nil
}

// line adds a line between two points if it is a rule.
func (p *Page) line(turn func(Box) Box, x1, y1, x2, y2 float64) {
	p.rule(turn(Box{min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)}))
}
