package wordmltest

import (
	"slices"
	"strings"
	"testing"
)

// orders are the children that elements may have, in the order that the schema
// demands.
var orders = map[string]string{
	"pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens " +
		"kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing " +
		"mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
	"rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color " +
		"spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
	"numPr":   "ilvl numId",
	"pBdr":    "top left bottom right between bar",
	"tabs":    "tab*",
	"tbl":     "tblPr tblGrid tr*",
	"tblGrid": "gridCol*",
	"tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd " +
		"tblLayout tblCellMar tblLook tblCaption tblDescription",
	"tblBorders": "top left bottom right insideH insideV",
	"tblCellMar": "top left bottom right",
	"tr":         "trPr tc*",
	"tcPr":       "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"sectPr": "headerReference* footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt " +
		"vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
	"sdt":         "sdtPr sdtEndPr sdtContent",
	"sdtPr":       "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex richText text",
	"style":       "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr",
	"styles":      "docDefaults latentStyles style*",
	"numbering":   "abstractNum* num*",
	"abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl*",
	"lvl":         "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
	"num":         "abstractNumId lvlOverride*",
	"lvlOverride": "startOverride lvl",
	"settings": "writeProtection view zoom removePersonalInformation mirrorMargins trackRevisions defaultTabStop evenAndOddHeaders " +
		"characterSpacingControl footnotePr endnotePr compat rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
	"footnotes": "footnote*",
	"Types":     "Default* Override*",
}

// holders may hold these only, in any order.
var holders = map[string]string{
	"body": "p tbl sectPr", "tc": "tcPr p tbl", "footnote": "p tbl", "hdr": "p tbl", "sdtContent": "r", "trPr": "cantSplit trHeight tblHeader",
	"p": "pPr r hyperlink sdt", "hyperlink": "r", "r": "rPr t tab br footnoteReference footnoteRef fldChar instrText separator continuationSeparator",
}

// Check fails the test where Word would not open the file or would repair it.
func (f *File) Check(tb testing.TB) {
	tb.Helper()
	for name, root := range f.Parts {
		root.Walk(func(n *Node) { checkChildren(tb, name, n) })
	}
	f.checkParts(tb)
	f.checkNames(tb)
}

// settings name footnotes without holding them.
const settings = "word/settings.xml"

// checkChildren holds an element to what it may have below, in which order.
func checkChildren(tb testing.TB, part string, n *Node) {
	tb.Helper()
	if allowed, ok := holders[n.Name]; ok {
		for _, c := range n.Children {
			if !slices.Contains(strings.Fields(allowed), c.Name) {
				tb.Errorf("%s: %s holds %s", part, n.Name, c.Name)
			}
		}
	}
	if order, ok := orders[n.Name]; ok {
		wanted := strings.Fields(order)
		last, repeats := -1, false
		for _, c := range n.Children {
			at := slices.IndexFunc(wanted, func(w string) bool { return strings.TrimSuffix(w, "*") == c.Name })
			switch {
			case at < 0:
				tb.Errorf("%s: %s must not hold %s", part, n.Name, c.Name)
			case at < last || at == last && !repeats:
				tb.Errorf("%s: %s stands too late in %s", part, c.Name, n.Name)
			}
			last = max(last, at)
			repeats = at >= 0 && strings.HasSuffix(wanted[at], "*")
		}
	}
	switch n.Name {
	case "tc", "hdr", "footnote":
		if part != settings && (len(n.Children) == 0 || n.Children[len(n.Children)-1].Name != "p") {
			tb.Errorf("%s: %s does not end with a paragraph", part, n.Name)
		}
	case "tbl":
		checkTable(tb, part, n)
	case "p", "r":
		for i, c := range n.Children {
			if i > 0 && c.Name == n.Name+"Pr" {
				tb.Errorf("%s: %sPr does not come first", part, n.Name)
			}
		}
	case "body":
		for i, c := range n.Children {
			if last := i == len(n.Children)-1; last != (c.Name == "sectPr") {
				tb.Errorf("%s: sectPr must end the body", part)
			}
			if i > 0 && c.Name == "tbl" && n.Children[i-1].Name == "tbl" {
				tb.Errorf("%s: two tables meet", part)
			}
		}
	}
}

