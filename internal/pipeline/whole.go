package pipeline

import (
	"bytes"
	"context"
	"encoding/gob"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/output"
	"chuyende/search"
)

// whole is what a build has made of a site's files, kept for the next process:
// where they are the same and all that was made stands in the output folder byte
// for byte, there is nothing to do. It knows no single page, so that it is worth
// nothing once a file has changed.
type whole struct {
	Inputs string // the key of [inputs], whose shape stands before all this
	// From and Until are the times between which the files come to the same.
	From, Until time.Time
	Pages       int
	// Files are those of the output but the bleve index, About what that was made of.
	Files    []output.File
	About    string
	Problems []keptProblem
	// Texts are those that problems stand in.
	Texts [][]byte
}

// keptProblem is a [diag.Problem] as it is kept: the text it stands in by number, -1 for
// none, and its hint worked out.
type keptProblem struct {
	File, Group, Code string
	In                int
	Span              diag.Span
	Severity          diag.Severity
	Passing, Loss     bool
	Text, Hint        lang.Text
}

// once builds for a process that builds once.
func (s *Session) once(ctx context.Context) (Result, error) {
	s.oneBuild = true
	clock := newStopwatch()
	done := clock.start(Reading)
	in, known := s.inputs(ctx)
	done()
	if known {
		if result, ok := s.stands(ctx, &in, clock); ok {
			return result, nil
		}
		s.keeping = true
	}
	result, err := s.Build(ctx, nil)
	if err == nil && known {
		s.keepWhole(ctx, in, result)
	}
	return result, err
}

// mostHints is how many hints are worked out ahead at most. Each may need a look at
// every page, and a site with so many mistakes will be edited.
const mostHints = 50

// mostTold is how many bytes of text are kept for problems to stand in.
const mostTold = 16 << 20

const wholeKey = "whole site" // one for all inputs: it is large, and an edit makes it void

// stands returns what a build would, where another process has built the same
// files and all that it made is there. It reads every file of the output.
func (s *Session) stands(ctx context.Context, in *inputs, clock *stopwatch) (result Result, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if entries, err := os.ReadDir(s.options.OutputDir()); err != nil || len(entries) == 0 {
		return Result{}, false
	}
	var was whole
	// Most that has changed shows in names and sizes, and no file is read for nothing.
	shape, data, _ := bytes.Cut(s.store.Get(wholeKey), []byte("\n"))
	if string(shape) != in.shape || !in.fill(ctx, s) || gob.NewDecoder(bytes.NewReader(data)).Decode(&was) != nil || was.Inputs != in.key {
		return Result{}, false
	}
	if now := s.options.Now; now.Before(was.From) || !now.Before(was.Until) {
		return Result{}, false
	}
	problems := make([]diag.Problem, len(was.Problems))
	for i, p := range was.Problems {
		// Its rule was known when it was found: it is told again as it was then.
		told := &problems[i]
		told.File, told.Span, told.Severity, told.Passing, told.Loss = p.File, p.Span, p.Severity, p.Passing, p.Loss
		told.Group, told.Code, told.Text, told.Hint = p.Group, p.Code, p.Text, p.Hint
		if p.In >= 0 && p.In < len(was.Texts) {
			told.Data = was.Texts[p.In]
		}
	}
	done := clock.start(Writing)
	report, ok := s.holds(ctx, &was)
	done()
	if !ok {
		return Result{}, false
	}
	report.Pages, report.Milliseconds = was.Pages, clock.milliseconds()
	return Result{Report: report, Problems: problems}, true
}

// holds compares the output folder with what was made, and takes out of it what
// else earlier builds left there.
func (s *Session) holds(ctx context.Context, was *whole) (Report, bool) {
	dir := s.options.OutputDir()
	tx, err := output.Begin(dir)
	if err != nil {
		return Report{}, false
	}
	defer tx.Abort()
	if about, err := search.Verify(filepath.Join(dir, filepath.FromSlash(bleveFolder))); err != nil || about != was.About {
		return Report{}, false
	}
	err = each(ctx, len(was.Files), func(i int) error {
		there, err := tx.Holds(was.Files[i].Path, was.Files[i].Digest)
		if err == nil && !there {
			err = fs.ErrNotExist
		}
		return err
	}, s.progress(Writing))
	if err != nil || tx.KeepDir(bleveFolder, search.IsIndexFile) != nil {
		return Report{}, false
	}
	report, err := tx.Commit()
	return Report{
		Written: report.Written, Unchanged: report.Unchanged, Removed: report.Removed,
		Bytes: report.Bytes, Changed: report.Paths, Notes: report.Notes,
	}, err == nil
}

// keepWhole keeps what a build has made of its inputs, where the same inputs
// make it again on the same day.
func (s *Session) keepWhole(ctx context.Context, in inputs, result Result) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tree == nil || s.files == nil || result.Failed() || len(result.Held)+len(result.Drafts) > 0 || !s.untouched(ctx, &in) {
		return
	}
	for _, p := range s.tree.Pages {
		if p.Doc.Uncoloured > 0 {
			return // the next build may have the time
		}
	}
	about, err := search.Verify(filepath.Join(s.options.OutputDir(), filepath.FromSlash(bleveFolder)))
	if err != nil {
		return
	}
	is := whole{Inputs: in.key, From: s.options.Now, Until: s.until(), Pages: len(s.tree.Pages), About: about}
	is.Files = slices.DeleteFunc(s.files, func(f output.File) bool { return strings.HasPrefix(f.Path, bleveFolder+"/") })
	var hints, size int
	numbers := map[*byte]int{}
	for _, p := range result.Problems {
		if p.Later != nil {
			if hints++; hints > mostHints {
				return
			}
		}
		kept := keptProblem{
			File: p.File, Span: p.Span, Severity: p.Severity, Passing: p.Passing, Loss: p.Loss,
			Group: p.Group, Code: p.Code, Text: p.Text, Hint: p.HintText(), In: -1,
		}
		if len(p.Data) > 0 {
			n, known := numbers[&p.Data[0]]
			if !known {
				n = len(is.Texts)
				numbers[&p.Data[0]] = n
				is.Texts = append(is.Texts, p.Data)
				size += len(p.Data)
			}
			kept.In = n
		}
		is.Problems = append(is.Problems, kept)
	}
	var b bytes.Buffer
	b.WriteString(in.shape + "\n")
	if size <= mostTold && gob.NewEncoder(&b).Encode(is) == nil {
		s.store.Put(wholeKey, b.Bytes())
	}
}

// until is when the same files may come to something else: at midnight, or earlier
// where a page names an hour.
func (s *Session) until() time.Time {
	now := s.options.Now
	end := now.AddDate(0, 0, 1)
	for _, zone := range []*time.Location{time.UTC, now.Location(), s.settings.config.Zone} {
		local := now.In(zone)
		midnight := time.Date(local.Year(), local.Month(), local.Day()+1, 0, 0, 0, 0, zone)
		if midnight.Before(end) {
			end = midnight
		}
	}
	for _, p := range s.pages {
		for _, at := range []time.Time{p.page.Date, p.page.Updated, p.page.Reviewed, p.page.Expires, p.page.Changed, p.page.Effective} {
			// On the day itself, and when the text is due to be read through again.
			for _, at := range []time.Time{at, at.AddDate(0, s.settings.config.ReviewMonths, 0)} {
				if at.After(now) && at.Before(end) {
					end = at
				}
			}
		}
	}
	return end
}
