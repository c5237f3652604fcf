package server

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"chuyende/internal/lang"
	"chuyende/internal/media"
	"chuyende/internal/output"
)

// files serves the output folder as it is on disk at the moment, with what is late.
type files struct {
	dir     string
	hub     *hub
	foreign func(path string) bool
	late    func(path string) ([]byte, bool)
	lang    lang.Lang
	// guest says that pages go out as they are on disk.
	guest bool
}

// sandbox is the policy for files that were published as they are: they may
// show what they hold, and neither run a script nor fetch from other hosts.
// README.md names it for servers.
const sandbox = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; media-src 'self'"

func (f *files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, lang.Textf("máy chủ xem thử chỉ cho đọc (GET, HEAD)", "the preview can only be read (GET, HEAD)").In(f.lang), http.StatusMethodNotAllowed)
		return
	}
	// Asked for before the file is read: a page is never taken for newer than
	// it is.
	last, started := f.hub.now()
	if f.guest {
		last.Problems = ""
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if data, ok := f.isLate(name); ok && path.Ext(name) != ".html" {
		w.Header().Set("Content-Security-Policy", sandbox)
		header(w, media.TypeOf(name))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
		return
	}
	if wrong := cmp.Or(last.texts["/"+name], last.texts[path.Join("/", name, "index.html")]); wrong != "" && !f.guest {
		f.page(w, r, http.StatusServiceUnavailable, notice(noticeText{Problems: wrong, Unfinished: true, Build: last.Build}, f.lang))
		return
	}
	status := http.StatusOK
	file, name, err := f.find(name, strings.HasSuffix(r.URL.Path, "/"))
	if errors.Is(err, errFolder) {
		target := url.URL{Path: "/" + name + "/", RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, target.String(), http.StatusFound)
		return
	}
	if err != nil {
		status = http.StatusNotFound
		file, name, err = f.find("404.html", false)
		if !started || err != nil && last.Problems != "" {
			if err == nil {
				file.Close()
			}
			if f.guest {
				http.Error(w, lang.Textf("Đang dựng trang…", "Building the site…").In(f.lang), http.StatusServiceUnavailable)
				return
			}
			f.page(w, r, http.StatusServiceUnavailable, notice(noticeText{Problems: last.Problems, Build: last.Build}, f.lang))
			return
		}
	}
	if err != nil {
		http.Error(w, "404", status)
		return
	}
	defer file.Close()
	f.send(w, r, status, name, file, last.Build)
}

// errFolder says that an address is that of a folder, whose index has to be asked for
// with a slash at the end: links in it count from there.
var errFolder = errors.New("it is a folder")

// find opens the file at a path; with a slash behind it only the index of a folder. name
// is the path of what was found.
func (f *files) find(at string, slash bool) (file *os.File, name string, err error) {
	file, info, err := f.open(at)
	if err == nil && info.IsDir() {
		file.Close()
		if !slash {
			return nil, at, errFolder
		}
		at, slash = path.Join(at, "index.html"), false
		file, info, err = f.open(at)
	}
	if err == nil && (slash || !info.Mode().IsRegular()) {
		file.Close()
		err = fs.ErrNotExist
	}
	return file, at, err
}

// send writes a file of the site.
func (f *files) send(w http.ResponseWriter, r *http.Request, status int, name string, file *os.File, build string) {
	page := path.Ext(name) == ".html" && (f.foreign == nil || !f.foreign(name))
	// The site's own pages bring their policy. Browsers show no PDF in a
	// sandbox, and run nothing in one.
	if !page && !strings.EqualFold(path.Ext(name), ".pdf") {
		w.Header().Set("Content-Security-Policy", sandbox)
	}
	if page {
		html, err := io.ReadAll(file)
		if err != nil {
			http.Error(w, text(err, f.lang), http.StatusInternalServerError)
			return
		}
		if !f.guest {
			html = inject(html, tag(build))
		}
		f.page(w, r, status, html)
		return
	}
	header(w, media.TypeOf(name))
	// Without a time: a second edit within one second must not be "not modified".
	http.ServeContent(w, r, "", time.Time{}, file)
}

// isLate returns a file that is not on disk yet.
func (f *files) isLate(name string) ([]byte, bool) {
	if f.late == nil {
		return nil, false
	}
	return f.late(name)
}

// open opens a file of the site, never one outside of it nor the output's own
// state.
func (f *files) open(name string) (*os.File, fs.FileInfo, error) {
	if name == "" {
		name = "."
	}
	first, _, _ := strings.Cut(name, "/")
	if strings.EqualFold(first, output.StateDir) || !filepath.IsLocal(filepath.FromSlash(name)) {
		return nil, nil, fs.ErrNotExist
	}
	file, err := os.OpenInRoot(f.dir, filepath.FromSlash(name))
	if err != nil {
		return nil, nil, errors.Join(fs.ErrNotExist, err)
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, info, nil
}

// page writes a page that was made here.
func (f *files) page(w http.ResponseWriter, r *http.Request, status int, html []byte) {
	header(w, media.TypeOf(".html"))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(html)
	}
}

func header(w http.ResponseWriter, kind string) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
}
