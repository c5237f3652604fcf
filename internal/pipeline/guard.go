package pipeline

import (
	"context"
	"errors"
	"io"
	"path"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"chuyende/internal/diag"
	"chuyende/internal/doctor"
	"chuyende/internal/docx"
	"chuyende/internal/pdf"
)

// mostText is the size in bytes up to which a text file is read by the guard.
const mostText = 32 << 20

// guardAsset has the guard read a document that is published as it is; words is
// what search may know of it. The error is a failure of the machine.
func guardAsset(ctx context.Context, pdfs *pdfReader, h doctor.Holder, file io.ReaderAt, size int64) (a doctor.Attachment, words string, err error) {
	switch extension := strings.ToLower(path.Ext(h.Shown)); extension {
	case ".docx", ".docm", ".dotx", ".dotm":
		d, err := docx.Read(file, size)
		switch {
		case err == nil:
			a.Found, words = doctor.GuardWord(h, d), wordText(d)
			if len(d.Unread) > 0 {
				a.Unread = append(a.Unread, doctor.PartlyRead(h, d.Unread))
			}
		case errors.Is(err, docx.ErrNotWord): // has been told by what it holds
		case errors.Is(err, docx.ErrDamaged), errors.Is(err, docx.ErrTooLarge), errors.Is(err, docx.ErrUnsafe):
			a.Found = []diag.Problem{doctor.Unreadable(h, err)}
		default:
			return a, "", err
		}
	case ".pdf":
		pages, err := pdfs.pages(ctx, file, size)
		switch {
		case err == nil:
			a.Found, words = doctor.GuardPages(h, pages), pagesText(pages)
			switch pictures := picturesIn(pages); {
			case pictures == len(pages):
				a.Found = append(a.Found, doctor.Pictured(h, pictures, len(pages)))
			case pictures > len(pages)/2:
				a.Unread = append(a.Unread, doctor.Pictured(h, pictures, len(pages)))
			}
		case errors.Is(err, errNoPDF): // has been told by what it holds
		case errors.Is(err, pdf.ErrDamaged), errors.Is(err, pdf.ErrLocked), errors.Is(err, pdf.ErrTooLarge):
			a.Found = []diag.Problem{doctor.Unreadable(h, err)}
		case errors.Is(err, pdf.ErrEngine):
			a.Unread = []diag.Problem{doctor.Unreadable(h, nil)}
		default:
			return a, "", err
		}
	case ".txt", ".csv", ".tsv":
		if size > mostText {
			a.Found = []diag.Problem{doctor.Unreadable(h, docx.ErrTooLarge)}
			return a, "", nil
		}
		text := transform.NewReader(io.NewSectionReader(file, 0, size), unicode.BOMOverride(transform.Nop))
		data, err := io.ReadAll(text)
		if err != nil {
			return a, "", err
		}
		a.Found = doctor.GuardPlain(h, data, extension != ".txt")
	default:
		a.Unread = []diag.Problem{doctor.Unreadable(h, nil)}
	}
	return a, words, nil
}
