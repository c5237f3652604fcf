// Package pdftest makes small PDF files for tests.
package pdftest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"unicode/utf16"
)

// New returns a PDF that shows a text on each page, a line a line; a page without text
// shows a square, as one that was scanned shows a picture.
func New(pages ...string) []byte {
	return write(pages, true)
}

// Nameless is [New] in a font that does not say which letters its signs are, so that
// nobody can read the text but with their eyes.
func Nameless(pages ...string) []byte { return write(pages, false) }

func write(pages []string, named bool) []byte {
	codes := map[rune]int{}
	var letters []rune
	var kids strings.Builder
	for i, page := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", firstPage+2*i)
		for _, r := range page {
			if _, known := codes[r]; !known && r != '\n' {
				letters = append(letters, r)
				codes[r] = len(letters)
			}
		}
	}
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids.String()),
		"<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/Identity-H/DescendantFonts[4 0 R]" + map[bool]string{true: "/ToUnicode 6 0 R"}[named] + ">>",
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/Test/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600/FontDescriptor 5 0 R>>",
		"<</Type/FontDescriptor/FontName/Test/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
		stream(toUnicode(letters)),
	}
	for i, page := range pages {
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>", firstPage+2*i+1),
			stream(drawn(page, codes)))
	}
	return file(objects, "")
}

// Drawn is a PDF of one page that operators draw, as they stand in a file; it calls itself by a
// title of plain letters.
func Drawn(title, operators string) []byte {
	return file([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>",
		stream(operators),
		"<</Title(" + title + ")>>",
	}, "/Info 5 0 R")
}

// Packed is a PDF of one page that an operator draws again and again, up to a size in bytes,
// packed to a thousandth of it.
func Packed(operator string, size int) []byte {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	block := []byte(strings.Repeat(operator, 1<<20/len(operator)))
	for range size / len(block) {
		_, _ = w.Write(block) // into memory
	}
	_ = w.Close()
	return file([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
		fmt.Sprintf("<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream", packed.Len(), packed.String()),
	}, "")
}

// file puts objects together, with what the end of the file says besides.
func file(objects []string, besides string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	places := make([]int, len(objects))
	for i, object := range objects {
		places[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, place := range places {
		fmt.Fprintf(&out, "%010d 00000 n \n", place)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, besides, table)
	return out.Bytes()
}

// firstPage is the number of the first page among a file's objects.
const firstPage = 7

func stream(data string) string {
	return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(data), data)
}

// drawn is what draws a page.
func drawn(page string, codes map[rune]int) string {
	if page == "" {
		return "100 100 300 300 re f"
	}
	var out strings.Builder
	out.WriteString("BT /F1 12 Tf 14 TL 50 780 Td\n")
	for line := range strings.SplitSeq(page, "\n") {
		out.WriteString("<")
		for _, r := range line {
			fmt.Fprintf(&out, "%04X", codes[r])
		}
		out.WriteString("> Tj T*\n")
	}
	out.WriteString("ET")
	return out.String()
}

// toUnicode is the table of a font's signs: the first is 1.
func toUnicode(letters []rune) string {
	var out strings.Builder
	out.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	for i, r := range letters {
		fmt.Fprintf(&out, "1 beginbfchar <%04X> <", i+1)
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&out, "%04X", unit)
		}
		out.WriteString("> endbfchar\n")
	}
	out.WriteString("endcmap end end")
	return out.String()
}
