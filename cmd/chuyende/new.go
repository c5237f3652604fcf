package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"chuyende/internal/diag"
	"chuyende/internal/fault"
	"chuyende/internal/pipeline"
	"chuyende/internal/site"
	"chuyende/internal/skeleton"
)

func (a *app) newCommand() *cobra.Command {
	var names []string
	for _, k := range site.Kinds() {
		names = append(names, k.Name)
	}
	cmd := &cobra.Command{
		Use:   a.say("new LOẠI TÊN", "new KIND SLUG"),
		Short: a.say("Tạo tệp mới có chú thích để điền", "Make a new file with notes on what to fill in"),
		Long: a.say("Tạo tệp Markdown mới trong thư mục của loại trang, có chú thích từng khóa. Các loại: %s.",
			"Make a new Markdown file in the folder of its kind, with each key explained. Kinds: %s.", strings.Join(names, ", ")),
		Example:   "  chuyende new topic hien-dat-lam-duong",
		Args:      a.arguments(2, 2, a.say("hai tham số: loại trang và tên tệp", "two arguments: kind and file name")),
		ValidArgs: names,
		RunE: a.command(func(cmd *cobra.Command, args []string) error {
			options, err := a.options()
			if err != nil {
				return err
			}
			options.Drafts, options.Future = true, true // their ids may be used too
			undo, err := begin(options)
			if err != nil {
				return err
			}
			defer undo()
			overview, err := pipeline.Inspect(cmd.Context(), options)
			if err != nil {
				return err
			}
			var kind *site.Kind
			for _, k := range overview.Tree.Kinds {
				if k.Name == args[0] {
					kind = k
				}
			}
			if kind == nil {
				return a.misused("không có loại trang %q; %s", "there is no kind %q; %s", args[0], diag.Meant(args[0], site.KindChoices(overview.Tree.Kinds)))
			}
			return a.create(options.ContentDir(), overview, kind, args[1])
		}),
	}
	a.siteFlags(cmd)
	return cmd
}

// begin makes the content folder of a new site where the site's folder holds nothing at
// all: whoever makes a page there can mean no other site. undo takes it away again where
// nothing came into it.
func begin(options pipeline.Options) (undo func(), err error) {
	undo = func() {}
	entries, err := os.ReadDir(options.Source)
	if err != nil || len(entries) > 0 {
		return undo, nil // reading the site tells what is wrong
	}
	content := options.ContentDir()
	if err := os.Mkdir(content, 0o755); err != nil {
		return undo, fault.At(content, err)
	}
	return func() { os.Remove(content) }, nil
}

// create writes the skeleton; it never replaces a file.
func (a *app) create(content string, overview pipeline.Overview, kind *site.Kind, name string) error {
	// People name the file as they see it, too.
	shown := strings.TrimPrefix(filepath.ToSlash(filepath.Clean(name)), overview.Config.Shown("")+"/")
	if kind.Folder != "" {
		shown = strings.TrimPrefix(shown, kind.Folder+"/")
	}
	folder, stem := filepath.Split(filepath.FromSlash(strings.TrimSuffix(shown, ".md")))
	slug := site.AddressPart(stem)
	if filepath.IsAbs(name) || slug == "" || !filepath.IsLocal(filepath.Join("x", folder)) || strings.Contains(folder, "..") {
		return a.misused("tên %q không dùng được làm tên tệp", "%q cannot be a file name", name)
	}
	title := site.Humanise(stem)
	text := skeleton.Page(skeleton.Input{
		Kind: kind, Title: title, Lang: a.lang,
		Allowed: skeleton.Allowed(kind, overview.Config, overview.Tree.IDs),
	})
	path := filepath.Join(content, filepath.FromSlash(kind.Folder), folder, slug+".md")
	root, err := os.OpenRoot(content)
	if err != nil {
		return fault.At(path, err)
	}
	defer root.Close()
	within := filepath.Join(filepath.FromSlash(kind.Folder), folder, slug+".md")
	if err := root.MkdirAll(filepath.Dir(within), 0o755); err != nil {
		return fault.At(path, err)
	}
	f, err := root.OpenFile(within, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		return a.misused("%s đã có, không ghi đè", "%s exists already and is left alone", path)
	}
	if err != nil {
		return fault.At(path, err)
	}
	_, err = f.WriteString(text)
	if err := errors.Join(err, f.Close()); err != nil {
		return fault.At(path, err)
	}
	_, err = fmt.Fprintln(a.out, a.say(
		"Đã tạo %s. Điền xong, hãy chạy: chuyende check --drafts\nTrang là bản nháp: chuyende serve cho xem, chuyende build chưa đăng. Viết xong thì xóa dòng draft: true ở đầu tệp.",
		"Made %s. When it is filled in, run: chuyende check --drafts\nThe page is a draft: chuyende serve shows it, chuyende build does not publish it. When it is done, remove the line draft: true at its top.", path))
	return err
}
