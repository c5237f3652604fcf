// Package pack puts a built site into one .zip file that can be carried on a USB
// stick or sent in a message: the site in a folder of its own, beside it a page
// to double-click and a list of digests by which a copy is compared.
//
// It knows files and what they hold, by path and digest. It knows no page, no
// theme and nothing of how a site is made.
package pack

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"chuyende/internal/fault"
	"chuyende/internal/lang"
	"chuyende/internal/output"
)

// The names beside the site's folder.
const (
	// Opener is the page to double-click. Its name begins with a letter that
	// stands before those of most folders, in capitals as it is to be seen.
	Opener = "MO-TRANG-NAY.html"
	// Sums lists the SHA-256 of every other file, as sha256sum -c reads it.
	Sums = "SHA256SUMS.txt"
)

// stamp is the time of every file: the earliest that the format can say. A pack
// of the same site has the same bytes, whenever it is made.
func stamp() time.Time { return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) }

// Site is what is packed.
type Site struct {
	// Folder is the name of the site's folder in the pack.
	Folder string
	// Files are its files by path, sorted, with their digests; FS holds them.
	Files []output.File
	FS    fs.FS
	Cover Cover
}

// Result says what a pack holds.
type Result struct {
	// Files is how many there are, the page to open and the list of digests
	// included; Bytes what they come to unpacked.
	Files int   `json:"files"`
	Bytes int64 `json:"bytes"`
	// Size is the pack's own size, Digest its SHA-256 in hexadecimal digits.
	Size   int64  `json:"size"`
	Digest string `json:"sha256"`
}

// Write writes the pack. A file that does not hold what its digest says is an
// error: somebody changes the site meanwhile.
func Write(ctx context.Context, w io.Writer, site Site) (Result, error) {
	if f := site.Folder; !fs.ValidPath(f) || f == "." || f == coverFolder || strings.ContainsAny(f, `/\`) {
		return Result{}, fmt.Errorf("%w: %q", ErrFolder, f)
	}
	sum := sha256.New()
	counted := &counter{w: io.MultiWriter(w, sum)}
	p := &packer{zip: zip.NewWriter(counted)}
	p.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	if err := p.all(ctx, site); err != nil {
		return Result{}, err
	}
	if err := p.zip.Close(); err != nil {
		return Result{}, err
	}
	return Result{Files: p.files, Bytes: p.bytes, Size: counted.n, Digest: hex.EncodeToString(sum.Sum(nil))}, nil
}

// packer adds files to a pack.
type packer struct {
	zip   *zip.Writer
	sums  bytes.Buffer
	files int
	bytes int64
}

func (p *packer) all(ctx context.Context, site Site) error {
	if err := p.add(Opener, site.Cover.page(site.Folder)); err != nil {
		return err
	}
	for name, data := range site.Cover.parts() {
		if err := p.add(name, data); err != nil {
			return err
		}
	}
	for _, f := range site.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		data, err := fs.ReadFile(site.FS, f.Path)
		if err != nil {
			return fault.At(f.Path, err)
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.Digest {
			return &ChangedError{f.Path}
		}
		if err := p.add(site.Folder+"/"+f.Path, data); err != nil {
			return err
		}
	}
	return p.store(Sums, p.sums.Bytes())
}

// add adds a file and its digest.
func (p *packer) add(name string, data []byte) error {
	fmt.Fprintf(&p.sums, "%x  %s\n", sha256.Sum256(data), name)
	return p.store(name, data)
}

func (p *packer) store(name string, data []byte) error {
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: stamp()}
	if packed(name) {
		header.Method = zip.Store
	}
	header.SetMode(0o644)
	w, err := p.zip.CreateHeader(header)
	if err != nil {
		return err
	}
	p.files++
	p.bytes += int64(len(data))
	_, err = w.Write(data)
	return err
}

// packed reports whether a file is compressed by its own format.
func packed(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".woff2", ".docx", ".xlsx", ".pptx", ".epub", ".zip", ".mp3", ".mp4", ".gz":
		return true
	}
	return false
}

// counter counts the bytes that go through it.
type counter struct {
	w io.Writer
	n int64
}

// Write passes on and counts.
func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}

// ChangedError says that a file is not what the build has made.
type ChangedError struct{ Path string }

// Error is the message in English.
func (e *ChangedError) Error() string { return e.Message().In(lang.EN) }

// Message words the error with its cure.
func (e *ChangedError) Message() lang.Text {
	return lang.Textf("%s: tệp vừa bị chương trình khác sửa trong lúc đóng gói; hãy chạy lại",
		"%s: the file was changed by another program while it was packed; run it again", e.Path)
}

// ErrFolder is returned where the site's folder would be no single folder.
var ErrFolder = errors.New("pack: not the name of a folder")
