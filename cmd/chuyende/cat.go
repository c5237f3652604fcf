package main

import (
	"io"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"chuyende/internal/diag"
	"chuyende/internal/handout"
	"chuyende/internal/pipeline"
	"chuyende/internal/site"
	"chuyende/internal/source"
)

func (a *app) catCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   a.say("cat TỆP", "cat FILE"),
		Short: a.say("In một trang thành chữ thường, để gửi Zalo", "Print a page as plain text, to send in a message"),
		Long: a.say(`In tên, tóm tắt và nội dung một trang, cả chương trình và việc theo ngày, thành chữ thường: mỗi đoạn một dòng, bảng thành dòng,
liên kết kèm địa chỉ nếu %[1]s/%[2]s có baseURL. TỆP là tệp .md trong %[1]s/.`,
			`Prints title, summary and text of a page, with agendas and tasks, as plain text: a line for each paragraph and row, links with
their address where %[1]s/%[2]s has a baseURL. FILE is a .md file in %[1]s/.`, pipeline.DefaultContent, source.SettingsName),
		Example: "  chuyende cat " + pipeline.DefaultContent + "/chuyen-de/hien-dat-lam-duong.md\n  chuyende cat hien-dat-lam-duong",
		Args:    a.arguments(1, 1, a.say("một tệp: chuyende cat TỆP", "one file: chuyende cat FILE")),
		RunE: a.command(func(cmd *cobra.Command, args []string) error {
			options, err := a.options()
			if err != nil {
				return err
			}
			overview, err := pipeline.Inspect(cmd.Context(), options)
			if err != nil {
				return err
			}
			page, err := a.findPage(overview.Tree, options.ContentDir(), args[0])
			if err != nil {
				return err
			}
			_, err = io.WriteString(a.out, handout.Text(page, overview.Config))
			return err
		}),
	}
	a.siteFlags(cmd)
	a.publishFlags(cmd, false)
	return cmd
}

// findPage returns the page of a file that is named from the folder of the
// site, from content/, or from where the command runs.
func (a *app) findPage(tree *site.Tree, content, name string) (*site.Page, error) {
	shown := filepath.ToSlash(filepath.Clean(name))
	below := strings.TrimPrefix(shown, filepath.Base(content)+"/")
	names := []string{shown, below}
	if full, err := filepath.Abs(name); err == nil {
		if root, err := filepath.Abs(content); err == nil {
			if rel, err := filepath.Rel(root, full); err == nil {
				names = append(names, filepath.ToSlash(rel))
			}
		}
	}
	for _, n := range names {
		for _, try := range []string{n, n + ".md", strings.TrimSuffix(n, ".html") + ".md"} {
			if p := tree.ByPath(try); p != nil {
				return p, nil
			}
		}
	}
	short := strings.TrimSuffix(strings.TrimSuffix(below, ".md"), ".html")
	if found := namedPages(tree)[short]; len(found) == 1 {
		return tree.ByPath(found[0]), nil
	}
	if near := nearPage(tree, short); near != "" {
		return nil, a.misused("không có trang %q trong %s; có phải ý bạn là %q?", "there is no page %q in %s; did you mean %q?", name, content, near)
	}
	return nil, a.misused("không có trang %q trong %s, hoặc trang chưa được đăng (bản nháp: thêm --drafts)",
		"there is no page %q in %s, or it is not published (of a draft: add --drafts)", name, content)
}

// namedPages are the paths of pages by what else names a page: its id, its file's
// name, its address and the last part of that.
func namedPages(tree *site.Tree) map[string][]string {
	byName := map[string][]string{}
	for _, p := range tree.Pages {
		names := []string{p.Path}
		if !p.Index {
			address := strings.TrimSuffix(strings.TrimPrefix(p.Address, "/"), ".html")
			names = append(names, p.ID, p.Stem(), address, path.Base(address))
		}
		slices.Sort(names)
		for _, name := range slices.Compact(names) {
			byName[name] = append(byName[name], p.Path)
		}
	}
	return byName
}

// nearPage is the path of the page that somebody meant who wrote something else:
// a name with slips, a part of one, or words of a title; "" where that is not clear.
func nearPage(tree *site.Tree, name string) string {
	byName := namedPages(tree)
	if near := byName[diag.Nearest(name, slices.Sorted(maps.Keys(byName)))]; len(near) > 0 {
		return near[0]
	}
	var choices []diag.Choice
	for _, p := range tree.Pages {
		choices = append(choices, diag.Choice{Value: p.Path, Names: []string{p.ID, p.Stem(), p.Title}})
	}
	return diag.Guess(name, choices)
}
