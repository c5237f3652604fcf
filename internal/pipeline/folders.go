package pipeline

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chuyende/internal/fault"
	"chuyende/internal/lang"
)

// FolderError says that the folders of a call are in each other's way.
type FolderError struct{ Text lang.Text }

// Error returns the English wording.
func (e *FolderError) Error() string { return e.Text.EN }

// Message returns the wording in both languages.
func (e *FolderError) Message() lang.Text { return e.Text }

// CheckFolders makes sure that what a build writes cannot come to lie in what
// it reads, or over it: the output is neither in content/ or themes/ nor around
// them or the site. It looks at the folders themselves, whatever links or
// spellings lead to them. The error is a [*FolderError], or of the machine.
func CheckFolders(o Options) error {
	output := o.OutputDir()
	out, err := realPath(output)
	if err != nil {
		return err
	}
	site, err := realPath(o.Source)
	if err != nil {
		return err
	}
	clash := func(source string) error {
		shown := out
		if abs, err := filepath.Abs(output); err == nil && abs == out {
			shown = output
		}
		return &FolderError{lang.Textf("--output %s trùng với thư mục nguồn %s (kết quả sẽ ghi vào %s)",
			"--output %s is in the way of the source folder %s (the output would go to %s)", output, source, shown)}
	}
	if link := leadsNowhere(output); link != "" {
		return &FolderError{lang.Textf("--output %s: %s là liên kết tượng trưng tới chỗ không có; hãy tạo thư mục ấy trước",
			"--output %s: %s is a symbolic link to nothing; make that folder first", output, link)}
	}
	if below(site, out) == "." || below(out, site) != "" {
		return clash(site)
	}
	// Disks that do not tell upper from lower case are not asked: a site has to
	// survive being copied to one.
	shown := filepath.ToSlash(below(site, out))
	for _, name := range []string{o.content(), themesFolder} {
		if isAround(name, shown) || isAround(shown, name) {
			return clash(filepath.Join(site, filepath.FromSlash(name)))
		}
	}
	if o.content() == allContent && o.Output != "" && holdsText(out) {
		return clash(out) // its pages would be missing in the site
	}
	for _, name := range sourceFolders(o) {
		source, err := realPath(name)
		if err != nil {
			continue // whoever reads it tells
		}
		if below(source, out) != "" || below(out, source) != "" {
			return clash(source)
		}
	}
	return nil
}

// isAround reports whether a slash path is a folder above another, or the
// folder itself, on a disk that does not tell upper from lower case.
func isAround(folder, path string) bool {
	above, steps := strings.Split(folder, "/"), strings.Split(path, "/")
	return len(above) <= len(steps) && slices.EqualFunc(above, steps[:len(above)], strings.EqualFold)
}

// leadsNowhere returns the link on the way to a folder that leads to nothing,
// or "": no folder can be made there.
func leadsNowhere(path string) string {
	for {
		if info, err := os.Lstat(path); err == nil {
			if _, err = os.Stat(path); err != nil && info.Mode()&os.ModeSymlink != 0 {
				return path
			}
			return ""
		}
		up := filepath.Dir(path)
		if up == path {
			return ""
		}
		path = up
	}
}

// sourceFolders are what a site is read from. A theme may be a link. Where the
// site's folder is the content, the output lies in that and is left out of it.
func sourceFolders(options Options) []string {
	themes := options.ThemesDir()
	folders := []string{themes}
	if options.content() != allContent {
		folders = append(folders, options.ContentDir())
	}
	if dir := options.besideDir(); dir != "" {
		folders = append(folders, dir)
	}
	entries, err := os.ReadDir(themes)
	if err != nil {
		return folders // there are no themes
	}
	for _, entry := range entries {
		folders = append(folders, filepath.Join(themes, entry.Name()))
	}
	return folders
}

// mostLinks is how many symbolic links are followed on the way to a folder.
const mostLinks = 40

// realPath returns where a path leads once links are followed, also where the
// last part of the way is not there yet.
func realPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", fault.At(path, err)
	}
	volume := filepath.VolumeName(abs)
	done := volume + string(filepath.Separator)
	steps := split(abs[len(volume):])
	for links := 0; len(steps) > 0; {
		next := filepath.Join(done, steps[0])
		steps = steps[1:]
		target, err := os.Readlink(next)
		if err != nil {
			done = next // no link, or nothing there
			continue
		}
		if links++; links > mostLinks {
			return "", &FolderError{lang.Textf("thư mục %s là liên kết tượng trưng đi vòng tròn", "the folder %s is a symbolic link that goes round in a circle", path)}
		}
		if filepath.IsAbs(target) {
			done = filepath.VolumeName(target) + string(filepath.Separator)
			target = target[len(filepath.VolumeName(target)):]
		}
		steps = append(split(target), steps...)
	}
	return done, nil
}

func split(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == filepath.Separator || r == '/' })
}

// below returns the way from dir down to path, "." where they are one, or ""
// where path is not in dir. Both are real paths; what is there is compared as
// the system knows it, as one folder may have two spellings.
func below(dir, path string) string {
	info, err := os.Stat(dir)
	rest := "."
	for {
		same := path == dir
		if at, errAt := os.Stat(path); err == nil && errAt == nil {
			same = os.SameFile(info, at)
		}
		if same {
			return rest
		}
		up := filepath.Dir(path)
		if up == path {
			return ""
		}
		rest, path = filepath.Join(filepath.Base(path), rest), up
	}
}
