package frontmatter

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/vietnamese"
)

// item checks one value against its field.
func (d *decoder) item(n *node, f *Field) (Item, bool) {
	item := Item{Text: n.text, Span: n.span, Foreign: n.foreign}
	switch f.Type {
	case Bool:
		return d.truth(n, f)
	case Int, Ints:
		number, err := strconv.Atoi(n.text)
		if err != nil && d.format == TOML && n.plain {
			number, err = strconv.Atoi(strings.ReplaceAll(n.text, "_", ""))
		}
		item.Number = float64(number)
		if err != nil && d.generous {
			item.Number, err = strconv.ParseFloat(n.text, 64)
			number = int(math.Floor(item.Number))
			if math.Abs(item.Number) > mostNumber || item.Number != item.Number {
				err = strconv.ErrRange
			}
		}
		if err != nil {
			d.notANumber(n, f)
			return item, false
		}
		item.Int, item.Text = number, strconv.Itoa(number)
		if (f.Min != 0 || f.Max != 0) && (number < f.Min || number > f.Max) {
			d.add(n.span, ruleValueRange,
				lang.Textf("%q phải từ %d đến %d, ở đây là %d", "%q must be from %d to %d, not %d", f.Key, f.Min, f.Max, number), lang.Text{})
			return item, false
		}
	case Multiline:
		item.Text = strings.TrimRight(n.text, "\n")
	default:
		item.Text = strings.Join(strings.Fields(n.text), " ")
	}
	if !d.allowed(item, f) {
		return item, false
	}
	d.warnCurly(n)
	return item, true
}

// mostNumber bounds numbers with a fraction.
const mostNumber = 1e9

// truth checks a Bool.
func (d *decoder) truth(n *node, f *Field) (Item, bool) {
	item := Item{Text: strings.ToLower(strings.TrimSpace(n.text)), Span: n.span}
	if item.Text == "true" || item.Text == "false" {
		return item, true
	}
	hint := lang.Textf("viết true (có) hoặc false (không)", "write true or false")
	for word, meant := range map[string]string{
		"có": "true", "đúng": "true", "yes": "true", "on": "true", "1": "true",
		"không": "false", "sai": "false", "no": "false", "off": "false", "0": "false",
	} {
		if item.Text == word && d.generous {
			item.Text = meant
			return item, true
		}
		if item.Text == word {
			hint = lang.Textf("viết: %s: %s", "write: %s: %s", f.Key, meant)
		}
	}
	d.add(n.span, ruleValueType, lang.Textf("%q phải là true hoặc false", "%q must be true or false", f.Key), hint)
	return item, false
}

// allowed checks a value against the closed list of its field.
func (d *decoder) allowed(item Item, f *Field) bool {
	if len(f.Values) == 0 || slices.Contains(f.Values, item.Text) {
		return true
	}
	hint := diag.Allowed(f.Values)
	if meant := diag.Guess(item.Text, f.choices()); meant != "" {
		hint = lang.Textf("có phải ý bạn là %q? %s", "did you mean %q? %s", meant, hint)
	}
	switch trimmed := strings.Trim(item.Text, "“”‘’"); {
	case trimmed != item.Text && slices.Contains(f.Values, trimmed):
		hint = lang.Textf("bỏ dấu ngoặc cong: %s", "remove the curly quotes: %s", trimmed)
	case strings.Contains(item.Text, ",") && (f.Type == Strings || f.Type == Ints):
		hint = lang.Textf("nhiều giá trị thì viết thành danh sách: %s: [%s]", "write several values as a list: %s: [%s]", f.Key, clip(item.Text))
	}
	d.add(item.Span, RuleValueUnknown,
		lang.Textf("%q không phải là giá trị của %q", "%q is not a value of %q", clip(item.Text), f.Key), hint)
	return false
}