// checkTable adds up the columns of each row.
func checkTable(tb testing.TB, part string, table *Node) {
	tb.Helper()
	columns := len(table.At("tblGrid").Children)
	for _, row := range table.Children {
		if row.Name != "tr" {
			continue
		}
		n := 0
		for _, cell := range row.Children {
			if cell.Name == "tc" {
				n += max(1, number(cell.Val("tcPr", "gridSpan")))
			}
		}
		if n != columns {
			tb.Errorf("%s: a row has %d of %d columns", part, n, columns)
		}
	}
}

func number(text string) int {
	n := 0
	for _, c := range text {
		n = n*10 + int(c-'0')
	}
	return n
}

// checkParts compares the parts with the list of contents and the relations.
func (f *File) checkParts(tb testing.TB) {
	tb.Helper()
	if len(f.Order) == 0 || f.Order[0] != "[Content_Types].xml" {
		tb.Fatalf("the list of contents does not come first: %v", f.Order)
	}
	typed := map[string]bool{}
	for _, o := range f.Parts["[Content_Types].xml"].All("Override") {
		name := strings.TrimPrefix(o.Attr["PartName"], "/")
		typed[name] = true
		if f.Parts[name] == nil {
			tb.Errorf("the list of contents names %s, which is not there", name)
		}
	}
	reached := map[string]bool{"[Content_Types].xml": true}
	for name, root := range f.Parts {
		folder, base, found := strings.Cut(name, "_rels/")
		if !found {
			continue
		}
		reached[name] = true
		ids := map[string]bool{}
		for _, r := range root.All("Relationship") {
			if ids[r.Attr["Id"]] {
				tb.Errorf("%s: two are %s", name, r.Attr["Id"])
			}
			ids[r.Attr["Id"]] = true
			if r.Attr["TargetMode"] == "External" {
				continue
			}
			to := resolve(folder+strings.TrimSuffix(base, ".rels"), r.Attr["Target"])
			reached[to] = true
			if f.Parts[to] == nil {
				tb.Errorf("%s leads to %s, which is not there", name, to)
			}
		}
		owner := f.Parts[folder+strings.TrimSuffix(base, ".rels")]
		owner.Walk(func(n *Node) {
			if id := n.Attr["id"]; (n.Name == "hyperlink" || strings.HasSuffix(n.Name, "Reference") && n.Name != "footnoteReference") && !ids[id] {
				tb.Errorf("%s lacks %s", name, id)
			}
		})
	}
	for name := range f.Parts {
		if !reached[name] {
			tb.Errorf("nothing leads to %s", name)
		}
		if !typed[name] && !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" {
			tb.Errorf("%s has no type", name)
		}
	}
}

// checkNames looks up styles, lists, notes and controls.
func (f *File) checkNames(tb testing.TB) {
	tb.Helper()
	styles := map[string]string{}
	for _, s := range f.Parts["word/styles.xml"].All("style") {
		if styles[s.Attr["styleId"]] != "" {
			tb.Errorf("two styles are %s", s.Attr["styleId"])
		}
		styles[s.Attr["styleId"]] = s.Attr["type"]
	}
	lists, notes, controls := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, n := range f.Parts["word/numbering.xml"].All("num") {
		lists[n.Attr["numId"]] = true
	}
	for _, n := range f.Parts["word/footnotes.xml"].All("footnote") {
		notes[n.Attr["id"]] = true
	}
	for part, root := range f.Parts {
		root.Walk(func(n *Node) {
			switch val := n.Attr["val"]; n.Name {
			case "pStyle", "rStyle", "basedOn", "next":
				kind := map[string]string{"pStyle": "paragraph", "rStyle": "character"}[n.Name]
				if got, ok := styles[val]; !ok || kind != "" && got != kind {
					tb.Errorf("%s: there is no style %q for %s", part, val, n.Name)
				}
			case "numId":
				if !lists[val] {
					tb.Errorf("%s: there is no list %s", part, val)
				}
			case "footnoteReference":
				if !notes[n.Attr["id"]] {
					tb.Errorf("%s: there is no footnote %s", part, n.Attr["id"])
				}
			case "sdtPr":
				id := n.Val("id")
				if id == "" || controls[id] {
					tb.Errorf("%s: two controls are %q", part, id)
				}
				controls[id] = true
			}
		})
	}
}
