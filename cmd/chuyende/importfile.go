package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"chuyende/internal/fault"
	"chuyende/internal/intake"
	"chuyende/internal/lang"
	"chuyende/internal/legacy"
	"chuyende/internal/office"
)

// largestText is the size in bytes up to which files without pictures are read.
const largestText = 32 << 20

// file takes in one file.
func (im *importer) file(ctx context.Context, from incomingName) error {
	name := from.name
	f, err := openSource(ctx, name)
	if err != nil {
		return err
	}
	defer f.Close()
	folder := path.Join(im.folder, from.below)
	im.Taken = func(stem string) bool { return im.written[path.Join(folder, stem+".md")] != "" }
	page, err := im.page(ctx, name, f)
	if err != nil {
		return err
	}
	target := path.Join(folder, page.Stem+".md")
	if other := im.written[target]; other != "" {
		return im.taken(target, lang.Textf("trang này vừa được viết từ %s", "this page was just made of %s", other))
	}
	if _, err := os.Lstat(filepath.Join(im.content, filepath.FromSlash(target))); err == nil && !im.force {
		return im.taken(target, lang.Textf("%s đã có, không ghi đè", "%s exists already and is left alone", im.shown+target))
	}
	if !im.dryRun {
		if err := im.put(target, page); err != nil {
			return err
		}
	}
	im.written[target] = name
	return im.told(name, target, page)
}

func (im *importer) taken(target string, why lang.Text) error {
	return &intake.Refusal{Why: why, Cure: lang.Textf("thêm --force để ghi đè, hoặc đổi tên tệp nguồn cho khác %s", "add --force to write over it, or give the source another name than %s", path.Base(target))}
}

// openFile opens a file to be read.
func openFile(name string) (*os.File, int64, error) {
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) && strings.Contains(name, "://") {
		return nil, 0, &intake.Refusal{Why: lang.Text{VI: "lệnh này chỉ đọc tệp trên máy, không lấy trang trên mạng về", EN: "this command reads files on this machine and fetches nothing"},
			Cure: lang.Text{VI: "mở trang bằng trình duyệt, lưu lại (Ctrl+S) rồi đưa tệp .html vào; tài liệu của Google thì chọn Tệp → Tải xuống → Microsoft Word (.docx)",
				EN: "open the page in a browser, save it (Ctrl+S) and import the .html; of a document at Google choose File → Download → Microsoft Word (.docx)"}}
	}
	if errors.Is(err, os.ErrNotExist) {
		return nil, 0, &intake.Refusal{Why: lang.Text{VI: "không có tệp này", EN: "there is no such file"},
			Cure: lang.Text{VI: `xem lại tên và thư mục; tên có dấu cách phải đặt trong ngoặc kép: "Kế hoạch quý 1.docx"`, EN: `look at its name and folder; a name with blanks stands in quotes: "Plan for May.docx"`}}
	}
	if err != nil {
		return nil, 0, fault.At(name, err)
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.Join(f.Close(), &intake.Refusal{Why: lang.Text{VI: "không phải là tệp, hoặc là thư mục không có tệp nào đọc được", EN: "this is no file, or a folder without any that can be read"}, Cure: lang.Text{VI: "ghi tên tệp, ví dụ tai-lieu/*.docx; " + copied.VI, EN: "name files, such as papers/*.docx; " + copied.EN}})
		return nil, 0, err
	}
	if err != nil {
		return nil, 0, errors.Join(fault.At(name, err), f.Close())
	}
	return f, info.Size(), nil
}

// page makes a page of a file, by the form that it has.
func (im *importer) page(ctx context.Context, name string, f *incoming) (intake.Page, error) {
	switch f.form {
	case ".pdf":
		if f.size > office.Largest {
			return intake.Page{}, tooLarge(f.size)
		}
		pages, err := im.readPDF(ctx, f)
		if err != nil {
			return intake.Page{}, err
		}
		return intake.PDF(name, pages, im.Options)
	case ".docx", ".docm", ".dotx", ".dotm":
		return intake.Word(name, f, f.size, im.Options)
	case ".txt", ".html", ".htm", ".xhtml":
		data, err := readText(name, f, f.size)
		if err != nil {
			return intake.Page{}, err
		}
		if f.form == ".txt" {
			return intake.Text(name, data, im.Options)
		}
		if f.beside, err = os.OpenRoot(filepath.Dir(name)); err != nil {
			return intake.Page{}, fault.At(name, err)
		}
		return intake.Web(name, data, f.beside.FS(), im.Options)
	}
	return intake.Page{}, unknown(name)
}

