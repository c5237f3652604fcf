package source

import (
	"io/fs"
	"regexp"

	"chuyende/internal/diag"
)

// inHidden are what is read of hidden folders: the texts that GitBook's own take in, and the
// settings of VitePress.
var inHidden = regexp.MustCompile(`^(?:[^.][^/]*/)*\.gitbook/includes/[^./][^/]*\.md$|^\.vitepress/config\.m?[jt]s$`)

// mostQuoted is how many bytes a file may have of which a text shows a part.
const mostQuoted = 1 << 20

// ReadQuoted returns the text of a file that another text shows, in the form that
// texts have. It is false for what is not there, is no text, is too large, is
// hidden, or lies outside of fsys, by way of a symbolic link too.
func ReadQuoted(fsys fs.FS, name string) (text string, ok bool) {
	if !fs.ValidPath(name) || RoleOf(name) == Passed && !inHidden.MatchString(name) {
		return "", false
	}
	if where, err := resolve(fsys, name); err != nil || !where.regular || where.linked {
		return "", false
	}
	if info, err := fs.Stat(fsys, name); err != nil || info.Size() > mostQuoted {
		return "", false
	}
	data, _, err := readAll(fsys, name)
	if err != nil || len(data) > mostQuoted {
		return "", false
	}
	var problems diag.List
	data = Normalise(name, data, &problems)
	return string(data), len(problems.Sorted()) == 0
}
