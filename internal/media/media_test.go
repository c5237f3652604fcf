package media

import (
	"mime"
	"strings"
	"testing"
)

func TestTypeOf(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"a/index.html": "text/html; charset=utf-8", "X.HTM": "text/html; charset=utf-8", "search/t/a.js": "text/javascript; charset=utf-8",
		"a.b/feed.xml": "application/xml", "manifest.webmanifest": "application/manifest+json", "Ảnh.JPG": "image/jpeg",
		"x.DOCX": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "x.epub": "application/epub+zip",
		"CNAME": Unknown, "x.zap": Unknown, "": Unknown, "a.png/x": Unknown, ".html": "text/html; charset=utf-8",
	} {
		if got := TypeOf(name); got != want {
			t.Errorf("TypeOf(%q) = %q, want %q", name, got, want)
		}
	}
}

// Every type is one that programs can read, and text names its characters.
func TestTypesAreWhole(t *testing.T) {
	t.Parallel()
	for extension := range strings.FieldsSeq("html css js txt csv ics vtt json xml svg png gif webp avif ico woff woff2 mp3 m4a ogg opus aac flac wav mp4 webm pdf zip doc xls ppt xlsx pptx odt ods odp rtf") {
		kind, parameters, err := mime.ParseMediaType(TypeOf("x." + extension))
		if err != nil || kind == Unknown {
			t.Errorf(".%s is %q: %v", extension, kind, err)
		}
		if strings.HasPrefix(kind, "text/") != (parameters["charset"] == "utf-8") {
			t.Errorf(".%s is %q with %v", extension, kind, parameters)
		}
	}
}
