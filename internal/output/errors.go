package output

import (
	"errors"
	"fmt"

	"chuyende/internal/fault"
	"chuyende/internal/lang"
)

// Error is a failure to write the site, in words for whoever runs the build.
type Error struct {
	// Path is the file or folder concerned, if any.
	Path string
	// Other is the second path where two are in each other's way.
	Other string
	// Text says what is wrong; it does not repeat Path.
	Text lang.Text
	// Err is the cause, if there is one.
	Err error
}

// Error returns the English wording.
func (e *Error) Error() string { return e.Message().EN }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Message returns the whole message in both languages.
func (e *Error) Message() lang.Text {
	if e.Path == "" {
		return e.Text
	}
	return lang.Text{VI: e.Path + ": " + e.Text.VI, EN: e.Path + ": " + e.Text.EN}
}

// Causes that callers may ask for with [errors.Is].
var (
	// ErrBusy: another build is writing into the folder.
	ErrBusy = errors.New("another build is writing into this folder")
	// ErrForeign: a file that no build has made stands at an address of the site.
	ErrForeign = errors.New("a file that is not ours stands here")
	// ErrTwice: a path was added twice, or two paths differ in case only.
	ErrTwice = errors.New("written twice")
	// ErrNotKept: a file to be kept is not known to be there; it has to be
	// added. After a build that was killed this holds for every file.
	ErrNotKept = errors.New("not there from an earlier build")
)

// errAppeared says that a folder that was missing has been made meanwhile.
var errAppeared = errors.New("folder appeared")

func busy(dir string) error {
	return &Error{Path: dir, Err: ErrBusy, Text: lang.Textf(
		"một lần dựng khác đang ghi vào thư mục này; hãy đợi nó xong",
		"another build is writing into this folder; wait until it is done")}
}

func foreign(path string) error {
	return &Error{Path: path, Err: ErrForeign, Text: lang.Textf(
		"ở đây đã có tệp không do chương trình này tạo ra; hãy chuyển nó đi chỗ khác hoặc chọn thư mục khác",
		"a file that was not made by this program stands here; move it away or choose another folder")}
}

func twice(path, other string) error {
	if path == other {
		return &Error{Path: path, Other: other, Err: ErrTwice, Text: lang.Textf(
			"tệp này được tạo ra hai lần; hãy đổi tên một trong hai tệp nguồn", "this file is made twice; rename one of its two sources")}
	}
	return &Error{Path: path, Other: other, Err: ErrTwice, Text: lang.Textf(
		"tệp này và %s chỉ khác nhau chữ hoa, chữ thường hoặc nằm trong nhau; hãy đổi tên một trong hai",
		"this file and %s differ in case only or stand in each other's way; rename one of them", other)}
}

func invalid(path string) error {
	return &Error{Path: fmt.Sprintf("%q", path), Text: lang.Textf(
		"không dùng được làm đường dẫn trong cổng: có máy chủ hay hệ điều hành không nhận tên này; hãy đổi tên tệp sinh ra nó",
		"cannot be a path in a site, as some server or system does not take it; rename the file that it comes from")}
}

func touched(path string) error {
	return &Error{Path: path, Err: ErrNotKept, Text: lang.Textf(
		"đã bị sửa hoặc xóa sau lần dựng trước", "was changed or removed after the last build")}
}

func notKept(path string) error {
	return &Error{Path: path, Err: ErrNotKept, Text: lang.Textf(
		"không có từ lần dựng trước", "is not there from an earlier build")}
}

// failed names the path that the machine could not read or write, and says why
// and what to do about it.
func failed(path string, err error) error {
	return &Error{Path: path, Text: fault.Cause(err), Err: err}
}
