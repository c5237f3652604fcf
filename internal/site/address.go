package site

import (
	"hash/fnv"
	"path"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/source"
)

// Addresses that the generator itself makes pages or files at.
const (
	HomeAddress = "/index.html"
	Missing     = "/404.html"
	// RobotsAddress is made where the author has no robots.txt.
	RobotsAddress = "/robots.txt"
	// ManifestAddress is the web manifest. Some servers do not know its ending, so
	// it stands at a second address too, where no author's file does.
	ManifestAddress, PlainManifestAddress = "/manifest.webmanifest", "/manifest.json"
	// SitemapAddress is where search engines look for all pages.
	SitemapAddress = "/sitemap.xml"
	// SearchFolder holds the search index and its client, AssetFolder the
	// theme's bundled style and script.
	SearchFolder = "/search/"
	AssetFolder  = "/assets/"
)

// Address returns where the page of a Markdown file below content/ stands:
// each folder and the stem (or slug, where it is not empty) as [AddressPart] has them.
// ok is false when a part of the path has no letter or digit to make an
// address of.
func Address(file, slug string) (address string, ok bool) { return addressBy(file, slug, AddressPart) }

// AnyAddress is Address for pages that need not have a fine address: what has no
// Latin letter or digit stands under a digest of its name.
func AnyAddress(file, slug string) string {
	address, _ := addressBy(file, slug, anyPart)
	return address
}

func addressBy(file, slug string, part func(string) string) (address string, ok bool) {
	dir, _ := path.Split(file)
	name := "index"
	if !IsIndex(file) {
		if slug == "" {
			slug = source.Stem(file)
		}
		if name = part(slug); name == "" {
			return "", false
		}
	}
	folder, ok := folderBy(strings.TrimSuffix(dir, "/"), part)
	return folder + name + pageExtension, ok
}

// anyPart is [AddressPart], or a digest where that is empty.
func anyPart(name string) string {
	if part := AddressPart(name); part != "" {
		return part
	}
	h := fnv.New32a()
	h.Write([]byte(norm.NFC.String(name)))
	return "p-" + strconv.FormatUint(uint64(h.Sum32()), 36)
}

// FolderAddress returns where the pages of a folder below content/ stand,
// with a slash at either end; "" is the root. ok is false as in [Address].
func FolderAddress(folder string) (address string, ok bool) { return folderBy(folder, AddressPart) }

// AnyFolder is FolderAddress as [AnyAddress] has it.
func AnyFolder(folder string) string {
	address, _ := folderBy(folder, anyPart)
	return address
}

func folderBy(folder string, part func(string) string) (address string, ok bool) {
	address = "/"
	if folder == "" {
		return address, true
	}
	for name := range strings.SplitSeq(folder, "/") {
		name = part(name)
		if name == "" {
			return "", false
		}
		address += name + "/"
	}
	return address, true
}

// IsIndex reports whether a file holds the text of its folder's list page.
func IsIndex(file string) bool {
	name := strings.ToLower(source.Stem(file))
	return name == "_index" || name == "index"
}

// ListFolder returns the folder for further files of a list page: its later
// pages and its feeds.
func ListFolder(first string) string {
	if folder, found := strings.CutSuffix(first, "/index.html"); found {
		return folder + "/"
	}
	return strings.TrimSuffix(first, ".html") + "/"
}

// FeedAddress is where the feed of a list page stands, in the format named by
// the extension "xml" or "json".
func FeedAddress(list, extension string) string {
	return ListFolder(list) + "feed." + extension
}

// SitemapPart is where the nth file, from 1, of a sitemap in several stands.
func SitemapPart(n int) string { return "/sitemap-" + strconv.Itoa(n) + ".xml" }

// SheetCount returns on how many pages a list of n entries stands, size on
// each: an empty list has one.
func SheetCount(n, size int) int { return max(1, (n+size-1)/size) }

// Relative returns the link from the page at one address to another address
// (with or without "#…"), naming the file, so that it holds below any path
// and on a disk: from "/a/b.html" to "/c/d.html" it is "../c/d.html".
func Relative(from, to string) string {
	target, fragment := to, ""
	if i := strings.IndexByte(to, '#'); i >= 0 {
		target, fragment = to[:i], to[i:]
	}
	if target == from {
		if fragment != "" {
			return fragment
		}
		return path.Base(from)
	}
	// Cut the folders both have in common.
	common := 0
	for i := 0; i < len(from) && i < len(target) && from[i] == target[i]; i++ {
		if from[i] == '/' {
			common = i + 1
		}
	}
	up := strings.Count(from[common:], "/")
	if up == 0 {
		return target[common:] + fragment
	}
	return strings.Repeat("../", up) + target[common:] + fragment
}
