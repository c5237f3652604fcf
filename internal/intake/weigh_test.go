package intake

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"chuyende/internal/docxtest"
	"chuyende/internal/lang"
)

// TestWeigh: what would come to much more in another program than it is, is refused before
// that reads it; what is a document, or is none at all, is left to it.
func TestWeigh(t *testing.T) {
	t.Parallel()
	odt := func(body string) []byte {
		return docxtest.Pack(t, docxtest.Part{Name: "mimetype", Text: "application/vnd.oasis.opendocument.text"}, docxtest.Part{Name: "content.xml", Text: "<office:text>" + body + "</office:text>"})
	}
	random := make([]byte, 2<<20)
	for i := range random {
		random[i] = byte(rand.Uint32())
	}
	many := strings.Repeat
	for name, tt := range map[string]struct {
		form  string
		data  []byte
		heavy bool
	}{
		"paragraphs":          {".odt", odt(many("<text:p>a</text:p>", mostForeignItems)), true},
		"empty ones":          {".odt", odt(many("<text:p/>", mostForeignItems)), true},
		"blanks by number":    {".odt", odt(many(`<text:s text:c="600000"/>`, 2)), true},
		"columns by number":   {".odt", odt(`<table:table-column table:number-columns-repeated="99999999999999999999"/>`), true},
		"one text":            {".odt", odt(many("a", 5<<20)), true},
		"a document":          {".odt", odt(many(`<text:p>Đất<text:s text:c="3"/></text:p>`, 10_000)), false},
		"a sheet in it":       {".odt", docxtest.Pack(t, docxtest.Part{Name: "Object 1/content.xml", Text: `<table:table-row table:number-rows-repeated="1048576"/>`}), false},
		"broken":              {".odt", []byte("PK\x03\x04 hỏng"), false},
		"flat XML":            {".fodt", []byte(many("<text:p/>", mostForeignItems+1)), true},
		"RTF of paragraphs":   {".rtf", []byte(`{\rtf1 ` + many(`\par`, mostForeignItems+1) + "}"), true},
		"RTF of one text":     {".rtf", []byte(`{\rtf1 ` + many("xyz ", 2<<20) + "}"), true},
		"RTF with a picture":  {".rtf", []byte(`{\rtf1 {\pict ` + many("0f3a\n", 2<<20) + "}}"), false},
		"RTF":                 {".rtf", []byte(`{\rtf1 ` + many(`\pard\plain a\par `, 10_000) + "}"), false},
		"an old document":     {".doc", []byte(many("\r", mostForeignItems*2)), true},
		"one with a picture":  {".doc", append([]byte("\xd0\xcf\x11\xe0"), random...), false},
		"one with paragraphs": {".doc", []byte(many("Chữ trong một đoạn.\r", 100_000)), false},
		"nothing":             {".doc", nil, false},
	} {
		err := Weigh(bytes.NewReader(tt.data), int64(len(tt.data)), tt.form)
		var refusal *Refusal
		if isHeavy := errors.As(err, &refusal); isHeavy != tt.heavy || err != nil && !isHeavy {
			t.Errorf("%s: %v", name, err)
		} else if isHeavy && (refusal.Why.In(lang.EN) == "" || refusal.Why.In(lang.VI) == "") {
			t.Errorf("%s: it does not say why", name)
		}
	}
}
