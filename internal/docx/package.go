package docx

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// pack is the package that a document is.
type pack struct {
	files map[string]*zip.File // by name in lower case, with forward slashes
	names []string             // as they are written, in the order of the package
	left  room
}

// open looks at the names of a package's parts.
func open(file io.ReaderAt, size int64) (*pack, error) {
	head := make([]byte, 4)
	if n, err := file.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	} else if string(head[:n]) != "PK\x03\x04" {
		return nil, ErrNotWord
	}
	if err := checkDirectory(file, size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(file, size)
	if err != nil {
		return nil, damaged("%v", err)
	}
	if len(z.File) > maxEntries {
		return nil, tooLarge("%d parts", len(z.File))
	}
	p := &pack{files: map[string]*zip.File{}}
	for _, f := range z.File {
		name := strings.TrimSuffix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		if !fs.ValidPath(name) || strings.Contains(name, ":") {
			return nil, fmt.Errorf("%w: part %q", ErrUnsafe, f.Name)
		}
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if p.find(name) != nil {
			return nil, damaged("part %s is there twice", name)
		}
		p.files[strings.ToLower(name)] = f
		p.names = append(p.names, name)
	}
	return p, nil
}

// find returns a part by its name, in any case; nil where there is none.
func (p *pack) find(name string) *zip.File { return p.files[strings.ToLower(name)] }

// main finds the part that holds the body.
func (p *pack) main() (string, error) {
	relations, err := p.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range relations {
		if strings.HasSuffix(r.kind, "/officeDocument") && p.find(r.target) != nil {
			return p.written(r.target), p.isWord(r.target)
		}
	}
	const usual = "word/document.xml"
	if p.find(usual) == nil {
		return "", ErrNotWord
	}
	return p.written(usual), p.isWord(usual)
}

// written is a part's name as the package writes it.
func (p *pack) written(name string) string {
	return p.names[slices.IndexFunc(p.names, func(n string) bool { return strings.EqualFold(n, name) })]
}

// isWord tells a Word document from other office files by its first element.
func (p *pack) isWord(name string) error {
	x, err := p.xml(name)
	if err != nil {
		return err
	}
	defer x.Close()
	start, err := x.root()
	if err != nil {
		return err
	}
	if start.Name.Local != "document" {
		return ErrNotWord
	}
	return nil
}

// beside returns the names of the parts in the main part's folder and below.
func (p *pack) beside(main string) []string {
	folder, _ := path.Split(main)
	return slices.DeleteFunc(slices.Clone(p.names), func(name string) bool { return name == main || !strings.HasPrefix(name, folder) })
}

// texts are the parts that may hold text, the main one first: whatever XML lies
// in its folder and is no list of looks, and the properties.
func (p *pack) texts(main string) []string {
	all := []string{main}
	for _, name := range append(p.beside(main), "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml") {
		base := strings.ToLower(path.Base(name))
		switch {
		case path.Ext(base) != ".xml" || p.find(name) == nil || slices.Contains(all, name) || strings.HasSuffix(path.Dir(name), "/theme"):
		case slices.Contains([]string{"styles.xml", "styleswitheffects.xml", "settings.xml", "websettings.xml", "fonttable.xml", "numbering.xml"}, base):
		default:
			all = append(all, name)
		}
	}
	return all
}

// foreign are the parts that may hold text in forms that nobody here reads.
func (p *pack) foreign(main string) []string {
	return slices.DeleteFunc(p.beside(main), func(name string) bool {
		switch path.Ext(strings.ToLower(name)) {
		case ".docx", ".docm", ".doc", ".xlsx", ".xlsm", ".xls", ".pptx", ".ppt", ".pdf", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".rtf", ".txt":
			return false
		case ".bin":
			return path.Base(path.Dir(name)) != "embeddings"
		}
		return true
	})
}

// merged are the parts in other forms that stand in the text of the main one.
func (p *pack) merged(main string) (names []string, err error) {
	relations, err := p.relations(main)
	for _, r := range relations {
		if strings.HasSuffix(strings.ToLower(r.kind), "/afchunk") && p.find(r.target) != nil {
			names = append(names, p.written(r.target))
		}
	}
	return names, err
}

// relation is a link of a part to another one, or out of the package.
type relation struct{ id, kind, target string }

// relations reads where a part links to; "" is the package itself. Targets
// inside of it are names, those outside stand as they are.
func (p *pack) relations(name string) ([]relation, error) {
	folder, base := path.Split(name)
	list := path.Join(folder, "_rels", base+".rels")
	if p.find(list) == nil {
		return nil, nil
	}
	x, err := p.xml(list)
	if err != nil {
		return nil, err
	}
	defer x.Close()
	if _, err := x.root(); err != nil {
		return nil, err
	}
	var all []relation
	err = x.children(func(start xml.StartElement) error {
		r := relation{id: attr(start, "Id"), kind: attr(start, "Type"), target: attr(start, "Target")}
		if !strings.EqualFold(attr(start, "TargetMode"), "External") && !strings.HasSuffix(r.kind, "/hyperlink") {
			target := inside(folder, r.target)
			if target == "" {
				return fmt.Errorf("%w: target %q", ErrUnsafe, r.target)
			}
			r.target = target
		}
		if all = append(all, r); len(all) > maxEntries {
			return tooLarge("too many links")
		}
		return x.skip()
	})
	return all, err
}

// inside is the name of the part that a target in a folder means, "" where it
// leads out of the package.
func inside(folder, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = folder + target
	}
	target = path.Clean(strings.TrimLeft(target, "/"))
	if !fs.ValidPath(target) || strings.Contains(target, ":") {
		return ""
	}
	return target
}
