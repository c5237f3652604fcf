package server

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/lang"
)

func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		place := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(place, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFiles(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	put(t, dir, map[string]string{
		"index.html": "<body>home</body></html>", "404.html": "<body>not here</body>", "a/index.html": "a", "a/x.html": "x",
		"site.js": "js", "site.css": "css", "manifest.webmanifest": "{}", "feed.xml": "<feed>", "cây.txt": "cây",
		"data.unknown": "?", ".chuyende/manifest": "secret", ".well-known/x.txt": "known", "secret.txt": "outside",
	})
	put(t, filepath.Dir(dir), map[string]string{"secret.txt": "secret"})
	if err := os.Symlink("../secret.txt", filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	f := &files{dir: dir, hub: newHub(), lang: lang.VI, late: func(path string) ([]byte, bool) {
		return []byte("late"), path == "search/manifest.js" || path == "site.css"
	}}
	f.hub.run = "r"
	f.hub.publish(Result{Changed: []string{"index.html"}})
	const script = `<script defer src="/__chuyende/reload.js?build=r-1"></script>`
	for _, tt := range []struct {
		method, target string
		status         int
		kind, body     string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", "<body>home" + script + "</body></html>"},
		{"GET", "/index.html?q=1", 200, "text/html; charset=utf-8", "<body>home" + script + "</body></html>"},
		{"HEAD", "/index.html", 200, "text/html; charset=utf-8", ""},
		{"GET", "/a/", 200, "text/html; charset=utf-8", "a" + script},
		{"GET", "/a?q=1", 302, "text/html; charset=utf-8", ""},
		{"GET", "/a/x.html", 200, "text/html; charset=utf-8", "x" + script},
		{"GET", "/a/x.html/", 404, "text/html; charset=utf-8", "<body>not here" + script + "</body>"},
		{"GET", "/none.html", 404, "text/html; charset=utf-8", "<body>not here" + script + "</body>"},
		{"GET", "/site.js", 200, "text/javascript; charset=utf-8", "js"},
		{"GET", "/site.css", 200, "text/css; charset=utf-8", "late"},
		{"GET", "/search/x/../manifest.js?q", 200, "text/javascript; charset=utf-8", "late"},
		{"GET", "/manifest.webmanifest", 200, "application/manifest+json", "{}"},
		{"GET", "/feed.xml", 200, "application/xml", "<feed>"},
		{"GET", "/c%C3%A2y.txt", 200, "text/plain; charset=utf-8", "cây"},
		{"GET", "/data.unknown", 200, "application/octet-stream", "?"},
		{"GET", "/.well-known/x.txt", 200, "text/plain; charset=utf-8", "known"},
		{"GET", "/.chuyende/manifest", 404, "text/html; charset=utf-8", "<body>not here" + script + "</body>"},
		{"GET", "/.ChuyenDe/manifest", 404, "text/html; charset=utf-8", "<body>not here" + script + "</body>"},
		{"GET", "/a/../.chuyende/manifest", 404, "text/html; charset=utf-8", "<body>not here" + script + "</body>"},
		{"GET", "/../secret.txt", 200, "text/plain; charset=utf-8", "outside"},
		{"GET", "/a/%2e%2e/%2e%2e/secret.txt", 200, "text/plain; charset=utf-8", "outside"},
		{"GET", "/link.txt", 404, "text/html; charset=utf-8", "<body>not here" + script + "</body>"},
		{"POST", "/index.html", 405, "text/plain; charset=utf-8", "máy chủ xem thử chỉ cho đọc (GET, HEAD)\n"},
	} {
		t.Run(tt.method+" "+tt.target, func(t *testing.T) {
			t.Parallel()
			w := httptest.NewRecorder()
			f.ServeHTTP(w, httptest.NewRequest(tt.method, tt.target, nil))
			if w.Code != tt.status || w.Header().Get("Content-Type") != tt.kind {
				t.Errorf("%d %s, want %d %s", w.Code, w.Header().Get("Content-Type"), tt.status, tt.kind)
			}
			if w.Code == http.StatusFound {
				if got := w.Header().Get("Location"); got != "/a/?q=1" {
					t.Errorf("redirect to %q", got)
				}
				return
			}
			if w.Body.String() != tt.body {
				t.Errorf("body %q, want %q", w.Body, tt.body)
			}
			if w.Code == 200 && w.Header().Get("Cache-Control") != "no-store" {
				t.Error("the browser may keep this")
			}
		})
	}
	if data, err := os.ReadFile(filepath.Join(dir, "index.html")); err != nil || string(data) != "<body>home</body></html>" {
		t.Errorf("on disk: %q, %v", data, err)
	}
}

// TestFilesInSandbox: whatever an author publishes runs nothing.
func TestFilesInSandbox(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, map[string]string{"index.html": "home", "own.html": "<script>x()</script>", "own/index.html": "own", "a.svg": "<svg/>", "a.xml": "<a/>", "x.bin": "", "a.pdf": "", "404.html": "none"})
	f := &files{dir: dir, hub: newHub(), foreign: func(path string) bool { return strings.HasPrefix(path, "own") || path == "a.svg" }}
	f.hub.publish(Result{})
	for target, boxed := range map[string]bool{
		"/": false, "/index.html": false, "/own.html": true, "/own/": true, "/own/index.html": true, "/a.svg": true, "/a.xml": true, "/x.bin": true, "/a.pdf": false, "/none": false,
	} {
		w := httptest.NewRecorder()
		f.ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		if got := w.Header().Get("Content-Security-Policy"); strings.HasPrefix(got, "sandbox;") != boxed {
			t.Errorf("%s has the policy %q", target, got)
		}
		if boxed && strings.Contains(w.Body.String(), "reload.js") {
			t.Errorf("%s was changed", target)
		}
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil || strings.Count(string(readme), sandbox) != 3 {
		t.Errorf("README.md does not give servers the policy that is kept here: %v", err)
	}
}

func TestNotice(t *testing.T) {
	t.Parallel()
	f := &files{dir: filepath.Join(t.TempDir(), "public"), hub: newHub(), lang: lang.VI}
	get := func() (int, string) {
		w := httptest.NewRecorder()
		f.ServeHTTP(w, httptest.NewRequest("GET", "/index.html", nil))
		return w.Code, w.Body.String()
	}
	if code, body := get(); code != 503 || !strings.Contains(body, "Đang dựng trang") || !strings.Contains(body, "reload.js?build=") {
		t.Errorf("during the first build: %d %s", code, body)
	}
	f.hub.publish(Result{Problems: "content/x.md:1:1: lỗi: <script>"})
	if code, body := get(); code != 503 || !strings.Contains(body, "content/x.md:1:1: lỗi: &lt;script&gt;") {
		t.Errorf("after a first build with problems: %d %s", code, body)
	}
	put(t, f.dir, map[string]string{"index.html": "home"})
	f.hub.publish(Result{Changed: []string{"index.html"}})
	if code, body := get(); code != 200 || !strings.HasPrefix(body, "home<script") {
		t.Errorf("after a good build: %d %s", code, body)
	}
}

// TestUnfinished: a page that is left out says why at its own address, to nobody but its
// author, while the rest goes on; an open page is told as soon as that changes.
func TestUnfinished(t *testing.T) {
	t.Parallel()
	f := &files{dir: filepath.Join(t.TempDir(), "public"), hub: newHub(), lang: lang.VI}
	put(t, f.dir, map[string]string{"index.html": "home", "404.html": "gone"})
	get := func(target string) (int, string) {
		w := httptest.NewRecorder()
		f.ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		return w.Code, w.Body.String()
	}
	draft := func(problems string) Result {
		return Result{Unfinished: []Unfinished{{"a/index.html", "content/a/_index.md", problems}}}
	}
	f.hub.publish(draft("content/a/_index.md:2:1: lỗi: <b>"))
	before, next := f.hub.subscribe()
	for _, target := range []string{"/a/", "/a/index.html", "/a"} {
		if code, body := get(target); code != 503 || !strings.Contains(body, "Bản nháp này còn lỗi") || !strings.Contains(body, "content/a/_index.md:2:1: lỗi: &lt;b&gt;") {
			t.Errorf("%s of an unfinished page: %d %s", target, code, body)
		}
	}
	if code, body := get("/"); code != 200 || !strings.HasPrefix(body, "home<script") {
		t.Errorf("beside an unfinished page: %d %s", code, body)
	}
	if len(before.Unfinished) != 1 || before.Unfinished[0].Path != "/a/index.html" || !strings.HasSuffix(before.Caption, ": 1") || before.Problems != "" {
		t.Errorf("open pages are told %+v", before)
	}
	guest := *f
	guest.guest = true
	w := httptest.NewRecorder()
	guest.ServeHTTP(w, httptest.NewRequest("GET", "/a/index.html", nil))
	if w.Code != 404 || w.Body.String() != "gone" {
		t.Errorf("a guest is told of an unfinished page: %d %s", w.Code, w.Body)
	}
	f.hub.publish(draft("content/a/_index.md:3:1: lỗi: khác"))
	if n := <-next; !slices.Equal(n.Changed, []string{"/a/index.html"}) || n.Build == before.Build {
		t.Errorf("other errors of an unfinished page: %+v", n)
	}
	f.hub.publish(draft("content/a/_index.md:3:1: lỗi: khác"))
	if n := <-next; len(n.Changed) != 0 {
		t.Errorf("the same errors again: %+v", n)
	}
	f.hub.publish(Result{})
	if n := <-next; !slices.Equal(n.Changed, []string{"/a/index.html"}) || len(n.Unfinished) != 0 {
		t.Errorf("an unfinished page that is gone: %+v", n)
	}
	if code, body := get("/a/index.html"); code != 404 || !strings.HasPrefix(body, "gone") {
		t.Errorf("the address of an unfinished page that is gone: %d %s", code, body)
	}
}

func TestLoopback(t *testing.T) {
	t.Parallel()
	for addr, want := range map[string]bool{
		"127.0.0.1:1313": true, "localhost:1313": true, "LOCALHOST": true, "[::1]:80": true, "127.8.9.1": true, "site.localhost:1": true, "localhost.:80": true,
		":1313": false, "0.0.0.0:1313": false, "[::]:80": false, "192.168.1.2:80": false, "example.vn:80": false, "localhost.example.vn": false,
		"127.0.0.1.example.vn:80": false, "": false,
	} {
		if got := isLoopback(addr); got != want {
			t.Errorf("isLoopback(%q) = %v", addr, got)
		}
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = addr
		w := httptest.NewRecorder()
		onlyLoopbackHosts(http.NotFoundHandler(), "vi").ServeHTTP(w, r)
		if passed := w.Code == http.StatusNotFound; passed != want {
			t.Errorf("Host %q: %d", addr, w.Code)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	o := Options{Dir: filepath.Join(dir, "public"), Addr: ":0", Watch: []string{filepath.Join(dir, "content")}}
	if _, err := New(o); !errors.Is(err, ErrNotLoopback) {
		t.Errorf("open to the network: %v", err)
	}
	var warned []string
	o.Public, o.Warn = true, func(text lang.Text) { warned = append(warned, text.VI) }
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.listener.Close()
	defer s.watcher.notify.Close()
	if len(warned) != 1 || !strings.HasPrefix(s.URL(), "http://localhost:") {
		t.Errorf("warnings %q, at %s", warned, s.URL())
	}
	o.Addr = s.listener.Addr().String()
	if _, err := New(o); err == nil || !strings.Contains(text(err, lang.VI), "chương trình khác") {
		t.Errorf("port in use: %v", err)
	}
}

// TestRun edits a file and follows it to an open page.
func TestRun(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	put(t, dir, map[string]string{"content/a.md": "one"})
	type call struct {
		changed []string
		result  Result
		err     error
	}
	calls := make(chan call)
	s, err := New(Options{
		Dir: out, Addr: "127.0.0.1:0", Watch: []string{filepath.Join(dir, "content")}, Lang: lang.EN,
		Rebuild: func(ctx context.Context, changed []string) (Result, error) {
			var c call
			select {
			case <-ctx.Done():
				return Result{}, ctx.Err()
			case c = <-calls:
			}
			if len(c.changed) == 0 != (len(changed) == 0) || len(c.changed) > 0 && !slices.Equal(changed, c.changed) {
				t.Errorf("rebuild of %v, want %v", changed, c.changed)
			}
			return c.result, c.err
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- s.Run(ctx) }()

	if code, _ := get(t, s.URL()); code != 503 {
		t.Errorf("before the first build: %d", code)
	}
	put(t, out, map[string]string{"a.html": "one"})
	events := open(t, s.URL()+"__chuyende/events")
	first := events.next()
	calls <- call{result: Result{Changed: []string{"a.html"}}}
	if n := events.next(); n.Build == first.Build || !slices.Equal(n.Changed, []string{"/a.html"}) {
		t.Errorf("news %+v", n)
	}
	if code, body := get(t, s.URL()+"a.html"); code != 200 || !strings.HasPrefix(body, "one<script") {
		t.Errorf("page: %d %q", code, body)
	}

	edit := filepath.Join(dir, "content", "a.md")
	put(t, dir, map[string]string{"content/a.md": "two"})
	calls <- call{changed: []string{edit}, result: Result{Problems: "a.md:1:1: wrong"}}
	if n := events.next(); n.Problems != "a.md:1:1: wrong" || len(n.Changed) != 0 {
		t.Errorf("news of problems: %+v", n)
	}
	put(t, dir, map[string]string{"content/a.md": "three"})
	calls <- call{changed: []string{edit}, err: &Error{Text: lang.Textf("đĩa đầy", "disk full")}}
	if n := events.next(); n.Problems != "disk full" {
		t.Errorf("news of an error: %+v", n)
	}
	put(t, dir, map[string]string{"content/a.md": "four"})
	calls <- call{changed: []string{edit}, result: Result{Changed: make([]string, mostPaths+1)}}
	if n := events.next(); n.Problems != "" || !slices.Equal(n.Changed, []string{"/"}) {
		t.Errorf("news of many changes: %+v", n)
	}
	for name, kind := range map[string]string{"reload.js": "text/javascript; charset=utf-8", "reload.css": "text/css; charset=utf-8"} {
		response, err := http.Get(s.URL() + "__chuyende/" + name)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != 200 || response.Header.Get("Content-Type") != kind {
			t.Errorf("%s: %s %s", name, response.Status, response.Header.Get("Content-Type"))
		}
	}

	stop()
	if err := <-ended; err != nil {
		t.Errorf("Run: %v", err)
	}
}

func get(t *testing.T, url string) (status int, body string) {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(data)
}

// stream is the news as an open page gets them.
type stream struct {
	t     *testing.T
	lines *bufio.Scanner
}

func open(t *testing.T, url string) *stream {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), "GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	if kind := response.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("news come as %s", kind)
	}
	return &stream{t, bufio.NewScanner(response.Body)}
}

func (s *stream) next() (n news) {
	s.t.Helper()
	for s.lines.Scan() {
		if data, ok := strings.CutPrefix(s.lines.Text(), "data: "); ok {
			if err := json.Unmarshal([]byte(data), &n); err != nil {
				s.t.Fatal(err)
			}
			return n
		}
	}
	s.t.Fatalf("the news ended: %v", s.lines.Err())
	return n
}

func TestHubJoinsNews(t *testing.T) {
	t.Parallel()
	h := newHub()
	_, next := h.subscribe()
	h.publish(Result{Changed: []string{"a.html"}})
	h.publish(Result{Changed: []string{"b.html"}, Problems: "x"})
	if n := <-next; !slices.Equal(n.Changed, []string{"/a.html", "/b.html"}) || n.Problems != "x" {
		t.Errorf("news %+v", n)
	}
	for range 3 { // a page that does not read
		h.publish(Result{Changed: make([]string, mostPaths/2)})
	}
	if n := <-next; !slices.Equal(n.Changed, []string{"/"}) {
		t.Errorf("of many files a page is told %d", len(n.Changed))
	}
	h.unsubscribe(next)
	h.publish(Result{})
	if len(next) > 0 {
		t.Error("news for a page that is closed")
	}
}

// TestGuests: who asks from another machine gets the site as it is on disk, and
// nothing of the preview.
func TestGuests(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, map[string]string{"index.html": "<body>home</body>", "404.html": "<body>not here</body>"})
	s := &Server{options: Options{Dir: dir, Addr: "0.0.0.0:0", Public: true, Guests: true, Lang: lang.VI}, hub: newHub()}
	h := s.handler()
	ask := func(from, host, target string) (int, string) {
		r := httptest.NewRequest("GET", target, nil)
		r.RemoteAddr, r.Host = from, host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Code, w.Body.String()
	}
	if status, body := ask("192.168.1.7:5000", "192.168.1.20:8642", "/x.html"); status != 503 || strings.Contains(body, ownPath) {
		t.Errorf("before the first build: %d %s", status, body)
	}
	s.hub.publish(Result{Problems: "content/a.md:1: secret"})
	for _, tt := range []struct {
		from, host, target, body string
		status                   int
	}{
		{"192.168.1.7:5000", "192.168.1.20:8642", "/index.html", "<body>home</body>", 200},
		{"[fd12::7]:5000", "[fd12::1]:8642", "/x.html", "<body>not here</body>", 404},
		{"192.168.1.7:5000", "192.168.1.20:8642", ownPath + "events", "<body>not here</body>", 404},
		{"192.168.1.7:5000", "192.168.1.20:8642", ownPath + "reload.js", "<body>not here</body>", 404},
	} {
		if status, body := ask(tt.from, tt.host, tt.target); status != tt.status || body != tt.body {
			t.Errorf("%s asks for %s: %d %q, want %d %q", tt.from, tt.target, status, body, tt.status, tt.body)
		}
	}
	if status, body := ask("127.0.0.1:5000", "localhost:8642", "/index.html"); status != 200 || !strings.Contains(body, ownPath+"reload.js") {
		t.Errorf("on this machine: %d %s", status, body)
	}
	if status, _ := ask("127.0.0.1:5000", "elsewhere.example", "/index.html"); status != http.StatusMisdirectedRequest {
		t.Errorf("another host's name on this machine: %d", status)
	}
	if err := os.Remove(filepath.Join(dir, "404.html")); err != nil {
		t.Fatal(err)
	}
	if status, body := ask("192.168.1.7:5000", "192.168.1.20:8642", "/x.html"); status != 404 || strings.Contains(body, "secret") {
		t.Errorf("with problems: %d %s", status, body)
	}
}
