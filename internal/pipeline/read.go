package pipeline

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/doctor"
	"chuyende/internal/fault"
	"chuyende/internal/link"
	"chuyende/internal/parse"
	"chuyende/internal/site"
	"chuyende/internal/source"
)

// read brings settings, theme, pages and assets up to date.
func (s *Session) read(ctx context.Context, changed []string, problems *diag.List) error {
	root, err := os.OpenRoot(s.options.ContentDir())
	if err != nil {
		return fault.At(s.options.content(), err)
	}
	defer root.Close()
	fsys := s.listed.over(root)
	defer clear(s.listed) // it holds for one reading, and others keep fsys
	s.listed = nil
	if err := s.readSettings(fsys, problems); err != nil {
		return err
	}
	if err := s.readTheme(changed, problems); err != nil {
		return err
	}
	defer func() {
		problems.Add(s.unreadable...)
		problems.Add(s.assets.problems()...)
	}()
	if done, err := s.readChanged(fsys, changed); done || err != nil {
		return err
	}
	return s.readAll(ctx, fsys)
}

// settingsPath is the path of the site's settings as messages name it.
func (s *Session) settingsPath() string { return path.Join(s.options.content(), source.SettingsName) }

// readSettings loads site.yaml. When it changed, every page is parsed anew.
func (s *Session) readSettings(fsys fs.FS, problems *diag.List) error {
	file, err := source.ReadSettings(fsys, s.options.content(), problems)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fault.Below(s.options.content(), err)
	}
	var unclaims []string
	if err != nil {
		unclaims = unclaimed(fsys)
	}
	title := foreignTitle(func(name string) (string, bool) { return s.settingsOf(fsys, name) })
	if s.settings.config == nil || !bytes.Equal(file.Data, s.settings.data) || !slices.Equal(unclaims, s.settings.unclaimed) || title != s.settings.foreign {
		var own diag.List
		s.settings = settings{data: file.Data, unclaimed: unclaims, foreign: title}
		s.settings.config = config.Load(file.Data, s.settingsPath(),
			config.Defaults{Title: cmp.Or(title, folderTitle(s.options.Source)), Kinds: kindNames(), KindNames: kindTitles()}, &own)
		s.settings.config.Unclaimed = unclaims != nil
		s.tellUnclaimed(&own)
		s.settings.problems = own.Sorted()
		clear(s.pages)
	}
	problems.Add(s.settings.problems...)
	return s.misplaced(problems)
}

// misplaced tells of settings that lie beside content/, where nobody reads
// them.
func (s *Session) misplaced(problems *diag.List) error {
	if s.options.content() == allContent {
		return nil // nothing lies beside it, and the reader tells of what lies in it
	}
	entries, err := os.ReadDir(s.options.Source)
	if err != nil {
		return fault.Below(s.options.content(), err)
	}
	for _, entry := range entries {
		if told, ok := source.Told(source.SettingsRole(entry.Name()), s.options.content(), entry.Name()); ok && !entry.IsDir() {
			problems.Add(told)
		}
	}
	return nil
}

// folderTitle is what a site without a title is called: its folder or, where that
// has a name that every project's folder of documents has, the project.
func folderTitle(source string) string {
	abs, err := filepath.Abs(source)
	if err != nil {
		return "" // the words have a name for it
	}
	for dir := abs; filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
		if name := filepath.Base(dir); !isCommonFolder(name) {
			return site.Humanise(name)
		}
	}
	return site.Humanise(filepath.Base(abs))
}

// isCommonFolder reports whether a folder's name says what lies in every folder of
// its sort, or in which language.
func isCommonFolder(name string) bool {
	return slices.Contains([]string{DefaultContent, "docs", "doc", "documentation", "src", "source", "contents", "site", "website", "www", "web",
		"pages", "book", "markdown", "md", "main", "master", "en", "vi"}, strings.ToLower(name))
}

