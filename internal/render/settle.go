package render

import (
	"fmt"
	"html/template"
	"text/template/parse"

	"chuyende/internal/words"
)

// settle puts words that need no argument into the text of a template: most of
// a page's words are such, and asking for each on every page takes time. A key
// that there are no words for is an error at its place.
func (t *Theme) settle(tree *parse.Tree) error {
	s := settler{words: t.words, tree: tree}
	s.list(tree.Root)
	return s.err
}

type settler struct {
	words *words.Table
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
			if key, ok := constant(n); ok && s.words.Has(key) {
				l.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(template.HTMLEscapeString(s.words.Text(key)))}
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

// pipe looks for keys without words.
func (s *settler) pipe(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for _, command := range p.Cmds {
		if key, ok := asked(command); ok && !s.words.Has(key) && s.err == nil {
			place, _ := s.tree.ErrorContext(command)
			s.err = fmt.Errorf("template: %s: no words for %q", place, key)
		}
		for _, arg := range command.Args {
			if inner, ok := arg.(*parse.PipeNode); ok {
				s.pipe(inner)
			}
		}
	}
}

// asked returns the key that a call of "t" asks for.
func asked(c *parse.CommandNode) (key string, ok bool) {
	if len(c.Args) < 2 {
		return "", false
	}
	name, isName := c.Args[0].(*parse.IdentifierNode)
	text, isText := c.Args[1].(*parse.StringNode)
	if !isName || !isText || name.Ident != "t" {
		return "", false
	}
	return text.Text, true
}

// constant returns the key of an action that is no more than {{t "key"}}.
func constant(n *parse.ActionNode) (key string, ok bool) {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 || len(n.Pipe.Cmds[0].Args) != 2 {
		return "", false
	}
	return asked(n.Pipe.Cmds[0])
}
