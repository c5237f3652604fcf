// Package server shows a site while it is being written: it serves the output
// folder, watches the sources, has the site rebuilt when they change, and makes
// open pages load themselves again.
//
// What it adds to pages is added on the way to the browser and never written to
// disk. It does not know how a site is built, only whom to call; the call's
// problems are shown in the browser, over the site that stands. It is for the
// author's own machine, not for publishing.
package server

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"chuyende/internal/lang"
)

// Options say what is served and watched.
type Options struct {
	// Dir is the output folder. It need not exist before the first build.
	Dir string
	// Addr is the host and port to listen on; port 0 takes a free one. A host
	// that is not the machine itself is refused unless Public is set: then
	// everybody in the network can read the drafts.
	Addr   string
	Public bool
	// Guests says that readers on other machines get the site alone: nothing that
	// the preview adds, and no word of what is wrong with an edit.
	Guests bool
	// Watch are the folders and files to watch, folders with all below them.
	// They need not exist yet. What is below Dir is left out.
	Watch []string
	// Foreign reports whether the file at a slash path of the site is the
	// author's own, published as it is: it is shown in a sandbox, for nobody
	// knows what is in it. It may be called at any time; nil: none is.
	Foreign func(path string) bool
	// Late returns the file at a slash path of the site where the last rebuild has not
	// put it into Dir yet. It may be called at any time; nil: there is none.
	Late func(path string) (data []byte, ok bool)
	// Rebuild brings the site up to date; see [Rebuild].
	Rebuild Rebuild
	// Warn is called with what the author should know but can live with. It
	// may be called by several goroutines at once; nil drops warnings.
	Warn func(lang.Text)
	// Lang is the language of what the server itself shows in the browser.
	Lang lang.Lang
}

// Rebuild brings the site in the output folder up to date after files have
// changed. The paths are sorted, begin with one of Options.Watch, cleaned as by
// filepath.Clean, and use the system's separator. A path may be gone; it may be a folder, and then anything
// in it may have changed. No paths at all mean that anything may have changed:
// so the first call, before which nothing is served but an earlier site. Calls
// do not overlap. An error keeps the server running, as the next edit may cure
// what was wrong.
type Rebuild func(ctx context.Context, changed []string) (Result, error)

// Result is what a rebuild has done.
type Result struct {
	// Changed are the slash paths of files written or removed below the output
	// folder; none if the site is as it was. A path ending in a slash is a
	// folder.
	Changed []string
	// Problems is the text to show in the browser until a later rebuild
	// returns none: usually the problems in the content that kept the site as
	// it was.
	Problems string
	// Unfinished are the pages that are left out until their own problems are gone,
	// while the rest of the site goes on.
	Unfinished []Unfinished
}

// Unfinished is a page that cannot be shown yet: Problems is the text that stands at its
// address, a slash path below the output folder, Name what its author calls it.
type Unfinished struct{ Path, Name, Problems string }

// Server serves one site.
type Server struct {
	options  Options
	listener net.Listener
	hub      *hub
	watcher  *watcher
}

// New listens and watches, so that a port in use is known at once and no edit
// is missed while the first build runs. The caller must call Run, which closes
// both.
func New(o Options) (*Server, error) {
	if o.Warn == nil {
		o.Warn = func(lang.Text) {}
	}
	if _, port, err := net.SplitHostPort(o.Addr); o.Addr == "" || err == nil && port == "" {
		return nil, cannotListen(o.Addr, &net.AddrError{Err: "missing port", Addr: o.Addr})
	}
	if !isLoopback(o.Addr) {
		if !o.Public {
			return nil, notLoopback(o.Addr)
		}
		if !o.Guests {
			o.Warn(lang.Textf("máy chủ xem thử mở ở %s: ai trong mạng cũng đọc được, kể cả bản nháp",
				"the preview server is open at %s: everybody in the network can read it, drafts as well", o.Addr))
		}
	}
	listener, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return nil, cannotListen(o.Addr, err)
	}
	w, err := newWatcher(o.Watch, o.Dir)
	if err != nil {
		listener.Close()
		return nil, err
	}
	s := &Server{options: o, listener: listener, hub: newHub(), watcher: w}
	s.hub.lang = o.Lang
	return s, nil
}

// URL returns the address to open in a browser on this machine.
func (s *Server) URL() string {
	host, port, err := net.SplitHostPort(s.listener.Addr().String())
	if err != nil {
		return "http://" + s.listener.Addr().String() + "/"
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

// Run builds, serves and rebuilds until ctx is done, and then returns nil once
// running requests and a running rebuild have ended. It is called once.
func (s *Server) Run(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	server := &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: 10 * time.Second,
		// Pages that wait for news hold their connection: they end with ctx.
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(s.listener) }()
	watched := make(chan error, 1)
	go func() { watched <- s.watcher.run(ctx, s.options.Warn) }()
	rebuilt := make(chan struct{})
	go func() {
		defer close(rebuilt)
		s.rebuild(ctx, nil)
		for changed := range collect(ctx, s.watcher.changes, quiet, longest) {
			s.rebuild(ctx, changed)
		}
	}()

	var err error
	select {
	case <-ctx.Done():
	case err = <-served:
	case err = <-watched:
	}
	stop()
	// Requests are short, except to a reader that does not read.
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	if server.Shutdown(grace) != nil {
		server.Close()
	}
	<-rebuilt
	if errors.Is(err, context.Canceled) || errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// rebuild has the site brought up to date and tells open pages.
func (s *Server) rebuild(ctx context.Context, changed []string) {
	result, err := s.options.Rebuild(ctx, changed)
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		result.Problems = text(err, s.options.Lang)
	}
	s.hub.publish(result)
}

// handler returns everything that the server answers.
func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle(ownPath, s.own())
	site := files{dir: s.options.Dir, hub: s.hub, foreign: s.options.Foreign, late: s.options.Late, lang: s.options.Lang}
	mux.Handle("/", &site)
	var h http.Handler = mux
	if s.options.Guests {
		alone := site
		alone.guest = true
		h = apart(onlyLoopbackHosts(mux, s.options.Lang), &alone)
	}
	if isLoopback(s.options.Addr) {
		h = onlyLoopbackHosts(h, s.options.Lang)
	}
	return h
}
