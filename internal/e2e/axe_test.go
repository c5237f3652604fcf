package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// axeSource reads axe-core, the accessibility checker.
func axeSource(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, ".tools", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("axe-core is missing: run `make tools` (%v)", err)
	}
	return string(data)
}

// findings runs axe on the open page. The checker is put in from outside, past
// the page's policy, as an extension would be.
func findings(t *testing.T, b *tab, axe string) []string {
	t.Helper()
	if !eval[bool](t, b, `typeof axe === 'object'`) {
		eval[int](t, b, axe+"; 0")
	}
	return axeFindings(t, b, "")
}

// axeFindings is [findings] on a page that has the checker already, by the rules
// of one of its tags, or all.
func axeFindings(t *testing.T, b *tab, rules string) []string {
	t.Helper()
	text := eval[string](t, b, fmt.Sprintf(`axe.run(document, {resultTypes: ['violations'], ...(%[1]q && {runOnly: [%[1]q]})}).then(r =>
		JSON.stringify(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))))`, rules))
	var found []string
	if err := json.Unmarshal([]byte(text), &found); err != nil {
		t.Fatal(err)
	}
	return found
}
