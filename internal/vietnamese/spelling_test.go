package vietnamese

import (
	"encoding/json"
	"os"
	"testing"
)

func TestIsSyllable(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/spelling.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases map[string][]string
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for name, words := range cases {
		for _, word := range words {
			if got := IsSyllable(word); got != (name == "yes") {
				t.Errorf("IsSyllable(%q) = %t", word, got)
			}
		}
	}
}
