// Package cache keeps between two runs of the program, in a folder of its own,
// what is slow to make and follows from bytes that are known: the key says from
// which. Nothing in it is needed: an entry that is missing, damaged, of another
// version of the program or that cannot be written is made anew by whoever asks,
// and the folder may be deleted at any time. So the package reports no errors.
//
// It does not know what the entries are. It writes nothing outside of its folder,
// also where links lead out of it, and holds the folder to a size.
package cache

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"time"
)

// FolderName is the folder's name in the one that it is opened in.
const FolderName = ".chuyende"

// entries is the folder in it that holds one file for each entry.
const entries = "cache"

// Bounds, in bytes: of one entry, and of all.
const (
	mostEntry = 1 << 30
	mostBytes = 2 << 30
)

// Folder is a cache on disk. It may be used by several goroutines, and the folder
// by several processes; the nil pointer is a cache that keeps nothing.
type Folder struct {
	parent, version string
	readOnly        bool
	most            int64 // mostBytes, but in tests
}

// Open returns the cache in a folder's FolderName. version stands for all that
// decides what is made beside the keys; see [Program]. Nothing is looked at or
// made before the first Get or Put. Where version is "" nothing is kept.
func Open(parent, version string) *Folder {
	if version == "" {
		return nil
	}
	return &Folder{parent: parent, version: version, most: mostBytes}
}

// ReadOnly returns the same cache, of which Put does nothing.
func (f *Folder) ReadOnly() *Folder {
	if f == nil {
		return nil
	}
	return &Folder{parent: f.parent, version: f.version, readOnly: true, most: f.most}
}

// Writes reports whether Put may keep anything.
func (f *Folder) Writes() bool { return f != nil && !f.readOnly }

// Get returns what was put under a key by this version of the program, or nil.
func (f *Folder) Get(key string) []byte {
	if f == nil {
		return nil
	}
	parent, err := os.OpenRoot(f.parent)
	if err != nil {
		return nil
	}
	defer parent.Close()
	data, err := parent.ReadFile(path.Join(FolderName, entries, name(key)))
	if err != nil {
		return nil
	}
	return f.unseal(key, data)
}

// Put keeps data under a key, in the place of what was there. After it, those
// entries go that nobody has put for longest, as far as they are too much.
func (f *Folder) Put(key string, data []byte) {
	if !f.Writes() || len(data) > mostEntry {
		return
	}
	root, err := f.make()
	if err != nil {
		return
	}
	defer root.Close()
	// Renamed into place, so that nobody reads half of it, nor both halves of two.
	whole := name(key)
	temporary := whole + "." + strconv.Itoa(os.Getpid()) + temporaryEnd
	if err := writeFile(root, temporary, f.seal(key, data), data); err != nil || root.Rename(temporary, whole) != nil {
		_ = root.Remove(temporary)
		return
	}
	f.tidy(root)
}

const temporaryEnd = ".tmp"

// make makes the folder, hidden from version control, and opens that of entries.
func (f *Folder) make() (*os.Root, error) {
	parent, err := os.OpenRoot(f.parent)
	if err != nil {
		return nil, err
	}
	defer parent.Close()
	if err := parent.MkdirAll(path.Join(FolderName, entries), 0o755); err != nil {
		return nil, err
	}
	const ignore = "*\n"
	file := path.Join(FolderName, ".gitignore")
	if data, err := parent.ReadFile(file); err != nil || string(data) != ignore {
		if err := parent.WriteFile(file, []byte(ignore), 0o644); err != nil {
			return nil, err
		}
	}
	return parent.OpenRoot(path.Join(FolderName, entries))
}

// name is the file of an entry.
func name(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:16])
}

// writeFile makes a file of two parts. Together they would be in memory twice.
func writeFile(root *os.Root, name string, first, second []byte) error {
	file, err := root.Create(name)
	if err != nil {
		return err
	}
	for _, part := range [...][]byte{first, second} {
		if err == nil {
			_, err = file.Write(part)
		}
	}
	return cmp.Or(err, file.Close())
}

// seal is what stands before the data to tell whether it is whole, and whose it is: the
// digest of all the rest, the key's and the version's lengths, key and version.
func (f *Folder) seal(key string, data []byte) []byte {
	b := make([]byte, sha256.Size, sha256.Size+len(key)+len(f.version)+20)
	b = binary.AppendUvarint(b, uint64(len(key)))
	b = append(b, key...)
	b = binary.AppendUvarint(b, uint64(len(f.version)))
	b = append(b, f.version...)
	sum := sha256.New()
	sum.Write(b[sha256.Size:])
	sum.Write(data)
	sum.Sum(b[:0])
	return b
}

// unseal returns the data of a sealed entry, or nil.
func (f *Folder) unseal(key string, sealed []byte) []byte {
	head := f.seal(key, nil)[sha256.Size:]
	if len(sealed) < sha256.Size {
		return nil
	}
	sum := sha256.Sum256(sealed[sha256.Size:])
	data, ours := bytes.CutPrefix(sealed[sha256.Size:], head)
	if !ours || !bytes.Equal(sum[:], sealed[:sha256.Size]) {
		return nil
	}
	return data
}

// tidy holds the folder to its size, and takes away what killed processes left.
func (f *Folder) tidy(root *os.Root) {
	list, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return
	}
	type entry struct {
		name string
		size int64
		time time.Time
	}
	var all []entry
	var sum int64
	for _, d := range list {
		info, err := d.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		if path.Ext(d.Name()) == temporaryEnd && time.Since(info.ModTime()) > time.Hour {
			_ = root.Remove(d.Name())
			continue
		}
		all = append(all, entry{d.Name(), info.Size(), info.ModTime()})
		sum += info.Size()
	}
	slices.SortFunc(all, func(a, b entry) int { return a.time.Compare(b.time) })
	for i := 0; sum > f.most && i < len(all); i++ {
		if root.Remove(all[i].name) == nil {
			sum -= all[i].size
		}
	}
}
