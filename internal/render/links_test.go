package render_test

import (
	"bytes"
	"html"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"

	"chuyende/internal/render"
	"chuyende/internal/words"
	"chuyende/themes"
)

// reference is an address in a page's HTML.
var reference = regexp.MustCompile(`(?:href|src)="([^"]*)"`)

// checkLinks follows every reference of every page as a browser would that
// opened the portal below root; each must lead to a file of the portal. It
// returns how many it followed.
func checkLinks(t *testing.T, files map[string]string, root string) int {
	t.Helper()
	followed := 0
	for address, text := range files {
		if !strings.HasSuffix(address, ".html") {
			continue
		}
		base, err := url.Parse(root + address)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range reference.FindAllStringSubmatch(text, -1) {
			link := html.UnescapeString(match[1])
			target, err := base.Parse(link)
			if err != nil {
				t.Errorf("%s: link %q: %v", address, link, err)
				continue
			}
			if link == "" || target.Host != base.Host {
				continue
			}
			followed++
			target.Fragment, target.RawQuery = "", ""
			file, inside := strings.CutPrefix(target.String(), root)
			if _, made := files[file]; !inside || !made {
				t.Errorf("%s: the link %q leads to %s, where there is nothing", address, link, target)
			}
			absolute := strings.HasPrefix(link, "/") || strings.Contains(link, "://")
			if address != "/404.html" && absolute && !strings.Contains(text, `rel="canonical" href="`+match[1]+`"`) {
				t.Errorf("%s: the link %q is not relative", address, link)
			}
		}
	}
	return followed
}

// TestLinksResolve holds for the test theme and for the default one, with and
// without a base URL.
func TestLinksResolve(t *testing.T) {
	t.Parallel()
	standard, err := render.LoadTheme(words.Default(), themes.Default())
	if err != nil {
		t.Fatal(err)
	}
	for name, theme := range map[string]*render.Theme{"everything": everything(t), "default": standard} {
		for _, root := range []string{"https://vi.du/cong", "https://vi.du", ""} {
			t.Run(name+" "+root, func(t *testing.T) {
				t.Parallel()
				line := "baseURL: " + root + "\n"
				if root == "" {
					line = ""
				}
				in, ok := linked(t, with(t, portal, "baseURL: https://vi.du/cong\n", line))
				if !ok {
					t.Fatal("the site has errors")
				}
				in.Theme = theme
				made := files(t, in)
				for _, other := range []string{"/assets/site.css", "/assets/site.js", "/assets/search.js", "/assets/tools.js", "/favicon.svg", "/icon-192.png", "/anh/duong.png", "/search/"} {
					made[other] = ""
				}
				if root == "" {
					root = "file:///thu/muc"
					delete(made, "/404.html") // servers alone show it
				}
				if followed := checkLinks(t, made, root); followed < 500 {
					t.Errorf("only %d links were followed", followed)
				}
			})
		}
	}
}

// TestMissingBelowAnyPath: servers show 404.html for addresses at any depth.
func TestMissingBelowAnyPath(t *testing.T) {
	t.Parallel()
	made := whole(t, portal)
	page := made["/404.html"]
	for _, match := range reference.FindAllStringSubmatch(page, -1) {
		if link := match[1]; link != "" && !strings.HasPrefix(link, "/cong/") && !strings.Contains(link, "://") {
			t.Errorf("404.html has the link %q, which depends on where it is shown", link)
		}
	}
	if !strings.Contains(page, `href="/cong/nhom/index.html"`) {
		t.Error("404.html does not link to the sections")
	}
}

// TestJobsInParallel renders all files at once, as a build does.
func TestJobsInParallel(t *testing.T) {
	t.Parallel()
	in, _ := linked(t, portal)
	in.Theme = everything(t)
	want := files(t, in)
	var group sync.WaitGroup
	for _, job := range render.New(in).Jobs() {
		group.Go(func() {
			var w bytes.Buffer
			if err := job.Render(&w); err != nil || w.String() != want[job.Address] {
				t.Errorf("%s differs when rendered beside others (%v):\n%s", job.Address, err, firstDifference(want[job.Address], w.String()))
			}
		})
	}
	group.Wait()
}

// TestSameInputSameBytes: neither the order of pages nor another run shows.
func TestSameInputSameBytes(t *testing.T) {
	t.Parallel()
	first, second := whole(t, portal), whole(t, portal)
	for address, text := range first {
		if second[address] != text {
			t.Errorf("%s differs: %s", address, firstDifference(text, second[address]))
		}
	}
}

// TestFramesFitEveryPage: pages of a folder share what stands around them; it
// must be what each would have had alone.
func TestFramesFitEveryPage(t *testing.T) {
	t.Parallel()
	standard, err := render.LoadTheme(words.Default(), themes.Default())
	if err != nil {
		t.Fatal(err)
	}
	in, _ := linked(t, with(t, portal, "title: Ngoài, link: \"https://khac.vi.du/\"", "title: Hiến đất, link: chuyen-de/hien-dat.md"))
	for name, theme := range map[string]*render.Theme{"everything": everything(t), "default": standard} {
		in.Theme = theme
		shared := files(t, in)
		for i := range len(shared) {
			job := render.New(in).Jobs()[i]
			var w bytes.Buffer
			if err := job.Render(&w); err != nil || w.String() != shared[job.Address] {
				t.Errorf("%s: %s alone differs (%v):\n%s", name, job.Address, err, firstDifference(w.String(), shared[job.Address]))
			}
		}
	}
}
