package site

import (
	"path"
	"regexp"
	"strings"

	"chuyende/internal/filename"
	"chuyende/internal/vietnamese"
)

// pageExtension ends the name of every page's file.
const pageExtension = ".html"

// mostPart is how long a part of an address may be, so that it still is a
// file's name with its extension.
const mostPart = filename.Longest - len(pageExtension)

// AddressPart returns what a name of a file, a folder or a term is in an address: its
// slug, or where some system does not take that as a file's name, what
// [filename.Safe] makes of it: "Côn" is "con_", for Windows has no file "con".
// It is "" where the name has no letter or digit. Addresses that readers have
// bookmarked depend on it.
func AddressPart(name string) string { return filename.Safe(vietnamese.Slug(name), mostPart) }

// IsRenamed reports whether the address has another part than the slug of a
// name, so that its author has to be told; not where the name is that part.
func IsRenamed(name string) bool {
	part := AddressPart(name)
	return part != vietnamese.Slug(name) && part != name
}

// TermAddress is where the list of a term of a classifier stands.
func TermAddress(c Classifier, id string) string {
	return "/" + c.Folder + "/" + filename.Safe(id, mostPart) + pageExtension
}

// SafeAddress returns an address with each part as [AddressPart] would have it; of
// addresses that every system takes, the same.
func SafeAddress(address string) string {
	parts := strings.Split(address, "/")
	for i, part := range parts {
		stem, page := strings.CutSuffix(part, pageExtension)
		if stem = filename.Safe(stem, mostPart); page {
			stem += pageExtension
		}
		parts[i] = stem
	}
	return strings.Join(parts, "/")
}

// plainName is a file name that needs no folding to stand in an address.
var plainName = regexp.MustCompile(`^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$`)

// plainExtension is an extension that needs no folding; a longer one is a part
// of the name.
var plainExtension = regexp.MustCompile(`^\.[A-Za-z0-9_-]+$`)

const longestExtension = 20

// AssetName returns the name that a file which is copied as it is has on the
// site: its own if that is plain ASCII, else folded as those of pages are.
// renamed is true where some system takes neither, and it is another still.
func AssetName(base string) (name string, renamed bool) {
	extension := path.Ext(base)
	if len(extension) > longestExtension {
		extension = ""
	}
	stem := strings.TrimSuffix(base, extension)
	if !plainName.MatchString(base) {
		if stem = vietnamese.Slug(stem); stem == "" {
			stem = "tep"
		}
		if !plainExtension.MatchString(extension) {
			extension = strings.TrimSuffix("."+vietnamese.Slug(extension), ".")
		}
		extension = strings.ToLower(extension)
	}
	name = filename.Safe(stem, filename.Longest-len(extension))
	return name + extension, name != stem
}

// AssetAddress is where a file below content/ that is copied as it is stands.
func AssetAddress(name string) string {
	if name == "_headers" || name == "_redirects" {
		return "/" + name // hosts look for them by name
	}
	dir, base := path.Split(name)
	folder, ok := FolderAddress(strings.TrimSuffix(dir, "/"))
	if !ok {
		folder = "/"
	}
	base, _ = AssetName(base)
	return folder + base
}
