package bundle

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// sources are the trees that a bundle is made from. A file is known to esbuild
// by its path and, as its namespace, by the tree: rootSpace or a mount's key.
type sources struct {
	root    fs.FS
	mounts  map[string]fs.FS
	modules map[string]string
	// record, if not nil, is told of every file that is read.
	record *record
}

// rootSpace and moduleSpace are no names that an import could begin with.
const rootSpace, moduleSpace = ".", ".."

// plugin answers all that esbuild would otherwise look up on disk.
func (s sources) plugin() api.Plugin {
	return api.Plugin{
		Name: "sources",
		Setup: func(b api.PluginBuild) {
			const all = ".*"
			b.OnResolve(api.OnResolveOptions{Filter: all}, s.resolve)
			b.OnLoad(api.OnLoadOptions{Filter: all}, s.load)
		},
	}
}

func (s sources) resolve(args api.OnResolveArgs) (api.OnResolveResult, error) {
	if args.Kind == api.ResolveCSSURLToken {
		return api.OnResolveResult{Path: args.Path, External: true}, nil
	}
	if _, ok := s.modules[args.Path]; ok {
		return api.OnResolveResult{Path: args.Path, Namespace: moduleSpace}, nil
	}
	space, name := args.Namespace, ""
	switch first, rest, _ := strings.Cut(args.Path, "/"); {
	case args.Kind == api.ResolveEntryPoint:
		space, name = rootSpace, args.Path
	case first == "." || first == "..":
		name = path.Join(path.Dir(args.Importer), args.Path)
	case s.mounts[first] != nil:
		space, name = first, rest
	// A style sheet's "parts/head.css" is beside it, a script's is a package.
	case args.Kind == api.ResolveCSSImportRule && !strings.Contains(first, ":") && first != "":
		name = path.Join(path.Dir(args.Importer), args.Path)
	default:
		return api.OnResolveResult{}, fmt.Errorf("import of %q: only files of the theme can be imported, named as \"./file.js\"", args.Path)
	}
	if _, ok := s.modules[shown(space, name)]; ok && s.mounts[space] != nil {
		return api.OnResolveResult{Path: shown(space, name), Namespace: moduleSpace}, nil
	}
	if !fs.ValidPath(name) {
		return api.OnResolveResult{}, fmt.Errorf("import of %q leads out of the sources", args.Path)
	}
	// Looked up here, where the error gets the place of the import.
	if info, err := fs.Stat(s.tree(space), name); errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
		return api.OnResolveResult{}, fmt.Errorf("there is no file %q", shown(space, name))
	}
	return api.OnResolveResult{Path: name, Namespace: space}, nil
}

func (s sources) load(args api.OnLoadArgs) (api.OnLoadResult, error) {
	loader := loaderOf(args.Namespace, args.Path)
	if loader == api.LoaderNone {
		return api.OnLoadResult{}, fmt.Errorf("%s: only .js, .mjs, .json and .css can be bundled", shown(args.Namespace, args.Path))
	}
	data, err := s.read(args.Namespace, args.Path)
	if err != nil {
		return api.OnLoadResult{}, err
	}
	s.record.add(args.Namespace, args.Path, data)
	text := string(data)
	return api.OnLoadResult{Contents: &text, Loader: loader}, nil
}

// loaderOf says what a file is by its name, LoaderNone where it is nothing that
// can be bundled.
func loaderOf(space, name string) api.Loader {
	if space == moduleSpace {
		return api.LoaderJS
	}
	switch path.Ext(name) {
	case ".js", ".mjs":
		return api.LoaderJS
	case ".css":
		return api.LoaderCSS
	case ".json":
		return api.LoaderJSON
	}
	return api.LoaderNone
}

// read returns what is in a file of a tree, or in a script that no file holds.
func (s sources) read(space, name string) ([]byte, error) {
	if space != moduleSpace {
		return fs.ReadFile(s.tree(space), name)
	}
	text, ok := s.modules[name]
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	return []byte(text), nil
}

func (s sources) tree(space string) fs.FS {
	if tree := s.mounts[space]; tree != nil {
		return tree
	}
	return s.root
}

// shown returns the name that an author knows a file by.
func shown(space, name string) string {
	if space == rootSpace || space == moduleSpace || space == "" {
		return name
	}
	return space + "/" + name
}
