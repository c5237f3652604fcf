package wordml

import "strconv"

// listLevels is how deep lists stand in each other at most; what is deeper
// stands at the last.
const listLevels = 6

// step is how much further in each level of a list stands.
const step Twips = 425

// The signs of levels: before items of lists without numbers and, as Word's
// formats, of those with.
var (
	bullets = [listLevels]string{"-", "+", "•", "-", "+", "•"}
	formats = [listLevels]string{"decimal", "lowerLetter", "lowerRoman", "decimal", "lowerLetter", "lowerRoman"}
)

// numbering writes word/numbering.xml, nil where nothing is a list.
func (w *writer) numbering() []byte {
	if len(w.lists) == 0 {
		return nil
	}
	w.open(xmlHead, `<w:numbering`, namespaces, `>`)
	for kind := Bullets; kind <= TickedBoxes; kind++ {
		w.open(`<w:abstractNum w:abstractNumId="`, strconv.Itoa(int(kind)), `"><w:multiLevelType w:val="multilevel"/>`)
		for level := range listLevels {
			w.level(kind, level)
		}
		w.open("</w:abstractNum>")
	}
	for i, list := range w.lists {
		w.open(`<w:num w:numId="`, strconv.Itoa(i+1), `"><w:abstractNumId w:val="`, strconv.Itoa(clamp(int(list.Kind), 0, int(TickedBoxes))), `"/>`)
		if list.Kind == Numbers {
			w.open(`<w:lvlOverride w:ilvl="`, strconv.Itoa(w.levels[i]), `"><w:startOverride w:val="`, strconv.Itoa(clamp(list.Start, 0, 32767)), `"/></w:lvlOverride>`)
		}
		w.open("</w:num>")
	}
	w.open("</w:numbering>")
	return w.take()
}

// level writes how one level of a list looks.
func (w *writer) level(kind ListKind, level int) {
	format, sign, font := "bullet", bullets[level], ""
	switch kind {
	case Numbers:
		format, sign = formats[level], "%"+strconv.Itoa(level+1)+"."
		if level > 0 {
			sign = sign[:2] + ")"
		}
	case Boxes:
		sign, font = "☐", "Segoe UI Symbol"
	case TickedBoxes:
		sign, font = "☑", "Segoe UI Symbol"
	}
	left := step*Twips(level) + 567
	w.open(`<w:lvl w:ilvl="`, strconv.Itoa(level), `"><w:start w:val="1"/>`)
	w.value("w:numFmt", format)
	w.value("w:lvlText", sign)
	w.open(`<w:lvlJc w:val="left"/><w:pPr>`)
	w.indent(&Format{Left: left, First: -357})
	w.open("</w:pPr>")
	w.look(Look{Font: font}, "w:rPr")
	w.open("</w:lvl>")
}
