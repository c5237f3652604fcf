package frontmatter

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// generousDate reads days as other programs and people write them: 2020/12/21,
// 2020-1-5, 21/12/2020, "December 21, 2020", with or without a time. Of a number
// that may be day or month the first is the day, as in Vietnamese.
func generousDate(text string) (moment, bool) {
	if len(text) > 60 {
		return moment{}, false
	}
	if ms, err := strconv.ParseInt(text, 10, 64); err == nil && len(text) == len("1596374871110") && ms > 0 {
		return moment{time.UnixMilli(ms).UTC(), false}, true // as programs count: Dendron
	}
	day, rest := namedDay(text)
	if m := numericDay.FindStringSubmatch(text); day.IsZero() && m != nil {
		day, rest = numbersDay(m[1], m[2], m[3]), m[4]
	}
	if day.IsZero() {
		return moment{}, false
	}
	rest = strings.Trim(rest, " ,T")
	if rest == "" {
		return moment{day, true}, true
	}
	for _, layout := range []string{"15:04", "15:04:05", "15:04:05.999999999", "15:04:05Z07:00", "15:04:05 Z07:00", "15:04:05 -0700",
		"15:04:05 -07:00", "15:04 -0700", "15:04Z07:00", "15:04:05 MST", "15:04 MST", "3:04 PM", "3:04PM", "-0700", "MST"} {
		if t, err := time.Parse(layout, strings.ToUpper(rest)); err == nil {
			at := time.Date(day.Year(), day.Month(), day.Day(), t.Hour(), t.Minute(), t.Second(), 0, t.Location())
			return moment{at, !strings.Contains(layout, "07")}, true
		}
	}
	return moment{day, true}, true // the day counts
}

var (
	numericDay = regexp.MustCompile(`^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})((?:[ T,].*)?)$`)
	wordDay    = regexp.MustCompile(`^(?:[A-Za-z]{3,9},? +)?(?:([A-Za-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +|(\d{1,2})(?:st|nd|rd|th)? +([A-Za-z]{3,9})\.?,? +)(\d{4})((?:[ ,].*)?)$`)
)

// numbersDay is the day that three numbers name, the zero time where none is.
func numbersDay(a, b, c string) time.Time {
	year, month, day := a, b, c
	if len(a) != 4 {
		year, day = c, a
	}
	if m, _ := strconv.Atoi(month); m > 12 && len(a) != 4 {
		month, day = day, month
	}
	pad := func(s string) string { return strings.Repeat("0", max(0, 2-len(s))) + s }
	t, err := time.Parse(time.DateOnly, year+"-"+pad(month)+"-"+pad(day))
	if err != nil {
		return time.Time{}
	}
	return t
}

// namedDay reads a day with the English name of its month.
func namedDay(text string) (day time.Time, rest string) {
	m := wordDay.FindStringSubmatch(text)
	if m == nil {
		return time.Time{}, ""
	}
	month, number := m[1]+m[4], m[2]+m[3]
	t, err := time.Parse("Jan 2 2006", strings.ToUpper(month[:1])+strings.ToLower(month[1:3])+" "+number+" "+m[5])
	if err != nil {
		return time.Time{}, ""
	}
	return t, m[6]
}

// DayIn returns the day that a name begins with, as files of posts have it
// ("2020-12-21-ten-bai"), and what follows it; ok is false for any other name.
func DayIn(name string, zone *time.Location) (day time.Time, rest string, ok bool) {
	m := dayName.FindStringSubmatch(name)
	if m == nil {
		return time.Time{}, name, false
	}
	t, err := time.Parse("2006-1-2", m[1])
	if err != nil {
		return time.Time{}, name, false
	}
	return moment{t, true}.in(zone), m[2], true
}

// DayOf returns the day that a name is, as journals and minutes have it: "2023_11_05".
func DayOf(name string, zone *time.Location) (day time.Time, ok bool) {
	m := dayAlone.FindStringSubmatch(name)
	if m == nil {
		return time.Time{}, false
	}
	t := numbersDay(m[1], m[2], m[3])
	return moment{t, true}.in(zone), !t.IsZero()
}

var dayAlone = regexp.MustCompile(`^(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})$`)

var dayName = regexp.MustCompile(`^(\d{4}-\d{1,2}-\d{1,2})[-_. ](.+)$`)
