package source

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

func read(t *testing.T, fsys fs.FS) ([]File, []diag.Problem) {
	t.Helper()
	var problems diag.List
	files, _, err := Read(context.Background(), fsys, "content", nil, &problems)
	if err != nil {
		t.Fatal(err)
	}
	return files, problems.Sorted()
}

func TestRead(t *testing.T) {
	t.Parallel()
	files, problems := read(t, fstest.MapFS{
		"b.md":                {Data: []byte("b")},
		"a/sâu/x.md":          {Data: []byte("x")},
		"a/HOA.MD":            {Data: []byte("hoa")},
		"a/hoa.md":            {Data: []byte("hoa")},
		"a/anh.png":           {Data: []byte("png")},
		"site.yaml":           {Data: []byte("title: x")},
		".an/y.md":            {Data: []byte("hidden")},
		"a/.z.md":             {Data: []byte("hidden")},
		"a/.DS_Store":         {Data: []byte("hidden")},
		"chuyen-de/_index.md": {Data: []byte("i")},
	})
	var got []string
	for _, f := range files {
		got = append(got, f.Path+"="+string(f.Data))
		if f.Shown != "content/"+f.Path || f.Size == 0 {
			t.Errorf("%s: Shown %q, Size %d", f.Path, f.Shown, f.Size)
		}
	}
	want := []string{"a/HOA.MD=hoa", "a/hoa.md=hoa", "a/sâu/x.md=x", "b.md=b", "chuyen-de/_index.md=i"}
	if !slices.Equal(got, want) {
		t.Errorf("Read = %q, want %q", got, want)
	}
	if len(problems) != 0 {
		t.Errorf("problems %v", problems)
	}
}

func TestAssets(t *testing.T) {
	t.Parallel()
	var problems diag.List
	_, got, err := Read(t.Context(), fstest.MapFS{
		"b.png": {}, "a/x.pdf": {}, "a/x.md": {}, "site.yaml": {}, "a/X.MD": {}, ".git/config": {}, "a/.x.png": {}, "a/b.png~": {},
	}, "content", nil, &problems)
	if want := []string{"a/x.pdf", "b.png"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("assets are %q, %v; want %q", got, err, want)
	}
}

func TestReadManyInOrder(t *testing.T) {
	t.Parallel()
	fsys := fstest.MapFS{}
	for i := range 500 {
		fsys["d/"+strings.Repeat("x", i%7)+string(rune('a'+i%26))+string(rune('a'+i/26))+".md"] = &fstest.MapFile{Data: []byte("n")}
	}
	files, _ := read(t, fsys)
	if len(files) != len(fsys) || !slices.IsSortedFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) }) {
		t.Errorf("%d of %d files, or not sorted", len(files), len(fsys))
	}
}

func TestReadEndsWithContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var problems diag.List
	if _, _, err := Read(ctx, fstest.MapFS{"a.md": {}}, "content", nil, &problems); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}

func TestNormalise(t *testing.T) {
	t.Parallel()
	const want = "# Điều 1\nHiến đất\n"
	tests := map[string]string{
		"as is":         want,
		"decomposed":    norm.NFD.String(want),
		"Windows lines": "# Điều 1\r\nHiến đất\r\n",
		"old Mac lines": "# Điều 1\rHiến đất\r",
		"mark":          "\uFEFF" + want,
		"all":           "\uFEFF" + norm.NFD.String("# Điều 1\r\nHiến đất\r\n"),
		"UTF-16 LE":     utf16Text(want, false),
		"UTF-16 BE":     utf16Text(want, true),
		"soft line end": "# Điều 1\vHiến đất\n",
	}
	for name, in := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files, problems := read(t, fstest.MapFS{"a.md": {Data: []byte(in)}})
			if got := string(files[0].Data); got != want || len(problems) > 0 {
				t.Errorf("got %q, %v; want %q", got, problems, want)
			}
		})
	}
}

func utf16Text(s string, big bool) string {
	var out strings.Builder
	for _, r := range "\uFEFF" + s {
		low, high := byte(r), byte(r>>8)
		if big {
			low, high = high, low
		}
		out.WriteByte(low)
		out.WriteByte(high)
	}
	return out.String()
}

func TestReadOne(t *testing.T) {
	t.Parallel()
	fsys := fstest.MapFS{"a/x.md": {Data: []byte("x\r\n")}, "a/x.png": {}, "a/.y.md": {}}
	var problems diag.List
	file, err := ReadOne(fsys, "content", "a/x.md", &problems)
	if err != nil || string(file.Data) != "x\n" || file.Shown != "content/a/x.md" {
		t.Errorf("ReadOne = %+v, %v", file, err)
	}
	for _, name := range []string{"a/z.md", "a/x.png", "a/.y.md", "../x.md", "/a/x.md", "", "a"} {
		if _, err := ReadOne(fsys, "content", name, &problems); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("ReadOne(%q): %v, want one that is fs.ErrNotExist", name, err)
		}
	}
}

// first returns the shown form of the first problem, without the file's name.
func first(problems []diag.Problem) string {
	if len(problems) == 0 {
		return ""
	}
	var out strings.Builder
	if err := diag.Print(&out, problems[:1], lang.VI, 0); err != nil {
		return err.Error()
	}
	return strings.TrimPrefix(out.String(), problems[0].File+":")
}

// TestPieces: of Docusaurus, texts whose names begin with "_" are pieces for others, told of
// once; elsewhere they are pages.
func TestPieces(t *testing.T) {
	t.Parallel()
	folder := fstest.MapFS{"a.md": {Data: []byte("a")}, "_b.mdx": {Data: []byte("b")}, "x/_chung/c.md": {Data: []byte("c")}, "x/_index.md": {Data: []byte("x")}, "x/_hinh.png": {Data: []byte("p")}}
	paths := func() (all []string) {
		files, _ := read(t, folder)
		for _, f := range files {
			all = append(all, f.Path)
		}
		return all
	}
	if got := paths(); !slices.Equal(got, []string{"_b.mdx", "a.md", "x/_chung/c.md", "x/_index.md"}) {
		t.Errorf("of nobody: %q", got)
	}
	folder["x/_category_.json"] = &fstest.MapFile{Data: []byte("{}")}
	if got := paths(); !slices.Equal(got, []string{"a.md", "x/_index.md"}) {
		t.Errorf("of Docusaurus: %q", got)
	}
	_, problems := read(t, folder)
	if len(problems) == 0 || !slices.ContainsFunc(problems, func(p diag.Problem) bool {
		return strings.Contains(p.Text.VI, "(2 tệp)") && p.File == "content/_b.mdx"
	}) {
		t.Errorf("told: %+v", problems)
	}
}
