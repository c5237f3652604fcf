package render

import (
	"bytes"
	"html/template"
	"slices"
	"sync"
	"text/template/parse"

	"chuyende/internal/site"
)

// rowPartial is what a list shows of a page behind the link to it. Most pages stand in several
// lists, of their folder and of each of their terms, and what is said there is the same.
const rowPartial = "partials/row"

// rows holds rows of pages that are yet to be shown again.
type rows struct {
	mu   sync.Mutex
	made map[*site.Page]madeRow
}

// madeRow is a row, and in how many lists more it is to stand.
type madeRow struct {
	text template.HTML
	left int
}

// listsOf is how many lists show a page: that of its folder and those of its terms.
func listsOf(p *site.Page) int { return 1 + len(p.Terms) }

// take returns the row of a page if it was made before, for the last time where no other list
// is to show it: the rows of all pages of a large site would take much memory.
func (r *rows) take(p *site.Page) (template.HTML, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	row, ok := r.made[p]
	if !ok {
		return "", false
	}
	if row.left--; row.left > 0 {
		r.made[p] = row
	} else {
		delete(r.made, p)
	}
	return row.text, true
}

// keep keeps the row of a page for the other lists that show it.
func (r *rows) keep(p *site.Page, text template.HTML) {
	if left := listsOf(p) - 1; left > 0 {
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.made == nil {
			r.made = map[*site.Page]madeRow{}
		}
		r.made[p] = madeRow{text, left}
	}
}

// row is what templates call for the row of a card, the same in all layouts.
func (t *Theme) row(c *Card) (template.HTML, error) {
	shared := t.rowsAlike && c.rows != nil
	if shared {
		if text, ok := c.rows.take(c.page); ok {
			return text, nil
		}
	}
	var w bytes.Buffer
	if err := t.plain(&w, rowPartial, c); err != nil {
		return "", err
	}
	text := template.HTML(w.String())
	if shared {
		c.rows.keep(c.page, text)
	}
	return text, nil
}

// isPlaceless reports whether a template shows nothing of a card that depends on the page it
// stands on: no addresses.
func isPlaceless(all *template.Template, name string) bool {
	seen := map[string]bool{}
	var is func(name string) bool
	is = func(name string) bool {
		if seen[name] {
			return true
		}
		seen[name] = true
		t := all.Lookup(name)
		return t == nil || t.Tree == nil || isPlacelessNode(t.Tree.Root, is)
	}
	return is(name)
}

// isPlacelessNode is [isPlaceless] of a part of a template; others answers for those that it calls.
func isPlacelessNode(node parse.Node, others func(name string) bool) bool {
	all := func(nodes ...parse.Node) bool {
		return !slices.ContainsFunc(nodes, func(n parse.Node) bool { return !isPlacelessNode(n, others) })
	}
	branch := func(b *parse.BranchNode) bool {
		return all(b.Pipe, b.List) && (b.ElseList == nil || all(b.ElseList))
	}
	placeless := func(fields []string) bool {
		return !slices.ContainsFunc(fields, func(field string) bool {
			return slices.Contains([]string{"URL", "Links", "Terms", "TermGroups"}, field)
		})
	}
	switch n := node.(type) {
	case *parse.ListNode:
		return all(n.Nodes...)
	case *parse.ActionNode:
		return all(n.Pipe)
	case *parse.IfNode:
		return branch(&n.BranchNode)
	case *parse.WithNode:
		return branch(&n.BranchNode)
	case *parse.RangeNode:
		return branch(&n.BranchNode)
	case *parse.TemplateNode:
		return others(n.Name) && (n.Pipe == nil || all(n.Pipe))
	case *parse.PipeNode:
		return !slices.ContainsFunc(n.Cmds, func(c *parse.CommandNode) bool { return !all(c.Args...) })
	case *parse.FieldNode:
		return placeless(n.Ident)
	case *parse.VariableNode:
		return placeless(n.Ident)
	case *parse.ChainNode:
		return placeless(n.Field) && all(n.Node)
	}
	return true
}
