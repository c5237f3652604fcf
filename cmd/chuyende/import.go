package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"chuyende/internal/diag"
	"chuyende/internal/intake"
	"chuyende/internal/migrate"
	"chuyende/internal/pdf"
	"chuyende/internal/pipeline"
	"chuyende/internal/site"
	"chuyende/internal/skeleton"
)

// importFlags are what import is asked for.
type importFlags struct {
	to, from      string
	force, dryRun bool
}

func (a *app) importCommand() *cobra.Command {
	var o importFlags
	cmd := &cobra.Command{
		Use:   a.say("import TỆP…", "import FILE…"),
		Short: a.say("Đưa tệp Word, văn bản cũ vào cổng thành tệp Markdown", "Turn Word files and old texts into pages of the site"),
		Long: a.say(`Đọc tệp Word (.docx), PDF, trang mạng đã lưu (.html), tệp chữ (.txt), hay mọi tệp như thế trong một thư mục, viết thành tệp Markdown trong thư mục của cổng: tiêu đề, đoạn văn, danh sách, bảng,
chữ đậm, chú thích, liên kết, ảnh (để cạnh trang). Sửa đổi đang theo dõi được chấp nhận; lời bình, đầu trang, chân trang
bỏ lại, và kể ra sau khi chạy. Chữ TCVN3 (ABC), VNI, VIQR được chuyển sang Unicode.
Tệp PDF có chữ thì đọc được ngay: đoạn văn, tiêu đề, bảng có kẻ được nhận theo vị trí chữ; bản quét thì không.
Tệp .doc, .odt, .rtf do LibreOffice trên máy này đọc hộ.
Với --from, THƯ MỤC của Hugo, Docusaurus, VitePress, MkDocs, mdBook hay Jekyll thành trang Markdown: khóa, thứ tự, khung ghi chú,
tệp gộp, ảnh được đổi sang cách của cổng; thứ gì không đổi được thì kể ra.
--to là loại trang (topic, document, guidance, case, group, page) hoặc một thư mục trong %s/. Phần đầu văn bản (số, ký hiệu,
cơ quan, ngày) thành khóa của trang; với chuyên đề, các phần quen thuộc vào đúng mục, phần còn lại có mục riêng.
Khóa nào tệp không cho biết thì để trống, và lệnh nói phải điền gì, ở dòng nào. Tệp đã có thì không ghi đè, trừ khi có --force.`,
			`Reads Word files (.docx), PDFs, saved pages (.html), text files (.txt), or all such files of a folder, and writes Markdown into the site's folder: headings, paragraphs, lists, tables,
bold text, notes, links, pictures (beside the page). Tracked changes are accepted; comments, page headers and footers are
left out, and named at the end. Text in TCVN3 (ABC), VNI and VIQR becomes Unicode.
PDFs with text are read too: paragraphs, headings and ruled tables by where letters stand; scans are not.
.doc, .odt and .rtf files are read by LibreOffice where it is installed.
With --from, a FOLDER of Hugo, Docusaurus, VitePress, MkDocs, mdBook or Jekyll becomes Markdown: keys, order, boxes,
included files and pictures are turned into ours; what cannot be is named.
--to is a kind (topic, document, guidance, case, group, page) or a folder in %s/. A letterhead (number, issuer, day) becomes
keys of the page; of a topic, known parts go under their headings, the rest has one of its own. What a file
does not tell stays blank, and the command says what to fill in, on which line. Existing files are kept unless --force is given.`, pipeline.DefaultContent),
		Example: "  chuyende import ke-hoach.docx --to topic\n  chuyende import *.docx --to huong-dan/cu --dry-run\n  chuyende import \"Tài liệu 2025\" --to huong-dan\n  chuyende import --from mkdocs tai-lieu-cu --to tai-lieu",
		Args:    a.arguments(1, -1, a.say("ít nhất một tệp: chuyende import TỆP.docx --to topic", "at least one file: chuyende import FILE.docx --to topic")),
		RunE: a.command(func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("from") {
				return a.importSite(cmd.Context(), args, o)
			}
			return a.importFiles(cmd.Context(), args, o)
		}),
	}
	a.siteFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&o.to, "to", site.PageKind, a.say("loại trang, hoặc thư mục trong %s/", "a kind, or a folder in %s/", pipeline.DefaultContent))
	f.StringVar(&o.from, "from", "", a.say("lấy cả thư mục của chương trình khác: %s", "take in a folder of another generator: %s", strings.Join(migrate.Generators(), ", ")))
	f.BoolVar(&o.dryRun, "dry-run", false, a.say("chỉ cho biết sẽ viết gì, không ghi tệp nào", "only say what would be written"))
	f.BoolVar(&o.force, "force", false, a.say("ghi đè tệp đã có", "write over files that are there"))
	return cmd
}

// importer is one run of the command.
type importer struct {
	*app
	importFlags
	intake.Options
	content string // the folder that pages lie in
	shown   string // what messages call it, with a slash behind, or ""
	folder  string // in content, a slash path
	written map[string]string
	pdfs    *pdf.Reader
}

