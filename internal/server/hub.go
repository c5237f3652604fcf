package server

import (
	"slices"
	"strconv"
	"sync"
	"time"

	"chuyende/internal/lang"
)

// mostPaths is how many changed files a page is told of by name; of more it
// is told that anything may have changed.
const mostPaths = 1000

// news is what an open page is told, as JSON.
type news struct {
	// Build names the state of the site. It differs between builds and, as
	// the server may have been started anew, between runs.
	Build string `json:"build"`
	// Changed are the addresses of files written or removed, "/" for any.
	Changed []string `json:"changed"`
	// Problems is the text to show over the page, "" for none.
	Problems string `json:"problems"`
	// Unfinished are the pages left out, for a page to lead to, Caption the words above them.
	Unfinished []leftOut `json:"unfinished"`
	Caption    string    `json:"caption"`

	// texts are the problems of these, by address.
	texts map[string]string
}

// leftOut is a page left out, as open pages are told.
type leftOut struct {
	Path string `json:"path"`
	Name string `json:"name"`
}

// bound has many changed files stand for any.
func (n *news) bound() {
	if len(n.Changed) > mostPaths {
		n.Changed = []string{"/"}
	}
}

// hub passes news from the rebuilds on to all pages that are open.
type hub struct {
	lang lang.Lang

	mu      sync.Mutex
	run     string
	builds  int
	last    news
	waiting map[chan news]bool
}

func newHub() *hub {
	h := &hub{run: strconv.FormatInt(time.Now().UnixNano(), 36), waiting: map[chan news]bool{}}
	h.last.Build = h.run + "-0"
	return h
}

// publish tells all pages of a rebuild.
func (h *hub) publish(r Result) {
	h.mu.Lock()
	defer h.mu.Unlock()
	n := news{Build: h.last.Build, Changed: []string{}, Problems: r.Problems, Unfinished: []leftOut{}, texts: map[string]string{}}
	for _, u := range r.Unfinished {
		n.Unfinished, n.texts["/"+u.Path] = append(n.Unfinished, leftOut{"/" + u.Path, u.Name}), u.Problems
		if h.last.texts["/"+u.Path] != u.Problems {
			n.Changed = append(n.Changed, "/"+u.Path)
		}
	}
	for path := range h.last.texts {
		if _, still := n.texts[path]; !still && !slices.Contains(r.Changed, path[1:]) {
			n.Changed = append(n.Changed, path)
		}
	}
	n.Caption = lang.Textf("Bản nháp còn lỗi, chưa cho xem: %d", "Drafts with errors, not shown: %d", len(n.Unfinished)).In(h.lang)
	if len(r.Changed) > 0 || len(n.Changed) > 0 || h.builds == 0 {
		// The first build also ends the wait of pages that were opened before.
		h.builds++
		n.Build = h.run + "-" + strconv.Itoa(h.builds)
	}
	for _, path := range r.Changed {
		n.Changed = append(n.Changed, "/"+path)
	}
	n.bound()
	h.last = n
	for page := range h.waiting {
		n := n
		select {
		case before := <-page:
			// This page has not read the news before: it gets both at once.
			n.Changed = slices.Concat(before.Changed, n.Changed)
			n.bound() // a page that does not read keeps no list that grows
		default:
		}
		page <- n // there is room: nobody else sends
	}
}

// subscribe returns the last news and a channel for those that follow.
func (h *hub) subscribe() (now news, next chan news) {
	h.mu.Lock()
	defer h.mu.Unlock()
	next = make(chan news, 1)
	h.waiting[next] = true
	return h.last, next
}

func (h *hub) unsubscribe(next chan news) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.waiting, next)
}

// now returns the last news; started is false until the first rebuild ended.
func (h *hub) now() (last news, started bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.last, h.builds > 0
}
