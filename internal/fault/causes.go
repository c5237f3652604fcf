package fault

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"strings"
	"syscall"

	"chuyende/internal/lang"
)

// cause is one thing that machines refuse.
type cause struct {
	is   func(error) bool
	text lang.Text
}

// causes returns what is known, the more special first.
func causes() []cause {
	return append(append(diskCauses(), pathCauses()...), otherCauses()...)
}

// on recognises errors of the system. Libraries that print an error into one
// of their own are recognised by its words.
func on(vi, en string, numbers ...syscall.Errno) cause {
	return cause{func(err error) bool {
		for _, n := range numbers {
			if errors.Is(err, n) || strings.HasSuffix(err.Error(), ": "+n.Error()) {
				return true
			}
		}
		return false
	}, lang.Textf(vi, en)}
}

// when recognises errors that a program makes.
func when(vi, en string, is func(error) bool) cause { return cause{is, lang.Textf(vi, en)} }

func oneOf(targets ...error) func(error) bool {
	return func(err error) bool {
		for _, target := range targets {
			if errors.Is(err, target) {
				return true
			}
		}
		return false
	}
}

func saying(words ...string) func(error) bool {
	return func(err error) bool {
		for _, word := range words {
			if strings.Contains(err.Error(), word) {
				return true
			}
		}
		return false
	}
}

func diskCauses() []cause {
	return []cause{
		on("ổ đĩa đã đầy, không ghi được; hãy xóa bớt tệp không cần rồi chạy lại",
			"the disk is full, it cannot be written; delete what is not needed and run it again", syscall.ENOSPC),
		on("đã dùng hết phần đĩa được cấp; hãy xóa bớt tệp hoặc xin thêm chỗ rồi chạy lại",
			"the disk quota is used up; delete files or ask for more space, and run it again", syscall.EDQUOT),
		on("ổ đĩa chỉ cho đọc, không ghi được; hãy chép cổng sang ổ đĩa ghi được, hoặc chọn chỗ khác bằng --output",
			"the disk is read-only, it cannot be written; copy the site to another disk or choose another folder with --output", syscall.EROFS),
		on("ổ đĩa đọc hoặc ghi bị lỗi; hãy chép dữ liệu sang ổ đĩa khác và kiểm tra ổ đĩa này",
			"the disk fails to read or write; copy the data to another disk and have this one checked", syscall.EIO, syscall.ENXIO, syscall.ENODEV),
		on("tệp lớn hơn mức ổ đĩa cho phép; hãy chia nhỏ tệp, hoặc dùng ổ đĩa khác",
			"the file is larger than the disk allows; split it or use another disk", syscall.EFBIG),
		on("máy đang mở quá nhiều tệp; hãy đóng bớt chương trình rồi chạy lại (trên Linux: tăng ulimit -n)",
			"too many files are open; close other programs and run it again (on Linux raise ulimit -n)", syscall.EMFILE, syscall.ENFILE),
		on("máy hết bộ nhớ; hãy đóng bớt chương trình rồi chạy lại", "the machine is out of memory; close other programs and run it again", syscall.ENOMEM),
		on("đang có chương trình khác dùng; hãy đóng chương trình ấy rồi chạy lại",
			"another program is using it; close that program and run it again", syscall.EBUSY, syscall.ETXTBSY, syscall.EAGAIN),
	}
}

