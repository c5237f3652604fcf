package render

import (
	"fmt"
	"html/template"
	"text/template/parse"
)

// settle puts words that need no argument, and colours, into the text of a
// template: most of a page's words are such, and asking for each on every page
// takes time. A key that there are no words for is an error at its place, and a
// colour that the style lacks.
func (t *Theme) settle(tree *parse.Tree) error {
	s := settler{theme: t, tree: tree}
	s.list(tree.Root)
	return s.err
}

type settler struct {
	theme *Theme
	tree  *parse.Tree
	err   error
}

func (s *settler) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	for i, node := range l.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			s.pipe(n.Pipe)
			if ask, key, ok := constant(n); ok && s.err == nil {
				l.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(template.HTMLEscapeString(s.answer(ask, key)))}
			}
		case *parse.IfNode:
			s.branch(&n.BranchNode)
		case *parse.RangeNode:
			s.branch(&n.BranchNode)
		case *parse.WithNode:
			s.branch(&n.BranchNode)
		case *parse.TemplateNode:
			s.pipe(n.Pipe)
		}
	}
}

func (s *settler) branch(b *parse.BranchNode) {
	s.pipe(b.Pipe)
	s.list(b.List)
	s.list(b.ElseList)
}

// answer returns what a function says of a key that is known.
func (s *settler) answer(ask, key string) string {
	if ask == "t" {
		return s.theme.words.Text(key)
	}
	return s.theme.colours[key]
}

// pipe looks for keys without words and names of no colour.
func (s *settler) pipe(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for _, command := range p.Cmds {
		if ask, key, ok := asked(command); ok && s.err == nil {
			place, _ := s.tree.ErrorContext(command)
			if _, err := s.theme.colour(key); ask == "colour" && err != nil {
				s.err = fmt.Errorf("template: %s: %w", place, err)
			} else if ask == "t" && !s.theme.words.Has(key) {
				s.err = fmt.Errorf("template: %s: no words for %q", place, key)
			}
		}
		for _, arg := range command.Args {
			if inner, ok := arg.(*parse.PipeNode); ok {
				s.pipe(inner)
			}
		}
	}
}

// asked returns the key that a call of "t" or "colour" asks for.
func asked(c *parse.CommandNode) (ask, key string, ok bool) {
	if len(c.Args) < 2 {
		return "", "", false
	}
	name, isName := c.Args[0].(*parse.IdentifierNode)
	text, isText := c.Args[1].(*parse.StringNode)
	if !isName || !isText || name.Ident != "t" && name.Ident != "colour" {
		return "", "", false
	}
	return name.Ident, text.Text, true
}

// constant returns what an action asks for that is no more than {{t "key"}}.
func constant(n *parse.ActionNode) (ask, key string, ok bool) {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 || len(n.Pipe.Cmds[0].Args) != 2 {
		return "", "", false
	}
	return asked(n.Pipe.Cmds[0])
}
