// Package office has another program, LibreOffice, turn files that nobody here reads
// (.doc, .odt, .rtf) into those that can be read.
//
// It knows how that program is found and called, and no page. A file is
// untrusted: each call has a folder and a profile of its own, in which macros,
// links to other files and the network are off; it is bounded in time and in what
// it writes, and ended with all that it started.
package office

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// Why a file could not be turned. Errors of [Word] are one of these with
// more words, the context's, or what the system said.
var (
	// ErrMissing says that the program is not installed.
	ErrMissing = errors.New("the program is not installed")
	// ErrFailed says that the program made nothing of the file.
	ErrFailed = errors.New("the program made nothing of the file")
	// ErrTooLarge is of files, and of what is made of them, beyond the limits.
	ErrTooLarge = errors.New("too large")
	// ErrTooSlow says that the program took longer than [Longest].
	ErrTooSlow = errors.New("the program took too long")
)

const (
	// Longest is the time that a program may take for a file.
	Longest = 2 * time.Minute
	// Largest is how many bytes a file may have.
	Largest = 128 << 20
	// largestMade is how many bytes a program may write.
	largestMade = 256 << 20
)

// Word makes a .docx of a file whose form is named by ext (".doc"), in dir, an
// empty folder, and returns its path.
func Word(ctx context.Context, source io.Reader, ext, dir string) (string, error) {
	program := find("soffice", "libreoffice")
	if program == "" {
		return "", fmt.Errorf("soffice: %w", ErrMissing)
	}
	in, err := take(source, ext, dir)
	if err != nil {
		return "", err
	}
	profile := filepath.Join(dir, "profile")
	if err := writeProfile(profile); err != nil {
		return "", err
	}
	arguments := []string{"-env:UserInstallation=" + fileAddress(profile), "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"}
	out := filepath.Join(dir, "out")
	arguments = append(arguments, "--convert-to", "docx:MS Word 2007 XML", "--outdir", out, in)
	return made(run(ctx, dir, program, arguments...), filepath.Join(out, stem+".docx"))
}

// stem is what files are called while programs work on them: names that people
// give may mean something to a program.
const stem = "tai-lieu"

// take copies a file into the folder of its call.
func take(source io.Reader, ext, dir string) (string, error) {
	name := filepath.Join(dir, stem+ext)
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	n, err := io.Copy(f, io.LimitReader(source, Largest+1))
	if err = errors.Join(err, f.Close()); err == nil && n > Largest {
		err = fmt.Errorf("%w: more than %d MB", ErrTooLarge, Largest>>20)
	}
	return name, err
}

// made is the path of what a program was to make; some say nothing where they fail.
func made(err error, name string) (string, error) {
	if err != nil {
		return "", err
	}
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return "", ErrFailed
	}
	return name, nil
}

// find returns the path of the first of some programs that is installed, "" where
// none is.
func find(names ...string) string {
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			if found, err = filepath.Abs(found); err == nil {
				return found
			}
		}
	}
	for _, usual := range usualPlaces(names[0]) {
		if info, err := os.Stat(usual); err == nil && info.Mode().IsRegular() {
			return usual
		}
	}
	return ""
}

// usualPlaces are where a program lies on systems that do not list it.
func usualPlaces(name string) []string {
	if name != "soffice" {
		return nil
	}
	switch runtime.GOOS {
	case "windows":
		return []string{filepath.Join(os.Getenv("ProgramFiles"), "LibreOffice", "program", "soffice.exe"),
			filepath.Join(os.Getenv("ProgramFiles(x86)"), "LibreOffice", "program", "soffice.exe")}
	case "darwin":
		return []string{"/Applications/LibreOffice.app/Contents/MacOS/soffice"}
	}
	return nil
}
