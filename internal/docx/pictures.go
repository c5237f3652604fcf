package docx

import (
	"io"
)

// Pictures are the pictures of a document, by the names in [Run.Image].
type Pictures struct{ pack *pack }

// OpenPictures opens the pictures of a document of size bytes.
func OpenPictures(file io.ReaderAt, size int64) (Pictures, error) {
	if size > maxFile {
		return Pictures{}, tooLarge("%d bytes", size)
	}
	p, err := open(file, size)
	return Pictures{p}, err
}

// Read returns a picture of at most most bytes; [ErrTooLarge] says that it has
// more, [ErrDamaged] that there is none of that name or that it is broken.
func (p Pictures) Read(name string, most int64) ([]byte, error) {
	entry := p.pack.find(name)
	if entry == nil {
		return nil, damaged("there is no %s", name)
	}
	f, err := entry.Open()
	if err != nil {
		return nil, damaged("%v", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	switch {
	case err != nil:
		return nil, damaged("%v", err)
	case int64(len(data)) > most:
		return nil, tooLarge("%s", name)
	}
	return data, nil
}
