package pipeline

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/fault"
	"chuyende/internal/lang"
	"chuyende/internal/output"
	"chuyende/internal/source"
)

// DefaultContent is where a site's Markdown lies unless options say otherwise.
const DefaultContent = "content"

// allContent is the content of a site whose folder holds nothing but that.
const allContent = "."

// defaultOutput is where a site is written to unless options say otherwise.
const defaultOutput = "public"

// otherOutput takes its place beside a public/ that is somebody else's: other
// programs keep what they publish as it is there.
const otherOutput = "public-chuyende"

// hexoContent is where Hexo has its texts, beside themes and what new texts begin with.
const hexoContent = "source"

// Locate settles where the content of a site lies: in content/ or, where there
// is no such folder but Markdown, in Source itself; in source/ of a folder of Hexo's. The output of a site without
// settings gives way to a public/ that the program did not make. Options that say
// it already stay as they are.
func Locate(o Options) Options {
	if o.Content != "" {
		return o
	}
	o.Content = DefaultContent
	if info, err := os.Stat(o.ContentDir()); (err != nil || !info.IsDir()) && holdsText(o.Source) {
		if o.Content = allContent; isHexo(o.Source) {
			o.Content = hexoContent
		}
	}
	if _, err := os.Stat(filepath.Join(o.ContentDir(), source.SettingsName)); errors.Is(err, fs.ErrNotExist) && o.Output == "" && isOthers(o.OutputDir()) {
		o.Output = filepath.Join(o.Source, otherOutput)
	}
	return o
}

// isOthers reports whether a folder, and no link to one, holds something and
// nothing that says that the program made it.
func isOthers(dir string) bool {
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() {
		return false
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	holds := false
	for _, entry := range entries {
		if name := entry.Name(); name == output.ListName || name == output.StateDir {
			return false
		}
		holds = holds || source.RoleOf(entry.Name()) != source.Passed
	}
	return holds
}

// isHexo reports whether a folder is one of Hexo's: its settings, its texts in source/, and
// posts there, or what new texts begin with beside it.
func isHexo(dir string) bool {
	is := func(isDir bool, name ...string) bool {
		info, err := os.Lstat(filepath.Join(append([]string{dir}, name...)...))
		return err == nil && info.IsDir() == isDir && (isDir || info.Mode().IsRegular())
	}
	return is(false, "_config.yml") && is(true, hexoContent) && (is(true, hexoContent, "_posts") || is(true, "scaffolds")) && holdsText(filepath.Join(dir, hexoContent))
}

func holdsText(dir string) bool {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return false
	}
	defer root.Close()
	return source.HoldsText(root.FS())
}

// content is the slash path in Source of the site's Markdown.
func (o Options) content() string { return cmp.Or(o.Content, DefaultContent) }

// ContentDir is the folder that the site's Markdown lies in.
func (o Options) ContentDir() string { return filepath.Join(o.Source, filepath.FromSlash(o.content())) }

// foreign returns what tells the folders that lie in the content and are no
// part of it, which can only be where the site's folder is the content: the
// output and whatever else was built by the program, and the site's own themes.
func (s *Session) foreign(fsys fs.FS) func(folder string) bool {
	if s.options.content() != allContent {
		return nil
	}
	out := ""
	if site, err := realPath(s.options.Source); err == nil {
		if real, err := realPath(s.options.OutputDir()); err == nil {
			out = filepath.ToSlash(below(site, real))
		}
	}
	_, err := fs.Stat(fsys, path.Join(themesFolder, s.settings.config.Theme))
	themed := err == nil
	return func(folder string) bool {
		if folder == out || themed && folder == themesFolder {
			return true
		}
		_, err := fs.Stat(fsys, path.Join(folder, output.ListName))
		return err == nil
	}
}

// isWithin reports whether a slash path lies in a folder that is foreign.
func isWithin(foreign func(string) bool, name string) bool {
	for i, r := range name {
		if r == '/' && foreign(name[:i]) {
			return true
		}
	}
	return false
}

// NoSiteError says that there is no site in the folder that was named.
type NoSiteError struct {
	// Dir is the folder that is missing, Content its path in the site's.
	Dir, Content string
}

// Error returns the English wording.
func (e *NoSiteError) Error() string { return e.Message().EN }

// Message returns the wording in both languages.
func (e *NoSiteError) Message() lang.Text {
	return lang.Textf("không có thư mục %s; hãy chạy lệnh ở thư mục chứa %s/ hoặc chứa các tệp .md, hoặc dùng --source; "+
		"cổng mới thì tạo thư mục %s trước",
		"there is no folder %s; run the command where %s/ or the .md files are, or use --source; for a new site make the folder %s first",
		e.Dir, e.Content, e.Content)
}

// sourceFolder makes sure that there is a site to build, and nothing in its way.
func sourceFolder(options Options) error {
	content := options.ContentDir()
	info, err := os.Stat(content)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return &NoSiteError{Dir: content, Content: options.content()}
	}
	if err != nil {
		return fault.At(content, err)
	}
	return CheckFolders(options)
}

// ruleOutputElsewhere: the output is not where it is looked for.
var ruleOutputElsewhere = diag.Rule{Code: "output-elsewhere", Severity: diag.Warning, OfFile: true,
	Means: lang.Text{VI: "thư mục public/ là của chương trình khác nên cổng ghi vào public-chuyende/", EN: "public/ is another program's, so the site is written to public-chuyende/"},
	Cure:  lang.Text{VI: "chọn thư mục kết quả bằng --output", EN: "choose the output folder with --output"}}

// tellOutput says where the output is if not where it is looked for.
func (s *Session) tellOutput(problems *diag.List) {
	if s.options.Output != filepath.Join(s.options.Source, otherOutput) {
		return
	}
	problems.Add(ruleOutputElsewhere.At(defaultOutput, nil, diag.Span{},
		lang.Textf("%s/ có tệp không do chương trình này tạo ra nên để yên; cổng ghi vào %s/", "%s/ has files that the program did not make and is left alone; the site is written to %s/", defaultOutput, otherOutput),
		ruleOutputElsewhere.Cure))
}

// ruleSiteEmpty: there is nothing to make a site of.
var ruleSiteEmpty = diag.Rule{Code: "site-empty", Severity: diag.Error, OfFile: true,
	Means: lang.Text{VI: "cổng không có trang nào", EN: "the site has no page at all"},
	Cure:  lang.Text{VI: "đặt tệp .md vào thư mục nội dung, hoặc chỉ đúng thư mục bằng --source", EN: "put .md files into the content, or name the right folder with --source"}}

// empty tells of a site without a single text: nobody wants one, so the folder
// is the wrong one.
func (s *Session) empty(problems *diag.List) {
	if len(s.pages) > 0 {
		return
	}
	hint := ruleSiteEmpty.Cure
	if s.options.content() != allContent && strings.EqualFold(s.options.content(), DefaultContent) && holdsText(s.options.Source) {
		hint = lang.Textf("tệp .md nằm ngoài %s/: chuyển chúng vào đó, hoặc xóa thư mục %[1]s/ trống",
			"there are .md files outside %s/: move them there, or remove the empty folder %[1]s/", s.options.content())
	}
	problems.Add(ruleSiteEmpty.At(s.options.content(), nil, diag.Span{},
		lang.Textf("không có trang nào: thư mục này không có tệp .md nào đọc được", "there is no page: this folder has no .md file that can be read"), hint))
}
