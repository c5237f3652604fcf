package site

import (
	"slices"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
)

// register makes a tree of documents: id → number.
func register(t *testing.T, documents ...[2]string) *Tree {
	t.Helper()
	tree, kind := &Tree{}, documentKind()
	for _, d := range documents {
		file := frontmatter.File{Data: []byte("---\nnumber: \"" + d[1] + "\"\n---\n")}
		var problems diag.List
		head, _ := frontmatter.Split(file, &problems)
		meta := frontmatter.Parse(file, head, &problems).Decode(kind.Schema(), &problems)
		tree.Add(&Page{Path: "van-ban/" + d[0] + ".md", ID: d[0], Kind: kind, Meta: meta})
	}
	return tree
}

func TestFind(t *testing.T) {
	t.Parallel()
	tree := register(t, [2]string{"12-hd-btctw", "12-HD/BTCTW"}, [2]string{"399-qd-tw", "399-QĐ/TW"},
		[2]string{"cu", "1-CT/TW"}, [2]string{"moi", "01-CT/TW"}, [2]string{"lap", "1-CT/TW"}, [2]string{"khong-so", ""})
	for _, tt := range []struct {
		id   string
		want []string
	}{
		{"12-hd-btctw", []string{"12-hd-btctw"}},
		{"12-HD/BTCTW", []string{"12-hd-btctw"}},
		{" 12-hd/btctw ", []string{"12-hd-btctw"}},
		{"399-QĐ/TW", []string{"399-qd-tw"}},
		{"399-qđ/tw", []string{"399-qd-tw"}},
		{"399-QD/TW", []string{"399-qd-tw"}},
		{"399–QĐ/TW", []string{"399-qd-tw"}}, // a dash, as word processors put it
		{"1-CT/TW", []string{"cu", "lap"}},
		{"01-CT/TW", []string{"moi"}},
		{"99-CT/TW", nil},
		{"", nil},
	} {
		var got []string
		for _, p := range tree.Find("document", tt.id) {
			got = append(got, p.ID)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("Find(%q) = %v, want %v", tt.id, got, tt.want)
		}
		if len(tree.Find("topic", tt.id)) > 0 {
			t.Errorf("Find(%q) finds a document as a topic", tt.id)
		}
	}
}

// TestByPathTakesDecomposedNames: a folder copied from a Mac has names in
// decomposed letters, while texts that link to them are composed.
func TestByPathTakesDecomposedNames(t *testing.T) {
	t.Parallel()
	tree, kind := &Tree{}, pageKind()
	p := &Page{Path: "de\u0302/ba\u0300i.md", ID: "ba\u0300i", Kind: kind}
	tree.Add(p)
	if tree.ByPath("đê/bài.md") != nil {
		t.Error("another path finds the page")
	}
	if tree.ByPath("dê/bài.md") != p || tree.ByPath(p.Path) != p {
		t.Error("the page is not found by its path in both forms")
	}
	if got := tree.Find(PageKind, "bài"); len(got) != 1 {
		t.Error("the page is not found by its id")
	}
}

func TestCountEachPageOnce(t *testing.T) {
	t.Parallel()
	root := &Section{}
	list := &Section{Path: "chuyen-de", Parent: root}
	deep := &Section{Path: "chuyen-de/a", Parent: list}
	other := &Section{Path: "khac", Parent: root}
	root.Sections, list.Sections = []*Section{list, other}, []*Section{deep}
	own, below, elsewhere := &Page{Section: list}, &Page{Section: deep}, &Page{Section: other}
	// The folder of a kind lists every page of the kind.
	list.Pages, deep.Pages, other.Pages = []*Page{own, below, elsewhere}, []*Page{below}, []*Page{elsewhere}
	if got := list.Count(); got != 3 {
		t.Errorf("the list counts %d pages, want 3", got)
	}
	if got := deep.Ancestors(); !slices.Equal(got, []*Section{root, list}) {
		t.Errorf("Ancestors() = %v", got)
	}
}
