package source

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// list returns the paths of all files that want holds of, sorted; hidden ones
// are left out. problems may be nil.
func list(fsys fs.FS, prefix string, problems *diag.List, want func(name string) bool) ([]string, error) {
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case isHidden(name) && entry.IsDir():
			return fs.SkipDir
		case isHidden(name) || entry.IsDir():
			return nil
		case entry.Type()&fs.ModeSymlink != 0:
			where, err := resolve(fsys, name)
			if err != nil {
				return err
			}
			if (!where.inside || where.folder) && problems != nil {
				reportLink(path.Join(prefix, name), where, problems)
			}
			if !where.inside || where.folder {
				return nil
			}
		case !entry.Type().IsRegular():
			return nil // a socket or device is no content
		}
		if want(name) {
			names = append(names, name)
		}
		if isMisnamed(name) && problems != nil {
			problems.Add(diag.Problem{File: path.Join(prefix, name), Severity: diag.Error, Code: "file-extension",
				Text: lang.Textf("tên tệp phải kết thúc bằng .md viết thường", "the file's name must end in .md, in lower case"),
				Hint: lang.Textf("đổi tên tệp", "rename the file")})
		}
		return nil
	})
	slices.Sort(names)
	return names, err
}

func reportLink(shown string, where place, problems *diag.List) {
	problem := diag.Problem{File: shown, Severity: diag.Error, Code: "symlink-outside",
		Text: lang.Textf("liên kết tượng trưng dẫn ra ngoài thư mục nội dung hoặc tới chỗ không có",
			"the symbolic link leads out of the content folder, or to nothing"),
		Hint: lang.Textf("chép tệp thật vào đây", "copy the file itself here")}
	if where.folder {
		problem.Severity, problem.Code = diag.Warning, "symlink-folder"
		problem.Text = lang.Textf("thư mục là liên kết tượng trưng thì không được đọc", "a folder that is a symbolic link is not read")
		problem.Hint = lang.Textf("chép thư mục thật vào đây", "copy the folder itself here")
	}
	problems.Add(problem)
}

// place is where a path leads once symbolic links are followed.
type place struct {
	inside bool // it exists within the file system
	folder bool
}

// mostLinks is how many symbolic links are followed on the way to one file:
// more of them go round in a circle.
const mostLinks = 40

// resolve follows symbolic links the way a system does, step by step, so that
// it notices where the way leaves fsys, even if it comes back. A link that
// leads nowhere is not inside. A file system without links, such as an
// embedded one, has every name inside.
func resolve(fsys fs.FS, name string) (place, error) {
	steps := strings.Split(name, "/")
	done, links := ".", 0
	var info fs.FileInfo
	for len(steps) > 0 {
		step := steps[0]
		steps = steps[1:]
		switch step {
		case "", ".":
			continue
		case "..":
			if done == "." {
				return place{}, nil
			}
			done = path.Dir(done)
			continue
		}
		next := path.Join(done, step)
		var err error
		if info, err = fs.Lstat(fsys, next); err != nil {
			return place{}, ignoreMissing(err)
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			done = next
			continue
		}
		target, err := fs.ReadLink(fsys, next)
		if err != nil {
			return place{}, ignoreMissing(err)
		}
		target = strings.ReplaceAll(target, `\`, "/") // as Windows writes it
		if links++; links > mostLinks || path.IsAbs(target) || strings.Contains(target, ":") {
			return place{}, nil
		}
		steps = append(strings.Split(target, "/"), steps...)
	}
	if done == "." {
		return place{inside: true, folder: true}, nil
	}
	info, err := fs.Lstat(fsys, done)
	if err != nil {
		return place{}, ignoreMissing(err)
	}
	return place{inside: true, folder: info.IsDir()}, nil
}
