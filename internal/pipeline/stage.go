package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"chuyende/internal/diag"
	"chuyende/internal/link"
	"chuyende/internal/offline"
	"chuyende/internal/output"
	"chuyende/internal/render"
	"chuyende/internal/site"
)

// Stage is a last step of a build: it sees every file of the site, when all are
// made, by path, digest and media type. What a browser is to keep for use
// without a network, a pack or a deployment are such stages. Either function
// may be nil.
type Stage struct {
	// Name names the stage in errors.
	Name string
	// Claims are the names that files of Add may have, so that no author is given
	// one.
	Claims []site.Claim
	// Add sees the files, can read what each but those of the bleve index will hold,
	// and may add some of its own: slash paths from the site's root. It runs before
	// anything can be seen in the output folder; after an error nothing is. It is
	// called in every build of a session, and gives the same for the same files.
	Add func(ctx context.Context, files []output.File, read func(path string) ([]byte, error), add func(path string, data []byte) error) error
	// Done sees the files once they stand in dir.
	Done func(ctx context.Context, dir string, files []output.File) error
}

// others puts into the input of the link phase what is made of no page.
func (s *Session) others(in *link.Input) {
	if s.theme != nil {
		in.Given = s.theme.given()
	}
	if s.worker() == "" {
		in.Given = append(in.Given, site.Given{Address: "/" + offline.WorkerPath, Title: workerTitle()})
	}
	in.Claims = claims()
	for _, stage := range s.lasts() {
		in.Claims = append(in.Claims, stage.Claims...)
	}
	in.Forms = s.siteForms()
}

// siteForms are the forms as linking knows them.
func (s *Session) siteForms() []site.Form {
	var all []site.Form
	for _, form := range s.forms() {
		all = append(all, form.Form)
	}
	return all
}

// forms are those in which pages are published beside HTML: what the theme
// shows, and what the options ask for.
func (s *Session) forms() []render.Form {
	return slices.Concat(render.Handouts(), render.Sheets(), render.Collections(), render.Pictures(s.settings.config), s.options.Forms)
}

// stages runs what the last stages add, and returns the files of the site if
// there is any stage.
func (w *writer) stages(ctx context.Context) (files []output.File, err error) {
	lasts := w.lasts()
	for _, stage := range lasts {
		if files, err = w.tx.Files(); err != nil {
			return nil, err
		}
		if stage.Add == nil {
			continue
		}
		if err := stage.Add(ctx, files, w.tx.Read, w.tx.Add); err != nil {
			return nil, fmt.Errorf("%s: %w", stage.Name, err)
		}
	}
	if len(lasts) > 0 {
		return w.tx.Files()
	}
	return nil, nil
}

// after tells the last stages that the site is in place.
func (w *writer) after(ctx context.Context, files []output.File) error {
	for _, stage := range w.lasts() {
		if stage.Done == nil {
			continue
		}
		if err := stage.Done(ctx, w.options.OutputDir(), files); err != nil {
			return fmt.Errorf("%s: %w", stage.Name, err)
		}
	}
	return nil
}

// clashes returns what the authors of two files have to know that turned out to
// want one place when they were made, or nil where the error is of another
// sort.
func (s *Session) clashes(tree *site.Tree, err error) []diag.Problem {
	var wrong *output.Error
	if !errors.As(err, &wrong) || !errors.Is(err, output.ErrTwice) {
		return nil
	}
	return []diag.Problem{link.Clash(tree, s.settings.config, wrong.Path, wrong.Other)}
}
