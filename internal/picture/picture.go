// Package picture draws what stands for a page where its address is shared: its
// title, what it is, and whose it is, on a plain ground. Equal cards give equal
// bytes. It knows no pages and no addresses, and no letters but those of the font
// that it brings: others are left out.
package picture

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"sync"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// Width and Height are those of every picture, in pixels: what messengers show
// without cutting.
const (
	Width  = 1200
	Height = 630
)

// Version changes with what is drawn of a card: it is part of the key under which
// pictures are kept.
const Version = "1"

// Card is what a picture shows.
type Card struct {
	// Site names the portal, Kind says what the page is, Place where it stands; each
	// may be "".
	Site, Kind, Place string
	Title             string
	// Paper is the ground; Ink writes the title, Brand the portal's name and the
	// edge, Quiet the rest.
	Paper, Ink, Brand, Quiet color.RGBA
}

// Measures, in pixels.
const (
	edge      = 28 // the band at the left
	left      = 96
	right     = Width - 80
	siteLine  = 104 // the baseline of the portal's name
	footLine  = Height - 60
	top       = 150 // the title stands between these
	bottom    = Height - 120
	siteSize  = 36
	footSize  = 32
	lineSpace = 1.27 // of the title's size, so that Ẫ below ộ does not touch
)

// titleSizes are tried from the first, until the title has room.
func titleSizes() []float64 { return []float64{78, 70, 62, 54, 47, 40} }

var fonts = sync.OnceValues(func() (*[2]*opentype.Font, error) {
	var both [2]*opentype.Font
	for i, data := range [][]byte{liberationsansregular.TTF, liberationsansbold.TTF} {
		parsed, err := opentype.Parse(data)
		if err != nil {
			return nil, fmt.Errorf("font: %w", err)
		}
		both[i] = parsed
	}
	return &both, nil
})

// Draw writes a card as a PNG of Width × Height.
func Draw(w io.Writer, c Card) error {
	both, err := fonts()
	if err != nil {
		return err
	}
	p := painting{image.NewPaletted(image.Rect(0, 0, Width, Height), palette(c)), image.NewAlpha(image.Rect(0, 0, Width, Height)), *both}
	p.band()
	place, err := p.write(regular, quiet, footSize, c.Place, (right-left)*2/3)
	if err != nil {
		return err
	}
	p.show(place, right-place.wide, footLine)
	for _, line := range []struct {
		weight, ramp int
		size         float64
		text         string
		most, y      int
	}{{bold, brand, siteSize, c.Site, right - left, siteLine}, {regular, quiet, footSize, c.Kind, right - left - place.wide - footSize, footLine}} {
		words, err := p.write(line.weight, line.ramp, line.size, line.text, line.most)
		if err != nil {
			return err
		}
		p.show(words, left, line.y)
	}
	if err := p.title(c.Title); err != nil {
		return err
	}
	// The best would take five times as long for a tenth of the size.
	encoder := png.Encoder{CompressionLevel: png.DefaultCompression}
	return encoder.Encode(w, p.image)
}

// Weights of the font, and ramps of colours.
const (
	regular, bold     = 0, 1
	ink, quiet, brand = 0, 1, 2
	steps             = 16 // of a ramp, from the ground to the colour
)

// palette has a ramp for each colour that something is written in.
func palette(c Card) color.Palette {
	var all color.Palette
	for _, to := range []color.RGBA{c.Ink, c.Quiet, c.Brand} {
		for i := range steps {
			mix := func(from, to uint8) uint8 { return uint8((int(from)*(steps-1-i) + int(to)*i) / (steps - 1)) }
			all = append(all, color.RGBA{mix(c.Paper.R, to.R), mix(c.Paper.G, to.G), mix(c.Paper.B, to.B), 255})
		}
	}
	return all
}

// painting is a picture in the making. mask has what is being written.
type painting struct {
	image *image.Paletted
	mask  *image.Alpha
	fonts [2]*opentype.Font
}

// band draws the edge at the left.
func (p painting) band() {
	for y := range Height {
		for x := range edge {
			p.image.SetColorIndex(x, y, brand*steps+steps-1)
		}
	}
}

// line is a line of text that is yet to be shown: wide pixels at its size.
type line struct {
	face font.Face
	text string
	ramp int
	wide int
}

// write sets a text as one line of at most so many pixels, its end cut off where
// it is longer.
func (p painting) write(weight, ramp int, size float64, text string, most int) (line, error) {
	face, err := opentype.NewFace(p.fonts[weight], &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return line{}, fmt.Errorf("font: %w", err)
	}
	words := strings.Fields(known(p.fonts[weight], text))
	lines := wrap(face, words, most)
	if len(lines) > 1 {
		lines = shorten(face, lines, 1, most)
	}
	whole := strings.Join(lines, "")
	return line{face, whole, ramp, font.MeasureString(face, whole).Ceil()}, nil
}

// show puts a line on the picture, its left end at x, its baseline at y.
func (p painting) show(l line, x, y int) {
	clear(p.mask.Pix)
	drawer := font.Drawer{Dst: p.mask, Src: image.Opaque, Face: l.face, Dot: fixed.P(x, y)}
	drawer.DrawString(l.text)
	for i, a := range p.mask.Pix {
		if step := int(a) * (steps - 1) / 255; step > 0 {
			p.image.Pix[i] = uint8(l.ramp*steps + step)
		}
	}
}

// mostLetters is how much of a text is looked at: a picture has room for less.
const mostLetters = 400

// known leaves out the letters that the font lacks, composing those that are
// written as letter and mark.
func known(f *opentype.Font, text string) string {
	if letters := []rune(text); len(letters) > mostLetters {
		text = string(letters[:mostLetters])
	}
	return strings.Map(func(r rune) rune {
		if r == '\u00a0' {
			return r
		}
		if unicode.IsSpace(r) {
			return ' '
		}
		if i, err := f.GlyphIndex(nil, r); err != nil || i == 0 {
			return -1
		}
		return r
	}, norm.NFC.String(text))
}
