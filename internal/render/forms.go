package render

import (
	"bytes"

	"chuyende/internal/site"
)

// toolJob makes a page that the whole portal has once in a form: its words are
// those of [site.Form.Words], and it may show what can be suggested.
func (r *Renderer) toolJob(form Form, f *site.File) Job {
	return Job{Address: f.Address, Key: r.catalogueKey().and(r.gatheredKey()), Render: func(w *bytes.Buffer) error {
		v := r.view(f.Address, form.Layout, r.say(form.Words+"title"))
		v.Description = r.say(form.Words + "description")
		v.Breadcrumb = r.breadcrumb(f.Address, r.Tree.Home)
		body, err := form.Body(r.Input, v, nil)
		if err != nil {
			return err
		}
		v.Body = body
		return r.execute(w, v)
	}}
}

// tools are the pages that the whole portal has once, in the order of the plan.
func (r *Renderer) tools() []Tool {
	var all []Tool
	for i := range r.Tree.Files {
		if f := &r.Tree.Files[i]; (f.What == site.WholeFile || f.What == site.PlanFile) && f.Words != "" {
			all = append(all, Tool{f.Form, MenuItem{r.say(f.Words + "title"), f.Address}})
		}
	}
	return all
}

// formJob makes a page in another form than HTML, or as another page of the
// theme.
func (r *Renderer) formJob(form Form, f *site.File) Job {
	if form.own != nil {
		return Job{Address: f.Address, Key: r.pageKey(f.Page), Render: func(w *bytes.Buffer) error { return form.own(r, w, f.Page) }}
	}
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
