package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"chuyende/internal/fault"
	"chuyende/internal/intake"
	"chuyende/internal/lang"
	"chuyende/internal/office"
	"chuyende/internal/pdf"
)

// incoming is a file that is taken in. What another program made of it takes its
// place; the folder that holds that goes with it.
type incoming struct {
	*os.File
	size int64
	form string // the ending that its content has, in small letters
	dir  string
	// beside is the folder of a saved page, with its pictures.
	beside *os.Root
}

// Close closes the file, and takes away what was made on the way.
func (s *incoming) Close() error {
	err := s.File.Close()
	if s.beside != nil {
		err = errors.Join(err, s.beside.Close())
	}
	if s.dir != "" {
		err = errors.Join(err, os.RemoveAll(s.dir))
	}
	return err
}

// officeForms are the forms that other programs read for us.
var officeForms = []string{".doc", ".dot", ".odt", ".ott", ".fodt", ".rtf", ".wps"}

// openSource opens a file, and has it turned into a form that is read here.
func openSource(ctx context.Context, name string) (*incoming, error) {
	f, size, err := openFile(name)
	if err != nil {
		return nil, err
	}
	s := &incoming{File: f, size: size, form: formOf(name, f)}
	if err := s.sealed(name); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if !slices.Contains(officeForms, s.form) {
		return s, nil
	}
	if err := s.turn(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// formOf is the form of a file by its first bytes, which count for more than its
// name: a ".doc" may be anything that Word opens.
func formOf(name string, f io.ReaderAt) string {
	head := make([]byte, 8)
	n, _ := f.ReadAt(head, 0) // what cannot be read fails again where it is told
	head = head[:n]
	extension := strings.ToLower(filepath.Ext(name))
	isWord := slices.Contains([]string{".doc", ".dot", ".docx", ".docm", ".dotx", ".dotm", ".rtf", ".wps"}, extension)
	switch {
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return ".pdf"
	case isWord && bytes.HasPrefix(head, []byte(`{\rtf`)):
		return ".rtf"
	case isWord && bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return ".doc"
	case isWord && bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return ".docx"
	}
	return extension
}

// sealedName is what Word calls the part of a file in which a document with a password lies,
// as the directory of the file has it.
var sealedName = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// mostDirectory is how much of a file is looked through for that.
const mostDirectory = 64 << 20

// sealed refuses files that nothing can be taken from, with the reason: a file without a byte,
// one that Word leaves beside a document that is open, one with a password.
func (s *incoming) sealed(name string) error {
	switch {
	case strings.HasPrefix(filepath.Base(name), "~$"):
		return &intake.Refusal{Why: lang.Text{VI: "đây là tệp tạm mà Word để lại khi một bài đang mở, không phải bài", EN: "this is what Word leaves beside a document that is open, not the document"},
			Cure: lang.Text{VI: "đóng Word, rồi đưa vào tệp cùng tên mà không có ~$ ở đầu", EN: "close Word, and import the file of that name without ~$"}}
	case s.size == 0:
		return &intake.Refusal{Why: lang.Text{VI: "tệp rỗng (0 byte): chưa tải về xong, hoặc chép hỏng", EN: "the file is empty (0 bytes): it has not been downloaded or copied whole"},
			Cure: lang.Text{VI: "chép hoặc tải lại tệp; tệp trong OneDrive, Google Drive thì mở một lần cho nó về hẳn máy", EN: "copy or download it again; open a file of OneDrive or Google Drive once, so that it is on this machine"}}
	case s.form != ".doc":
		return nil
	}
	data, err := io.ReadAll(io.NewSectionReader(s.File, 0, min(s.size, mostDirectory)))
	if err != nil {
		return fault.At(name, err)
	}
	if !bytes.Contains(data, sealedName) {
		return nil
	}
	return &intake.Refusal{Why: lang.Text{VI: "tệp Word có mật khẩu mở, nội dung bị mã hóa", EN: "the Word document has a password and is encrypted"},
		Cure: lang.Text{VI: "mở bằng Word, gõ mật khẩu, vào Tệp → Thông tin → Bảo vệ tài liệu → Mã hóa bằng mật khẩu, xóa trắng ô mật khẩu, lưu lại rồi đưa vào",
			EN: "open it in Word with its password, clear the password in File → Info → Protect Document → Encrypt with Password, save it and import that"}}
}

// turn puts what another program makes of the file in its place.
func (s *incoming) turn(ctx context.Context) error {
	if s.size > office.Largest {
		return tooLarge(s.size)
	}
	if err := intake.Weigh(s.File, s.size, s.form); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "chuyende-import-")
	if err != nil {
		return fault.At(os.TempDir(), err)
	}
	if s.dir, err = filepath.Abs(dir); err != nil {
		return fault.At(dir, err)
	}
	made, err := office.Word(ctx, io.NewSectionReader(s.File, 0, s.size), s.form, s.dir)
	if err != nil {
		return s.refused(err)
	}
	f, size, err := openFile(made)
	if err != nil {
		return err
	}
	err = s.File.Close()
	s.File, s.size, s.form = f, size, filepath.Ext(made)
	return fault.At(made, err)
}

// refused words why another program made nothing of the file.
func (s *incoming) refused(err error) error {
	word := lang.Text{VI: "mở bằng Word, lưu thành tệp .docx rồi đưa vào lại", EN: "open it in Word, save it as .docx and import that"}
	install := lang.Textf("cài LibreOffice (miễn phí, www.libreoffice.org)", "install LibreOffice (free, www.libreoffice.org)")
	if runtime.GOOS == "linux" {
		install = lang.Textf("cài LibreOffice (miễn phí; trên Debian, Ubuntu: sudo apt-get install libreoffice-writer)", "install LibreOffice (free; on Debian and Ubuntu: sudo apt-get install libreoffice-writer)")
	}
	switch {
	case errors.Is(err, office.ErrMissing):
		return &intake.Refusal{Why: lang.Textf("tệp %s cần LibreOffice để đọc, máy này chưa có", "reading %s files takes LibreOffice, which this machine lacks", s.form),
			Cure: lang.Textf("%s rồi chạy lại; hoặc %s", "%s and run this again; or %s", install, word)}
	case errors.Is(err, office.ErrTooSlow):
		return &intake.Refusal{Why: lang.Textf("đọc tệp quá %.0f phút chưa xong, đã dừng", "reading it took more than %.0f minutes and was stopped", office.Longest.Minutes()), Cure: word}
	case errors.Is(err, office.ErrTooLarge):
		return tooLarge(s.size)
	case errors.Is(err, office.ErrFailed):
		return &intake.Refusal{Why: lang.Textf("chương trình đọc tệp %s không mở được tệp này: hỏng, có mật khẩu, hoặc không phải loại ấy", "what reads %s files cannot open this one: it is damaged, has a password, or is none", s.form), Cure: word}
	}
	return fault.At(s.dir, err)
}

func tooLarge(size int64) error {
	return &intake.Refusal{Why: lang.Text{VI: fmt.Sprintf("tệp quá lớn (%d MB)", size>>20), EN: fmt.Sprintf("the file is too large (%d MB)", size>>20)}, Cure: lang.Text{VI: "chia tệp ra", EN: "cut it up"}}
}

// readPDF reads what the pages of a PDF show.
func (im *importer) readPDF(ctx context.Context, f *incoming) ([]pdf.Page, error) {
	pages, err := im.pdfs.Pages(ctx, f, f.size)
	word := lang.Text{VI: "mở bằng Word (từ bản 2013 Word mở được PDF) hoặc LibreOffice, lưu thành tệp .docx rồi đưa vào lại; hoặc xin tệp Word gốc", EN: "open it in Word (2013 and later open PDFs) or LibreOffice, save it as .docx and import that; or ask its author for the Word file"}
	switch {
	case errors.Is(err, pdf.ErrLocked):
		return nil, &intake.Refusal{Why: lang.Text{VI: "tệp PDF có mật khẩu", EN: "the PDF has a password"}, Cure: lang.Text{VI: "mở tệp bằng mật khẩu, in ra một tệp PDF mới rồi đưa vào lại", EN: "open it with the password, print it to a new PDF and import that"}}
	case errors.Is(err, pdf.ErrMemory):
		return nil, &intake.Refusal{Why: lang.Text{VI: "đọc tệp PDF này tốn quá nhiều bộ nhớ: nó bung ra lớn gấp nhiều lần, hoặc có trang vẽ quá nhiều nét", EN: "reading this PDF takes too much memory: it unpacks to many times its size, or a page is drawn of too many pieces"}, Cure: word}
	case errors.Is(err, pdf.ErrTooSlow):
		return nil, &intake.Refusal{Why: lang.Text{VI: "đọc tệp PDF này quá lâu, đã dừng", EN: "reading this PDF took too long and was stopped"}, Cure: lang.Text{VI: "chia tệp ra", EN: "cut it up"}}
	case errors.Is(err, pdf.ErrTooLarge):
		return nil, &intake.Refusal{Why: lang.Text{VI: "tệp PDF quá lớn: quá nhiều trang hoặc quá nhiều chữ", EN: "the PDF is too large: too many pages, or too many letters"}, Cure: lang.Text{VI: "chia tệp ra", EN: "cut it up"}}
	case errors.Is(err, pdf.ErrDamaged):
		return nil, &intake.Refusal{Why: lang.Text{VI: "tệp PDF hỏng, không đọc được", EN: "the PDF is damaged"}, Cure: word}
	case errors.Is(err, pdf.ErrEngine):
		return nil, &intake.Refusal{Why: lang.Text{VI: "máy này không chạy được bộ đọc PDF", EN: "what reads PDFs does not run on this machine"}, Cure: word}
	}
	return pages, err
}
