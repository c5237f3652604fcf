package pipeline

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chuyende/internal/lang"
)

// TestContentElsewhere: a site whose content lies in a folder of another name
// gives the same files, follows edits, and every message names that folder.
func TestContentElsewhere(t *testing.T) {
	t.Parallel()
	usual := Options{Source: newSite(t), Now: today}
	mustBuild(t, NewSession(usual), nil)

	options := Options{Source: newSite(t), Content: "viet/bai", Now: today}
	if err := os.MkdirAll(filepath.Join(options.Source, "viet"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(options.Source, DefaultContent), options.ContentDir()); err != nil {
		t.Fatal(err)
	}
	s := NewSession(options)
	mustBuild(t, s, nil)
	same(t, files(t, options.OutputDir()), files(t, usual.OutputDir()))

	edited := strings.Replace(topicFile, DefaultContent, options.Content, 1)
	replace(t, options.Source, edited, "Đường thôn còn hẹp.", "Đường thôn lầy lội.")
	if result := mustBuild(t, s, []string{edited}); result.Report.Written == 0 {
		t.Error("an edit of a page wrote nothing")
	}

	for name, text := range map[string]string{
		"cai-dat/site.yaml": "title: x", "site.yaml.bak": "x", "hugo.toml": "x", "la.xyz": "x", "ve.svg": "<svg onload='x()'/>",
		"the.md": "<div>x</div>", "tai-lieu.docx": "x",
	} {
		write(t, options.ContentDir(), name, text)
	}
	write(t, options.Source, "site.yaml", "title: x")
	settings := options.Content + "/site.yaml"
	replace(t, options.Source, settings, "title:", "kinds: [{name: topic, folder: ../x}]\nmenu: [{title: a, link: 'javascript:x'}]\ntitle:")
	result, err := Check(context.Background(), options)
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, p := range result.Problems {
		for _, text := range []string{p.File, p.Text.In(lang.EN), p.Hint.In(lang.EN), p.Text.In(lang.VI), p.Hint.In(lang.VI)} {
			named += strings.Count(text, settings) + strings.Count(text, options.Content+"/ ")
			if strings.Contains(text, DefaultContent+"/") {
				t.Errorf("%s: names a folder that there is not: %s", p.File, text)
			}
		}
	}
	if named < 20 {
		t.Errorf("the folder is named %d times only, among %d problems", named, len(result.Problems))
	}
}

// TestContentFolders: the output lies neither in nor around the content, by
// whatever name, and a site without that folder is told by its name.
func TestContentFolders(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for output, wrong := range map[string]bool{
		"viet/bai/ra": true, "VIET/Bai": true, "viet": true, "viet/khac": false, "public": false, DefaultContent: false,
	} {
		err := CheckFolders(Options{Source: dir, Content: "viet/bai", Output: filepath.Join(dir, output)})
		var clash *FolderError
		if got := errors.As(err, &clash); got != wrong {
			t.Errorf("output in %s: %v, want it refused: %v", output, err, wrong)
		}
	}
	var noSite *NoSiteError
	_, err := Run(context.Background(), Options{Source: dir, Content: "viet/bai", Now: today})
	if !errors.As(err, &noSite) || !strings.Contains(err.Error(), "viet/bai/") {
		t.Errorf("a build without the folder: %v", err)
	}
}
