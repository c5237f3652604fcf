package e2e

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"chuyende/internal/output"
	"chuyende/internal/pack"
	"chuyende/internal/pipeline"
)

// TestPack carries a small portal on a stick: the page to double-click opens it,
// and search works there. Inside the archive's window, where the page stands
// alone, it says what to do.
func TestPack(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(source, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("mot.md", "# Phòng, chống tham nhũng\n\nLời bàn.\n")
	put("hai.md", "# Hiến đất làm đường\n\nLời bàn.\n")
	options := pipeline.Locate(siteOptions(t, source, filepath.Join(t.TempDir(), "public")))
	var files []output.File
	options.Stages = []pipeline.Stage{{Name: "pack", Done: func(_ context.Context, _ string, made []output.File) error {
		files = pipeline.Read(made)
		return nil
	}}}
	result, err := pipeline.Run(t.Context(), options)
	if err != nil || result.Failed() {
		t.Fatal(err, result.Problems)
	}
	var archive bytes.Buffer
	_, err = pack.Write(t.Context(), &archive, pack.Site{Folder: "cong", Files: files, FS: os.DirFS(options.OutputDir()),
		Cover: pack.Cover{Language: "vi", Title: "Cổng", Words: result.Settings.Words}})
	if err != nil {
		t.Fatal(err)
	}
	stick, alone := t.TempDir(), t.TempDir()
	unpack(t, archive.Bytes(), stick)
	page, err := os.ReadFile(filepath.Join(stick, pack.Opener))
	if err != nil {
		t.Fatal(err)
	}
	// Neither style nor script can be loaded there. The browser would complain.
	bare := regexp.MustCompile(`(?m)^.*mo\.(css|js)".*\n`).ReplaceAll(page, nil)
	if len(bare) == len(page) {
		t.Fatal("the page loads nothing")
	}
	if err := os.WriteFile(filepath.Join(alone, pack.Opener), bare, 0o600); err != nil {
		t.Fatal(err)
	}
	b := open(t, disk(stick), 360)
	b.run(t, chromedp.Navigate(disk(stick)+pack.Opener), chromedp.WaitVisible(`input[type=search]`),
		chromedp.SendKeys(`input[type=search]`, "tham nhung"+kb.Enter), chromedp.WaitVisible(firstHit))
	if address := get(t, b, chromedp.Location()); !strings.HasPrefix(address, disk(stick)+"cong/") {
		t.Errorf("the page led to %s", address)
	}
	inside := open(t, disk(alone), 360)
	inside.run(t, chromedp.Navigate(disk(alone)+pack.Opener), chromedp.WaitVisible(`.unpack`))
	if told := get(t, inside, chromedp.Text(`.unpack`)); !strings.Contains(told, result.Settings.Words.Text("pack.unpack")) {
		t.Errorf("inside the archive the page says %q", told)
	}
}

// unpack writes the files of an archive into a folder.
func unpack(t *testing.T, data []byte, dir string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, archive); err != nil {
		t.Fatal(err)
	}
}
