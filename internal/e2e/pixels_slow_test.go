//go:build slow

package e2e

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"slices"
	"testing"
)

// Baselines are kept in mostColours, four bits a pixel: grounds as they are, the
// steps between letter and ground as near as may be. What is compared with one
// is put into the same colours first.
const (
	mostColours = 16
	mostGrounds = 12
	apart       = 16 // steps of red, green or blue (of 255) that are nearer are one colour
	sameGround  = 4  // a ground that is off by more is another one
)

func decodePicture(t *testing.T, data []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func encodePicture(t *testing.T, img image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// fewColours draws a picture in those of its colours that it has most of: first
// of grounds, then of all.
func fewColours(img *image.RGBA) *image.Paletted {
	all, flat := map[color.RGBA]int{}, map[color.RGBA]int{}
	each(img, func(x, y int, c color.RGBA) {
		all[c]++
		if isGround(img, x, y) {
			flat[c]++
		}
	})
	var palette color.Palette
	for _, c := range byCount(flat) {
		if len(palette) < mostGrounds && !slices.Contains(palette, color.Color(c)) {
			palette = append(palette, c)
		}
	}
	for _, c := range byCount(all) {
		near := slices.ContainsFunc(palette, func(p color.Color) bool { return off(p.(color.RGBA), c) < apart })
		if !near && len(palette) < mostColours {
			palette = append(palette, c)
		}
	}
	few := image.NewPaletted(img.Bounds(), palette)
	nearest := inPalette(palette)
	each(img, func(x, y int, c color.RGBA) { few.SetColorIndex(x, y, nearest(c)) })
	return few
}

// byCount are colours, the most frequent first.
func byCount(counts map[color.RGBA]int) []color.RGBA {
	return slices.SortedFunc(maps.Keys(counts), func(a, b color.RGBA) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(code(a), code(b)))
	})
}

// inPalette finds the nearest colour of a palette.
func inPalette(palette color.Palette) func(color.RGBA) uint8 {
	known := map[color.RGBA]uint8{}
	return func(c color.RGBA) uint8 {
		i, ok := known[c]
		if !ok {
			i = uint8(palette.Index(c))
			known[c] = i
		}
		return i
	}
}

// isGround says that a pixel is amid others of its colour.
func isGround(img *image.RGBA, x, y int) bool {
	c := img.RGBAAt(x, y)
	return x > 0 && y > 0 && img.RGBAAt(x-1, y) == c && img.RGBAAt(x, y-1) == c
}

// changed compares a picture with its baseline: which share of the pixels of the
// larger area differs, and both beside their difference.
func changed(want *image.Paletted, got *image.RGBA) (share float64, beside *image.RGBA) {
	w, g := want.Bounds(), got.Bounds()
	wide, high := max(w.Dx(), g.Dx()), max(w.Dy(), g.Dy())
	beside = image.NewRGBA(image.Rect(0, 0, 3*wide, high))
	draw.Draw(beside, beside.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(beside, w, want, w.Min, draw.Src)
	draw.Draw(beside, g.Add(image.Pt(wide, 0)), got, g.Min, draw.Src)
	count, nearest := 0, inPalette(want.Palette)
	for y := range high {
		for x := range wide {
			if at := image.Pt(x, y); at.In(w) && at.In(g) {
				c := got.RGBAAt(x, y)
				i := nearest(c)
				if i == want.ColorIndexAt(x, y) && (!isGround(got, x, y) || off(c, want.Palette[i].(color.RGBA)) <= sameGround) {
					continue
				}
			}
			count++
			beside.SetRGBA(2*wide+x, y, color.RGBA{200, 0, 0, 255})
		}
	}
	return float64(count) / float64(wide*high), beside
}

// each visits all pixels.
func each(img *image.RGBA, visit func(x, y int, c color.RGBA)) {
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			visit(x, y, img.RGBAAt(x, y))
		}
	}
}

// off is by how much two colours differ in that of red, green and blue in which
// they differ most.
func off(a, b color.RGBA) int {
	far := func(x, y uint8) int { return max(int(x), int(y)) - min(int(x), int(y)) }
	return max(far(a.R, b.R), far(a.G, b.G), far(a.B, b.B))
}

// code orders colours.
func code(c color.RGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }

// TestPixels: the comparison of pictures sees what it has to, and the palette
// does not hide it.
func TestPixels(t *testing.T) {
	t.Parallel()
	page := image.NewRGBA(image.Rect(0, 0, 200, 100))
	draw.Draw(page, page.Bounds(), image.White, image.Point{}, draw.Src)
	for i := range 200 { // more shades than the palette has
		page.SetRGBA(i, 0, color.RGBA{uint8(i), uint8(i), uint8(255 - i), 255})
	}
	want, ok := decodePicture(t, encodePicture(t, fewColours(page))).(*image.Paletted)
	if !ok || len(want.Palette) > mostColours {
		t.Fatalf("the baseline is a picture of %d colours", len(want.Palette))
	}
	if share, _ := changed(want, page); share != 0 {
		t.Errorf("the palette alone makes a difference of %g", share)
	}
	for _, row := range []struct {
		name   string
		change func(*image.RGBA)
		least  float64
	}{
		{"a line of 90 pixels", func(p *image.RGBA) {
			draw.Draw(p, image.Rect(10, 50, 100, 51), image.Black, image.Point{}, draw.Src)
		}, .0045},
		{"another ground", func(p *image.RGBA) {
			draw.Draw(p, image.Rect(0, 1, 200, 100), image.NewUniform(color.RGBA{250, 248, 246, 255}), image.Point{}, draw.Src)
		}, .97},
	} {
		now := image.NewRGBA(page.Bounds())
		draw.Draw(now, now.Bounds(), page, image.Point{}, draw.Src)
		row.change(now)
		if share, _ := changed(want, now); share < row.least || share > row.least+.02 {
			t.Errorf("%s: %g differs, not %g", row.name, share, row.least)
		}
	}
	if share, _ := changed(want, page.SubImage(image.Rect(0, 0, 200, 90)).(*image.RGBA)); share != .1 {
		t.Errorf("a page shorter by a tenth differs by %g", share)
	}
}
