package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/fault"
	"chuyende/internal/lang"
	"chuyende/internal/migrate"
)

// importSite takes in the folder of another generator.
func (a *app) importSite(ctx context.Context, args []string, o importFlags) error {
	if !slices.Contains(migrate.Generators(), o.from) {
		return a.misused("--from phải là một trong: %s; không phải %q%s", "--from must be one of %s, not %q%s", strings.Join(migrate.Generators(), ", "), o.from, a.meantGenerator(o.from))
	}
	if len(args) != 1 {
		return a.misused("--from cần đúng một thư mục: chuyende import --from %s THƯ-MỤC --to tai-lieu", "--from takes one folder: chuyende import --from %s FOLDER --to docs", o.from)
	}
	im, err := a.newImporter(ctx, o)
	if err != nil {
		return err
	}
	if !im.Kind.IsPlain() {
		return a.misused("--to %s là thư mục của một loại trang có khuôn riêng; hãy chọn thư mục khác, ví dụ --to tai-lieu", "--to %s is the folder of a kind with a form of its own; choose another one, such as --to docs", o.to)
	}
	root, err := os.OpenRoot(args[0])
	if err != nil {
		return fault.At(args[0], err)
	}
	defer root.Close()
	plan, err := migrate.Read(ctx, root.FS(), o.from)
	switch {
	case errors.Is(err, migrate.ErrNothing):
		return a.misused("%s không có trang nào của %s; hãy chỉ đúng thư mục gốc của cổng ấy, hoặc chọn --from khác", "%s has no page of %s; name the root folder of that site, or another --from", args[0], o.from)
	case err != nil:
		return fault.At(args[0], err)
	}
	return im.carryOut(ctx, root, args[0], plan)
}

func (a *app) meantGenerator(from string) string {
	if near := diag.Nearest(from, migrate.Generators()); near != "" {
		return a.say("; có phải %s?", "; did you mean %s?", near)
	}
	return ""
}

// carryOut writes what a plan says, or nothing of it.
func (im *importer) carryOut(ctx context.Context, root *os.Root, dir string, plan *migrate.Plan) error {
	pages, files := 0, 0
	var there []string
	for _, f := range plan.Files {
		if f.Source == "" {
			pages++
		} else {
			files++
		}
		target := path.Join(im.folder, f.Path)
		if _, err := os.Lstat(filepath.Join(im.content, filepath.FromSlash(target))); err == nil {
			there = append(there, im.shown+target)
		}
	}
	if len(there) > 0 && !im.force {
		return im.misused("%d tệp đã có, không ghi đè và chưa ghi gì: %s; hãy chọn thư mục khác bằng --to, hoặc thêm --force", "%d files exist already; nothing was written: %s; choose another folder by --to, or add --force", len(there), firstOf(there))
	}
	if !im.dryRun {
		if err := im.writePlan(ctx, root, dir, plan); err != nil {
			return err
		}
	}
	return im.toldPlan(plan, pages, files)
}

func firstOf(all []string) string {
	shown := strings.Join(all[:min(len(all), 3)], ", ")
	if len(all) > 3 {
		shown += ", …"
	}
	return shown
}

// writePlan writes pages and copies files; a failure leaves none that was not there.
func (im *importer) writePlan(ctx context.Context, from *os.Root, dir string, plan *migrate.Plan) (err error) {
	root, err := im.openContent()
	if err != nil {
		return err
	}
	defer root.Close()
	var made []string
	defer func() {
		if err != nil && !im.force {
			for _, name := range made {
				err = errors.Join(err, root.Remove(name))
			}
		}
	}()
	for _, f := range plan.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		name := filepath.FromSlash(path.Join(im.folder, f.Path))
		if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return fault.At(filepath.Join(im.content, filepath.Dir(name)), err)
		}
		data := []byte(f.Text)
		if f.Source != "" {
			if data, err = readPart(from, f); err != nil {
				return fault.At(filepath.Join(dir, filepath.FromSlash(f.Source)), err)
			}
		}
		if err := writeIn(root, name, data, im.force); err != nil {
			return fault.At(filepath.Join(im.content, name), err)
		}
		made = append(made, name)
	}
	return nil
}

// readPart reads a file that is copied, as long as it is what the plan says.
func readPart(from *os.Root, f migrate.File) ([]byte, error) {
	in, err := from.Open(filepath.FromSlash(f.Source))
	if err != nil {
		return nil, err
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, f.Size+1))
	if err == nil && int64(len(data)) != f.Size {
		err = fs.ErrInvalid // it changes while it is read
	}
	return data, err
}

// placesShown is how many places are told of one sort of thing.
const placesShown = 3

// toldPlan says what was written, and what was left alone by its sorts.
func (im *importer) toldPlan(plan *migrate.Plan, pages, files int) error {
	var b strings.Builder
	to := im.shown + im.folder
	if im.dryRun {
		fmt.Fprintln(&b, im.say("Chạy thử: sẽ viết %d trang và chép %d tệp vào %s, chưa ghi gì.", "Dry run: %d pages and %d files would be written to %s; nothing was.", pages, files, to))
	} else {
		fmt.Fprintln(&b, im.say("Đã viết %d trang và chép %d tệp vào %s.", "Wrote %d pages and %d files to %s.", pages, files, to))
	}
	var kinds []lang.Text
	places := map[lang.Text][]string{}
	for _, left := range plan.Left {
		if _, known := places[left.What]; !known {
			kinds = append(kinds, left.What)
		}
		places[left.What] = append(places[left.What], left.Place)
	}
	for _, what := range kinds {
		line := im.say("  không lấy: %s", "  left alone: %s", what)
		if at := slices.DeleteFunc(places[what], func(p string) bool { return p == "" }); len(at) > 0 {
			line += " (" + strings.Join(at[:min(len(at), placesShown)], ", ")
			if more := len(at) - placesShown; more > 0 {
				line += im.say(", và %d chỗ nữa", ", and %d more", more)
			}
			line += ")"
		}
		fmt.Fprintln(&b, line)
	}
	if !im.dryRun {
		fmt.Fprintln(&b, im.say("Đọc lại, rồi chạy: chuyende check", "Read them through, then run: chuyende check"))
	}
	_, err := fmt.Fprint(im.out, b.String())
	return err
}
