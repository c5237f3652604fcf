package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	_ "image/gif"  // sizes of images in pages
	_ "image/jpeg" // the same
	_ "image/png"  // the same
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"time"

	_ "golang.org/x/image/webp" // the same

	"chuyende/internal/asset"
	"chuyende/internal/cache"
	"chuyende/internal/diag"
	"chuyende/internal/doctor"
	"chuyende/internal/fault"
	"chuyende/internal/pdf"
	"chuyende/internal/site"
)

// assetCache is the files below content/ that are copied as they are. Sizes of
// images are read again only when a file changed.
type assetCache struct {
	list  []site.Asset
	known map[string]assetState
}

type assetState struct {
	modified      time.Time
	bytes         int64
	width, height int
	sum           string
	// told is what its author should know of the file, text what the guard found
	// in its text.
	told []diag.Problem
	text doctor.Attachment
	// words is what search knows of it.
	words string
}

// problems returns what there is to tell of the files.
func (c *assetCache) problems() (all []diag.Problem) {
	for _, state := range c.known {
		all = append(all, state.told...)
	}
	return all
}

// attachments returns what the guard found in the files, in their order.
func (c *assetCache) attachments() (all []doctor.Attachment) {
	for _, a := range c.list {
		if text := c.known[a.Path].text; len(text.Found)+len(text.Unread) > 0 {
			all = append(all, text)
		}
	}
	return all
}

// texts returns what search knows of the files, by path.
func (c *assetCache) texts() map[string]string {
	all := map[string]string{}
	for name, state := range c.known {
		if state.words != "" {
			all[name] = state.words
		}
	}
	return all
}

// read looks at the assets anew, those that changed; store has what other processes made
// of them.
func (c *assetCache) read(ctx context.Context, fsys fs.FS, store *cache.Folder, settings string, paths []string) error {
	pdfs := &pdfReader{engine: pdf.NewReader(), store: store}
	defer pdfs.engine.Close()
	states := make([]*assetState, len(paths))
	err := each(ctx, len(paths), func(i int) error {
		info, err := fs.Stat(fsys, paths[i])
		if errors.Is(err, fs.ErrNotExist) {
			return nil // it has gone meanwhile
		}
		if err != nil {
			return err
		}
		state, ok := c.known[paths[i]]
		if !ok || !state.modified.Equal(info.ModTime()) || state.bytes != info.Size() {
			state, err = look(ctx, fsys, pdfs, settings, paths[i], info)
		}
		states[i] = &state
		return err
	}, nil)
	if err != nil {
		return fault.Below(path.Dir(settings), err)
	}
	list, known := make([]site.Asset, 0, len(paths)), make(map[string]assetState, len(paths))
	for i, name := range paths {
		state := states[i]
		if state == nil {
			continue
		}
		known[name] = *state
		list = append(list, site.Asset{
			Path: name, Address: site.AssetAddress(name), Width: state.width, Height: state.height,
			Format: asset.FormatOf(name), Bytes: state.bytes, Sum: state.sum,
		})
	}
	c.list, c.known = list, known
	return nil
}

// look reads what there is to know of a file.
func look(ctx context.Context, fsys fs.FS, pdfs *pdfReader, settings, name string, info fs.FileInfo) (assetState, error) {
	state := assetState{modified: info.ModTime(), bytes: info.Size()}
	state.width, state.height, state.sum = imageOf(fsys, name)
	shown := path.Join(path.Dir(settings), name)
	tell := func(p diag.Problem, is bool, err error) error {
		if is {
			state.told = append(state.told, p)
		}
		return err
	}
	if err := tell(asset.Inspect(shown, settings, info.Size(), func() ([]byte, error) { return fs.ReadFile(fsys, name) })); err != nil {
		return state, err
	}
	if asset.FormatOf(name) == "" {
		return state, nil
	}
	file, err := openAt(fsys, name)
	if err != nil {
		return state, err
	}
	defer file.Close()
	if err := tell(asset.Contents(shown, settings, info.Size(), file)); err != nil {
		return state, err
	}
	state.text, state.words, err = guardAsset(ctx, pdfs, doctor.Holder{Shown: shown, Settings: settings}, file, info.Size())
	state.text.Path = name
	return state, err
}

// fileAt is a file that can be read at any place.
type fileAt interface {
	io.ReaderAt
	io.Closer
}

// openAt opens a file below content/. Those of a folder on a disk can be read at
// any place.
func openAt(fsys fs.FS, name string) (fileAt, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	at, ok := file.(fileAt)
	if !ok {
		file.Close()
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.ErrUnsupported}
	}
	return at, nil
}

// imageOf returns an image's size in pixels and what stands for its bytes, or
// nothing for other files and for formats without a size, such as SVG.
func imageOf(fsys fs.FS, name string) (width, height int, sum string) {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp":
	default:
		return 0, 0, ""
	}
	f, err := fsys.Open(name)
	if err != nil {
		return 0, 0, ""
	}
	defer f.Close()
	all := sha256.New()
	read := io.TeeReader(f, all)
	config, _, err := image.DecodeConfig(read)
	if err != nil {
		return 0, 0, "" // a broken image is shown as such; it needs no size
	}
	if _, err := io.Copy(io.Discard, read); err != nil {
		return 0, 0, ""
	}
	return config.Width, config.Height, hex.EncodeToString(all.Sum(nil))
}

// belowContent returns a path relative to Source as one below the content's
// folder, which itself is "".
func (o Options) belowContent(name string) (string, bool) {
	if o.content() == allContent {
		return filepath.ToSlash(name), true
	}
	below, ok := strings.CutPrefix(filepath.ToSlash(name)+"/", o.content()+"/")
	return strings.TrimSuffix(below, "/"), ok
}
