// Package papers makes the papers of a meeting as Word files: of a topic its
// opening report, agendas, invitation, minutes, conclusion and sheets; of other
// pages a printable copy.
//
// What a paper says stands in forms/: the fixed text of each as Markdown with
// places such as {cau-hoi} for what a topic brings, the rest in forms.json. How
// it is set is a profile of package stationery. The package reads a topic only
// by package topic, and knows neither the file format, which is package
// wordml's, nor where papers stand and who links to them.
//
// The forms are in Vietnamese whatever the language of the site: they are
// papers of Vietnamese cells.
package papers

import (
	"bytes"
	"fmt"

	"chuyende/internal/config"
	"chuyende/internal/lang"
	"chuyende/internal/render"
	"chuyende/internal/site"
	"chuyende/internal/stationery"
	"chuyende/internal/wordml"
)

// extension ends the names of papers.
const extension = ".docx"

// Maker makes papers. It may be used by several goroutines.
type Maker struct {
	forms  *forms
	rules  *stationery.Rules
	packer *wordml.Packer
	read   texts
	shared shared
}

// New returns a Maker. An error is one of the forms that the program brings.
func New() (*Maker, error) {
	rules := stationery.Standard()
	f, err := loadForms(rules)
	if err != nil {
		return nil, err
	}
	return &Maker{forms: f, rules: rules, packer: wordml.NewPacker()}, nil
}

// Forms returns the papers as forms in which pages are published: each stands
// in the page's own folder.
func (m *Maker) Forms() []render.Form {
	var all []render.Form
	for i := range m.forms.Forms {
		f := &m.forms.Forms[i]
		as := site.Form{
			Name: f.Name, Extension: "/" + f.Name + extension,
			Title: lang.Textf("bản Word “%s”", "Word paper %q", f.Title),
			Fits:  f.fits,
			Kept:  !f.Whole,
		}
		if f.Whole {
			as.Place = func(places site.Places) string {
				if f.Workshop {
					return site.ListFolder(places.Collection) + f.Name + extension
				}
				return places.PlanFolder + f.Name + extension
			}
		}
		all = append(all, render.Form{
			Form: as,
			Write: func(w *bytes.Buffer, in render.Input, p *site.Page) error {
				return m.write(w, f.Name, in.Config, in.Tree, p)
			},
		})
	}
	return append(all, m.scripts()...)
}

// compact sets a profile closer, for papers that are to stand on one page.
func compact(p stationery.Profile) stationery.Profile {
	p.Line, p.After = 280, 30
	z := &p.Sizes
	z.Body, z.Table, z.Title = 24, 23, 28
	z.Organ, z.Number, z.Place, z.Sign = 24, 24, 24, 24 // capitals with their marks are as high as a line
	return p
}

// Write appends the paper of a name made of a page to w; a paper of the whole
// site is made of none.
func (m *Maker) Write(w *bytes.Buffer, name string, c *config.Config, p *site.Page) error {
	return m.write(w, name, c, nil, p)
}

// write is the same; tree, if not nil, is that of the page, and the page's text
// is then read once for its papers.
func (m *Maker) write(w *bytes.Buffer, name string, c *config.Config, tree *site.Tree, p *site.Page) error {
	f := m.forms.byName(name)
	if f == nil {
		return fmt.Errorf("there is no paper %q", name)
	}
	s, err := m.setter(f, c, tree, p)
	if err != nil {
		return err
	}
	return m.packer.Write(w, s.document())
}

// setter readies the setting of a paper.
func (m *Maker) setter(f *form, c *config.Config, tree *site.Tree, p *site.Page) (*setter, error) {
	profile, ok := m.rules.Profile(c.Papers.Layout)
	if !ok {
		return nil, fmt.Errorf("there is no layout of papers %q", c.Papers.Layout)
	}
	if f.Conclusion {
		own := *f
		kind, _ := m.rules.Type(c.Papers.Conclusion)
		own.Type, own.Title = kind.ID, kind.Title
		f = &own
	}
	if p == nil {
		p = &site.Page{Kind: &site.Kind{}}
	}
	if f.Compact {
		profile = compact(profile)
	}
	if f.TableSize > 0 {
		profile.Sizes.Table = f.TableSize
	}
	s := &setter{profile: profile, rules: m.rules, forms: m.forms, form: f, config: c, page: p}
	r := m.read.of(tree, p, s.resolve)
	s.text, s.summary, s.figures, s.places = r.text, r.summary, r.figures, r.places
	s.readNotes()
	s.slots = s.fill(nil)
	return s, nil
}
