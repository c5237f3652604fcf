package intake

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"chuyende/internal/docx"
)

// errElsewhere is of pictures that lie neither in a page nor beside it.
var errElsewhere = errors.New("it lies elsewhere")

// saved reads the pictures of a page that somebody saved: those in the page itself
// (data:), and those in the folder that browsers put beside it.
func saved(beside fs.FS) func(address string, most int64) ([]byte, error) {
	return func(address string, most int64) ([]byte, error) {
		address = strings.TrimSpace(address)
		if rest, ok := cutFold(address, "data:"); ok {
			return inPage(rest, most)
		}
		u, err := url.Parse(address)
		if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || beside == nil {
			return nil, errElsewhere
		}
		name := path.Clean(strings.ReplaceAll(u.Path, `\`, "/"))
		if !fs.ValidPath(name) {
			return nil, errElsewhere
		}
		f, err := beside.Open(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist) // or a link that leads out
		}
		defer f.Close()
		if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
			return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
		}
		data, err := io.ReadAll(io.LimitReader(f, most+1))
		if err == nil && int64(len(data)) > most {
			err = docx.ErrTooLarge
		}
		return data, err
	}
}

// inPage reads a picture that is written into the page: type, ";base64", its bytes.
func inPage(rest string, most int64) ([]byte, error) {
	kind, text, found := strings.Cut(rest, ",")
	switch {
	case !found:
		return nil, docx.ErrDamaged
	case int64(len(text)) > 3*most:
		return nil, docx.ErrTooLarge
	}
	plain, err := url.PathUnescape(text)
	if err != nil {
		plain = text
	}
	if !strings.HasSuffix(strings.ToLower(kind), ";base64") {
		return []byte(plain), nil
	}
	plain = strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\r\n=", r) {
			return -1
		}
		return r
	}, plain)
	data, err := base64.RawStdEncoding.DecodeString(plain)
	if err != nil {
		return nil, docx.ErrDamaged
	}
	if int64(len(data)) > most {
		return nil, docx.ErrTooLarge
	}
	return data, nil
}

func cutFold(text, prefix string) (string, bool) {
	if len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix) {
		return text[len(prefix):], true
	}
	return text, false
}
