package render_test

import (
	"encoding/json"
	"encoding/xml"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

// atom is what RFC 4287 asks of a feed.
type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID        string `xml:"id"`
		Title     string `xml:"title"`
		Updated   string `xml:"updated"`
		Published string `xml:"published"`
		Summary   string `xml:"summary"`
		Link      struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
	} `xml:"entry"`
}

// feed is what JSON Feed 1.1 asks of one.
type feed struct {
	Version, Title, Language string
	HomePage                 string `json:"home_page_url"`
	FeedURL                  string `json:"feed_url"`
	Items                    []struct {
		ID, URL, Title string
		Text           *string `json:"content_text"`
		Modified       string  `json:"date_modified"`
	}
}

func TestFeeds(t *testing.T) {
	t.Parallel()
	for _, baseURL := range []string{"baseURL: https://vi.du/cong\n", ""} {
		made := whole(t, with(t, portal, "baseURL: https://vi.du/cong\n", baseURL))
		count := 0
		for address, text := range made {
			switch {
			case strings.HasSuffix(address, "feed.xml"):
				checkAtom(t, address, text, baseURL != "")
			case strings.HasSuffix(address, "feed.json"):
				checkJSONFeed(t, address, text, baseURL != "")
			default:
				continue
			}
			count++
		}
		// The site, five kinds' folders, two groups and two kinds of cells, in two
		// formats.
		if count != 20 {
			t.Errorf("there are %d feeds, want 20", count)
		}
	}
}

func checkAtom(t *testing.T, address, text string, absolute bool) {
	t.Helper()
	var f atom
	if err := xml.Unmarshal([]byte(text), &f); err != nil {
		t.Errorf("%s: %v", address, err)
		return
	}
	if f.Title == "" || f.Author != "Ban biên tập" || f.Lang != "vi" {
		t.Errorf("%s: %+v", address, f)
	}
	checkDate(t, address, f.Updated)
	checkID(t, address, f.ID, map[string]bool{})
	rels := map[string]bool{}
	for _, link := range f.Links {
		rels[link.Rel] = true
		checkURL(t, address, link.Href, absolute)
	}
	if !rels["self"] || !rels["alternate"] {
		t.Errorf("%s lacks a link: %+v", address, f.Links)
	}
	seen := map[string]bool{}
	for i, entry := range f.Entries {
		checkID(t, address, entry.ID, seen)
		checkURL(t, address, entry.Link.Href, absolute)
		checkDate(t, address, entry.Updated)
		if entry.Title == "" || i > 0 && entry.Updated > f.Entries[i-1].Updated {
			t.Errorf("%s: entry %d has no title or is newer than the one before it", address, i)
		}
	}
	if len(f.Entries) > 3 {
		t.Errorf("%s has %d entries, feedSize is 3", address, len(f.Entries))
	}
}

func checkJSONFeed(t *testing.T, address, text string, absolute bool) {
	t.Helper()
	var f feed
	if err := json.Unmarshal([]byte(text), &f); err != nil {
		t.Errorf("%s: %v", address, err)
		return
	}
	if f.Version != "https://jsonfeed.org/version/1.1" || f.Title == "" || f.Language != "vi" || f.Items == nil {
		t.Errorf("%s: %+v", address, f)
	}
	checkURL(t, address, f.HomePage, absolute)
	checkURL(t, address, f.FeedURL, absolute)
	seen := map[string]bool{}
	for _, item := range f.Items {
		checkID(t, address, item.ID, seen)
		checkURL(t, address, item.URL, absolute)
		checkDate(t, address, item.Modified)
		if item.Text == nil {
			t.Errorf("%s: %s has no content", address, item.ID)
		}
	}
}

func checkID(t *testing.T, address, id string, seen map[string]bool) {
	t.Helper()
	if u, err := url.Parse(id); err != nil || !u.IsAbs() || seen[id] {
		t.Errorf("%s: the id %q is no IRI or there twice", address, id)
	}
	seen[id] = true
}

func checkURL(t *testing.T, address, link string, absolute bool) {
	t.Helper()
	if u, err := url.Parse(link); err != nil || link == "" || u.IsAbs() != absolute {
		t.Errorf("%s: link %q, want an absolute one: %v", address, link, absolute)
	}
}

func checkDate(t *testing.T, address, date string) {
	t.Helper()
	if _, err := time.Parse(time.RFC3339, date); err != nil {
		t.Errorf("%s: %v", address, err)
	}
}

// TestFeedOfGroup: a group's feed has the pages that name the group.
func TestFeedOfGroup(t *testing.T) {
	t.Parallel()
	made := whole(t, portal)
	var f feed
	if err := json.Unmarshal([]byte(made["/nhom/kinh-te/feed.json"]), &f); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, item := range f.Items {
		got = append(got, item.Title)
	}
	// Newest first, pages of one day by path; the case has no date.
	if want := []string{"Vệ sinh", "Hiến đất", "Thêm"}; !slices.Equal(got, want) {
		t.Errorf("the feed has %q, want %q", got, want)
	}
	if f.Title != "Kinh tế · Cổng nhỏ" || f.HomePage != "https://vi.du/cong/nhom/kinh-te.html" {
		t.Errorf("the feed is %+v", f)
	}
	if !strings.Contains(made["/nhom/kinh-te.html"], `type="application/atom&#43;xml" href="kinh-te/feed.xml"`) {
		t.Error("the group's page does not name its feed")
	}
}
