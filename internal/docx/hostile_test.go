package docx

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"chuyende/internal/docxtest"
)

func part(name, text string) docxtest.Part { return docxtest.Part{Name: name, Text: text} }

// narrow is the room of tests.
var narrow = room{xml: 1 << 20, items: 5000, text: 100_000}

func readError(data []byte) error {
	_, err := readWithin(bytes.NewReader(data), int64(len(data)), narrow)
	return err
}

// TestRefused: what is no document, broken, too much or leads out is an error
// that says which.
func TestRefused(t *testing.T) {
	t.Parallel()
	good := docxtest.New(t, docxtest.Paragraph("A"))
	body := func(inside string) []byte { return docxtest.New(t, inside) }
	relation := func(target string) []byte {
		return docxtest.New(t, "<w:p/>", part(docxtest.Relations, `<Relationships><Relationship Id="a" Type="http://x/image" Target="`+target+`"/></Relationships>`))
	}
	var many []docxtest.Part
	for i := range maxEntries + 1 {
		many = append(many, part(fmt.Sprintf("a%d", i), ""))
	}
	var lists []docxtest.Part
	for i := range maxEntries - 1 {
		lists = append(lists, part(fmt.Sprintf("%d%s", i, strings.Repeat("dai", 60)), ""))
	}
	declared := func(text string) []byte { return docxtest.New(t, "", part(docxtest.Main, text)) }
	for name, tt := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":              {nil, ErrNotWord},
		"text":                 {[]byte("Đây là chữ"), ErrNotWord},
		"an old document":      {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)), ErrNotWord},
		"a table":              {docxtest.Pack(t, part("xl/workbook.xml", "<workbook/>")), ErrNotWord},
		"a table, called so":   {docxtest.New(t, "", part(docxtest.Main, "<workbook/>")), ErrNotWord},
		"no end":               {good[:len(good)-30], ErrDamaged},
		"half":                 {good[:len(good)/2], ErrDamaged},
		"bytes changed":        {bytes.Replace(good, []byte("PK\x01\x02"), []byte("PK\x01\x03"), 1), ErrDamaged},
		"XML that stops":       {declared("<w:document><w:body><w:p>"), ErrDamaged},
		"XML that is none":     {declared("<w:document><w:p></w:r></w:p></w:document>"), ErrDamaged},
		"no XML":               {declared(""), ErrDamaged},
		"other letters":        {declared(`<?xml version="1.0" encoding="windows-1258"?><document/>`), ErrDamaged},
		"one part twice":       {docxtest.Pack(t, part("word/document.xml", "<document/>"), part("word/Document.xml", "<document/>")), ErrDamaged},
		"entities":             {declared(`<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><document>&b;</document>`), ErrDamaged},
		"an outer entity":      {declared(`<!DOCTYPE d SYSTEM "file:///etc/passwd"><document/>`), ErrDamaged},
		"an unknown entity":    {body("<w:p><w:r><w:t>&bomb;</w:t></w:r></w:p>"), ErrDamaged},
		"a name that climbs":   {docxtest.New(t, "", part("word/../../x.xml", "<a/>")), ErrUnsafe},
		"a backslash climbs":   {docxtest.New(t, "", part(`word\..\..\x.xml`, "<a/>")), ErrUnsafe},
		"an absolute name":     {docxtest.New(t, "", part("/etc/passwd", "<a/>")), ErrUnsafe},
		"a drive":              {docxtest.New(t, "", part("C:/x.xml", "<a/>")), ErrUnsafe},
		"a target that climbs": {relation("../../../etc/passwd"), ErrUnsafe},
		"the same with \\":     {relation(`..\..\x`), ErrUnsafe},
		"absolute and climbs":  {relation("/../x"), ErrUnsafe},
		"a file's address":     {relation("file:///etc/passwd"), ErrUnsafe},
		"too deep":             {body(strings.Repeat("<w:sdt>", 300) + strings.Repeat("</w:sdt>", 300)), ErrTooLarge},
		"deep tables":          {body(strings.Repeat("<w:tbl><w:tr><w:tc>", 300) + strings.Repeat("</w:tc></w:tr></w:tbl>", 300)), ErrTooLarge},
		"deep alternatives":    {body("<w:p>" + strings.Repeat("<mc:AlternateContent><mc:Choice>", 300) + strings.Repeat("</mc:Choice></mc:AlternateContent>", 300) + "</w:p>"), ErrTooLarge},
		"too many parts":       {docxtest.Pack(t, many...), ErrTooLarge},
		"a long list of them":  {docxtest.Pack(t, lists...), ErrTooLarge},
		"too many paragraphs":  {body(strings.Repeat("<w:p/>", narrow.items+1)), ErrTooLarge},
		"too many cells":       {body("<w:tbl>" + strings.Repeat("<w:tr/>", narrow.items+1) + "</w:tbl>"), ErrTooLarge},
		"many short texts":     {body("<w:p>" + strings.Repeat("<w:r><w:t>"+strings.Repeat("a", 1000)+"</w:t></w:r>", narrow.text/1000+1) + "</w:p>"), ErrTooLarge},
		"too much XML":         {body("<w:p><w:r><w:t>" + strings.Repeat("a", int(narrow.xml)+1) + "</w:t></w:r></w:p>"), ErrTooLarge},
		"too much in all": {docxtest.New(t, "<w:p/>", part("word/header1.xml", docxtest.XML("hdr", "<w:p><w:r><w:t>"+strings.Repeat("a", int(narrow.xml)/2)+"</w:t></w:r></w:p>")),
			part("word/header2.xml", docxtest.XML("hdr", "<w:p><w:r><w:t>"+strings.Repeat("a", int(narrow.xml)/2)+"</w:t></w:r></w:p>"))), ErrTooLarge},
	} {
		if err := readError(tt.data); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
	if _, err := Read(bytes.NewReader(nil), maxFile+1); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a huge file: %v", err)
	}
	for name, data := range map[string][]byte{
		"a target in the package": relation("../customXml/item1.xml"), "an address": relation("x"),
		"an outer file": docxtest.New(t, "<w:p/>", part(docxtest.Relations, `<Relationships><Relationship Id="a" Type="http://x/attachedTemplate" Target="file:///C:/x.dotx" TargetMode="External"/></Relationships>`)),
	} {
		if err := readError(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestMemory: a small file that unpacks to much costs what the limits allow, and
// no more.
func TestMemory(t *testing.T) {
	var before, after runtime.MemStats
	data := docxtest.New(t, "<w:p><w:r><w:t>"+strings.Repeat("a", 16*int(narrow.xml))+"</w:t></w:r></w:p>")
	if len(data) > 1<<20 {
		t.Fatalf("the file has %d bytes, which proves nothing", len(data))
	}
	runtime.ReadMemStats(&before)
	err := readError(data)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; !errors.Is(err, ErrTooLarge) || used > 8*uint64(narrow.xml) {
		t.Errorf("%v, %d bytes of memory", err, used)
	}
}

// TestPieces: a tag or a text that is longer than any of Word's is told, however much the
// whole document may have, before it is read to its end.
func TestPieces(t *testing.T) {
	var before, after runtime.MemStats
	long := strings.Repeat("x", 10*maxPiece)
	for name, body := range map[string]string{
		"a value": `<w:p><w:r><w:t a="` + long + `">a</w:t></w:r></w:p>`, "a name": "<" + long + "/>",
		"values": "<w:p " + strings.Repeat(`a="x" `, 10*maxPiece/6) + "/>", "a text": "<w:p><w:r><w:t>" + long + "</w:t></w:r></w:p>", "a comment": "<!--" + long + "-->",
	} {
		data := docxtest.New(t, body)
		runtime.ReadMemStats(&before)
		_, err := Read(bytes.NewReader(data), int64(len(data)))
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; !errors.Is(err, ErrTooLarge) || used > 60*maxPiece {
			t.Errorf("%s: %v, %d bytes of memory", name, err, used)
		}
	}
	// An attribute of a few bytes costs fifty: that is the most.
	fits := docxtest.New(t, "<w:p><w:r><w:t>"+strings.Repeat("x", maxPiece/2)+"</w:t></w:r></w:p>")
	if _, err := Read(bytes.NewReader(fits), int64(len(fits))); err != nil {
		t.Errorf("half of that: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(docxtest.New(f, docxtest.Paragraph("Đất")))
	f.Add(docxtest.New(f, "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", part("word/header1.xml", docxtest.XML("hdr", "<w:p/>"))))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := Read(bytes.NewReader(data), int64(len(data))); err == nil {
			d.Lines()
		}
	})
}

// FuzzBody reads any XML as a body: what the zip's checks keep from FuzzRead.
func FuzzBody(f *testing.F) {
	for _, seed := range []string{docxtest.Paragraph("Đất"), `<w:p><w:fldSimple w:instr='HYPERLINK "'/></w:p>`, `<w:p><w:r><w:fldChar w:fldCharType="separate"/><w:sym w:char="-1"/></w:r></w:p>`,
		"<w:tc><w:tr/><w:tc/></w:tc>", `<w:p><w:del><w:r><w:t>a</w:t></w:r></w:del></w:p>`, "<mc:AlternateContent><w:p/></mc:AlternateContent>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		data := docxtest.New(t, body)
		d, err := Read(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		for _, l := range d.Lines() {
			if l.Paragraph < 1 || strings.Contains(l.Text, "\n") || (l.Table == 0) != (l.Row == 0) {
				t.Errorf("%q: line %+v", body, l)
			}
		}
	})
}
