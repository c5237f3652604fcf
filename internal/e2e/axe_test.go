package e2e

import (
	"encoding/json"
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
	eval[int](t, b, axe+"; 0")
	text := eval[string](t, b, `axe.run(document, {resultTypes: ['violations']}).then(r =>
		JSON.stringify(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))))`)
	var found []string
	if err := json.Unmarshal([]byte(text), &found); err != nil {
		t.Fatal(err)
	}
	return found
}
