package main

import (
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"chuyende/internal/pipeline"
)

// patience is how long a phase may take before a bar appears: a bar that only
// flashes up tells nothing.
const patience = time.Second

// progress shows how far a build has come, on a terminal only.
type progress struct {
	app *app
	on  bool

	mu    sync.Mutex
	began map[pipeline.Phase]time.Time
	phase pipeline.Phase // the one whose bar is shown
	bar   *progressbar.ProgressBar
}

func newProgress(a *app) *progress {
	p := &progress{app: a, began: map[pipeline.Phase]time.Time{}}
	if f, ok := a.err.(*os.File); ok && !a.json {
		p.on = term.IsTerminal(int(f.Fd()))
	}
	return p
}

// update takes note of a phase's course; several goroutines may call it.
func (p *progress) update(phase pipeline.Phase, done, total int) {
	if !p.on {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	began, known := p.began[phase]
	if !known {
		p.began[phase] = time.Now()
		return
	}
	if p.bar == nil || p.phase != phase {
		// One bar at a time: the one that is there stays until its end.
		if time.Since(began) < patience || p.bar != nil && !p.bar.IsFinished() {
			return
		}
		p.phase = phase
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(p.app.err),
			progressbar.OptionSetDescription(p.name(phase)),
			progressbar.OptionSetWidth(30),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
		)
	}
	_ = p.bar.Set(done) // a bar that cannot be drawn must not stop the build
}

// finish takes the bar away.
func (p *progress) finish() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Clear() // the same
	}
}

func (p *progress) name(phase pipeline.Phase) string {
	switch phase {
	case pipeline.Reading:
		return p.app.say("Đọc", "Reading")
	case pipeline.Rendering:
		return p.app.say("Dựng trang", "Rendering")
	case pipeline.Indexing:
		return p.app.say("Lập chỉ mục", "Indexing")
	}
	return string(phase)
}
