package source

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// Entry is a file of a folder, under each name that leads to it.
type Entry struct {
	// Path is the slash path by which the file is known: where it lies or, if
	// that is hidden, the first link that leads there.
	Path string
	// Links are the other paths, sorted: those that symbolic links give it.
	Links []string
}

// Walk returns the files of a folder by path, each real file once. Hidden and
// left over ones are not among them. Symbolic links are followed where they
// stay inside, once each: not out of the folder, not round in a circle, and to
// no link to a folder behind another. Those that are not followed, and what is
// no regular file, go to problems, which name fsys as prefix. Folders for whose
// slash path except, where it is not nil, is true are no part of it.
func Walk(fsys fs.FS, prefix string, except func(folder string) bool, problems *diag.List) ([]Entry, error) {
	w := &walker{fsys: fsys, prefix: prefix, except: except, problems: problems, byReal: map[string]int{}}
	if err := w.walk("."); err != nil {
		return nil, err
	}
	slices.Sort(w.links)
	for _, link := range w.links {
		if err := w.follow(link); err != nil {
			return nil, err
		}
	}
	for i := range w.entries {
		slices.Sort(w.entries[i].Links)
		w.entries[i].Links = slices.Compact(w.entries[i].Links)
	}
	slices.SortFunc(w.entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	return w.entries, nil
}

type walker struct {
	fsys     fs.FS
	prefix   string
	except   func(folder string) bool
	problems *diag.List
	entries  []Entry
	byReal   map[string]int // the entry of a real file
	links    []string
}

// walk collects the files and links that lie below a folder.
func (w *walker) walk(root string) error {
	return fs.WalkDir(w.fsys, root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && RoleOf(name) == Passed:
			return w.pass(name, entry)
		case entry.IsDir() && w.except != nil && name != root && w.except(name):
			return fs.SkipDir
		case entry.IsDir():
			if name == SettingsName {
				w.notRegular(name, ruleFileNotRegular.AsError())
			}
			return nil
		case entry.Type()&fs.ModeSymlink != 0:
			w.links = append(w.links, name)
		case !entry.Type().IsRegular():
			rule := ruleFileNotRegular
			if name == SettingsName {
				rule = rule.AsError()
			}
			w.notRegular(name, rule)
		default:
			w.add(name, name)
		}
		return nil
	})
}

// pass passes over a name. A whole folder is named as a backup by people too:
// they are told that its files are no pages.
func (w *walker) pass(name string, entry fs.DirEntry) error {
	if !entry.IsDir() {
		return nil
	}
	if base := path.Base(name); !isHidden(base) && !isSystems(strings.ToLower(base)) {
		w.report(name, ruleFolderLeftover,
			lang.Textf("thư mục có tên như bản sao lưu nên không được đọc", "the folder is named like a backup and is not read"),
			lang.Textf("đổi tên thư mục nếu muốn đăng; không thì chuyển nó ra ngoài", "rename it to publish it, or else move it away"))
	}
	return fs.SkipDir
}

// add gives a real file another name.
func (w *walker) add(name, real string) {
	i, known := w.byReal[real]
	if !known {
		w.byReal[real] = len(w.entries)
		w.entries = append(w.entries, Entry{Path: name})
	} else if w.entries[i].Path != name {
		w.entries[i].Links = append(w.entries[i].Links, name)
	}
}

// follow follows one link.
func (w *walker) follow(link string) error {
	where, err := resolve(w.fsys, link)
	if err != nil {
		return err
	}
	switch {
	case !where.inside:
		rule := RuleSymlinkOutside.AsError()
		if RoleOf(link) == Asset && path.Ext(link) != "" {
			rule = RuleSymlinkOutside // a picture may be borne to be missing
		}
		w.report(link, rule,
			lang.Textf("liên kết tượng trưng dẫn ra ngoài thư mục %s hoặc tới chỗ không có",
				"the symbolic link leads out of the folder %s, or to nothing", w.prefix),
			lang.Textf("chép tệp thật vào đây; liên kết bên trong thì ghi đường dẫn tương đối", "copy the file itself here; within the folder, make the link relative"))
	case where.leftover():
		w.report(link, ruleSymlinkLeftover,
			lang.Textf("liên kết tượng trưng dẫn tới tệp thừa của trình soạn thảo nên không được đọc", "the symbolic link leads to a leftover of an editor and is not read"),
			lang.Textf("xóa liên kết, hoặc đổi tên tệp %s", "delete the link or rename the file %s", where.path))
	case where.folder && (where.path == "." || strings.HasPrefix(link, where.path+"/")):
		w.report(link, ruleSymlinkCircle,
			lang.Textf("liên kết tượng trưng dẫn về thư mục chứa nó nên không được đọc", "the symbolic link leads to a folder around it and is not read"),
			lang.Textf("xóa liên kết này", "delete the link"))
	case where.folder:
		return w.followFolder(link, where.path)
	case !where.regular:
		w.notRegular(link, ruleFileNotRegular)
	default:
		w.add(link, where.path)
	}
	return nil
}

// followFolder gives the files below a folder the names that a link to it
// makes for them.
func (w *walker) followFolder(link, real string) error {
	return fs.WalkDir(w.fsys, real, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		below := strings.TrimPrefix(strings.TrimPrefix(name, real), "/")
		shown := path.Join(link, below)
		switch {
		case below != "" && RoleOf(below) == Passed && entry.IsDir():
			return fs.SkipDir
		case below != "" && RoleOf(below) == Passed, entry.IsDir():
			return nil
		case entry.Type()&fs.ModeSymlink != 0:
			where, err := resolve(w.fsys, name)
			if err != nil {
				return err
			}
			if where.inside && where.regular && !where.leftover() {
				w.add(shown, where.path)
			} else if where.inside && where.folder {
				w.report(shown, ruleSymlinkFolder,
					lang.Textf("liên kết tới thư mục nằm sau một liên kết khác nên không được đọc", "a link to a folder behind another link is not read"),
					lang.Textf("chép thư mục thật vào đây", "copy the folder itself here"))
			}
		case entry.Type().IsRegular():
			w.add(shown, name)
		}
		return nil
	})
}

func (w *walker) report(name string, rule diag.Rule, text, hint lang.Text) {
	if w.problems != nil {
		w.problems.Add(rule.At(path.Join(w.prefix, name), nil, diag.Span{}, text, hint))
	}
}

// notRegular says that a pipe, socket or device is not read: whoever opens one
// may wait for ever.
func (w *walker) notRegular(name string, rule diag.Rule) {
	w.report(name, rule,
		lang.Textf("đây không phải là tệp thường (mà là thư mục, ống dẫn, thiết bị…) nên không được đọc", "this is no regular file (but a folder, a pipe, a device…) and is not read"),
		lang.Textf("xóa nó, hoặc thay bằng tệp thật", "delete it or put a file in its place"))
}

// place is where a path leads once symbolic links are followed.
type place struct {
	path    string // the real one
	inside  bool   // it exists within the file system
	folder  bool
	regular bool
	linked  bool // links were followed
}

// leftover reports whether the way ends at something that is passed over for
// what it is. To be hidden is no reason: people link to what they keep apart.
func (p place) leftover() bool {
	return p.path != "." && slices.ContainsFunc(strings.Split(p.path, "/"), isLeftover)
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
		info, err := fs.Lstat(fsys, next)
		if err != nil {
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
	info, err := fs.Lstat(fsys, done)
	if err != nil {
		return place{}, ignoreMissing(err)
	}
	return place{path: done, inside: true, folder: info.IsDir(), regular: info.Mode().IsRegular(), linked: links > 0}, nil
}
