// Package pdf reads PDF files page by page: their text, or their letters with their
// places.
//
// The reading is done by PDFium, the engine of a browser, which comes as a program in
// WebAssembly (github.com/klippa-app/go-pdfium) and runs in a machine of its own
// (wazero). A file is untrusted: what reads it sees no file and no network, has a
// memory of its own with a bound, is ended when its time is up, and is thrown away
// after each file.
//
// Getting the engine ready costs seconds of a processor. So a [Reader] does it when the
// first file is read, and who reads files keeps what came of them. What was made ready is
// not kept on disk: a folder that somebody hands on would then hold code that is run.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Why a file could not be read. Errors of [Reader.Read] are one of these with more words,
// the context's, or what reading the file itself came to.
var (
	// ErrDamaged is of files that are broken, or no PDF.
	ErrDamaged = errors.New("the file is damaged")
	// ErrLocked is of files that open with a password only.
	ErrLocked = errors.New("the file has a password")
	// ErrTooLarge is of files beyond the limits.
	ErrTooLarge = errors.New("the file is too large")
	// ErrMemory is of those that take more memory than the engine may have: packed to be
	// thousands of times as large, or drawn of too many pieces.
	ErrMemory = fmt.Errorf("%w: reading it takes more than %d MB of memory", ErrTooLarge, maxMemory>>20)
	// ErrTooSlow is of those that take too long.
	ErrTooSlow = fmt.Errorf("%w: it takes more than %v", ErrTooLarge, longest)
	// ErrEngine says that the engine does not run on this machine.
	ErrEngine = errors.New("the engine does not run here")
)

// What a file may come to.
const (
	// maxFile is the size of the file in bytes.
	maxFile = 512 << 20
	// maxPages is how many pages it may have.
	maxPages = 10_000
	// maxText is how many bytes of text.
	maxText = 32 << 20
	// longest is the time of the processor for one file, see [limit].
	longest = time.Minute
)

// Reader reads files, several at a time if asked by several goroutines. It must be
// closed.
type Reader struct {
	mu     sync.Mutex
	tried  bool
	pool   pdfium.Pool
	failed error
	// opening is held while a worker is made, whose memory is then newest.
	opening sync.Mutex
	newest  *memory
	// reading is how many files have a worker.
	reading atomic.Int32
}

// NewReader returns a reader. It costs nothing before the first file.
func NewReader() *Reader { return &Reader{} }

// Close gives up what the reader holds.
func (r *Reader) Close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.pool != nil {
		r.pool.Close()
		r.pool = nil
	}
	r.tried, r.failed = true, ErrEngine
}

// ready returns the engine.
func (r *Reader) ready() (pool pdfium.Pool, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.tried {
		r.tried = true
		r.pool, r.failed = r.start()
	}
	return r.pool, r.failed
}

// start makes the engine ready. Where a system keeps programs from making code, wazero
// panics.
func (r *Reader) start() (pool pdfium.Pool, err error) {
	defer func() {
		if told := recover(); told != nil {
			err = fmt.Errorf("%w: %v", ErrEngine, told)
		}
	}()
	workers := runtime.GOMAXPROCS(0)
	memories := experimental.MemoryAllocatorFunc(func(_, _ uint64) experimental.LinearMemory {
		r.newest = &memory{}
		return r.newest
	})
	pool, err = webassembly.Init(webassembly.Config{
		Context: experimental.WithMemoryAllocator(context.Background(), memories),
		MaxIdle: workers, MaxTotal: workers,
		FSConfig: wazero.NewFSConfig(), // no files
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(2 * maxMemory >> 16). // [memory] says no before that, and knows it
			WithCloseOnContextDone(true),
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrEngine, err)
	}
	return pool, nil
}

