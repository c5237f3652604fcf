package roster

import (
	"slices"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/vietnamese"
)

// column is what a column of the table holds.
type column int

const (
	unused column = iota
	name
	own
	group
	visited
	counter
)

// columns says what each column holds.
type columns []column

// has reports whether one of them holds that.
func (c columns) has(what column) bool { return slices.Contains(c, what) }

// heading is what a column may be called, in the form of [vietnamese.Slug]; the
// first is what a reader is told.
type heading struct {
	column column
	shown  lang.Text
	names  []string
}

func headings() []heading {
	return []heading{
		{name, lang.Text{VI: "Họ và tên", EN: "Name"}, []string{"ho-va-ten", "ho-ten", "ho-ten-nguoi-du", "ten", "nguoi-du", "thanh-vien", "can-bo", "name", "full-name", "member"}},
		{own, lang.Text{VI: "Chi bộ", EN: "Own cell"}, []string{"chi-bo", "chi-bo-sinh-hoat", "sinh-hoat-tai-chi-bo", "sinh-hoat-tai", "noi-sinh-hoat",
			"thuoc-chi-bo", "chi-bo-cua-minh", "own-cell", "cell", "home-cell"}},
		{group, lang.Text{VI: "Nhóm", EN: "Group"}, []string{"nhom", "to", "ban", "chuc-vu", "chuc-danh", "group", "team", "role"}},
		{visited, lang.Text{VI: "Chi bộ được dự", EN: "Cells to visit"}, []string{"chi-bo-duoc-du", "chi-bo-can-du", "chi-bo-phai-du", "chi-bo-se-du",
			"danh-sach-chi-bo", "cac-chi-bo", "cells-to-visit", "cell-to-visit", "cells"}},
		{counter, lang.Text{VI: "STT", EN: "No."}, []string{"stt", "tt", "so-tt", "so-thu-tu", "no", "number"}},
	}
}

// columns reads the first row. If none of its fields is a known heading it is a
// row like the others, of a name and the own cell; headed is then false.
func (t *table) columns(row []field) (found columns, headed bool) {
	known := headings()
	found = make(columns, len(row))
	for i, f := range row {
		slug := vietnamese.Slug(f.text)
		for _, h := range known {
			if slices.Contains(h.names, slug) {
				found[i], headed = h.column, true
			}
		}
	}
	if !headed {
		return columns{name, own}, false
	}
	for i, f := range row {
		switch {
		case found[i] != unused && slices.Index(found, found[i]) != i:
			t.wrong(f.span, lang.Textf("hai cột cùng là %q", "two columns are %q", f.text), lang.Textf("bỏ hoặc đổi tên một cột", "leave out or rename one of them"))
		case found[i] == unused && f.text != "":
			t.unknown(f, found)
		}
	}
	for _, h := range known[:2] {
		if !found.has(h.column) {
			t.wrong(diag.Span{Start: row[0].span.Start, End: row[len(row)-1].span.End}, lang.Textf("thiếu cột %q", "the column %q is missing", h.shown),
				lang.Textf("dòng đầu ghi tên các cột, như: Họ và tên; Chi bộ; Chi bộ được dự", "the first line names the columns, such as: Name; Own cell; Cells to visit"))
		}
	}
	return found, true
}

// unknown tells of a column that is not used, and what was meant by it.
func (t *table) unknown(f field, found columns) {
	var choices []diag.Choice
	for _, h := range headings() {
		if !found.has(h.column) {
			choices = append(choices, diag.Choice{Value: h.shown.VI, Names: h.names})
		}
	}
	hint := lang.Textf("cột ấy không được dùng; nếu không cần thì để yên", "it is not used; if it is not needed, leave it")
	if guess := diag.Guess(f.text, choices); guess != "" {
		hint = lang.Textf("có phải ý bạn là %q?", "did you mean %q?", guess)
	}
	t.problems.Add(ruleColumn.At(t.file, t.data, f.span, lang.Textf("không có cột nào tên là %q", "no column is called %q", f.text), hint))
}

// Headings returns what columns may be called, in the form of [vietnamese.Slug],
// by what they hold: "name", "own", "group", "visited" or "counter".
func Headings() map[string][]string {
	names := map[column]string{name: "name", own: "own", group: "group", visited: "visited", counter: "counter"}
	all := map[string][]string{}
	for _, h := range headings() {
		all[names[h.column]] = h.names
	}
	return all
}
