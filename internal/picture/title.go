package picture

import (
	"fmt"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
)

// title writes the title in the largest size in which it has room, its lines as
// even as they go; what is too long even in the smallest ends in "…".
func (p painting) title(text string) error {
	words := strings.FieldsFunc(known(p.fonts[bold], text), func(r rune) bool { return r == ' ' })
	sizes := titleSizes()
	for i, size := range sizes {
		face, err := opentype.NewFace(p.fonts[bold], &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			return fmt.Errorf("font: %w", err)
		}
		high := int(size * lineSpace)
		room := (bottom - top) / high
		lines := balance(face, words, right-left)
		last := i == len(sizes)-1
		if !last && (len(lines) > room || broken(lines, words)) {
			continue
		}
		if len(lines) > room {
			lines = shorten(face, wrap(face, words, right-left), room, right-left)
		}
		// In the middle of its room, a little above.
		y := top + (bottom-top-len(lines)*high)*2/5 + int(size)
		for _, text := range lines {
			p.show(line{face: face, text: text, ramp: ink}, left, y)
			y += high
		}
		return nil
	}
	return nil
}

// broken reports whether a word was cut to fit a line.
func broken(lines, words []string) bool {
	n := 0
	for _, line := range lines {
		n += len(strings.Split(line, " "))
	}
	return n != len(words) && len(words) > 0
}

// balance wraps words into as few lines as they need, none longer than it must be.
func balance(face font.Face, words []string, most int) []string {
	lines := wrap(face, words, most)
	low, high := most/3, most
	for low+4 < high {
		middle := (low + high) / 2
		if narrower := wrap(face, words, middle); len(narrower) > len(lines) || broken(narrower, words) && !broken(lines, words) {
			low = middle
		} else {
			lines, high = narrower, middle
		}
	}
	return lines
}

// wrap puts words into lines of at most so many pixels. A word that is longer by
// itself is cut.
func wrap(face font.Face, words []string, most int) []string {
	var lines []string
	line := ""
	for _, word := range words {
		joined := word
		if line != "" {
			joined = line + " " + word
		}
		if fits(face, joined, most) {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = ""
		for _, r := range word {
			if line != "" && !fits(face, line+string(r), most) {
				lines = append(lines, line)
				line = ""
			}
			line += string(r)
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// shorten keeps so many lines, the last of them ending in "…".
func shorten(face font.Face, lines []string, most, wide int) []string {
	lines = lines[:most]
	last := lines[most-1]
	for last != "" && !fits(face, last+"…", wide) {
		if cut := strings.LastIndexByte(last, ' '); cut > 0 {
			last = last[:cut]
			continue
		}
		runes := []rune(last)
		last = string(runes[:len(runes)-1])
	}
	lines[most-1] = strings.TrimRight(last, " ,;:.–-") + "…"
	return lines
}

func fits(face font.Face, text string, most int) bool {
	return font.MeasureString(face, text).Ceil() <= most
}
