// Package docxtest makes Word documents for tests: just enough of a package
// that programs open it. It knows nothing of what reads them.
package docxtest

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// Names of the parts that tests write anew.
const (
	Main      = "word/document.xml"
	Relations = "word/_rels/document.xml.rels"
)

// namespaces are those that the parts of [New] declare.
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" ` +
	`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
	`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`

// Part is a part of a package.
type Part struct{ Name, Text string }

// New makes a document of the XML in its body, and further parts. One of the
// name of a usual part takes its place.
func New(tb testing.TB, body string, parts ...Part) []byte {
	tb.Helper()
	const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	all := []Part{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ` +
			`ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ` +
			`ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", relations + `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" ` +
			`Target="word/document.xml"/></Relationships>`},
		{Main, XML("document", "<w:body>"+body+"</w:body>")},
	}
	for _, part := range parts {
		replaced := false
		for i := range all {
			if all[i].Name == part.Name {
				all[i], replaced = part, true
			}
		}
		if !replaced {
			all = append(all, part)
		}
	}
	return Pack(tb, all...)
}

// XML is a part whose first element has a name of WordprocessingML.
func XML(root, inside string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n<w:" + root + " " + namespaces + ">" + inside + "</w:" + root + ">"
}

// Paragraph is a paragraph of one run.
func Paragraph(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(text) + `</w:t></w:r></w:p>`
}

// Pack makes a package of parts, as they stand.
func Pack(tb testing.TB, parts ...Part) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range parts {
		w, err := z.Create(part.Name)
		if err == nil {
			_, err = w.Write([]byte(part.Text))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}
