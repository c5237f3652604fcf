package wordml

// styles writes word/styles.xml.
func (w *writer) styles() []byte {
	w.open(xmlHead, `<w:styles`, namespaces, `><w:docDefaults><w:rPrDefault><w:rPr>`)
	if language := w.doc.Properties.Language; language != "" {
		w.open("<w:lang")
		w.attribute("w:val", language)
		w.attribute("w:eastAsia", language)
		w.open("/>")
	}
	w.open(`</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`)
	for i := range w.doc.Styles {
		w.style(&w.doc.Styles[i])
	}
	w.open(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>` +
		`<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>` +
		`<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`)
	return w.take()
}

// style writes one style, whose elements have an order.
func (w *writer) style(s *Style) {
	kind := "paragraph"
	if s.Characters {
		kind = "character"
	}
	w.open(`<w:style w:type="`, kind, `"`)
	if s.Default {
		w.open(` w:default="1"`)
	}
	w.attribute("w:styleId", s.ID)
	w.open(">")
	w.value("w:name", s.Name)
	if s.BasedOn != "" {
		w.value("w:basedOn", s.BasedOn)
	}
	if s.Next != "" {
		w.value("w:next", s.Next)
	}
	w.open("<w:qFormat/>")
	if !s.Characters && !s.Format.isZero() {
		w.open("<w:pPr>")
		w.format(&s.Format, nil)
		w.open("</w:pPr>")
	}
	w.look(s.Look, "w:rPr")
	w.open("</w:style>")
}
