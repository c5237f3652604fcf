package pipeline

import (
	"io/fs"
	"path"
	"slices"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/site"
	"chuyende/internal/source"
)

var ruleKindUnclaimed = diag.Rule{Code: "kind-unclaimed", Severity: diag.Notice, OfFile: true,
	Means: lang.Text{VI: "thư mục trùng tên với một loại trang, nhưng các bài trong đó là trang thường", EN: "a folder has the name of a kind's, but its pages are plain"},
	Cure:  lang.Text{VI: "tạo tệp site.yaml (để trống cũng được) nếu chúng là trang của loại ấy", EN: "make a file site.yaml, empty if you like, if they are of that kind"}}

// ownKeys is how many keys that a kind demands a page has at least that was written for
// it: another generator may well have one of the same name. It has not many that we do
// not know either: a register of documents elsewhere says "number" and "issuer" too.
const ownKeys = 2

// unclaimed returns the folders with a kind's name that hold another program's pages.
// Where there are settings of ours a name is enough; a folder of Markdown from anywhere
// may be called "huong-dan" too. There the pages tell: one for this program means that
// all such folders are the kinds', else one for another program that none is.
func unclaimed(fsys fs.FS) []string {
	var folders []string
	foreign := false
	for _, kind := range site.Kinds() {
		if kind.Folder == "" {
			continue
		}
		own := false
		found := false
		// What cannot be read is told of when pages are.
		_ = fs.WalkDir(fsys, kind.Folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || source.RoleOf(name) != source.Text {
				return nil
			}
			found = true
			text, ok := source.ReadQuoted(fsys, name)
			if !ok {
				return nil
			}
			head := headOf(name, text)
			keys := head.Keys()
			strange := len(keys) - known(keys, kind, false)
			if own = isKind(head.Scalar("kind")) || known(keys, kind, true) >= ownKeys && strange*2 <= len(keys)-strange; own {
				return fs.SkipAll
			}
			// What cannot be read says nothing.
			foreign = foreign || !site.IsIndex(name) && !head.Broken() && (len(keys) == 0 || strange > 0)
			return nil
		})
		if own {
			return nil
		}
		if found {
			folders = append(folders, kind.Folder)
		}
	}
	if !foreign {
		return nil
	}
	return folders
}

// headOf is what stands at the head of a page, as far as it can be read.
func headOf(name, text string) *frontmatter.Tree {
	var problems diag.List
	file := frontmatter.File{Shown: name, Data: []byte(text)}
	head, _ := frontmatter.Split(file, &problems)
	return frontmatter.Parse(file, head, &problems)
}

func isKind(name string) bool {
	return name != "" && slices.ContainsFunc(site.Kinds(), func(k *site.Kind) bool { return k.Name == name })
}

// known counts the keys that pages of a kind may have, or must.
func known(keys []string, kind *site.Kind, demanded bool) int {
	n := 0
	for _, field := range kind.Schema() {
		if slices.Contains(keys, field.Key) && (field.Required || !demanded) {
			n++
		}
	}
	return n
}

// tellUnclaimed tells of folders that only look like those of kinds.
func (s *Session) tellUnclaimed(problems *diag.List) {
	for _, folder := range s.settings.unclaimed {
		problems.Add(ruleKindUnclaimed.At(path.Join(s.options.content(), folder), nil, diag.Span{},
			lang.Textf("thư mục %s/ trùng tên với một loại trang, nhưng không có site.yaml và các bài trong đó viết cho chương trình khác: coi là trang thường",
				"the folder %s/ has the name of a kind's, but there is no site.yaml and its pages were written for another program: they are plain", folder),
			ruleKindUnclaimed.Cure))
	}
}
