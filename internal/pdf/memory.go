package pdf

import (
	"sync/atomic"

	"github.com/tetratelabs/wazero/experimental"
)

// maxMemory is the memory of the engine for one file, in bytes. A file of a megabyte may
// ask for thousands.
const maxMemory = 256 << 20

// memorySteps are the sizes that such a memory has, one after the other. Each is made anew
// and copied to, so that few of them cost less than growing with each request: that left
// three times as much behind as was in use.
var memorySteps = []uint64{24 << 20, 64 << 20, maxMemory}

// memory is that of the engine for one file.
type memory struct {
	data []byte
	// made is how many bytes were made for it in all.
	made uint64
	// full is true once the file asked for more than it may have: what the engine then
	// says of it may lack something.
	full atomic.Bool
}

// Reallocate is part of [experimental.LinearMemory], as is Free.
func (m *memory) Reallocate(size uint64) []byte {
	if size <= uint64(cap(m.data)) {
		m.data = m.data[:size]
		return m.data
	}
	for _, step := range memorySteps {
		if size <= step {
			larger := make([]byte, size, step)
			copy(larger, m.data)
			m.data = larger
			m.made += step
			return m.data
		}
	}
	m.full.Store(true)
	return nil
}

// Free leaves the rest to the garbage collector: the engine may be at work still when it
// is ended.
func (m *memory) Free() {}

var _ experimental.LinearMemory = (*memory)(nil)
