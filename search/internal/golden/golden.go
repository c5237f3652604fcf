// Package golden reads the fixtures of search's tests, and writes them anew where
// the flag -update says so. It knows nothing of what they hold.
package golden

import (
	"encoding/json"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// JSON reads a file into the value that value points to. With -update it is then
// written again with what refresh has made of the value.
func JSON(t testing.TB, path string, value any, refresh func()) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, value); err != nil {
		t.Fatal(err)
	}
	if !*update {
		return
	}
	refresh()
	if data, err = json.MarshalIndent(value, "", " "); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, append(data, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Text returns the content of a file. With -update that is got, written there.
func Text(t testing.TB, path, got string) (want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