// copied says what becomes of Markdown, which is read as it is.
var copied = lang.Text{VI: "tệp .md thì chép thẳng vào thư mục của cổng, không phải đưa vào", EN: "copy .md files into the site's folder: they are read as they are"}

// unknown refuses a file of a form that is not read, with what its program can make of it.
func unknown(name string) *intake.Refusal {
	form := filepath.Ext(name)
	refusal := &intake.Refusal{Why: lang.Textf("không đọc được tệp loại %q", "files like %q are not read", form)}
	switch strings.ToLower(form) {
	case ".md", ".markdown", ".mdx", ".qmd", ".rmd":
		refusal.Cure = copied
	case ".zip", ".rar", ".7z", ".gz", ".tgz":
		refusal.Cure = lang.Text{VI: "giải nén ra một thư mục rồi đưa thư mục ấy vào; " + copied.VI + " (Notion: chọn Export, Markdown & CSV)", EN: "unpack it and import the folder; " + copied.EN + " (Notion: Export, Markdown & CSV)"}
	case ".enex":
		refusal.Cure = lang.Text{VI: "trong Evernote chọn các ghi chú rồi xuất thành trang mạng (Export, HTML), và đưa các tệp .html vào", EN: "export the notes from Evernote as web pages (Export, HTML), and import the .html files"}
	case ".gdoc", ".gsheet", ".gslides":
		refusal.Why = lang.Text{VI: "tệp này chỉ là lối tắt tới một tài liệu của Google, trong tệp không có chữ nào của bài", EN: "this file only leads to a document at Google, it holds no text"}
		refusal.Cure = lang.Text{VI: "mở tài liệu ấy, chọn Tệp (File) → Tải xuống (Download) → Microsoft Word (.docx), rồi đưa tệp tải về vào", EN: "open the document, choose File → Download → Microsoft Word (.docx), and import that"}
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic":
		refusal.Why = lang.Text{VI: "tệp này là ảnh, không có chữ để lấy", EN: "this is a picture, which has no text to take"}
		refusal.Cure = lang.Text{VI: "ảnh chụp giấy thì xin tệp Word gốc, hoặc gõ lại; ảnh minh họa thì chép vào cạnh bài rồi viết ![lời mô tả](ten-anh.jpg)", EN: "of a photograph of a paper, ask for the Word file or type it; lay a picture beside its page and write ![what it shows](name.jpg)"}
	case ".one", ".onepkg", ".pages", ".wps", ".wpd":
		refusal.Cure = lang.Text{VI: "mở bằng chương trình đã viết ra nó rồi xuất thành .docx hoặc .pdf", EN: "open it in the program that wrote it and export it as .docx or .pdf"}
	case ".xlsx", ".xls", ".csv", ".ods":
		refusal.Cure = lang.Text{VI: "chép bảng cần dùng sang một tệp .docx; hoặc để tệp cạnh bài và dẫn liên kết tới", EN: "copy the table that is needed into a .docx; or lay the file beside a page and link to it"}
	case ".pptx", ".ppt", ".odp":
		refusal.Cure = lang.Text{VI: "xuất thành .pdf rồi đưa vào; hoặc để tệp cạnh bài và dẫn liên kết tới", EN: "export it as .pdf and import that; or lay the file beside a page and link to it"}
	default:
		refusal.Cure = lang.Text{VI: "mở bằng Word rồi lưu thành .docx; " + copied.VI, EN: "open it in Word and save it as .docx; " + copied.EN}
	}
	return refusal
}

