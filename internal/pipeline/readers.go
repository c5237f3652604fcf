package pipeline

import (
	"strings"

	"chuyende/internal/output"
)

// Read returns the files of a site that a reader's browser may ask for: all but
// the bleve index, which only chuyende search opens.
func Read(files []output.File) []output.File {
	var kept []output.File
	for _, f := range files {
		if !strings.HasPrefix(f.Path, bleveFolder+"/") {
			kept = append(kept, f)
		}
	}
	return kept
}
