package papers

import (
	"chuyende/internal/stationery"
	"chuyende/internal/wordml"
)

// The ids of styles that papers use.
const (
	centred    = "Centred"
	flush      = "Flush"
	itemStyle  = "ListParagraph"
	quoteStyle = "Quote"
	codeStyle  = "Code"
	cellStyle  = "CellText"
	noteStyle  = "SampleNote"
	blankStyle = "FillIn"
	footStyle  = "FootnoteText"
)

// styles are the styles of a profile.
func styles(p stationery.Profile) []wordml.Style {
	z := p.Sizes
	t := func(n int) wordml.Twips {
		if n == 0 {
			return wordml.Nought
		}
		return wordml.Twips(n)
	}
	heading := func(level string, outline int, look wordml.Look) wordml.Style {
		return wordml.Style{ID: "Heading" + level, Name: "heading " + level, BasedOn: "Normal", Next: "Normal",
			Format: wordml.Format{Align: wordml.Left, Before: 120, Together: true, Whole: true, Outline: outline}, Look: look}
	}
	none := wordml.Format{Before: wordml.Nought, After: wordml.Nought, First: wordml.Nought}
	middle, left := none, none
	middle.Align, left.Align = wordml.Center, wordml.Left
	title, subject, cell, note, item, quote, code := middle, middle, left, left, none, none, left
	title.Before, title.Together = t(p.After*2), true
	subject.Before, subject.Together = 60, true
	cell.Before, cell.After, cell.Line = t(p.After/4), t(p.After/4), wordml.Nought
	note.Before, note.Line = t(p.After), wordml.Nought
	item.After = t(p.After * 2 / 3)
	quote.Left, quote.Right, quote.After = 567, 284, t(p.After)
	code.Left, code.Line = 284, wordml.Nought
	foot := wordml.Format{Align: wordml.Justify, Before: wordml.Nought, After: 40, First: wordml.Nought, Line: wordml.Nought}
	return []wordml.Style{
		{ID: "Normal", Name: "Normal", Default: true,
			Format: wordml.Format{Align: wordml.Justify, Before: t(p.Before), After: t(p.After), First: t(p.FirstLine), Line: t(p.Line)},
			Look:   wordml.Look{Font: p.Font, Size: z.Body}},
		heading("1", 1, wordml.Look{Bold: true}), heading("2", 2, wordml.Look{Bold: true, Italic: true}), heading("3", 3, wordml.Look{Italic: true}),
		{ID: "Title", Name: "Title", BasedOn: "Normal", Next: "Normal", Format: title, Look: wordml.Look{Bold: true, Caps: true, Size: z.Title}},
		{ID: "Subtitle", Name: "Subtitle", BasedOn: "Normal", Next: "Normal", Format: subject, Look: wordml.Look{Bold: true, Size: z.Subject}},
		{ID: centred, Name: "Centred", BasedOn: "Normal", Format: middle},
		{ID: flush, Name: "Flush", BasedOn: "Normal", Format: left},
		{ID: itemStyle, Name: "List Paragraph", BasedOn: "Normal", Format: item},
		{ID: quoteStyle, Name: "Quote", BasedOn: "Normal", Format: quote, Look: wordml.Look{Italic: true}},
		{ID: codeStyle, Name: "Code", BasedOn: "Normal", Format: code, Look: wordml.Look{Font: "Courier New", Size: 22}},
		{ID: cellStyle, Name: "Cell Text", BasedOn: "Normal", Format: cell, Look: wordml.Look{Size: z.Table}},
		{ID: noteStyle, Name: "Sample Note", BasedOn: "Normal", Format: note, Look: wordml.Look{Italic: true, Size: z.Small, Colour: "595959"}},
		{ID: "Header", Name: "header", BasedOn: "Normal", Format: middle},
		{ID: footStyle, Name: "footnote text", BasedOn: "Normal", Format: foot, Look: wordml.Look{Size: z.Small}},
		{ID: "DefaultParagraphFont", Name: "Default Paragraph Font", Characters: true, Default: true},
		{ID: "FootnoteReference", Name: "footnote reference", Characters: true, Look: wordml.Look{Raised: true}},
		{ID: "Hyperlink", Name: "Hyperlink", Characters: true, Look: wordml.Look{Colour: "0563C1", Underline: true}},
		{ID: blankStyle, Name: "Fill In", Characters: true, Look: wordml.Look{Dotted: true, Shade: "FFF2CC"}},
	}
}
