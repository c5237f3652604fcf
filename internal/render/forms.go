package render

import (
	"bytes"

	"chuyende/internal/site"
)

// formJob makes a page in another form than HTML, or as another page of the
// theme.
func (r *Renderer) formJob(form Form, f *site.File) Job {
	job := Job{Address: f.Address, Key: r.formKey(f.Page)}
	if form.Layout == "" {
		job.Render = func(w *bytes.Buffer) error { return form.Write(w, r.Input, f.Page) }
		return job
	}
	job.Key = job.Key.and(r.keys.site)
	job.Render = func(w *bytes.Buffer) error {
		v := r.view(f.Address, form.Layout, f.Page.Title)
		v.NoIndex, v.Canonical, v.Description = true, "", f.Page.Summary
		body, err := form.Body(r.Input, v, f.Page)
		if err != nil {
			return err
		}
		v.Body = body
		return r.execute(w, v)
	}
	return job
}
