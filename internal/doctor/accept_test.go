package doctor

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/sitetest"
)

func TestAccept(t *testing.T) {
	t.Parallel()
	in := load(t, `
-- a.md --
---
accept:
  - {code: secrecy-mark, why: bài nói về bản tin}
  - {code: long-sentence, why: trích nguyên văn}
  - {code: long-sentense, why: gõ sai}
  - {code: phone-number, why: không được}
---
-- b.md --
---
draft: true
accept: [{code: part-missing, why: chưa viết}, {code: image-alt, why: chưa có ảnh}]
---
`)
	for _, examined := range []bool{false, true} {
		var problems diag.List
		for _, p := range []diag.Problem{
			{File: "content/a.md", Code: "secrecy-mark"},
			{File: "content/b.md", Code: "secrecy-mark"},
			{File: "content/b.md", Code: "part-missing"},
			{File: "content/a.md", Code: "phone-number", Severity: diag.Error},
		} {
			p.Text = lang.Text{VI: p.Code}
			problems.Add(p)
		}
		Accept(in, &problems, examined)
		want := []string{
			"content/a.md phone-number: phone-number",
			"content/a.md:5:12 accept-unknown: không có cảnh báo \"long-sentense\" (có phải ý bạn là \"long-sentence\"?)",
			"content/a.md:6:12 accept-error: \"phone-number\" là lỗi, không bỏ qua được",
			"content/b.md secrecy-mark: secrecy-mark",
		}
		if examined {
			want = slices.Insert(want, 1, "content/a.md:4:12 accept-unused: trang không còn cảnh báo \"long-sentence\" nào")
		}
		expect(t, sitetest.Messages(&problems), want)
	}
}

// TestCodes makes sure that every code of a problem in the packages below this
// one, and in it, can be told from a mistyped one.
func TestCodes(t *testing.T) {
	t.Parallel()
	// These are never about a page, or about accepting itself.
	elsewhere := []string{"accept-error", "accept-unknown", "accept-unused"}
	code := regexp.MustCompile(`^[a-z]+(-[a-z]+)+$`)
	for _, dir := range []string{"frontmatter", "markdown", "link", "build", "doctor"} {
		err := filepath.WalkDir(filepath.Join("..", dir), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				var severity string
				if fun, ok := call.Fun.(*ast.SelectorExpr); ok && fun.Sel.Name == "lose" {
					severity = "Warning" // which some kinds raise
				}
				for _, arg := range call.Args {
					if s, ok := arg.(*ast.SelectorExpr); ok && (s.Sel.Name == "Warning" || s.Sel.Name == "Error") {
						severity = s.Sel.Name
					}
					lit, ok := arg.(*ast.BasicLit)
					if !ok || severity == "" {
						continue
					}
					text, err := strconv.Unquote(lit.Value)
					if err != nil || !code.MatchString(text) || slices.Contains(elsewhere, text) {
						continue
					}
					known := warningCodes()
					if severity == "Error" && text != "register-chain" {
						known = errorCodes()
					}
					if !slices.Contains(known, text) {
						t.Errorf("%s: %s %q is not in the list of codes", name, severity, text)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, codes := range [][]string{warningCodes(), errorCodes()} {
		if !slices.IsSorted(codes) {
			t.Errorf("not sorted: %q", codes)
		}
	}
}
