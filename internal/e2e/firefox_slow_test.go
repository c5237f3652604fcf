//go:build slow

package e2e

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/websocket"
)

// firefox is a Firefox that obeys by WebDriver BiDi, with one tab, and what went
// wrong in it.
type firefox struct {
	conn     *websocket.Conn
	context  string // the tab
	last     int    // number of the last command
	base     string // of the portal: nothing else is to be asked
	troubles []string
	saved    []string // files that were downloaded
}

// bidi is a message from the browser: the answer to a command, or an event.
type bidi struct {
	ID      int             `json:"id"`
	Type    string          `json:"type"`
	Method  string          `json:"method"`
	Result  json.RawMessage `json:"result"`
	Params  json.RawMessage `json:"params"`
	Error   string          `json:"error"`
	Message string          `json:"message"`
}

var bidiAt = regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`)

// origin is who the driver says it is; the browser is told to let it in.
const origin = "http://localhost"

// profile are settings for a browser that asks nobody, neither the net nor where
// to save a file, and keeps no page that was left: what is asked of one that is put
// by would never be answered.
const profile = `user_pref("browser.download.folderList", 2);
user_pref("browser.download.dir", %q);
user_pref("browser.download.alwaysOpenPanel", false);
user_pref("browser.download.always_ask_before_handling_new_types", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("fission.bfcacheInParent", false);
user_pref("browser.sessionhistory.max_total_viewers", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("app.update.enabled", false);
`

// openFirefox starts Firefox; without it the test is skipped.
func openFirefox(t *testing.T, base string) *firefox {
	t.Helper()
	path, err := exec.LookPath("firefox-esr")
	if err != nil {
		path, err = exec.LookPath("firefox")
	}
	if err != nil {
		t.Skip("NOT TRIED: Firefox is missing: run `make office`, or on Debian: apt-get install firefox-esr")
	}
	home := t.TempDir()
	if err := os.WriteFile(filepath.Join(home, "user.js"), fmt.Appendf(nil, profile, home), 0o600); err != nil {
		t.Fatal(err)
	}
	program := exec.CommandContext(t.Context(), path, "--headless", "--no-remote", "--profile", home,
		"--remote-debugging-port=0", "--remote-allow-origins="+origin, "--width=412", "--height=915", "about:blank")
	program.Env = append(os.Environ(), "HOME="+home, "MOZ_CRASHREPORTER_DISABLE=1")
	program.WaitDelay = time.Second // its children may hold the pipe
	says, err := program.StderrPipe()
	if err == nil {
		err = program.Start()
	}
	if err != nil {
		t.Skipf("NOT TRIED: Firefox does not start here: %v", err)
	}
	t.Cleanup(func() {
		_ = program.Process.Kill() // it may have ended
		_ = program.Wait()
	})
	var said []string
	for lines := bufio.NewScanner(says); lines.Scan(); {
		said = append(said, lines.Text())
		if at := bidiAt.FindStringSubmatch(lines.Text()); at != nil {
			go func() {
				for lines.Scan() { // what else it says must not fill the pipe
				}
			}()
			return begin(t, at[1], base)
		}
	}
	t.Skipf("NOT TRIED: Firefox does not say where it listens: %s", strings.Join(said, "\n"))
	return nil
}

// begin opens a session and has the browser tell what the pages complain about.
func begin(t *testing.T, address, base string) *firefox {
	t.Helper()
	conn, err := websocket.Dial(address+"/session", "", origin)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(patience / 2)); err != nil {
		t.Fatal(err)
	}
	f := &firefox{conn: conn, base: base}
	var session struct {
		Capabilities struct{ BrowserVersion string }
	}
	f.command(t, "session.new", map[string]any{"capabilities": map[string]any{}}, &session)
	t.Logf("Firefox %s", session.Capabilities.BrowserVersion)
	var tree struct{ Contexts []struct{ Context string } }
	f.command(t, "browsingContext.getTree", map[string]any{}, &tree)
	f.context = tree.Contexts[0].Context
	f.command(t, "session.subscribe", map[string]any{"events": []string{"log.entryAdded", "network.beforeRequestSent", "browsingContext.downloadEnd"}}, nil)
	f.command(t, "script.addPreloadScript", map[string]any{"functionDeclaration": `() => addEventListener('securitypolicyviolation',
		(e) => console.error('policy broken: ' + e.violatedDirective + ' by ' + e.blockedURI))`}, nil)
	t.Cleanup(func() {
		for _, trouble := range f.troubles {
			t.Error(trouble)
		}
	})
	return f
}

// command does something and waits until it is done.
func (f *firefox) command(t *testing.T, method string, params, result any) {
	t.Helper()
	if problem := f.try(t, method, params, result); problem != "" {
		t.Fatalf("%s: %s; the page complained: %q", method, problem, f.troubles)
	}
}

// try is [firefox.command], of which the browser may say what was wrong.
func (f *firefox) try(t *testing.T, method string, params, result any) (problem string) {
	t.Helper()
	f.last++
	if err := websocket.JSON.Send(f.conn, map[string]any{"id": f.last, "method": method, "params": params}); err != nil {
		t.Fatal(err)
	}
	for {
		answer := f.next(t)
		switch {
		case answer.ID != f.last:
		case answer.Type == "error":
			return answer.Error + ": " + answer.Message
		default:
			if result != nil {
				if err := json.Unmarshal(answer.Result, result); err != nil {
					t.Fatal(err)
				}
			}
			return ""
		}
	}
}

// next takes one message and notes what must not happen.
func (f *firefox) next(t *testing.T) bidi {
	t.Helper()
	var m bidi
	if err := websocket.JSON.Receive(f.conn, &m); err != nil {
		t.Fatalf("%v; the page complained: %q", err, f.troubles)
	}
	var event struct {
		Level, Text, Filepath, Status string
		Request                       struct{ URL string }
	}
	if m.Type == "event" {
		if err := json.Unmarshal(m.Params, &event); err != nil {
			t.Fatal(err)
		}
	}
	switch m.Method {
	case "log.entryAdded":
		if event.Level == "error" {
			f.troubles = append(f.troubles, "console: "+event.Text)
		}
	case "network.beforeRequestSent":
		if u := event.Request.URL; !strings.HasPrefix(u, f.base) && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:") && !strings.HasPrefix(u, "about:") {
			f.troubles = append(f.troubles, "request outside the portal: "+u)
		}
	case "browsingContext.downloadEnd":
		f.saved = append(f.saved, event.Filepath)
	}
	return m
}

// visit opens a page of the portal.
func (f *firefox) visit(t *testing.T, page string) {
	t.Helper()
	f.command(t, "browsingContext.navigate", map[string]any{"context": f.context, "url": f.base + page, "wait": "complete"}, nil)
}

// value is what an expression on the page comes to, as text; false while there
// is another page on its way.
func (f *firefox) value(t *testing.T, expression string) (value string, ok bool) {
	t.Helper()
	var answer struct {
		Type   string
		Result struct{ Value any }
	}
	problem := f.try(t, "script.evaluate", map[string]any{"expression": `(async () => String(` + expression + `))()`,
		"target": map[string]any{"context": f.context}, "awaitPromise": true}, &answer)
	value, _ = answer.Result.Value.(string)
	return value, problem == "" && answer.Type == "success"
}

// until waits for an expression on the page to be true.
func (f *firefox) until(t *testing.T, expression string) {
	t.Helper()
	for { // the connection's deadline ends it
		if got, ok := f.value(t, `(`+expression+`) || await new Promise((resolve) => setTimeout(resolve, 30))`); ok && got == "true" {
			return
		}
	}
}

// read is the value of an expression that the page has.
func (f *firefox) read(t *testing.T, expression string) string {
	t.Helper()
	value, ok := f.value(t, expression)
	if !ok {
		t.Fatalf("%s has no value", expression)
	}
	return value
}

// still gives the middle of the first element that a selector finds and that is
// seen, once it rests there and nothing lies over it; "" until then.
const still = `(async () => {
	const e = [...document.querySelectorAll(%s)].find((e) => e.getClientRects().length);
	if (!e) return '';
	e.scrollIntoView({block: 'center', behavior: 'instant'});
	const before = e.getBoundingClientRect();
	await new Promise((resolve) => setTimeout(resolve, 60));
	const r = e.getBoundingClientRect(), x = Math.round(r.x + r.width / 2), y = Math.round(r.y + r.height / 2);
	const at = document.elementFromPoint(x, y);
	return r.x === before.x && r.y === before.y && at && (e.contains(at) || at.contains(e)) ? JSON.stringify({x, y}) : '';
})()`

// click presses the middle of an element.
func (f *firefox) click(t *testing.T, selector string) {
	t.Helper()
	at := struct{ X, Y int }{}
	for place := ""; place == ""; { // the connection's deadline ends it
		place, _ = f.value(t, "await "+fmt.Sprintf(still, quote(selector)))
		if place != "" {
			if err := json.Unmarshal([]byte(place), &at); err != nil {
				t.Fatal(err)
			}
		}
	}
	f.command(t, "input.performActions", map[string]any{"context": f.context, "actions": []any{map[string]any{"type": "pointer", "id": "mouse", "actions": []any{
		map[string]any{"type": "pointerMove", "x": at.X, "y": at.Y}, map[string]any{"type": "pointerDown", "button": 0}, map[string]any{"type": "pointerUp", "button": 0},
	}}}}, nil)
}

// keys types on the keyboard; "\ue007" is Enter.
func (f *firefox) keys(t *testing.T, text string) {
	t.Helper()
	var strokes []any
	for _, key := range text {
		strokes = append(strokes, map[string]any{"type": "keyDown", "value": string(key)}, map[string]any{"type": "keyUp", "value": string(key)})
	}
	f.command(t, "input.performActions", map[string]any{"context": f.context, "actions": []any{map[string]any{"type": "key", "id": "keys", "actions": strokes}}}, nil)
}

// download is the next file that is saved.
func (f *firefox) download(t *testing.T) []byte {
	t.Helper()
	for len(f.saved) == 0 {
		f.next(t)
	}
	data, err := os.ReadFile(f.saved[0])
	if err != nil {
		t.Fatal(err)
	}
	f.saved = f.saved[1:]
	return data
}
