// Package record tells whether the files of a bleve index are as they were
// written, and what the index was made of. It knows nothing of what is in them.
//
// The record stands in the bleve folder and names every file of the index with
// its size and digest: bleve maps the files into memory and believes what they
// say, so a damaged one makes it panic or, worse, answer wrongly. It is text:
//
//	chuyende index FORMAT
//	documents ABOUT
//	DIGEST SIZE PATH        one line a file, sorted by path
//	end DIGEST              of all lines above
//
// Digests are SHA-256 in hexadecimal digits, FORMAT is [script.Version].
package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"chuyende/search/internal/script"
)

const (
	recordName  = "index.sha256"
	recordStart = "chuyende index "
	recordAbout = "documents "
	recordEnd   = "end "
	// longestRecord is more than a record of one segment needs.
	longestRecord = 1 << 16
)

// ErrFormat is the error of an index that another version of this program
// wrote. It has to be built anew.
var ErrFormat = errors.New("the index has another format: build it anew")

// ErrDamaged is the error of an index whose files, or whose record of them,
// are not as they were written. It has to be built anew.
var ErrDamaged = errors.New("the index is damaged: build it anew")

// Damaged returns an ErrDamaged that says where and why.
func Damaged(path, format string, args ...any) error {
	return fmt.Errorf("%w (%s: %s)", ErrDamaged, path, fmt.Sprintf(format, args...))
}

// record is what a record file says.
type record struct {
	about string
	files []recordedFile
}

type recordedFile struct {
	path   string // with forward slashes, from the bleve folder
	size   int64
	digest string
}

// Seal makes the record of an index that has just been written into dir anew,
// with about in it: one line of the caller's that says what the index was made
// of. [Verify] gives it back.
func Seal(dir, about string) error {
	if strings.ContainsAny(about, "\r\n") {
		return fmt.Errorf("seal search index %s: %q is not one line", dir, about)
	}
	data, err := os.ReadFile(filepath.Join(dir, recordName))
	if err != nil {
		return fmt.Errorf("seal search index: %w", err)
	}
	r, err := parseRecord(data)
	if err != nil {
		return fmt.Errorf("seal search index %s: %w", dir, err)
	}
	r.about = about
	return writeRecord(dir, r)
}

// Verify reads every file of the index in dir, the folder with bleve's files,
// and returns what it was sealed with. The error wraps [ErrDamaged] where a file is not as it was written or the record is gone,
// [ErrFormat] where another version wrote it, and [os.ErrNotExist] where there
// is no index at all.
func Verify(dir string) (about string, err error) {
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return "", err
	case !info.IsDir():
		return "", Damaged(dir, "not a folder")
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", err
	}
	defer root.Close()
	return verify(root)
}

func verify(root *os.Root) (about string, err error) {
	var data bytes.Buffer
	if _, err := readWhole(root, recordName, longestRecord, &data); err != nil {
		return "", err
	}
	r, err := parseRecord(data.Bytes())
	if err != nil {
		return "", err
	}
	for _, f := range r.files {
		sum := sha256.New()
		size, err := readWhole(root, f.path, f.size, sum)
		if err != nil {
			return "", err
		}
		if size != f.size || hexSum(sum) != f.digest {
			return "", Damaged(f.path, "its bytes have changed")
		}
	}
	return r.about, nil
}

// readWhole copies a regular file of at most so many bytes to w. Whatever else
// stands in its place, or nothing, is damage; only what the system refuses is
// an error of another kind.
func readWhole(root *os.Root, path string, most int64, w io.Writer) (int64, error) {
	name := filepath.FromSlash(path)
	info, err := root.Lstat(name)
	switch {
	case refused(err):
		return 0, err
	case err != nil:
		return 0, Damaged(path, "it cannot be read")
	case !info.Mode().IsRegular() || info.Size() > most:
		return 0, Damaged(path, "it is not what was written")
	}
	f, err := root.Open(name)
	if err != nil {
		if refused(err) {
			return 0, err
		}
		return 0, Damaged(path, "it cannot be read")
	}
	defer f.Close()
	size, err := io.Copy(w, io.LimitReader(f, most))
	if refused(err) {
		return 0, err
	}
	if err != nil {
		return 0, Damaged(path, "it cannot be read")
	}
	return size, nil
}

// refused reports whether the system refuses something for a reason that has
// nothing to do with the file's bytes: to build anew would not help.
func refused(err error) bool {
	for _, reason := range []error{fs.ErrPermission, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM} {
		if errors.Is(err, reason) {
			return true
		}
	}
	return false
}

// Make makes the record of an index that is complete in dir.
func Make(dir string) error {
	var r record
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil || rel == recordName {
			return err
		}
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		sum := sha256.New()
		size, err := io.Copy(sum, f)
		r.files = append(r.files, recordedFile{filepath.ToSlash(rel), size, hexSum(sum)})
		return err
	})
	if err != nil {
		return err
	}
	return writeRecord(dir, r)
}

func writeRecord(dir string, r record) error {
	return os.WriteFile(filepath.Join(dir, recordName), r.text(), 0o644)
}

func hexSum(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)) }

func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// text returns the record as it stands in its file.
func (r record) text() []byte {
	slices.SortFunc(r.files, func(a, b recordedFile) int { return strings.Compare(a.path, b.path) })
	var b strings.Builder
	fmt.Fprintf(&b, "%s%d\n%s%s\n", recordStart, script.Version, recordAbout, r.about)
	for _, f := range r.files {
		fmt.Fprintf(&b, "%s %d %s\n", f.digest, f.size, f.path)
	}
	return []byte(b.String() + recordEnd + digestOf(b.String()) + "\n")
}

// parseRecord is the reverse of [record.text].
func parseRecord(data []byte) (record, error) {
	text := string(data)
	at := strings.LastIndex(text, "\n"+recordEnd) + 1
	if at == 0 || text[at:] != recordEnd+digestOf(text[:at])+"\n" {
		return record{}, Damaged(recordName, "its bytes have changed")
	}
	lines := strings.Split(strings.TrimSuffix(text[:at], "\n"), "\n")
	format, ours := strings.CutPrefix(lines[0], recordStart)
	if !ours || len(lines) < 2 {
		return record{}, Damaged(recordName, "it is not a record")
	}
	if format != strconv.Itoa(script.Version) {
		return record{}, ErrFormat
	}
	var r record
	if r.about, ours = strings.CutPrefix(lines[1], recordAbout); !ours {
		return record{}, Damaged(recordName, "it is not a record")
	}
	for _, line := range lines[2:] {
		digest, rest, _ := strings.Cut(line, " ")
		number, path, _ := strings.Cut(rest, " ")
		size, err := strconv.ParseInt(number, 10, 64)
		if err != nil || size < 0 || !filepath.IsLocal(filepath.FromSlash(path)) {
			return record{}, Damaged(recordName, "it is not a record")
		}
		r.files = append(r.files, recordedFile{path, size, digest})
	}
	return r, nil
}

// IsIndexFile reports whether a path, with forward slashes from the folder of an
// index, is named as a file of an index, of this version or another. Files of other names are somebody else's.
func IsIndexFile(path string) bool {
	switch path {
	case recordName, "index_meta.json", "store/root.bolt", "documents.sha256":
		return true
	}
	name, inStore := strings.CutPrefix(path, "store/")
	stem, isSegment := strings.CutSuffix(name, ".zap")
	if !inStore || !isSegment || stem == "" {
		return false
	}
	return strings.Trim(stem, "0123456789abcdef") == ""
}
