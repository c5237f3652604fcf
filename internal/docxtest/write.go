package docxtest

import (
	"strings"
)

// P is a paragraph as Word writes it, of properties and runs: "jc=center",
// "style=Heading1", "list=3" and "level=1" are properties; a run is its text,
// with looks before it as in "b,i|Đậm nghiêng" or "font=.VnTime,sz=28|chữ".
func P(parts ...string) string {
	var properties, runs strings.Builder
	for _, part := range parts {
		key, value, _ := strings.Cut(part, "=")
		switch key {
		case "jc":
			properties.WriteString(`<w:jc w:val="` + value + `"/>`)
		case "style":
			properties.WriteString(`<w:pStyle w:val="` + value + `"/>`)
		case "list":
			properties.WriteString(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="` + value + `"/></w:numPr>`)
		case "level":
			properties.WriteString(`<w:numPr><w:ilvl w:val="` + value + `"/></w:numPr>`)
		default:
			runs.WriteString(R(part))
		}
	}
	return "<w:p><w:pPr>" + properties.String() + "</w:pPr>" + runs.String() + "</w:p>"
}

// R is a run as [P] has them; text that begins with "<" is XML.
func R(text string) string {
	looks := ""
	if before, after, found := strings.Cut(text, "|"); found && !strings.Contains(before, " ") {
		looks, text = before, after
	}
	var properties strings.Builder
	for _, look := range strings.Split(looks, ",") {
		key, value, _ := strings.Cut(look, "=")
		switch key {
		case "":
		case "font":
			properties.WriteString(`<w:rFonts w:ascii="` + value + `" w:hAnsi="` + value + `"/>`)
		case "sz":
			properties.WriteString(`<w:sz w:val="` + value + `"/>`)
		case "vertAlign":
			properties.WriteString(`<w:vertAlign w:val="` + value + `"/>`)
		default:
			properties.WriteString("<w:" + key + "/>")
		}
	}
	if strings.HasPrefix(text, "<w:") {
		return "<w:r><w:rPr>" + properties.String() + "</w:rPr>" + text + "</w:r>"
	}
	text = strings.NewReplacer("&", "&amp;", "<", "&lt;", "\t", "</w:t><w:tab/><w:t xml:space=\"preserve\">", "\n", "</w:t><w:br/><w:t xml:space=\"preserve\">").Replace(text)
	return "<w:r><w:rPr>" + properties.String() + `</w:rPr><w:t xml:space="preserve">` + text + "</w:t></w:r>"
}

// Table is a table of rows of cells, each the XML of what stands in it, with
// properties before it as in "span=2|", "merge|" where it goes down over those
// below it, and "merged|" where it goes on.
func Table(rows ...[]string) string {
	var b strings.Builder
	b.WriteString("<w:tbl><w:tblPr/>")
	for _, row := range rows {
		b.WriteString("<w:tr>")
		for _, c := range row {
			b.WriteString("<w:tc><w:tcPr>")
			for {
				before, after, found := strings.Cut(c, "|")
				if !found || strings.Contains(before, "<") {
					break
				}
				c = after
				switch key, value, _ := strings.Cut(before, "="); key {
				case "span":
					b.WriteString(`<w:gridSpan w:val="` + value + `"/>`)
				case "merge":
					b.WriteString(`<w:vMerge w:val="restart"/>`)
				case "merged":
					b.WriteString(`<w:vMerge/>`)
				}
			}
			if c == "" {
				c = "<w:p/>"
			}
			b.WriteString("</w:tcPr>" + c + "</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	b.WriteString("</w:tbl>")
	return b.String()
}

// Styles are the styles that Word brings, as far as tests need them.
func Styles() Part {
	var b strings.Builder
	b.WriteString(`<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="Normal"/></w:style>`)
	for _, n := range []string{"1", "2", "3"} {
		b.WriteString(`<w:style w:type="paragraph" w:styleId="Heading` + n + `"><w:name w:val="heading ` + n + `"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>`)
	}
	return Part{"word/styles.xml", XML("styles", b.String())}
}

// Numbering has four numberings: 1 of bullets, 2 of Arabic numbers, 3 of Roman
// ones above Arabic ones with letters below, 4 of plus signs.
func Numbering() Part {
	level := func(n, format, text string) string {
		return `<w:lvl w:ilvl="` + n + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/></w:lvl>`
	}
	return Part{"word/numbering.xml", XML("numbering",
		`<w:abstractNum w:abstractNumId="1">`+level("0", "bullet", "•")+level("1", "bullet", "o")+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="2">`+level("0", "decimal", "%1.")+level("1", "decimal", "%1.%2.")+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="3">`+level("0", "upperRoman", "%1.")+level("1", "decimal", "%2.")+level("2", "lowerLetter", "%3)")+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="4">`+level("0", "bullet", "+")+`</w:abstractNum>`+
			`<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="4"/></w:num>`)}
}
