package docx

import (
	"io"
	"path"
	"strings"
)

// XML visits the XML of a package of any office program (.odt too), part by part, within
// what a document may come to. What visit returns ends it.
func XML(file io.ReaderAt, size int64, visit func(name string, text io.Reader) error) error {
	if size > maxFile {
		return tooLarge("%d bytes", size)
	}
	p, err := open(file, size)
	if err != nil {
		return err
	}
	p.left = fullRoom()
	for _, name := range p.names {
		if !strings.EqualFold(path.Ext(name), ".xml") {
			continue
		}
		f, err := p.find(name).Open()
		if err != nil {
			return damaged("%v", err)
		}
		err = visit(name, &bounded{Reader: f, pack: p})
		if _ = f.Close(); err != nil {
			return err
		}
	}
	return nil
}
