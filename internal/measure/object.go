package measure

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// mostWithin bounds how many places may count as first.
const mostWithin = 100

// object reads a row of JSON that starts at start.
func (r *reader) object(number, start int, text []byte) {
	var values map[string]json.RawMessage
	if err := json.Unmarshal(text, &values); err != nil {
		at := len(text) - 1
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			at = min(at, max(0, int(syntax.Offset)-1))
		}
		r.wrong(start+at, start+at+1, lang.Textf("dòng JSON viết sai từ đây", "this row of JSON is not well formed from here"), forms())
		return
	}
	row := Row{Within: 1, Line: number}
	known := map[string]func(json.RawMessage) (want lang.Text, ok bool){
		"q":      func(v json.RawMessage) (lang.Text, bool) { return words(), readQuery(v, &row.Query) },
		"first":  func(v json.RawMessage) (lang.Text, bool) { return addresses(), readPages(v, &row.First) },
		"may":    func(v json.RawMessage) (lang.Text, bool) { return addresses(), readPages(v, &row.May) },
		"within": func(v json.RawMessage) (lang.Text, bool) { return places(), readPlaces(v, &row.Within) },
		"none":   func(v json.RawMessage) (lang.Text, bool) { return yesOrNo(), json.Unmarshal(v, &row.None) == nil },
	}
	fine := true
	for _, key := range slices.Sorted(maps.Keys(values)) {
		span := keySpan(start, text, key)
		read, ok := known[key]
		if !ok {
			r.problems.Add(ruleKey.At(r.file, r.data, span, lang.Textf("khóa %q không dùng đến", "the key %q is not used", key),
				diag.DidYouMean(key, slices.Sorted(maps.Keys(known)))))
			continue
		}
		if want, ok := read(values[key]); !ok {
			r.wrong(span.Start, span.End, lang.Textf("khóa %q phải là %s", "the key %q must be %s", key, want), lang.Text{})
			fine = false
		}
	}
	if fine {
		r.add(row, start, start+len(text))
	}
}

// keySpan is where a key stands, or its whole row if it is written with escapes.
func keySpan(start int, text []byte, key string) diag.Span {
	if i := bytes.Index(text, []byte(`"`+key+`"`)); i >= 0 {
		return diag.Span{Start: start + i, End: start + i + len(key) + 2}
	}
	return diag.Span{Start: start, End: start + len(text)}
}

func words() lang.Text {
	return lang.Textf("một câu trong ngoặc kép", "words in quotation marks")
}
func addresses() lang.Text {
	return lang.Textf(`địa chỉ trang, như ["/chuyen-de/x.html"]`, `addresses of pages, such as ["/chuyen-de/x.html"]`)
}
func places() lang.Text {
	return lang.Textf("một số từ 1 đến %d", "a number from 1 to %d", mostWithin)
}
func yesOrNo() lang.Text { return lang.Textf("true hoặc false", "true or false") }

func readQuery(v json.RawMessage, query *string) bool {
	err := json.Unmarshal(v, query)
	*query = strings.TrimSpace(*query)
	return err == nil
}

// readPages reads one address or a list of them.
func readPages(v json.RawMessage, pages *[]string) bool {
	var one string
	var list []string
	if json.Unmarshal(v, &one) == nil {
		list = []string{one}
	} else if json.Unmarshal(v, &list) != nil {
		return false
	}
	for _, page := range list {
		if page = strings.TrimSpace(page); page == "" {
			return false
		}
		*pages = append(*pages, Address(page))
	}
	return true
}

func readPlaces(v json.RawMessage, places *int) bool {
	return json.Unmarshal(v, places) == nil && *places >= 1 && *places <= mostWithin
}