// importFiles takes in one file after the other. One that cannot be read leaves
// nothing behind and keeps nobody from the others.
func (a *app) importFiles(ctx context.Context, args []string, o importFlags) error {
	im, err := a.newImporter(ctx, o)
	if err != nil {
		return err
	}
	defer im.pdfs.Close()
	files, passed, err := spread(args)
	if err != nil {
		return err
	}
	done, failed := 0, 0
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := im.file(ctx, file)
		var refusal *intake.Refusal
		switch {
		case err == nil:
			done++
		case errors.As(err, &refusal):
			failed++
			if _, err := fmt.Fprintf(a.err, "%s: %s: %s\n  → %s\n", file.name, a.say("lỗi", "error"), refusal.Why.In(a.lang), refusal.Cure.In(a.lang)); err != nil {
				return err
			}
		default:
			return err
		}
	}
	if len(passed) > 0 {
		if _, err := fmt.Fprintln(im.out, im.say("Bỏ qua %d tệp không phải bài viết (%s).", "%d files are no texts and were passed over (%s).", len(passed), endings(passed))); err != nil {
			return err
		}
	}
	return im.summary(done, failed)
}

// summary says what became of all files.
func (im *importer) summary(done, failed int) error {
	text := im.say("Đã viết %d trang.", "Wrote %d pages.", done)
	if im.dryRun {
		text = im.say("Chạy thử: sẽ viết %d trang, chưa ghi tệp nào.", "Dry run: %d pages would be written; nothing was.", done)
	}
	if failed > 0 {
		text += " " + im.say("%d tệp không đưa vào được (xem trên).", "%d files could not be taken in (see above).", failed)
	}
	if done > 0 && !im.dryRun { // at last: nothing behind a command that is copied
		text += " " + im.say("Đọc lại trang, rồi chạy: chuyende check --drafts", "Read them through, then run: chuyende check --drafts")
	}
	_, err := fmt.Fprintln(im.out, text)
	if err == nil && failed > 0 {
		err = errProblems
	}
	return err
}

// newImporter finds out where pages go, and what kind they are.
func (a *app) newImporter(ctx context.Context, o importFlags) (*importer, error) {
	options, err := a.options()
	if err != nil {
		return nil, err
	}
	options.Drafts, options.Future, options.Expired = true, true, true
	kinds := site.Kinds()
	im := &importer{app: a, importFlags: o, content: options.ContentDir(), written: map[string]string{}, pdfs: pdf.NewReader()}
	im.Lang = a.lang
	if base := filepath.ToSlash(filepath.Clean(im.content)); base != "." {
		im.shown = base + "/"
	}
	overview, err := pipeline.Inspect(ctx, options)
	var none *pipeline.NoSiteError
	switch {
	case errors.As(err, &none): // the first page makes it
	case err != nil:
		return nil, err
	default:
		kinds = overview.Tree.Kinds
	}
	if err := im.target(kinds); err != nil {
		return nil, err
	}
	if overview.Tree != nil {
		im.Allowed = skeleton.Allowed(im.Kind, overview.Config, overview.Tree.IDs)
	}
	return im, nil
}

// target settles kind and folder.
func (im *importer) target(kinds []*site.Kind) error {
	to := strings.Trim(filepath.ToSlash(im.to), "/")
	to = strings.TrimPrefix(to, pipeline.DefaultContent+"/")
	for _, k := range kinds {
		if to == k.Name {
			im.Kind, im.folder = k, k.Folder
			return nil
		}
	}
	if to == "" || to == pipeline.DefaultContent {
		to = "."
	}
	if !filepath.IsLocal(filepath.FromSlash(to)) || filepath.IsAbs(im.to) || strings.HasPrefix(path.Base(to), ".") && to != "." {
		return im.misused("--to phải là loại trang hoặc một thư mục trong %s/, không phải %q", "--to must be a kind or a folder in %s/, not %q", pipeline.DefaultContent, im.to)
	}
	im.folder = strings.TrimPrefix(path.Clean(to), "./")
	if err := im.misspelt(to, kinds); err != nil {
		return err
	}
	im.Kind = kinds[len(kinds)-1]
	for _, k := range kinds {
		if k.Folder != "" && (im.folder == k.Folder || strings.HasPrefix(im.folder, k.Folder+"/")) {
			im.Kind = k
		}
	}
	return nil
}

// misspelt refuses a folder that is not there and is called nearly as a kind: it would be made
// in silence. Who means it writes it with the folder of the content before it.
func (im *importer) misspelt(to string, kinds []*site.Kind) error {
	if strings.Contains(to, "/") || to != strings.Trim(filepath.ToSlash(im.to), "/") {
		return nil
	}
	if _, err := os.Stat(filepath.Join(im.content, to)); err == nil {
		return nil
	}
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.Name
	}
	near := diag.Nearest(to, names)
	for _, name := range names {
		if near == "" && len(to) > 3 && strings.HasPrefix(name, to[:4]) { // "guide" for guidance
			near = name
		}
	}
	if near == "" {
		return nil
	}
	return im.misused("không có loại trang hay thư mục nào tên %q; có phải ý bạn là --to %s? Muốn tạo thư mục mới tên ấy thì viết --to %s/%s",
		"there is no kind and no folder %q; did you mean --to %s? To make a folder of that name, write --to %s/%s", to, near, pipeline.DefaultContent, to)
}
