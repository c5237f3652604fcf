package server

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"net/http"

	"chuyende/internal/lang"
	"chuyende/internal/media"
)

// ownPath is where the server answers for itself. No address of a site begins
// with an underscore.
const ownPath = "/__chuyende/"

var (
	//go:embed reload.js
	reloadJS string
	//go:embed reload.css
	reloadCSS string
	//go:embed notice.html
	noticeHTML string
)

// own serves what open pages need: a script, its style, and the news.
func (s *Server) own() http.Handler {
	mux := http.NewServeMux()
	serve := func(name, data string) {
		mux.HandleFunc("GET "+ownPath+name, func(w http.ResponseWriter, _ *http.Request) {
			header(w, media.TypeOf(name))
			io.WriteString(w, data)
		})
	}
	serve("reload.js", reloadJS)
	serve("reload.css", reloadCSS)
	mux.HandleFunc("GET "+ownPath+"events", s.events)
	return mux
}

// events streams news to one page until it is closed or the server ends.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	header(w, "text/event-stream")
	last, next := s.hub.subscribe()
	defer s.hub.unsubscribe(next)
	control := http.NewResponseController(w)
	// A page that was open while the server was not comes back soon.
	fmt.Fprint(w, "retry: 500\n")
	last.Changed = []string{} // known to the page by its build
	for {
		data, err := json.Marshal(last)
		if err != nil {
			return
		}
		if _, err := fmt.Fprintf(w, "data: %s\n\n", data); err != nil || control.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case last = <-next:
		}
	}
}

// tag is what a page gets besides: the script, which is told the build that
// the page is from.
func tag(build string) []byte {
	return fmt.Appendf(nil, `<script defer src="%sreload.js?build=%s"></script>`, ownPath, template.URLQueryEscaper(build))
}

// inject puts tag at the end of a page's body; html is not changed.
func inject(html, tag []byte) []byte {
	at := bytes.LastIndex(html, []byte("</body>"))
	if at < 0 {
		at = len(html)
	}
	return bytes.Join([][]byte{html[:at], tag, html[at:]}, nil)
}

// noticeText is what a notice says.
type noticeText struct {
	Lang                               lang.Lang
	Title, Problems, Rest, Path, Build string
	// Unfinished says that this page alone is missing.
	Unfinished bool
}

// notice returns a page for when there is none of the site's: the first build
// is running, or it found problems, or the page itself is unfinished.
func notice(data noticeText, l lang.Lang) []byte {
	data.Lang, data.Path = l, ownPath
	data.Title = lang.Textf("Đang dựng trang…", "Building the site…").In(l)
	switch {
	case data.Unfinished:
		data.Title = lang.Textf("Bản nháp này còn lỗi", "This draft still has errors").In(l)
		data.Rest = lang.Textf("Phần còn lại của cổng vẫn xem được. Sửa hết các chỗ dưới đây rồi lưu tệp, trang sẽ tự hiện ra.",
			"The rest of the site goes on. Mend what stands below and save the file, and the page appears by itself.").In(l)
	case data.Problems != "":
		data.Title = lang.Textf("Chưa dựng được trang", "The site could not be built").In(l)
	}
	var b bytes.Buffer
	page, err := template.New("notice").Parse(noticeHTML)
	if err == nil {
		err = page.Execute(&b, data)
	}
	if err != nil {
		return []byte(err.Error())
	}
	return b.Bytes()
}
