// Package golden reads what tests compare with from testdata, and writes it
// anew where the flag -update says so. `make update` finds the packages that
// have such files by their import of this one. It knows nothing of what the
// files hold.
package golden

import (
	"encoding/json"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Updating says whether files are to be written anew, for those that neither
// [Text] nor [JSON] fits.
func Updating() bool { return *update }

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
	Write(t, path, append(data, '\n'))
}

// Text returns the content of a file. With -update that is got, written there.
func Text(t testing.TB, path, got string) (want string) {
	t.Helper()
	if *update {
		Write(t, path, []byte(got))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Write replaces a file at once: other tests may be reading it.
func Write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path+".new", data, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
}
