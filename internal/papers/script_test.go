package papers_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/clienttest"
	"chuyende/internal/papers"
	"chuyende/internal/render"
	"chuyende/internal/site"
	"chuyende/internal/wordmltest"
	"chuyende/internal/words"
	"chuyende/themes"
)

// wish is a paper that a browser is to make.
type wish struct {
	Name   string            `json:"name"`
	Values map[string]string `json:"values,omitempty"`
	Rows   [][]*string       `json:"rows,omitempty"`
}

// inBrowser makes papers of scripts as a browser does.
func inBrowser(t *testing.T, scripts []string, wishes []wish) [][]byte {
	t.Helper()
	asked, err := json.Marshal(map[string]any{"scripts": scripts, "papers": wishes})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(clienttest.Program(t), filepath.Join("..", "..", "themes", "test", "papers.mjs"))
	cmd.Stdin, cmd.Stderr = bytes.NewReader(asked), os.Stderr
	answer, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var files [][]byte
	if err := json.Unmarshal(answer, &files); err != nil || len(files) != len(wishes) {
		t.Fatalf("%d files for %d wishes: %v", len(files), len(wishes), err)
	}
	return files
}

// archived lists the files of an archive, each with its text.
func archived(t *testing.T, data []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r) // which looks at the checksum too
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		all = append(all, f.Name+"\n"+string(text))
	}
	return all
}

// built are the papers and scripts of a site whose addresses end in a certain way, by address.
func built(t *testing.T, archive, ending string) map[string][]byte {
	t.Helper()
	maker, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	theme, err := render.LoadTheme(words.Default(), themes.Default())
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for address, job := range jobs(t, maker, theme, archive) {
		if strings.HasSuffix(address, ending) {
			all[address] = []byte(bytesOf(t, job))
		}
	}
	return all
}

// blankNames are the names of a paper's blanks, in order.
func blankNames(f *wordmltest.File) []string {
	var all []string
	for _, part := range []string{"word/document.xml", "word/footnotes.xml"} {
		if root := f.Parts[part]; root != nil {
			for _, control := range root.All("sdt") {
				all = append(all, control.Val("sdtPr", "tag"))
			}
		}
	}
	return all
}

// hostile is what nobody should be able to break a file with.
const hostile = "A&B <w:p/> \"]]>\" \x00\x1f\u202e\n\tĐ\u0323 \U0001F600 &amp;"

// TestInBrowser: from the scripts a browser makes the very parts of the papers
// made ahead; with values each stands where its blank was, whatever it is, and no
// blank of that name is left.
func TestInBrowser(t *testing.T) {
	t.Parallel()
	all := built(t, portal, "")
	scripts := []string{string(all["/chuyen-de/x/giay-to.js"]), string(all["/ke-hoach/giay-to.js"])}
	var names []string
	var wishes []wish
	values := map[string]string{"con-so-1": "31", "con-so-2": hostile, "__proto__": "x", "": "y"}
	for _, name := range []string{"dang-bo", "chi-bo", "dia-danh", "so", "ngay", "thang", "nam", "ngay-hop", "gio", "dia-diem", "bi-thu", "chu-tri", "thu-ky", "trinh-bay"} {
		values[name] = "«" + name + "» " + hostile
	}
	for address := range all {
		if name, found := strings.CutPrefix(address, "/chuyen-de/x/"); found && strings.HasSuffix(name, ".docx") {
			names = append(names, strings.TrimSuffix(name, ".docx"))
		}
	}
	slices.Sort(names)
	for _, name := range names {
		wishes = append(wishes, wish{Name: name}, wish{Name: name, Values: values})
	}
	if len(names) != 10 {
		t.Fatalf("the topic has the papers %v", names)
	}
	filled := map[string]int{}
	for i, made := range inBrowser(t, scripts, wishes) {
		name, ahead := wishes[i].Name, all["/chuyen-de/x/"+wishes[i].Name+".docx"]
		if wishes[i].Values == nil {
			if !slices.Equal(archived(t, made), archived(t, ahead)) {
				t.Errorf("%s: without values the browser makes other parts", name)
			}
			continue
		}
		f, blank := wordmltest.Open(t, made), wordmltest.Open(t, ahead)
		f.Check(t)
		var left []string
		for _, one := range blankNames(blank) {
			if values[one] == "" || one == "" {
				left = append(left, one)
			} else {
				filled[one]++
			}
		}
		if got := blankNames(f); !slices.Equal(got, left) {
			t.Errorf("%s: blanks %q are left, want %q", name, got, left)
		}
		wantFilled(t, name, f, blank, values)
	}
	for name := range values {
		if filled[name] == 0 && name != "" && name != "__proto__" {
			t.Errorf("no paper has a blank %q", name)
		}
	}
}

// wantFilled compares the paragraphs of a filled paper with those of the blank one.
func wantFilled(t *testing.T, name string, f, blank *wordmltest.File, values map[string]string) {
	t.Helper()
	clean := strings.NewReplacer("\x00\x1f\u202e\n\tĐ\u0323", " \u202e Đ\u0323")
	blank.Parts["word/document.xml"].Walk(func(n *wordmltest.Node) {
		if value := values[n.Val("sdtPr", "tag")]; n.Name == "sdt" && value != "" && n.Val("sdtPr", "tag") != "" {
			n.At("sdtContent", "r", "t").Text = strings.Join(strings.Fields(clean.Replace(value)), " ")
		}
	})
	got, want := f.Lines(), blank.Lines()
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Errorf("%s says\n%q, not\n%q", name, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s has %d paragraphs, not %d", name, len(got), len(want))
	}
}

