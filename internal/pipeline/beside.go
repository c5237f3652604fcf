package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/source"
)

// besideFolder is where other programs keep what they publish as it is, beside
// content/: pages name its files from the root of the site.
const besideFolder = "static"

// besideDir is that folder of a site, "" where there is none or the site has settings:
// whoever writes those has files where this program looks for them.
func (o Options) besideDir() string {
	if o.content() != DefaultContent {
		return ""
	}
	if _, err := os.Stat(filepath.Join(o.ContentDir(), source.SettingsName)); !errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	dir := filepath.Join(o.Source, besideFolder)
	if info, err := os.Lstat(dir); err != nil || !info.IsDir() {
		return ""
	}
	return dir
}

// besideSettings are the names of settings of other generators that may lie in the folder
// above the texts, and of what those lead to there: see [Session.settingsOf].
func besideSettings() []string {
	names := []string{"sidebars.js", "sidebars.ts"}
	for _, known := range aboveSettings {
		names = append(names, known.files...)
	}
	return names
}

// Watched are the folders and files that a site is made of: whoever waits for its changes
// looks at them. Of files outside of the site's folder they are those that are there now.
func (o Options) Watched() []string {
	watched := []string{o.ContentDir(), o.ThemesDir()}
	above := filepath.Join(o.ContentDir(), "..")
	if o.content() != allContent {
		// A site's settings that lie here by mistake are told of.
		watched = append(watched, filepath.Join(o.Source, besideFolder), filepath.Join(o.Source, source.SettingsName))
	}
	for _, name := range besideSettings() {
		file := filepath.Join(above, name)
		if _, err := os.Stat(file); err == nil || o.content() != allContent {
			watched = append(watched, file)
		}
	}
	return watched
}

// isBeside reports whether a path, relative to Source, is one of [Options.Watched] that is
// neither content nor of a theme, or lies below it.
func (o Options) isBeside(name string) bool {
	above := path.Join(o.content(), "..")
	return o.content() != allContent && (name == besideFolder || strings.HasPrefix(name, besideFolder+"/")) ||
		path.Dir(name) == above && slices.Contains(besideSettings(), path.Base(name))
}

// layers are folders of which the first that has a file gives it.
type layers []*os.Root

// openAssets opens the folders that files lie in which are published as they are.
func (o Options) openAssets() (layers, error) {
	var all layers
	for _, dir := range []string{o.ContentDir(), o.besideDir()} {
		if dir == "" {
			continue
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			all.Close()
			return nil, err
		}
		all = append(all, root)
	}
	return all, nil
}

// Close closes the folders.
func (l layers) Close() {
	for _, root := range l {
		_ = root.Close() // nothing was written
	}
}

// Open is part of [fs.FS].
func (l layers) Open(name string) (fs.File, error) {
	for i, root := range l {
		file, err := root.FS().Open(name)
		if err == nil || i == len(l)-1 || !errors.Is(err, fs.ErrNotExist) {
			return file, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// besideAssets adds the files of the folder beside content/ to those in it, of which
// one of the same path goes before. Texts there are no pages.
func (s *Session) besideAssets(ctx context.Context, assets []string, problems *diag.List) ([]string, error) {
	dir := s.options.besideDir()
	if dir == "" {
		return assets, nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	_, more, err := source.Read(ctx, root.FS(), besideFolder, nil, problems)
	if err != nil {
		return nil, err
	}
	assets = append(assets, more...)
	slices.Sort(assets)
	return slices.Compact(assets), nil
}
