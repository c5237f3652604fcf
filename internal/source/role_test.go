package source

import (
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

func TestRoleOf(t *testing.T) {
	t.Parallel()
	for role, names := range map[Role][]string{
		Text: {"a.md", "BAI.MD", "a.Md", "a.markdown", "A.MARKDOWN", "b/a.mdown", "a.mkd", "a.mdx", "B.Mdx", "a.qmd", "b/A.Rmd", "a.html.md", "BAI.MD", "a.Md", "a.markdown", "A.MARKDOWN", "b/a.mdown", "a.mkd", "a.mdx", "B.Mdx", "a.html.md", "b/c d/bài.md", "4913.md", "a.old.md", "bak.md", "tmp/a.md", "site.md", "~a.md", "#a.md", "desktop.md", "a~b/c.md", "$a.md"},
		Asset: {
			".gitbook/assets/x.png", "sach/.gitbook/assets/image (1).png", "CNAME", "robots.txt", "favicon.ico", "_headers", "_redirects", "ads.txt", "a/bieu-mau.docx", "a.swf", "x.txt", "google1a2b.html",
			"49130", "4913.png", "thumbs.png", "a/site.toml", "a/site.json", "anh.tmp.png", "trang.yaml", "a.sb-x", "cau-hinh.toml", "sites.yaml",
			"save.png", "b#", "a.saved", "lost.found", "desktop.ini.png", "anh.md.png", "a.md.docx", "bai.1", "a.locks", "a~b.png", "cvs/a.png", "ban-cu-bak/a.png", "a/site (1).yaml", "manifest.json", "c#/a.png",
		},
		Settings: {"site.yaml"},
		Passed: {
			"a.md~", "b/a.md~", "A.MD~", "a.md.~1~", "a.md.un~", "a.md.bak", "a.md.BAK", "a.bak2", "a.md.orig", "a.md.rej", "a.md.old", "#a.md#", ".#a.md", ".a.md.swp",
			"a.swp", "a.swo", "a.SWX", "4913", "b/4913", "x.tmp", "X.TMP", "~$x.docx", "~$bài giảng.docx", "~WRL0001.tmp", "~WRD0003.docx",
			".~lock.x.odt#", "Thumbs.db", "thumbs.DB", "ehthumbs.db", "desktop.ini", "Desktop.ini", ".DS_Store", "._x", "b/._x.png", "a.kate-swp",
			".a.md.kate-swp", "a.md___jb_tmp___", "a.md___jb_old___", "a.md.save", "a.md.save.1", "a.md.sb-1a2b3c4d-AbCdEf", "a.docx:Zone.Identifier",
			".gitbook/vars.md", ".gitbook/includes/a.md", "a/.gitbook/x.png", "__MACOSX/a.md", "@eaDir/a.md", "$RECYCLE.BIN/a.md", "System Volume Information/x", "b~/a.md", ".git/a.md", "b/.an/a.png",
			"a.md_bak", "a.md-bak", "a.md.bck", "a.md.1", "a.md;1", "a.md$", "%a.md%", "a.~md", "a.$$$", "a.md.r12", "A.MD.OLD2", "a.md.mine",
			"a.docx.dtmp", "a.ldb", "a.LACCDB", "a.dwl", "a.dwl2", "a.md.lock", "a.md.~lock", "a.filepart", "a.opdownload", "a.!ut", "a.md.icloud",
			"a.mdZone.Identifier", "Thumbs.db:encryptable", "RECYCLER/x", "@Recycle/a.md", "_vti_cnf/a.md", "NTUSER.DAT",
			"x.pdf.part", "x.pdf.crdownload", "b.bak/a.md", "x.wbk", "x.asd", "Icon\r", "cũ.bak/con/a.md",
		},
		Misnamed: {"bai.md.txt", "BAI.MD.TXT"},
		OwnSettings: {"site.yml", "Site.yaml", "SITE.YAML", "site.YAML", "site.toml", "site.json", "site.yaml.txt", "a/site.yaml", "content/site.yml", "a/b/Site.Yml",
			"site .yaml", "site.yaml ", "_site.yaml", "site.yaml.yaml", "site.yaml.yml.txt", "site-yaml", "siteyaml", "chuyende.yaml", "Chuyende.toml", "settings.yaml",
			"site.ini", "site.conf", "site.yaml.md"},
		SettingsCopy: {"site (1).yaml", "site - Copy.yaml", "Copy of site.yaml", "site - bản sao.yaml", "site(2).yml"},
		OtherSettings: {"config.toml", "hugo.toml", "hugo.yaml", "mkdocs.yml", "_config.yml", "book.toml", "docusaurus.config.js", "docusaurus.config.ts", "a/Config.TOML", "conf.py", "package.json", "a/b/_quarto.yml", "astro.config.mjs", "sidebars.js",
			"_config.toml", "_config.ts", "myst.yml", "docfx.json", "zensical.toml", "Doxyfile", "a/Gemfile", "Makefile", "go.mod", "vitepress.config.mts", "wrangler.toml"},
	} {
		for _, name := range names {
			if got := RoleOf(name); got != role {
				t.Errorf("RoleOf(%q) = %d, want %d", name, got, role)
			}
			// Which isLeftover rests on, and Stem.
			text := strings.ToLower(path.Base(name)) + ".md"
			if leftoverEnd.MatchString(text) || textEnding.FindStringIndex(text)[0] != len(text)-len(".md") {
				t.Errorf("the patterns take %q for no text", text)
			}
		}
	}
	for name, want := range map[string]Role{
		"site.yaml": OwnSettings, "site.yml": OwnSettings, "Site.YAML": OwnSettings, "site.toml": OwnSettings, "site.json": OwnSettings, "site.yaml~": Passed,
		"hugo.toml": OtherSettings, "mkdocs.yml": OtherSettings, "README.md": Asset, ".git": Passed, "site (1).yaml": SettingsCopy,
		"chuyende.yaml": OwnSettings, "LICENSE": Asset, "go.mod": Asset, "Makefile": Asset, "package.json": OtherSettings,
	} {
		if got := SettingsRole(name); got != want {
			t.Errorf("SettingsRole(%q) = %d, want %d", name, got, want)
		}
	}
}

// TestMisplacedSettingsAreTold: each under its own name, with the cure.
func TestMisplacedSettingsAreTold(t *testing.T) {
	t.Parallel()
	_, problems := read(t, fstest.MapFS{
		"site.yaml": {}, "site.yml": {}, "a/site.yaml": {}, "hugo.toml": {}, "site (1).yaml": {}, "b.md.txt": {}, "site.yml~": {},
	})
	var got []string
	for _, p := range problems {
		got = append(got, p.Severity.String()+" "+p.File+" "+p.Code)
		if p.Hint.VI == "" || p.Hint.EN == "" {
			t.Errorf("%s names no cure", p.File)
		}
	}
	want := "error content/a/site.yaml settings-place, error content/b.md.txt file-extension, warning content/hugo.toml settings-foreign, " +
		"warning content/site (1).yaml settings-copy, error content/site.yml settings-place"
	if text := strings.Join(got, ", "); text != want {
		t.Errorf("told %s\nwant %s", text, want)
	}
}
