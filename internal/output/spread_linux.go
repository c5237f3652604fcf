package output

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"

	"golang.org/x/sys/unix"
)

// topDir is ext4's EXT4_TOPDIR_FL (see chattr(1), attribute T): folders below
// are not related and may lie far apart.
const topDir = 0x00020000

// spread asks the file system to lay the folders below dir apart. ext4 puts a
// file near its folder and avoids places freed in the last minute by looking
// at each of them: after a whole site was removed, making thousands of files
// in one region then takes four times as long (25 µs a file against 100 µs).
// It is a hint only; where it cannot be given, nothing is lost but time.
func spread(dir string) {
	f, err := os.Open(dir)
	if err != nil {
		return
	}
	defer f.Close()
	flags, err := unix.IoctlGetInt(int(f.Fd()), unix.FS_IOC_GETFLAGS)
	if err != nil {
		return // not a file system that has them
	}
	_ = unix.IoctlSetPointerInt(int(f.Fd()), unix.FS_IOC_SETFLAGS, flags|topDir)
}

// apart makes a folder below one that was spread, and reports whether it did. By its name
// ext4 chooses a place there: where one of that name was just removed with all its files,
// the new ones would lie in the midst of those, and each be looked for past them. A site
// that is removed and built again, and again, takes a fifth longer for it. So the
// folder is made by a name like no other and then renamed.
func apart(dir string) bool {
	if _, err := os.Lstat(dir); err == nil {
		return false
	}
	made := filepath.Join(filepath.Dir(dir), ".apart-"+strconv.FormatUint(rand.Uint64(), 36))
	if os.Mkdir(made, 0o755) != nil {
		return false
	}
	if os.Rename(made, dir) == nil {
		return true
	}
	_ = os.Remove(made)
	return false
}
