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
	write(t, path, append(data, '\n'))
}

// write replaces a file at once: other tests may be reading it.
func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path+".new", data, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
}

// Text returns the content of a file. With -update that is got, written there.
func Text(t testing.TB, path, got string) (want string) {
	t.Helper()
	if *update {
		write(t, path, []byte(got))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
