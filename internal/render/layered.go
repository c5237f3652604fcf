package render

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"
)

// layered is the file systems of a theme, the first that has a file wins. The
// colours are the exception: whoever names one keeps all others, so a layer's
// colours come after those of the theme behind it.
type layered []fs.FS

// shippedColours is how the colours of a site's own theme call those behind them.
const shippedColours = "css/colours.default.css"

// Open returns the file from the first layer that has it.
func (l layered) Open(name string) (fs.File, error) {
	if name == shippedColours && len(l) > 1 {
		return l[1:].Open(colourFile)
	}
	var first error = &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	for i, layer := range l {
		f, err := layer.Open(name)
		if err == nil {
			if name == colourFile && i == 0 && len(l) > 1 {
				return inFront(f)
			}
			return f, nil
		}
		if i == 0 {
			first = err
		}
	}
	return nil, first
}

// inFront returns a layer's colours with those behind them in front: on the
// author's first line, so that mistakes are told where they stand.
func inFront(f fs.File) (fs.File, error) {
	text, err := io.ReadAll(f)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	return &prefixed{f, io.MultiReader(strings.NewReader(`@import "./colours.default.css"; `), bytes.NewReader(text))}, nil
}

// prefixed is a file with a text before its own. Its size is not that of what is read.
type prefixed struct {
	fs.File
	text io.Reader
}

// Read reads the text before the file, then the file.
func (p *prefixed) Read(b []byte) (int, error) { return p.text.Read(b) }