func pathCauses() []cause {
	return []cause{
		when("không có quyền đọc hoặc ghi ở đây; hãy chạy bằng tài khoản có quyền, hoặc nhờ người quản trị máy cấp quyền",
			"no permission to read or write here; run it as a user who has it, or ask whoever looks after the machine", oneOf(fs.ErrPermission)),
		on("không có quyền đọc hoặc ghi ở đây; hãy chạy bằng tài khoản có quyền, hoặc nhờ người quản trị máy cấp quyền",
			"no permission to read or write here; run it as a user who has it, or ask whoever looks after the machine", syscall.EACCES, syscall.EPERM),
		on("trên đường dẫn có một tệp ở chỗ phải là thư mục; hãy sửa đường dẫn, hoặc chuyển tệp ấy đi chỗ khác",
			"on this path a file stands where a folder has to be; correct the path or move that file away", syscall.ENOTDIR),
		on("đây là thư mục, trong khi cần một tệp; hãy chỉ đúng tệp, hoặc chuyển thư mục đi chỗ khác",
			"this is a folder where a file is wanted; name the file, or move the folder away", syscall.EISDIR),
		on("tên hoặc đường dẫn quá dài; hãy đặt tên ngắn hơn", "the name or path is too long; choose a shorter one", syscall.ENAMETOOLONG),
		on("các liên kết thư mục dẫn vòng quanh; hãy xóa liên kết ấy", "symbolic links lead in a circle; remove them", syscall.ELOOP),
		on("thư mục còn tệp bên trong; hãy chuyển những tệp ấy đi rồi chạy lại", "the folder still holds files; move them away and run it again", syscall.ENOTEMPTY),
		when("đường dẫn ra ngoài thư mục của cổng; hãy bỏ liên kết ấy, hoặc chép tệp vào trong",
			"the path leaves the site's folder; remove the link or copy the file in", saying("path escapes from parent")),
		when("không còn ở đó: có thể vừa bị xóa hay đổi tên; hãy xem lại tên rồi chạy lại",
			"is not there: it may just have been removed or renamed; check the name and run it again", oneOf(fs.ErrNotExist)),
		when("đã có sẵn một tệp hay thư mục tên này; hãy đổi tên hoặc chuyển nó đi",
			"a file or folder of this name is there already; rename it or move it away", oneOf(fs.ErrExist)),
		on("ổ đĩa không cho đặt tên này; hãy đổi tên, hoặc dùng ổ đĩa khác", "the disk does not allow this; choose another name or another disk", syscall.EINVAL, syscall.ENOSYS, syscall.EXDEV, syscall.EMLINK),
	}
}

func otherCauses() []cause {
	var unknown *net.DNSError
	var address *net.AddrError
	return []cause{
		on("địa chỉ và cổng này đang có chương trình khác dùng; hãy chọn cổng khác, ví dụ --addr 127.0.0.1:8643",
			"this address and port are in use by another program; choose another port, like --addr 127.0.0.1:8643", syscall.EADDRINUSE),
		on("máy này không có địa chỉ ấy; hãy dùng 127.0.0.1, hoặc địa chỉ thật của máy",
			"this machine has no such address; use 127.0.0.1 or an address of its own", syscall.EADDRNOTAVAIL),
		when("không có máy hay cổng nào tên như vậy; hãy ghi dạng số, ví dụ 127.0.0.1:8642",
			"there is no host or port of this name; use numbers, like 127.0.0.1:8642", func(err error) bool { return errors.As(err, &unknown) }),
		when("địa chỉ viết sai; hãy ghi máy và cổng, ví dụ 127.0.0.1:8642", "this is no address; give host and port, like 127.0.0.1:8642",
			func(err error) bool { return errors.As(err, &address) }),
		on("chương trình nhận kết quả đã đóng giữa chừng; hãy chạy lại và để nó đọc hết",
			"the program that takes the output closed it midway; run it again and let it read to the end", syscall.EPIPE),
		when("chương trình nhận kết quả đã đóng giữa chừng; hãy chạy lại và để nó đọc hết",
			"the program that takes the output closed it midway; run it again and let it read to the end", oneOf(io.ErrClosedPipe)),
		when("có dòng dài quá mức đọc được; hãy ngắt dòng ấy thành nhiều dòng", "a line is longer than can be read; break it into several", oneOf(bufio.ErrTooLong)),
		when("tệp bị cắt giữa chừng; hãy chép lại tệp ấy", "the file is cut off; copy it again", oneOf(io.ErrUnexpectedEOF, io.ErrShortWrite)),
		when("đã dừng theo yêu cầu; muốn làm tiếp thì chạy lại", "stopped as asked; run it again to go on", oneOf(context.Canceled)),
		when("quá lâu không xong; hãy chạy lại", "it took too long; run it again", oneOf(context.DeadlineExceeded)),
	}
}