func kindNames() []string {
	var names []string
	for _, k := range site.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

// kindTitles are what people call the kinds, by name.
func kindTitles() map[string][]string {
	titles := map[string][]string{}
	for _, c := range site.KindChoices(site.Kinds()) {
		titles[c.Value] = c.Names
	}
	return titles
}

func (s *Session) parser(fsys fs.FS) *parse.Parser {
	return parse.New(s.settings.config, frameIDs()).Including(s.including(fsys)).Outlined(s.outline)
}

// frameIDs are the element ids of the default theme around a page's text, those
// that its scripts make too.
// They have an underscore, as no id made from a heading has.
func frameIDs() []string {
	return []string{
		"bai_hoc_rut_ra", "ban_word", "bang_van_ban", "bo_loc", "cau_hoi", "chuong_trinh", "danh_muc", "goi_y", "goi_y_ten", "goi_y_tim",
		"goi_y_tim_0", "goi_y_tim_1", "goi_y_tim_2", "goi_y_tim_3", "goi_y_tim_4", "goi_y_tim_5",
		"khung_tim", "loc_van_ban", "nen_nep", "noi_dung", "o_tim", "so_van_ban", "tim_kiem", "cach_doc", "goi_y_go", "trinh_don", "viec_theo_ngay", "tom_tat", "gui_tin", "nam_con_so",
		"con_so", "lien_quan", "can_gi", "can_gi_loai", "tra_loi", "quy_khac",
		"bo_tai_lieu", "da_chon", "loc_bai", "cuon_sach", "diem_danh", "bai_tap",
		"bang_lich", "bao_phieu", "chu_chep", "chu_ten", "cong_cu", "cua_ai", "ghi_ten", "ket_qua", "ket_qua_ten", "khung_diem", "lich_du", "lien_ket",
		"lien_ket_ten", "loi_lich", "luat_lich", "nhac_lich", "p_chi-bo", "p_chuyen-de", "p_nguoi", "p_nguoi_cach", "p_so-luot", "p_so-luot_cach",
		"phieu_ghi", "tong_diem",
		"doi_tuong", "du_lieu", "ke_hoach", "them_ten", "them_vao", "vong_ten",
		"thu_chu", "thu_ngay", "thu_loai", "phan_trang",
	}
}

// readAll reads every Markdown file and parses those that changed.
func (s *Session) readAll(ctx context.Context, fsys fs.FS) error {
	s.linking = linking{}
	var problems diag.List
	files, assets, err := source.Read(ctx, fsys, s.options.content(), s.foreign(fsys), &problems)
	if err != nil {
		return fault.Below(s.options.content(), err)
	}
	outline := parse.ReadOutline(files, func(name string) (string, bool) { return s.settingsOf(fsys, name) })
	if !outline.Same(s.outline) {
		s.outline = outline
		clear(s.pages)
	}
	outline.Tell(&problems, s.settings.config.Shown)
	if assets, err = s.besideAssets(ctx, assets, &problems); err != nil {
		return fault.Below(besideFolder, err)
	}
	published, err := s.options.openAssets()
	if err != nil {
		return fault.Below(s.options.content(), err)
	}
	defer published.Close()
	parser := s.parser(fsys)
	s.bear(files, parser, &problems)
	s.unreadable = problems.Sorted()
	if err := s.assets.read(ctx, published, s.store, s.settingsPath(), assets); err != nil {
		return err
	}
	pages := s.parseChanged
	if len(s.pages) == 0 {
		pages = s.parseAll
	}
	fresh, err := pages(ctx, parser, files)
	if err == nil {
		s.takePages(files, fresh)
	}
	return err
}

// bear settles how bad it is what reading found in files: worse where it loses something
// of a page of a kind, no more than a warning on plain pages, whose texts are as people have them.
func (s *Session) bear(files []source.File, parser *parse.Parser, problems *diag.List) {
	revived := map[string]bool{}
	// In content/ letters in an old encoding are a keeper's mistake all the same.
	unkind := s.settings.data == nil && !slices.ContainsFunc(files, func(f source.File) bool { return parser.IsTypedPath(f.Path) })
	problems.Change(func(p *diag.Problem) {
		below := strings.TrimPrefix(p.File, s.options.content()+"/")
		if p.Loss && parser.IsTypedPath(below) {
			p.Severity = diag.Error
		}
		bears := s.options.content() == allContent || unkind && p.Code == source.RuleFileExtension.Code
		if bears && !parser.IsTypedPath(below) && source.Bear(p, below) {
			revived[p.File] = true // what people have is such
		}
	})
	for i := range files {
		if revived[files[i].Shown] {
			files[i].Data = source.Revived(files[i].Data)
		}
	}
}

// parseChanged parses the files that differ from what the session has, or whose page
// may come out otherwise though they do not.
func (s *Session) parseChanged(ctx context.Context, parser *parse.Parser, files []source.File) ([]parsed, error) {
	fresh := make([]parsed, len(files))
	err := each(ctx, len(files), func(i int) error {
		file := files[i]
		old, ok := s.pages[file.Path]
		if !ok || !bytes.Equal(old.data, file.Data) || old.page.Doc.Includes != "" || old.page.Doc.Uncoloured > 0 ||
			!slices.Equal(old.page.Links, file.Links) {
			fresh[i] = parsePage(parser, file)
			return nil
		}
		fresh[i] = old
		fresh[i].sum = file.Sum // other bytes may come to the same text
		return nil
	}, s.progress(Reading))
	return fresh, err
}

// takePages makes the pages of files those of the site.
func (s *Session) takePages(files []source.File, pages []parsed) {
	clear(s.pages)
	for i, file := range files {
		s.pages[file.Path] = pages[i]
	}
}

// parsePage makes a page of a file and keeps its problems with it.
func parsePage(p *parse.Parser, file source.File) parsed {
	var problems diag.List
	page := p.Page(file, &problems)
	doctor.Guard(page, &problems)
	return parsed{data: file.Data, sum: file.Sum, page: page, problems: problems.Sorted()}
}

// readChanged reads only the files that changed. It reports false when that is
// not enough: after a change of settings, folders, assets or at the start.
func (s *Session) readChanged(fsys fs.FS, changed []string) (done bool, err error) {
	failed := slices.ContainsFunc(s.unreadable, func(p diag.Problem) bool { return p.Severity == diag.Error })
	if changed == nil || len(s.pages) == 0 || failed {
		return false, nil
	}
	byLink := s.linked()
	var paths []string
	foreign := s.foreign(fsys)
	for _, name := range changed {
		path, inContent := s.options.belowContent(name)
		if s.options.isBeside(name) {
			return false, nil
		}
		if !inContent || foreign != nil && isWithin(foreign, path) {
			continue
		}
		if source.RoleOf(path) == source.Passed {
			continue
		}
		// Where symbolic links are about, a file's other names count too.
		if source.RoleOf(path) != source.Text || byLink[path] || parse.MayOutline(path) {
			return false, nil
		}
		if _, isKnown := s.pages[path]; !isKnown && (source.InTemplates(path) || !s.outline.Same(parse.Outline{})) {
			return false, nil // the outline may lead there
		}
		paths = append(paths, path)
	}
	parser := s.parser(fsys)
	for path, p := range s.pages { // what they show of other files may have changed
		if p.page.Doc.Includes != "" && len(paths) > 0 && !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	for _, path := range paths {
		var problems diag.List
		file, err := source.ReadOne(fsys, s.options.content(), path, &problems)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			if _, err := fs.Lstat(fsys, path); err == nil {
				return false, nil // something is there that is no text: the full reading tells
			}
			delete(s.pages, path)
			s.linking = linking{}
		case err != nil || len(problems.Sorted()) > 0:
			return false, nil // the full reading says what is wrong
		default:
			s.pages[path] = s.taken(parser, parsePage(parser, file))
		}
	}
	return true, nil
}

// taken puts the text of a page that was read again into the page that was linked, where
// nothing else of it has changed, so that it need not be linked again.
func (s *Session) taken(parser *parse.Parser, fresh parsed) parsed {
	path := fresh.page.Path
	old, known := s.pages[path]
	if !known || s.linking.tree == nil || slices.ContainsFunc(s.linking.problems, func(p diag.Problem) bool { return p.File == fresh.page.Shown }) {
		s.linking = linking{}
		return fresh
	}
	was := old.page
	// Linking has changed the page: it is read again as it was.
	before := parsePage(parser, source.File{Path: was.Path, Shown: was.Shown, Links: was.Links, Data: was.Data}).page
	if s.settings.config.Books || !link.Alike(before, fresh.page, s.siteForms()) {
		s.linking = linking{} // the size of books is a matter of linking too
		return fresh
	}
	link.TakeText(was, fresh.page)
	fresh.page = was
	return fresh
}

// linked returns the paths that symbolic links have to do with: links to pages
// and the pages themselves.
func (s *Session) linked() map[string]bool {
	names := map[string]bool{}
	for _, p := range s.pages {
		for _, link := range p.page.Links {
			names[link], names[p.page.Path] = true, true
		}
	}
	return names
}
