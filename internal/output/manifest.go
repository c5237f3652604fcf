package output

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"slices"
	"strings"

	"chuyende/internal/lang"
)

// The manifest lists what builds have made in the folder, so that the next one
// may change and remove that and nothing else, and so that others know the site
// without reading it. It is text: this line, then a line for each file, sorted
// by bytes: slash path, digest and media type, with tabs between; a folder that
// was staged whole is a line of its own, which ends in a slash, before its
// files. Then "end" and the CRC-32 of all before. The journal of a commit under
// way has the same form, with paths only, and lists what the commit adds or
// removes; files that are ours are those of both.
//
// The manifest has a copy in the site itself, [ListName]: the state folder is
// hidden, and does not come along with every way of copying a site. The copy
// leaves out the files of folders staged whole: what code outside writes need not
// be the same every time, and the site is.
//
//	1: first version: paths, without the end
//	2: with it
//	3: with digests and media types, and the files of folders staged whole
const (
	manifestHead  = "chuyende manifest 3\n"
	manifestHead2 = "chuyende manifest 2\n"
	manifestHead1 = "chuyende manifest 1\n"
	manifestEnd   = "end "
)

// ListName is the copy of the manifest in the site's folder. As the state
// folder it is not part of the site.
const ListName = "chuyende-files.txt"

// readManifest finds out which files are ours, and whether the last commit was
// killed.
func (t *Tx) readManifest() error {
	main, err := t.readList(t.state(manifestName))
	if err != nil {
		return err
	}
	second, err := t.readList(t.at(ListName))
	if err != nil {
		return err
	}
	journal, err := t.readList(t.state(journalName))
	if err != nil {
		return err
	}
	if journal.state == absent && t.takeUp(main.data, second.data) {
		return nil
	}
	main.parse()
	second.parse()
	journal.parse()
	expected := main.copied()
	differ := !bytes.Equal(second.data, expected)
	t.relist = main.state != whole || !main.current() || differ
	if t.seen != nil && !t.relist && journal.state == absent {
		t.now = left{manifest: string(main.data), again: string(second.data)}
	}
	switch {
	case main.state == whole && second.state == whole && !main.old && differ && journal.state == absent:
		// No commit leaves them so: one has come from another site.
		if t.missing(second.text) < t.missing(parseList(expected).text) {
			main = second
		}
		main.state = broken // as far as digests go
		t.own(main)
		t.note(listsDiffer())
	case main.state == whole:
		t.own(main)
		if second.state != whole && !main.old {
			t.note(copyLost())
		}
	case second.state == whole:
		t.own(second)
		t.note(manifestLost())
	case main.state == broken || second.state == broken:
		// What the intact lines name was ours; the rest is known by its bytes.
		t.own(main)
		t.own(second)
		t.damaged = true
		t.note(bothLost())
	}
	if journal.state == absent {
		return nil
	}
	t.unfinished = true
	t.own(journal)
	t.damaged = t.damaged || journal.state == broken
	t.note(interrupted())
	return nil
}

// current reports whether a list is of this version.
func (l list) current() bool { return bytes.HasPrefix(l.data, []byte(manifestHead)) }

// copied returns what the copy of a manifest has to be.
func (l list) copied() []byte {
	if !l.current() {
		return l.data // earlier versions had them the same
	}
	return copyOf(l.text)
}

// missing counts the paths of a list at which there is nothing.
func (t *Tx) missing(text string) int {
	n := 0
	for line := range strings.Lines(text) {
		path, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		path = strings.TrimSuffix(path, "/")
		if !validPath(path) || !exists(t.at(path)) {
			n++
		}
	}
	return n
}

// listState says how a list was found.
type listState uint8

const (
	absent listState = iota
	broken
	whole
)

// list is a manifest as it was read.
type list struct {
	state listState
	old   bool   // of the version without an end
	data  []byte // all of it
	text  string // the lines that can be trusted
}

// readList reads a manifest, a copy or a journal, which is broken until it is
// parsed. Whatever cannot be one is broken, and so is what another version may have written.
func (t *Tx) readList(place string) (list, error) {
	info, err := os.Lstat(place)
	switch {
	case notThere(err):
		return list{}, nil
	case err != nil:
		return list{}, failed(place, err)
	case !info.Mode().IsRegular():
		return list{state: broken}, nil
	}
	data, err := os.ReadFile(place)
	if err != nil {
		return list{state: broken}, nil
	}
	return list{state: broken, data: data}, nil
}