// Read returns the text of each page, lines ended by "\n"; a page that only shows
// pictures has none.
func (r *Reader) Read(ctx context.Context, file io.ReaderAt, size int64) ([]string, error) {
	var pages []string
	length := 0
	broken, err := r.each(ctx, file, size, func(worker pdfium.Pdfium, page requests.Page) error {
		got, err := worker.GetPageText(&requests.GetPageText{Page: page})
		if err != nil {
			pages = append(pages, "")
			return err
		}
		text := plain(got.Text)
		if length += len(text); length > maxText {
			return fmt.Errorf("%w: more than %d MB of text", ErrTooLarge, maxText>>20)
		}
		pages = append(pages, text)
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case length == 0 && broken != nil:
		return nil, broken
	}
	return pages, nil
}

// visitor reads one page of a file.
type visitor func(worker pdfium.Pdfium, page requests.Page) error

// worker returns one of the engine's that has read nothing, and its memory.
func (r *Reader) worker(ctx context.Context, pool pdfium.Pool) (pdfium.Pdfium, *memory, error) {
	r.opening.Lock()
	defer r.opening.Unlock()
	worker, err := pool.GetInstanceWithContext(ctx)
	return worker, r.newest, err
}

// each visits all pages of a file. Pages that cannot be read keep nobody from the
// others: broken is what was wrong with the last of them.
func (r *Reader) each(ctx context.Context, file io.ReaderAt, size int64, visit visitor) (broken, err error) {
	if size > maxFile {
		return nil, fmt.Errorf("%w: more than %d MB", ErrTooLarge, maxFile>>20)
	}
	pool, err := r.ready()
	if err != nil {
		return nil, err
	}
	worker, memory, err := r.worker(ctx, pool) // to wait for one is no time of this file
	if err == nil {
		r.reading.Add(1)
		defer r.reading.Add(-1)
		l := limit{longest: longest, spent: spent, reading: func() int { return int(r.reading.Load()) }}
		bounded, cancel := l.within(ctx)
		defer cancel()
		broken, err = each(bounded, worker, memory, file, size, visit)
		if ctx.Err() == nil && bounded.Err() != nil && err != nil {
			return nil, ErrTooSlow
		}
	} else {
		err = fmt.Errorf("%w: %w", ErrEngine, err)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return broken, err
}

// each visits all pages of a file with a worker that is for this file alone, and is ended
// when ctx is.
func each(ctx context.Context, worker pdfium.Pdfium, memory *memory, file io.ReaderAt, size int64, visit visitor) (broken, err error) {
	killed := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(killed)
		worker.Kill()
	})
	source := &failing{SectionReader: io.NewSectionReader(file, 0, size)}
	defer func() {
		if stop() {
			worker.Close()
		} else {
			<-killed
		}
		switch {
		case source.err != nil:
			broken, err = nil, source.err
		case memory.full.Load():
			broken, err = nil, ErrMemory
		}
	}()
	opened, err := worker.OpenDocument(&requests.OpenDocument{FileReader: source, FileReaderSize: size})
	if err != nil {
		if errors.Is(err, pdfiumerrors.ErrPassword) || errors.Is(err, pdfiumerrors.ErrSecurity) {
			return nil, fmt.Errorf("%w: %w", ErrLocked, err)
		}
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	count, err := worker.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	case count.PageCount == 0:
		return nil, fmt.Errorf("%w: it has no pages", ErrDamaged)
	case count.PageCount > maxPages:
		return nil, fmt.Errorf("%w: more than %d pages", ErrTooLarge, maxPages)
	}
	for i := range count.PageCount {
		if memory.full.Load() {
			return nil, ErrMemory
		}
		err := visit(worker, requests.Page{ByIndex: &requests.PageByIndex{Document: opened.Document, Index: i}})
		switch {
		case err == nil:
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.Is(err, ErrTooLarge):
			return nil, err
		case errors.Is(err, pdfiumerrors.ErrPage):
			broken = fmt.Errorf("%w: %w", ErrDamaged, err)
		default: // the worker itself is done for
			return nil, fmt.Errorf("%w: page %d: %w", ErrDamaged, i+1, err)
		}
	}
	return broken, nil
}

// failing is a file that remembers that it could not be read: the engine would call
// the PDF damaged.
type failing struct {
	*io.SectionReader
	err error
}

// Read implements [io.Reader].
func (f *failing) Read(p []byte) (int, error) {
	n, err := f.SectionReader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		f.err = err
	}
	return n, err
}
