package markdown

import "bytes"

// Comments of Obsidian, which only their author reads, between two signs on one line
// or on several:
//
//	Chữ hiện %%chữ không hiện%% chữ hiện.
//
//	%%
//	không hiện
//	%%

// note drops a comment that begins a line and ends on another.
func (m *masker) note(start, end int, _ bool) (next int, done bool) {
	text := bytes.TrimRight(m.data[start:end], " \t")
	if !bytes.HasPrefix(text, []byte("%%")) || bytes.Contains(text[2:], []byte("%%")) || m.endless.note || m.pass.indented[start] {
		return end, false
	}
	for at := end; at < len(m.data); {
		stop := lineEndOf(m.data, at+1)
		if bytes.HasSuffix(bytes.TrimRight(m.data[at:stop], " \t"), []byte("%%")) {
			m.blank(start, stop)
			return stop, true
		}
		at = stop
	}
	m.endless.note = true
	return end, false
}

// notesInLine drops those that end where they begin: two signs with what touches them
// inside, and none of a word outside.
func (m *masker) notesInLine(start, end int) {
	if !bytes.Contains(m.data[start:end], []byte("%%")) || m.pass.indented[start] {
		return
	}
	inCode := false
	for at := start; at+4 < end; at++ {
		switch {
		case m.data[at] == '`':
			inCode = !inCode
			continue
		case inCode, m.data[at] != '%', m.data[at+1] != '%', at > start && isWordByte(m.data[at-1]):
			continue
		}
		size := bytes.Index(m.data[at+2:end], []byte("%%"))
		if size <= 0 || at+2+size+2 < end && isWordByte(m.data[at+2+size+2]) || bytes.IndexByte(m.data[at:at+2+size], '`') >= 0 {
			continue
		}
		to := at + 2 + size + 2
		m.blank(at, to)
		if at == start {
			m.skip(start, to)
		}
		at = to - 1
	}
}
