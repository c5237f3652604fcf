// Package bundle makes one script of many modules and one style sheet of many,
// small and for browsers of some years ago, such as those of cheap phones.
//
// Sources come from file systems that the caller hands over; nothing is read
// from the disk, from a package folder or from the network, so the same sources
// give the same bytes on every machine. Whatever the bundler finds odd is an
// error: a theme's mistake should stop its author, not reach a reader. The
// package does not know what the scripts do or where the results are put.
package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Format is the kind of script that is made.
type Format int

const (
	// IIFE is a classic script: it runs from file:// too, where browsers
	// refuse modules. What it exports is lost.
	IIFE Format = iota
	// ESM is a module that exports what its entry exports.
	ESM
)

// Options say how a script is made. The zero Options make an IIFE that can be
// read.
type Options struct {
	Format Format
	// Mounts are other trees that modules may import from: with the key
	// "search-client", `import … from "search-client/index.js"` is index.js of
	// that tree. Keys have no slash.
	Mounts map[string]fs.FS
	// Modules are scripts that no file holds, by the name that imports give
	// them, such as "theme/strings.js". One with the name of a mount's file stands for it.
	Modules map[string]string
	Minify  bool
	// Private are names of properties that only scripts bundled with the same ones use, no more than privateName has, and
	// never as texts: each is a letter or two in all of these, those that come first one.
	Private []string
}

// job is a bundle to be made.
type job struct {
	entry   string
	minify  bool
	format  api.Format
	private []string
	sources sources
}

func scriptJob(fsys fs.FS, entry string, o Options) job {
	format := api.FormatIIFE
	if o.Format == ESM {
		format = api.FormatESModule
	}
	return job{entry, o.Minify, format, o.Private, sources{root: fsys, mounts: o.Mounts, modules: o.Modules}}
}

func styleJob(fsys fs.FS, entry string) job {
	return job{entry, true, api.FormatDefault, nil, sources{root: fsys}}
}

// letters are the names that private properties get, first one each and then behind a $. Without e and f, which
// are names in the files of search, s, x and y, which browsers have, and b.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZacdghijklmnopqrtuvwz"

// privateName is the name that one of the private properties gets.
func privateName(i int) string {
	if i < len(letters) {
		return letters[i : i+1]
	}
	return "$" + letters[i-len(letters):][:1]
}

func (j job) build() ([]byte, error) {
	var private string
	short := map[string]any{}
	if len(j.private) > 0 {
		private = "^(" + strings.Join(j.private, "|") + ")$"
	}
	for i, name := range j.private {
		short[name] = privateName(i)
	}
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{j.entry},
		Bundle:      true,
		Format:      j.format,
		Platform:    api.PlatformNeutral,
		Target:      api.ES2020,
		// Phones of 2020. esbuild writes newer syntax and CSS anew for them, but
		// adds no method: .ci/js/check.mjs reads the versions here, and finds
		// what scripts and styles use that they lack. Chrome 87 is the first with
		// inset and the short forms of logical margins.
		Engines: []api.Engine{
			{Name: api.EngineChrome, Version: "87"},
			{Name: api.EngineFirefox, Version: "78"},
			{Name: api.EngineSafari, Version: "14.1"},
		},
		// esbuild writes ?. anew for Chrome before 91, which has it since 80 but for a
		// call behind it whose arguments are spread: .ci/js/floor.mjs finds these.
		Supported:         map[string]bool{"optional-chain": true},
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone,
		MinifyWhitespace:  j.minify,
		MinifyIdentifiers: j.minify,
		MinifySyntax:      j.minify,
		MangleProps:       private,
		MangleCache:       short,
		TsconfigRaw:       "{}", // or one is looked for on disk
		LogLevel:          api.LogLevelSilent,
		Plugins:           []api.Plugin{j.sources.plugin()},
	})
	if messages := append(result.Errors, result.Warnings...); len(messages) > 0 {
		return nil, mistakes(j.entry, messages, j.sources)
	}
	return result.OutputFiles[0].Contents, nil
}

// Fingerprint puts a hash of the data into a file's name: "site.css" becomes
// "site.4f3a9c2b10.css". Another content has another name, so a browser may
// keep the file for ever.
func Fingerprint(name string, data []byte) string {
	sum := sha256.Sum256(data)
	return fingerprinted(name, hex.EncodeToString(sum[:mostHash]))
}

// mostHash is how many bytes of a hash stand in a name.
const mostHash = 5

// Fingerprints is a pattern of [path.Match] for what Fingerprint makes of a name,
// whatever the data.
func Fingerprints(name string) string {
	return fingerprinted(name, strings.Repeat("[0-9a-f]", 2*mostHash))
}

func fingerprinted(name, hash string) string {
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hash + ext
}
