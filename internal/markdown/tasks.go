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
	checked, label := "", p.parser.say("task.open")
	if n.IsChecked {
		checked, label = " checked", p.parser.say("task.done")
	}
	p.html = append(p.html, `<input type="checkbox" disabled`+checked...)
	p.html = append(appendAttribute(p.html, "aria-label", []byte(label)), "> "...)
}
