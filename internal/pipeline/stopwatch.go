package pipeline

import (
	"sync"
	"time"
)

// stopwatch adds up how long each phase takes.
type stopwatch struct {
	mu     sync.Mutex
	began  time.Time
	phases map[Phase]time.Duration
}

func newStopwatch() *stopwatch {
	return &stopwatch{began: time.Now(), phases: map[Phase]time.Duration{}}
}

// start begins a phase; the returned function ends it.
func (s *stopwatch) start(phase Phase) (done func()) {
	began := time.Now()
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.phases[phase] += time.Since(began)
	}
}

func (s *stopwatch) milliseconds() map[string]float64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	shown := map[string]float64{"total": milliseconds(time.Since(s.began))}
	for phase, d := range s.phases {
		shown[string(phase)] = milliseconds(d)
	}
	return shown
}

// milliseconds rounds to tenths: more digits would be noise.
func milliseconds(d time.Duration) float64 {
	return float64(d.Round(100*time.Microsecond)) / float64(time.Millisecond)
}