// warnCurly warns of curly quotes around a whole value: word processors put
// them where straight ones were meant, and YAML takes them for text.
func (d *decoder) warnCurly(n *node) {
	text := strings.TrimSpace(n.text)
	if !n.plain || text == "" {
		return
	}
	isCurly := func(r rune) bool { return strings.ContainsRune("“”„‟", r) }
	runes := []rune(text)
	if strings.ContainsRune("‘‚", runes[0]) && runes[len(runes)-1] == '’' {
		isCurly = func(r rune) bool { return strings.ContainsRune("‘’‚", r) } // alone ’ is an apostrophe
	}
	first, last := isCurly(runes[0]), isCurly(runes[len(runes)-1])
	inner := slices.ContainsFunc(runes[1:max(len(runes)-1, 1)], isCurly)
	if inner || !first && !last {
		return
	}
	hint := lang.Textf(`dùng ngoặc thẳng "…"`, `use straight quotes "…"`)
	if first && last {
		hint = lang.Textf(`%s; nếu muốn hiện ngoặc cong thì viết '%s'`, `%s; to show curly ones write '%s'`, hint, clip(text))
	}
	d.problems.Add(d.file.problem(n.span, ruleValueQuotes,
		lang.Textf("dấu ngoặc cong “ ” không phải là dấu ngoặc kép của phần khai báo, nên sẽ hiện ra như chữ", "curly quotes “ ” do not quote a value; they are shown as text"), hint))
}

// choices are the values of a closed list with their names.
func (f *Field) choices() []diag.Choice {
	choices := make([]diag.Choice, len(f.Values))
	for i, v := range f.Values {
		choices[i] = diag.Choice{Value: v, Names: f.Names[v]}
	}
	return choices
}

// notANumber reports text where a whole number must stand, and the number that
// it names: “quý II”, “60 phút”.
func (d *decoder) notANumber(n *node, f *Field) {
	var meant []string
	for _, part := range strings.FieldsFunc(n.text, func(r rune) bool { return strings.ContainsRune(",;/+&", r) }) {
		number, ok := diag.Number(part)
		if f.Min < 0 {
			number, ok = signed(part)
		}
		value := strconv.Itoa(number)
		if !ok || (f.Min != 0 || f.Max != 0) && (number < f.Min || number > f.Max) ||
			len(f.Values) > 0 && !slices.Contains(f.Values, value) {
			d.wrongType(n, f)
			return
		}
		meant = append(meant, value)
	}
	if len(meant) == 0 || len(meant) > 1 && f.Type == Int {
		d.wrongType(n, f)
		return
	}
	must := lang.Textf("%q phải là số nguyên", "%q must be a whole number", f.Key)
	hint := lang.Textf("có phải ý bạn là %q?", "did you mean %q?", meant[0])
	if len(meant) > 1 {
		hint = lang.Textf("có phải ý bạn là [%s]?", "did you mean [%s]?", strings.Join(meant, ", "))
	}
	d.add(n.span, ruleValueType, must, hint)
}

// signed returns the number that a text names where it may be below nought: “trước 10
// ngày”, “D-10”, “sau 2 ngày”. Which side is meant must be said: the wrong one would be
// worse than no hint.
func signed(text string) (number int, ok bool) {
	folded := " " + strings.Join(strings.Fields(vietnamese.Fold(text)), " ") + " "
	rest := strings.ReplaceAll(strings.ReplaceAll(folded, " truoc ", " "), " sau ", " ") // which is read as six, too
	before := strings.Contains(folded, " truoc ") || strings.ContainsAny(text, "-–−")
	after := strings.Contains(folded, " sau ") || strings.Contains(text, "+")
	number, ok = diag.Number(rest)
	if before {
		number = -number
	}
	return number, ok && before != after
}

// wrongType reports a value of another type than its field's.
func (d *decoder) wrongType(n *node, f *Field) {
	var must lang.Text
	hint := f.Doc
	if f.Example != "" {
		hint = d.example("ví dụ", "such as", f)
	}
	switch f.Type {
	case String, Multiline:
		must = lang.Textf("phải là chữ, không phải danh sách hay bảng", "must be text, not a list or table")
		hint = d.textHint(n)
	case Int:
		must = lang.Textf("phải là số nguyên", "must be a whole number")
	case Bool:
		must = lang.Textf("phải là true hoặc false", "must be true or false")
	case Date:
		must = lang.Textf("phải là ngày dạng 2026-11-22", "must be a date such as 2026-11-22")
	case Strings:
		must = lang.Textf("phải là danh sách", "must be a list")
		switch {
		case f.Example != "":
		case d.format == TOML:
			hint = lang.Textf(`viết: %s = ["một", "hai"]`, `write: %s = ["one", "two"]`, f.Key)
		default:
			hint = lang.Textf("viết: %s: [một, hai]", "write: %s: [one, two]", f.Key)
		}
	case Ints:
		must = lang.Textf("phải là danh sách số nguyên", "must be a list of whole numbers")
	case Records:
		must = lang.Textf("phải là danh sách, mỗi mục có các khóa %s", "must be a list of items with the keys %s", keysOf(f.Fields))
	case Table:
		must = lang.Textf("phải có các khóa %s lùi vào ở dưới", "must have the keys %s indented below it", keysOf(f.Fields))
	case Map:
		must = lang.Textf("phải có các dòng khóa: giá trị lùi vào ở dưới", "must have lines of key: value indented below it")
	}
	d.add(n.span, ruleValueType, lang.Textf("%q %s", "%q %s", f.Key, must), hint)
}

