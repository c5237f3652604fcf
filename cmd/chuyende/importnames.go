package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"chuyende/internal/fault"
	"chuyende/internal/site"
)

// incomingName is a file that is to be taken in. below is where its page lies below the folder
// of the others: that of a file from a folder within the one that was named.
type incomingName struct{ name, below string }

// spread finds the files that names stand for: a folder for what is in it, a name with
// signs like * for all it fits, since not every shell does that. passed are files of
// folders that are no texts.
func spread(args []string) (all []incomingName, passed []string, err error) {
	known := map[string]bool{}
	add := func(g incomingName) {
		if clean := filepath.Clean(g.name); !known[clean] {
			known[clean] = true
			all = append(all, g)
		}
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case err == nil && info.IsDir():
			inside, others, err := within(arg)
			if err != nil {
				return nil, nil, err
			}
			passed = append(passed, others...)
			for _, g := range inside {
				add(g)
			}
			if len(inside) == 0 {
				add(incomingName{name: arg}) // it is refused like any file without text
			}
		case err == nil || !strings.ContainsAny(arg, "*?["):
			add(incomingName{name: arg})
		default:
			found, err := filepath.Glob(arg)
			if err != nil || len(found) == 0 {
				return nil, nil, fault.At(arg, os.ErrNotExist)
			}
			for _, name := range found {
				if !isPassing(filepath.Base(name)) {
					add(incomingName{name: name})
				}
			}
		}
	}
	return all, passed, nil
}

// within finds the texts in a folder and those below it.
func within(folder string) (all []incomingName, passed []string, err error) {
	err = filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		base := filepath.Base(name)
		switch {
		case err != nil:
			return fault.At(name, err)
		case name == folder:
		case isPassing(base) || entry.IsDir() && strings.HasSuffix(base, "_files"): // pictures of a saved page
			if entry.IsDir() {
				return filepath.SkipDir
			}
		case entry.IsDir():
		case !entry.Type().IsRegular() || !isText(base):
			passed = append(passed, name)
		default:
			all = append(all, incomingName{name, belowOf(folder, name)})
		}
		return nil
	})
	return all, passed, err
}

// isPassing holds of files that programs make beside a text while it is open, and of
// hidden ones.
func isPassing(base string) bool {
	return strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".")
}

// isText holds of names of files that can be taken in.
func isText(base string) bool {
	extension := strings.ToLower(filepath.Ext(base))
	return slices.Contains(officeForms, extension) || slices.Contains([]string{".pdf", ".docx", ".docm", ".dotx", ".dotm", ".txt", ".html", ".htm", ".xhtml"}, extension)
}

// belowOf is the path of a file's folder within another, as addresses write it.
func belowOf(folder, name string) string {
	relative, err := filepath.Rel(folder, filepath.Dir(name))
	if err != nil || relative == "." {
		return ""
	}
	parts := strings.Split(filepath.ToSlash(relative), "/")
	for i, part := range parts {
		parts[i] = site.AddressPart(part)
	}
	return path.Join(parts...)
}

// endings are the endings of names, each once, for a message.
func endings(names []string) string {
	var all []string
	for _, name := range names {
		extension := strings.ToLower(filepath.Ext(name))
		if extension == "" {
			extension = filepath.Base(name)
		}
		if !slices.Contains(all, extension) {
			all = append(all, extension)
		}
	}
	return strings.Join(all, ", ")
}