// TestCopyInBrowser: of pages that have no papers but a copy, scripts make the same
// copy, for the archive of a collection.
func TestCopyInBrowser(t *testing.T) {
	t.Parallel()
	all := built(t, portal, "")
	copies := 0
	for address := range all {
		folder, found := strings.CutSuffix(address, "/ban-in.docx")
		if !found {
			continue
		}
		copies++
		made := inBrowser(t, []string{string(all[folder+"/giay-to.js"]), string(all["/ke-hoach/giay-to.js"])}, []wish{{Name: "ban-in"}})
		if !slices.Equal(archived(t, made[0]), archived(t, all[address])) {
			t.Errorf("%s: the browser makes another copy", folder)
		}
	}
	if copies == 0 {
		t.Error("no page has a copy")
	}
}

// TestPlanInBrowser: the year's plan can be filled in too, its table by rows.
func TestPlanInBrowser(t *testing.T) {
	t.Parallel()
	all := built(t, portal, "")
	shared := []string{string(all["/ke-hoach/giay-to.js"])}
	text := func(s string) *string { return &s }
	rows := [][]*string{{nil, text("Hiến đất & <đường>\n\nDòng hai"), text("")}, {}, {text("II"), nil, nil, nil, nil, nil, nil, text("Căn cứ")}}
	made := inBrowser(t, shared, []wish{{Name: "ke-hoach-nam"}, {Name: "ke-hoach-nam", Values: map[string]string{"nam-ke-hoach": "2027"}, Rows: rows}})
	if !slices.Equal(archived(t, made[0]), archived(t, all["/ke-hoach/ke-hoach-nam.docx"])) {
		t.Error("without values the browser makes another plan")
	}
	f := wordmltest.Open(t, made[1])
	f.Check(t)
	var cells []string
	for _, table := range f.Parts["word/document.xml"].All("tbl") {
		if table.At("tblPr", "tblBorders") == nil {
			continue
		}
		for _, cell := range table.All("tc") {
			cells = append(cells, cell.Words())
		}
	}
	want := []string{"I", "Hiến đất & <đường>\nDòng hai", "", "", "", "…", "…", "", "II", "", "", "", "", "…", "…", "", "II", "", "", "", "", "…", "…", "Căn cứ"}
	if len(cells) < 32 || !slices.Equal(cells[8:32], want) {
		t.Errorf("cells are %q", cells)
	}
	contains(t, f, "sinh hoạt chuyên đề năm 2027")
}

// handed is what a script hands over.
type handed struct {
	Papers []struct {
		Name   string
		Names  []string
		Chunks [][]int
	}
	Chunks []string
}

// numbered is the number of a blank in a part.
var numbered = regexp.MustCompile(`<w:id w:val="[0-9]+"`)

// sameInScripts holds the scripts of a page to the parts of its papers.
func sameInScripts(t *testing.T, maker *papers.Maker, in render.Input, p *site.Page) {
	t.Helper()
	var scripts [2]handed
	for _, form := range maker.Forms() {
		which := slices.Index([]string{"papers-shared", "papers-script"}, form.Name)
		if which < 0 {
			continue
		}
		var b bytes.Buffer
		if err := form.Write(&b, in, p); err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(strings.TrimSuffix(b.String(), ");\n"), ".push(")
		if err := json.Unmarshal([]byte(text), &scripts[which]); err != nil {
			t.Fatalf("%s: %v", form.Name, err)
		}
	}
	chunks := slices.Concat(scripts[0].Chunks, scripts[1].Chunks)
	for _, paper := range scripts[1].Papers {
		var got []string
		for i, name := range paper.Names {
			text := name + "\n"
			for _, n := range paper.Chunks[i] {
				text += chunks[n]
			}
			got = append(got, text)
		}
		var b bytes.Buffer
		if err := maker.Write(&b, paper.Name, in.Config, p); err != nil {
			t.Fatal(err)
		}
		want := archived(t, b.Bytes())
		for i := range want {
			want[i] = numbered.ReplaceAllString(want[i], `<w:id w:val=""`)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s has other parts in the script", paper.Name)
		}
	}
}

// TestScriptSizes: what a phone loads to fill papers in is small, for each topic
// of the portal.
func TestScriptSizes(t *testing.T) {
	t.Parallel()
	const most = 15_000
	largest := 0
	for address, data := range built(t, sources(t), ".js") {
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if largest = max(largest, packed.Len()); packed.Len() > most {
			t.Errorf("%s has %d bytes", address, packed.Len())
		}
	}
	if largest < most/3 {
		t.Errorf("the largest script has %d bytes", largest)
	}
}

// sources are the portal's settings and topics.
func sources(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	content := filepath.Join("..", "..", "content")
	files, err := filepath.Glob(filepath.Join(content, "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(files, filepath.Join(content, "site.yaml")) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		below, err := filepath.Rel(content, name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "-- %s --\n%s\n", filepath.ToSlash(below), data)
	}
	return b.String()
}
