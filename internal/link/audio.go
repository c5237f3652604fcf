package link

import (
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/media"
	"chuyende/internal/site"
)

// audioOf resolves the recording that a page's front matter names, and tells
// where it leads to nothing that a browser would play.
func (r *resolver) audioOf(p *site.Page) *site.Asset {
	name := p.Meta.Text(site.AudioKey)
	if name == "" {
		return nil
	}
	tell := func(rule diag.Rule, text, hint lang.Text) *site.Asset {
		r.problems.Add(p.Problem(rule, p.Meta.Span(site.AudioKey), text, hint))
		return nil
	}
	if scheme.MatchString(name) {
		return tell(ruleAudioFile, lang.Textf("audio: %q nằm ở máy chủ khác nên trang không phát", "audio: %q is on another host, so the page does not play it", name),
			lang.Text{VI: "tải tệp về, chép vào thư mục của trang này và ghi tên tệp", EN: "download it, copy it into this page's folder and write its name"})
	}
	from, dest := place{p.Path, p.Address}, parseDestination(name)
	target, ok := r.find(from, dest.path)
	switch {
	case !ok || dest.path == "":
		return tell(ruleLinkMissing, lang.Textf("audio: không có tệp %q", "audio: there is no file %q", name), r.fileHint(from, dest.path))
	case target.Asset == nil || !strings.HasPrefix(media.TypeOf(target.Asset.Path), "audio/"):
		return tell(ruleAudioFile, lang.Textf("audio: %q không phải là tệp ghi âm", "audio: %q is no recording", name),
			lang.Text{VI: "ghi tên tệp .mp3, .m4a, .ogg, .opus hoặc .wav; tệp loại khác thì chuyển sang .mp3",
				EN: "name a .mp3, .m4a, .ogg, .opus or .wav; convert other files to .mp3"})
	}
	return target.Asset
}
