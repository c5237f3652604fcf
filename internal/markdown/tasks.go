package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// isTask reports whether a list item begins with a checkbox.
func isTask(item ast.Node) bool {
	first := item.FirstChild()
	if first == nil {
		return false
	}
	_, ok := first.FirstChild().(*extast.TaskCheckBox)
	return ok
}

// taskCheckBox writes a box that shows whether a task is done and cannot be
// clicked. Its name is for readers who hear the page.
func (p *pass) taskCheckBox(n *extast.TaskCheckBox) {
	if n.IsChecked {
		p.html = append(p.html, `<input type="checkbox" disabled checked aria-label="Đã xong"> `...)
	} else {
		p.html = append(p.html, `<input type="checkbox" disabled aria-label="Chưa xong"> `...)
	}
}