func readText(name string, f io.Reader, size int64) ([]byte, error) {
	if size > largestText {
		return nil, tooLarge(size)
	}
	data, err := io.ReadAll(io.LimitReader(f, largestText+1))
	return data, fault.At(name, err)
}

// openContent opens the folder of the site's pages, which it makes where there is
// none: what is written through it leaves it by no link.
func (im *importer) openContent() (*os.Root, error) {
	if err := os.MkdirAll(im.content, 0o755); err != nil {
		return nil, fault.At(im.content, err)
	}
	root, err := os.OpenRoot(im.content)
	return root, fault.At(im.content, err)
}

// put writes the page and its pictures; a failure leaves none of them.
func (im *importer) put(target string, page intake.Page) error {
	root, err := im.openContent()
	if err != nil {
		return err
	}
	defer root.Close()
	folder := filepath.FromSlash(path.Dir(target))
	if err := root.MkdirAll(folder, 0o755); err != nil {
		return fault.At(filepath.Join(im.content, folder), err)
	}
	var made []string
	write := func(name string, data []byte) error {
		within := filepath.Join(folder, name)
		made = append(made, within)
		return fault.At(filepath.Join(im.content, within), writeIn(root, within, data, im.force))
	}
	err = intake.Pictures(page.Pictures, write)
	if err == nil {
		err = write(path.Base(target), []byte(page.Text))
	}
	if err != nil && !im.force {
		last := len(made) - 1
		for i, name := range made {
			if i != last || !errors.Is(err, os.ErrExist) { // that one is somebody else's
				err = errors.Join(err, root.Remove(name))
			}
		}
	}
	return err
}

// writeIn writes a file: beside its place first where it may take another's.
func writeIn(root *os.Root, name string, data []byte, force bool) error {
	if !force {
		f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		return errors.Join(err, f.Close())
	}
	beside := name + ".chuyende-new"
	if err := root.WriteFile(beside, data, 0o644); err != nil {
		return errors.Join(err, root.Remove(beside))
	}
	return root.Rename(beside, name)
}

// told says what became of a file: the page, what to fill in, what was left alone.
func (im *importer) told(name, target string, page intake.Page) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s → %s: %s\n", name, im.shown+target, page.Title)
	if n := len(page.Pictures); n > 0 {
		fmt.Fprintln(&b, im.say("  %d ảnh để cạnh trang: %s …", "  %d pictures beside it: %s …", n, page.Pictures[0].Name))
	}
	if main := page.Converted.Main(); main != legacy.Unicode {
		fmt.Fprintln(&b, im.say("  chữ %s đã chuyển sang Unicode: %d tiếng, chắc chắn %.0f %%", "  text in %s is Unicode now: %d words, %.0f %% certain",
			main, page.Converted.Changed, 100*page.Converted.Certainty()))
		if page.Converted.Certainty() < sureEnough {
			fmt.Fprintln(&b, im.say("  → xin đọc kỹ lại: có thể còn chữ sai", "  → read it with care: some letters may be wrong"))
		}
	}
	for _, blank := range page.Blanks {
		line := im.say("  %s:%d: điền khóa %s: %s", "  %s:%d: fill in the key %s: %s", im.shown+target, blank.Line, blank.Key, blank.Doc)
		if blank.Example != "" {
			line += im.say("; ví dụ %s: %s", "; such as %s: %s", blank.Key, blank.Example)
		}
		fmt.Fprintln(&b, line)
	}
	if len(page.Missing) > 0 {
		fmt.Fprintln(&b, im.say("  tệp chưa có phần: %s; viết vào chỗ <!-- … --> dưới từng tiêu đề ấy", "  the file has no part %s; write it where <!-- … --> stands below that heading", strings.Join(page.Missing, ", ")))
	}
	for _, left := range page.Left {
		fmt.Fprintln(&b, im.say("  không lấy: %s", "  left alone: %s", left))
	}
	_, err := fmt.Fprint(im.out, b.String())
	return err
}

// sureEnough is the share of converted words that must be Vietnamese.
const sureEnough = 0.95