func parseList(data []byte) list {
	l := list{state: broken, data: data}
	l.parse()
	return l
}

// parse takes a list apart. Of one that was cut or overwritten the lines
// count that stand whole before the damage.
func (l *list) parse() {
	text := string(l.data)
	if body, ok := strings.CutPrefix(text, manifestHead1); ok {
		l.old = true
		l.text = goodLines(body)
		if l.text == body {
			l.state = whole
		}
		return
	}
	body, ok := strings.CutPrefix(text, manifestHead)
	if !ok {
		body, ok = strings.CutPrefix(text, manifestHead2)
	}
	if !ok {
		return
	}
	at := strings.LastIndex("\n"+body, "\n"+manifestEnd)
	if at >= 0 && body[at:] == endOf([]byte(text[:len(manifestHead)+at])) {
		l.state, l.text = whole, body[:at]
		return
	}
	l.text = goodLines(body)
}

// goodLines returns the lines from the first on that are whole and can be
// lines of a manifest.
func goodLines(text string) string {
	n := 0
	for line := range strings.Lines(text) {
		name, ended := strings.CutSuffix(line, "\n")
		path, _, _ := strings.Cut(name, "\t")
		if !ended || strings.HasPrefix(name, manifestEnd) || !validPath(strings.TrimSuffix(path, "/")) {
			break
		}
		n += len(line)
	}
	return text[:n]
}

// own enters the paths of a list as ours. Digests of a list that was damaged do
// not count. Where a commit that changed only the case of a name was killed, the
// lists name two spellings, which most disks outside of Windows and macOS take for
// two files: the one found later is a twin, which goes unless it is the file itself.
func (t *Tx) own(l list) {
	// One allocation for all: a small change to a big site reads all its paths.
	isFirst := len(t.files) == 0
	n := strings.Count(l.text, "\n")
	records := make([]file, 0, n)
	if isFirst {
		t.files = make(map[string]*file, n+n/4)
		t.order = make([]*file, 0, n)
	} else {
		defer func() { t.order = nil }() // of two lists
	}
	var staged *tree // whole, and its files follow
	for line := range strings.Lines(l.text) {
		line = strings.TrimSuffix(line, "\n")
		path, rest, _ := strings.Cut(line, "\t")
		// The list may have been edited by hand: what could lead out of the
		// folder is not ours.
		dir, isTree := strings.CutSuffix(path, "/")
		if !validPath(dir) {
			continue
		}
		var d digest
		if l.state == whole {
			d = parseDigest(rest)
		}
		switch {
		case isTree:
			staged = &tree{path: dir, owned: true}
			t.trees[dir] = staged
		case staged != nil && strings.HasPrefix(path, staged.path+"/"):
			staged.files = append(staged.files, entry{path: path, digest: d})
			staged.listed = d != digest{}
		default:
			key := fold(path)
			if known := t.files[key]; known != nil && known.was != path {
				t.twins[path] = &file{path: path, was: path}
				continue
			}
			records = append(records, file{path: path, was: path, listed: d, line: line, inOrder: true})
			f := &records[len(records)-1]
			t.files[key] = f
			t.order = append(t.order, f)
		}
	}
}

// manifest returns a list of the given lines, which it sorts.
func manifest(lines []string) []byte {
	if !slices.IsSorted(lines) {
		slices.Sort(lines)
	}
	lines = slices.Compact(lines)
	size := len(manifestHead) + len(manifestEnd) + 9 // and the sum
	for _, line := range lines {
		size += len(line) + 1
	}
	var b bytes.Buffer
	b.Grow(size)
	b.WriteString(manifestHead)
	for _, line := range lines {
		b.WriteString(line)
		b.WriteByte('\n')
	}
	b.WriteString(endOf(b.Bytes()))
	return b.Bytes()
}

// copyOf returns the copy for the site of a manifest with these lines.
func copyOf(lines string) []byte {
	var all []string
	for line := range strings.Lines(lines) {
		all = append(all, strings.TrimSuffix(line, "\n"))
	}
	return manifest(copied(all))
}