// textHint says how text that YAML took for a list or table is kept as text.
func (d *decoder) textHint(n *node) lang.Text {
	at := min(n.span.Start, len(d.file.Data))
	line := trimRight(d.file.Data[at:lineEnd(d.file.Data, at)])
	if len(line) == 0 || d.format != YAML {
		return lang.Textf("nếu đây là chữ thì đặt trong ngoặc kép", "put it in quotes if it is text")
	}
	return quoteIt(string(line))
}

func keysOf(fields []Field) string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.Key
	}
	return strings.Join(keys, ", ")
}

// moment is a date as written: floating says that it names no offset, so that
// its time zone is the reader's.
type moment struct {
	time     time.Time
	floating bool
}

func (m moment) in(zone *time.Location) time.Time {
	if !m.floating {
		return m.time
	}
	t := m.time
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, zone)
}

// date checks a Date.
func (d *decoder) date(n *node, f *Field) (moment, bool) {
	text := strings.TrimSpace(n.text)
	if m, ok := parseDate(text); ok {
		return m, true
	}
	if d.generous {
		if m, ok := generousDate(text); ok {
			return m, true
		}
	}
	must := lang.Textf("%q phải là ngày dạng 2026-11-22", "%q must be a date such as 2026-11-22", f.Key)
	var hint lang.Text
	switch meant, exists := meantDate(text); {
	case meant != "" && exists:
		hint = lang.Textf("viết: %s: %s", "write: %s: %s", f.Key, meant)
	case meant != "":
		must = lang.Textf("không có ngày %s trong lịch", "there is no day %s", meant)
		if month, err := time.Parse("2006-01", meant[:min(len("2006-01"), len(meant))]); err == nil {
			hint = lang.Textf("tháng %d năm %d có %d ngày", "month %d of %d has %d days", int(month.Month()), month.Year(), month.AddDate(0, 1, -1).Day())
		}
	default:
		hint = lang.Textf("năm-tháng-ngày; nếu cần giờ thì 2026-11-22 19:30", "year-month-day; with a time, 2026-11-22 19:30")
	}
	d.add(n.span, ruleValueDate, must, hint)
	return moment{}, false
}

// dateLayouts are the forms a date may take.
func dateLayouts() []string {
	return []string{
		"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02T15:04:05",
		time.RFC3339, "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 -0700",
	}
}

// parseDate reads a date in any of the forms allowed.
func parseDate(text string) (moment, bool) {
	if len(text) == len(time.DateOnly) {
		t, err := time.Parse(time.DateOnly, text)
		return moment{t, true}, err == nil
	}
	for i, layout := range dateLayouts() {
		if t, err := time.Parse(layout, text); err == nil {
			return moment{t, i < 4}, true
		}
	}
	return moment{}, false
}

// A cell with a date, copied as a number, counts the days since the end of 1899.
// Of such numbers those of the years 1927 to 2064 are taken for a day.
const leastSheetDay, mostSheetDay = 10_000, 60_000

// meantDate returns the date that is meant by one written as in Vietnamese,
// "22/11/2026" or "ngày 22 tháng 11 năm 2026", or with digits left out, in the
// form that is read; exists is false for 30 February.
func meantDate(text string) (meant string, exists bool) {
	if days, err := strconv.Atoi(text); err == nil && days >= leastSheetDay && days <= mostSheetDay {
		return time.Date(1899, time.December, 30+days, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), true
	}
	fields := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if len(fields) != 3 || len(text) > 40 {
		return "", false
	}
	year, month, day := fields[0], fields[1], fields[2]
	if len(day) == 4 {
		year, day = day, year
	}
	if len(year) != 4 || len(month) > 2 || len(day) > 2 {
		return "", false
	}
	pad := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
	meant = year + "-" + pad(month) + "-" + pad(day)
	_, err := time.Parse(time.DateOnly, meant)
	return meant, err == nil
}
