package pipeline

import "sync"

// waiting are the browser's files of search of a state of the site that are not written
// before edits rest. They are made when somebody asks for one: who edits seldom searches,
// and the next edit makes others of them.
type waiting struct {
	mu sync.Mutex
	// export makes them; nil once that was done, or nobody may do it any more.
	export func(add func(path string, data []byte) error, keep func(path string) error) error
	// before are those in memory of the state that was made last; what still holds and
	// is not among them stands in the folder.
	before map[string][]byte
	files  map[string][]byte // nil where they were not made
}

// file returns one of the files that differ from those in the folder.
func (w *waiting) file(path string) (data []byte, ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.export != nil {
		made := map[string][]byte{}
		add := func(path string, data []byte) error {
			made[path] = data
			return nil
		}
		keep := func(path string) error {
			if data, ok := w.before[path]; ok {
				made[path] = data
			}
			return nil
		}
		// An error comes again when they are written, and is told then.
		if err := w.export(add, keep); err == nil {
			w.files = made
		}
		w.export = nil
	}
	data, ok = w.files[path]
	return data, ok
}

// end has no more files made, and returns those of the state that was made last: nil
// where they all stand in the folder. What was made can be asked for still.
func (w *waiting) end() map[string][]byte {
	if w == nil {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.export = nil
	if w.files != nil {
		return w.files
	}
	return w.before
}
