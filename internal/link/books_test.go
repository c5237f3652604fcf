package link_test

import (
	"fmt"
	"strings"
	"testing"

	"chuyende/internal/site"
	"chuyende/internal/sitetest"
)

const library = `
-- site.yaml --
title: Cổng
books: true
-- _index.md --
Lời chào.
-- loi-ngo.md --
# Lời ngỏ
-- so-tay/_index.md --
---
title: Sổ tay
---
Mở đầu.
-- so-tay/a.md --
# Bài a
-- so-tay/b.md --
# Bài b
-- so-tay/sau/c.md --
# Bài c
-- so-tay/sau/hon/d.md --
# Bài d
-- trong/_index.md --
---
title: Trống
---
-- chuyen-de/hien-dat.md --
---
title: Hiến đất
groups: [x]
audiences: [thon]
quarters: [1]
minutes: [60]
---
-- nhom/x.md --
# Nhóm x
`

// contents is a book as "2.1 Bài a" lines, deeper ones indented.
func contents(b *site.Book) string {
	var lines strings.Builder
	for _, e := range b.Entries {
		fmt.Fprintf(&lines, "%s%s\n", strings.Repeat("  ", e.Depth), strings.TrimSpace(e.Number+" "+e.Title))
	}
	return lines.String()
}

func TestBooks(t *testing.T) {
	t.Parallel()
	tree, s := build(t, library)
	if found := sitetest.Messages(s.Problems); strings.Contains(strings.Join(found, "\n"), "sách") {
		t.Fatal(found)
	}
	var at []string
	for _, b := range tree.Books {
		at = append(at, b.HTML, b.EPUB)
	}
	if got := strings.Join(at, " "); got != "/sach/nhom.html /sach/nhom.epub /sach/chuyen-de.html /sach/chuyen-de.epub /sach/so-tay.html /sach/so-tay.epub /sach/ca-cong.html /sach/ca-cong.epub" &&
		got != "/sach/chuyen-de.html /sach/chuyen-de.epub /sach/nhom.html /sach/nhom.epub /sach/so-tay.html /sach/so-tay.epub /sach/ca-cong.html /sach/ca-cong.epub" {
		t.Errorf("books at %s", got)
	}
	book := tree.Books[2]
	if got, want := contents(book), "Sổ tay\n1 Bài a\n2 Bài b\n3 Sau\n  3.1 Bài c\n  3.2 Hon\n    3.2.1 Bài d\n"; got != want {
		t.Errorf("the section's book:\n%s\nwant:\n%s", got, want)
	}
	whole := contents(tree.Books[3])
	for _, want := range []string{"Cổng\n1 Lời ngỏ\n", "  4.1 Bài a\n", "    4.3.1 Bài c\n", "5 Trống"} {
		if strings.Contains(whole, want) != (want != "5 Trống") {
			t.Errorf("the portal's book: %q\n%s", want, whole)
		}
	}
	for _, f := range tree.Files {
		if f.What == site.BookFile && f.Public {
			t.Errorf("%s is for search engines", f.Address)
		}
	}
}

func TestBooksAreWanted(t *testing.T) {
	t.Parallel()
	tree, _ := build(t, strings.Replace(library, "books: true", "books: false", 1))
	if len(tree.Books) > 0 {
		t.Error("books that nobody asked for")
	}
}

func TestBooksInTheWay(t *testing.T) {
	t.Parallel()
	_, s := build(t, library+"-- sach/so-tay.md --\n# Chen vào\n-- ca-cong/x.md --\n# Trùng\n")
	found := strings.Join(sitetest.Messages(s.Problems), "\n")
	for _, want := range []string{"địa chỉ /sach/so-tay.html dành cho sách “Sổ tay” đã có chủ", "địa chỉ /sach/ca-cong.html dành cho sách “Cổng” đã có chủ: sách “Ca cong”"} {
		if !strings.Contains(found, want) {
			t.Errorf("nobody is told %q:\n%s", want, found)
		}
	}
}

// TestBookTooLong: a book that no browser prints is not made, and its author told.
func TestBookTooLong(t *testing.T) {
	t.Parallel()
	var pages strings.Builder
	text := strings.Repeat("<!-- "+strings.Repeat("-", 1<<10)+" -->\n\n", 1<<11)
	for i := range 5 {
		fmt.Fprintf(&pages, "-- dai/%d.md --\n# Trang %d\n\n%s", i, i, text)
	}
	tree, s := build(t, library+pages.String())
	for _, b := range tree.Books {
		if b.IsWhole() || b.Title == "Dai" {
			t.Errorf("%s is made", b.HTML)
		}
	}
	if found := strings.Join(sitetest.Messages(s.Problems), "\n"); strings.Count(found, "book-long") != 2 {
		t.Errorf("told: %s", found)
	}
}
