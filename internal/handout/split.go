package handout

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"chuyende/internal/vietnamese"
)

// Length returns how long a text is as phones count: in UTF-16 units, so that a
// sign beyond the usual ones counts as two.
func Length(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// atom is a piece of a message that stays whole, with what parts it from the one
// before it in the same message.
type atom struct{ gap, text string }

// split cuts a text into messages of at most limit each, the last of which ends
// in a line of its own: what leads to the page. Several are numbered "1/3" in
// their first line. A message ends between paragraphs where it can, else between
// lines, sentences, words; a heading never stands at its end.
func split(pieces []piece, last string, limit int) []string {
	room := limit
	for digits := 1; ; digits++ {
		if digits > 1 || !fits(pieces, last, limit) {
			room = limit - Length(numbered(strings.Repeat("9", digits), strings.Repeat("9", digits), ""))
		}
		parts := fill(atoms(pieces, last, room), room)
		if len(parts) == 1 {
			return parts
		}
		total := fmt.Sprint(len(parts))
		if len(total) > digits {
			continue
		}
		for i := range parts {
			parts[i] = numbered(fmt.Sprint(i+1), total, parts[i])
		}
		return parts
	}
}

// numbered is a message with its number.
func numbered(number, total, text string) string { return number + "/" + total + "\n" + text }

// fits reports whether all fits into one message.
func fits(pieces []piece, last string, limit int) bool {
	return len(fill(atoms(pieces, last, limit), limit)) <= 1
}

// fill puts as many atoms into each message as have room.
func fill(all []atom, room int) []string {
	var parts []string
	current, length := "", 0
	for _, a := range all {
		need := Length(a.gap) + Length(a.text)
		if current != "" && length+need <= room {
			current, length = current+a.gap+a.text, length+need
			continue
		}
		if current != "" {
			parts = append(parts, current)
		}
		current, length = a.text, Length(a.text)
	}
	return append(parts, current)
}

// atoms cuts pieces so that none is longer than room. A heading is one with the
// first of what follows.
func atoms(pieces []piece, last string, room int) []atom {
	var all []atom
	before := "" // headings that wait for what follows
	put := func(a atom) {
		if before != "" {
			if joined := before + a.gap + a.text; Length(joined) <= room {
				a = atom{paragraphGap, joined}
			} else {
				all = append(all, cutTo(atom{paragraphGap, before}, room)...)
			}
			before = ""
		}
		all = append(all, a)
	}
	for _, p := range pieces {
		if p.heading {
			if before != "" {
				before += paragraphGap
			}
			before += p.text
			continue
		}
		space := room
		if 2*Length(before) < room {
			space -= Length(before + paragraphGap) // it takes the first of what follows with it
		}
		for _, a := range cutTo(atom{paragraphGap, p.text}, space) {
			put(a)
		}
	}
	if last != "" {
		for _, a := range cutTo(atom{paragraphGap, last}, room) {
			put(a)
		}
	} else if before != "" {
		all = append(all, cutTo(atom{paragraphGap, before}, room)...)
	}
	return all
}

// paragraphGap parts paragraphs.
const paragraphGap = "\n\n"

// cutTo cuts an atom that is longer than room: at line ends, else at the ends of
// sentences, else between words, else anywhere.
func cutTo(a atom, room int) []atom {
	if Length(a.text) <= room {
		return []atom{a}
	}
	if lines := strings.Split(a.text, "\n"); len(lines) > 1 {
		return cutAll(a.gap, "\n", lines, room)
	}
	if found := vietnamese.Sentences(a.text); len(found) > 1 {
		var texts []string
		start := 0
		for _, s := range found {
			texts = append(texts, strings.TrimLeft(a.text[start:s.End], " "))
			start = s.End
		}
		return cutAll(a.gap, " ", texts, room)
	}
	if found := strings.Split(a.text, " "); len(found) > 1 {
		return cutAll(a.gap, " ", found, room)
	}
	at := 0
	for n := 0; at < len(a.text); {
		r, size := utf8.DecodeRuneInString(a.text[at:])
		if n += Length(string(r)); n > room && at > 0 {
			break
		}
		at += size
	}
	if at >= len(a.text) {
		return []atom{a}
	}
	return append([]atom{{a.gap, a.text[:at]}}, cutTo(atom{"", a.text[at:]}, room)...)
}

func cutAll(first, gap string, texts []string, room int) []atom {
	var all []atom
	for i, text := range texts {
		if i > 0 {
			first = gap
		}
		all = append(all, cutTo(atom{first, text}, room)...)
	}
	return all
}
