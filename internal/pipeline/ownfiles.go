package pipeline

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing/fstest"

	"chuyende/internal/diag"
	"chuyende/internal/fault"
	"chuyende/internal/lang"
	"chuyende/internal/source"
)

// ownTheme reads the site's folder of a theme, by the same rules as content is
// read: no leftovers, and nothing from outside of the folder. found is false
// where there is no such folder; where it is not fit to be read, own is nil and
// problems has the reason.
func (s *Session) ownTheme(name string, problems *diag.List) (own fs.FS, found bool, err error) {
	all := s.options.ThemesDir()
	dir := filepath.Join(all, name)
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return nil, false, fault.At(themesFolder+"/"+name, err)
	case err != nil || !info.IsDir():
		return nil, false, nil
	}
	shown := themesFolder + "/" + name
	real, err := realPath(dir)
	if err != nil {
		return nil, false, err
	}
	home, err := realPath(all)
	if err != nil {
		return nil, false, err
	}
	if below(home, real) == "" {
		problems.Add(source.RuleSymlinkOutside.AsError().At(shown, nil, diag.Span{},
			lang.Textf("thư mục giao diện là liên kết tượng trưng dẫn ra ngoài %s/", "the theme's folder is a symbolic link that leads out of %s/", themesFolder),
			lang.Textf("chép thư mục thật vào đây", "copy the folder itself here")))
		return nil, true, nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, false, fault.Below(themesFolder+"/"+name, err)
	}
	defer root.Close()
	files, ok, err := readFolder(root.FS(), shown, problems)
	if err != nil {
		return nil, false, fault.Below(themesFolder+"/"+name, err)
	}
	if !ok {
		return nil, true, nil
	}
	return files, true, nil
}

// readFolder reads all files of a folder; ok is false where one must not be
// read.
func readFolder(fsys fs.FS, shown string, problems *diag.List) (files fstest.MapFS, ok bool, err error) {
	var found diag.List
	entries, err := source.Walk(fsys, shown, nil, &found)
	found.RaiseLosses()
	if err != nil {
		return nil, false, err
	}
	problems.Add(found.Sorted()...)
	if found.HasErrors() {
		return nil, false, nil
	}
	files = fstest.MapFS{}
	for _, entry := range entries {
		data, err := fs.ReadFile(fsys, entry.Path)
		if err != nil {
			return nil, false, err
		}
		for _, name := range append([]string{entry.Path}, entry.Links...) {
			files[name] = &fstest.MapFile{Data: data}
		}
	}
	return files, true, nil
}