// copied returns the lines of a copy, of those of a manifest.
func copied(lines []string) []string {
	kept := make([]string, 0, len(lines))
	staged := "\n" // in no path
	for _, line := range lines {
		if strings.HasPrefix(line, staged) {
			continue
		}
		if strings.HasSuffix(line, "/") {
			staged = line
		}
		kept = append(kept, line)
	}
	return kept
}

// lists returns a manifest of sorted lines and its copy, and remembers both.
func (t *Tx) lists(lines []string) (list, second []byte) {
	list, second = manifest(lines), manifest(copied(lines))
	if t.seen != nil {
		t.now.manifest, t.now.again = string(list), string(second)
	}
	return list, second
}

func endOf(before []byte) string {
	return fmt.Sprintf("%s%08x\n", manifestEnd, crc32.ChecksumIEEE(before))
}

// writeLists puts the manifest and its copy in place.
func (c *change) writeLists() error {
	lines, err := c.lines()
	if err != nil {
		return err
	}
	data, second := c.lists(lines)
	copied := c.at(ListName)
	if err := c.vacate(copied); err != nil {
		return err
	}
	// The copy first: while only one of them is new there is the journal.
	undo := func() error { return c.disk.remove(copied) }
	if exists(copied) {
		saved, err := c.copyOut(copied)
		if err != nil {
			return failed(copied, err)
		}
		undo = func() error { return c.disk.rename(saved, copied) }
	}
	n, err := c.number()
	if err != nil {
		return err
	}
	staged := c.staging(n)
	if err := c.disk.write(staged, second); err != nil {
		return failed(copied, err)
	}
	if err := c.disk.rename(staged, copied); err != nil {
		return failed(copied, err)
	}
	c.undoing(undo)
	place := c.state(manifestName)
	if err := c.vacate(place); err != nil {
		return err
	}
	if err := c.disk.replace(place, data); err != nil {
		return failed(place, err)
	}
	return nil
}

// vacate makes room for a file of the state where something else stands. What
// somebody may have put there is kept.
func (t *Tx) vacate(place string) error {
	info, err := os.Lstat(place)
	if err != nil || info.Mode().IsRegular() || info.Mode()&fs.ModeSymlink != 0 {
		return nil // a rename replaces these
	}
	return t.setAside(place)
}

// What a build tells of the state that it found, in one sentence each.

func manifestLost() lang.Text {
	return lang.Textf("sổ ghi các tệp đã tạo (%s/%s) bị mất hoặc hỏng: đã lập lại từ bản chép %s",
		"the list of files that builds made (%s/%s) was missing or damaged: it has been restored from its copy %s",
		StateDir, manifestName, ListName)
}

func copyLost() lang.Text {
	return lang.Textf("bản chép sổ ghi %s bị mất hoặc hỏng: đã chép lại", "the copy %s of the list of files was missing or damaged: it has been made anew", ListName)
}

func bothLost() lang.Text {
	return lang.Textf("sổ ghi các tệp đã tạo (%s/%s) và bản chép %s đều hỏng: đã lập lại; tệp cũ không còn dùng mà sổ không còn ghi thì giữ nguyên",
		"the list of files that builds made (%s/%s) and its copy %s were damaged: both have been made anew; old files that they no longer name are left alone",
		StateDir, manifestName, ListName)
}

func listsDiffer() lang.Text {
	return lang.Textf("sổ ghi các tệp đã tạo (%s/%s) và bản chép %s không khớp nhau: đã lập lại theo bản hợp với các tệp đang có",
		"the list of files that builds made (%s/%s) and its copy %s differ: both have been made anew after the one that fits the files there",
		StateDir, manifestName, ListName)
}

func interrupted() lang.Text {
	return lang.Textf("lần dựng trước bị ngắt giữa chừng: đã làm lại phần dở dang", "the last build was cut short: what it left has been put right")
}

func filesLost(n int, name string) lang.Text {
	return lang.Textf("%d tệp do lần trước tạo không còn ở đó (%s…): đã tạo lại", "%d files of an earlier build were gone (%s…): they have been made anew", n, name)
}
