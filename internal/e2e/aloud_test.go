package e2e

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// fakeVoice takes the place of the browser's voices: what is to be said is noted
// and ends at once, up to the number spoken.until.
const fakeVoice = `(() => {
  const spoken = (window.spoken = { said: [], calls: [], voices: VOICES, until: 1, current: null });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  const end = (what) => { const one = spoken.current; spoken.current = null; if (one && one[what]) one[what]({ error: "canceled" }); };
  const synth = {
    getVoices: () => spoken.voices,
    get speaking() { return !!spoken.current; },
    speak(one) {
      spoken.calls.push("speak");
      spoken.said.push([one.text, one.lang, one.rate, one.voice ? one.voice.name : ""]);
      spoken.current = one;
      if (spoken.said.length < spoken.until) Promise.resolve().then(() => end("onend"));
    },
    cancel() { spoken.calls.push("cancel"); end("onerror"); },
  };
  spoken.go = (until) => { spoken.until = until; end("onend"); };
  Object.defineProperty(window, "speechSynthesis", { value: synth });
})()`

const (
	aVoice       = `[{ lang: "en-US", name: "e" }, { lang: "vi_VN", name: "far" }, { lang: "vi-VN", name: "near", localService: true }]`
	aloudOffered = `[...document.querySelectorAll('.panel li, .reading p')].some((one) => one.textContent.includes("Nghe đọc") && !one.hidden)`
)

func withVoices(voices string) string { return strings.ReplaceAll(fakeVoice, "VOICES", voices) }

// TestReadAloud listens to a page: a sample first, then its own text, stopped
// and taken up again where it was; and nobody is offered what cannot be heard.
func TestReadAloud(t *testing.T) {
	t.Parallel()
	dir := portalDir(t)
	const page = "huong-dan/truoc-trong-sau-buoi-sinh-hoat.html"
	button := func(text string) string {
		return `[...document.querySelectorAll('.aloud button')].find((one) => one.textContent === "` + text + `")`
	}
	for name, base := range map[string]string{"below": serve(t, dir, "/a/b/"), "disk": disk(dir)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			do := func(text string) { t.Helper(); eval[any](t, b, button(text)+`.click()`) }
			b.run(t, chromedp.Func(before(withVoices(aVoice))), chromedp.Navigate(base+page), until(aloudOffered),
				press(`.actions summary`), press(`.panel li button`), until(`spoken.said.length === 1`))
			if eval[bool](t, b, `document.querySelector('.actions details').open`) {
				t.Error("the panel stays open below the bar")
			}
			if got := eval[[]string](t, b, `spoken.calls`); !slices.Equal(got[len(got)-2:], []string{"cancel", "speak"}) {
				t.Errorf("before the first word: %q", got)
			}
			do("Nghe rõ, đọc trang này")
			eval[any](t, b, `spoken.go(12)`)
			b.run(t, until(`spoken.said.length === 12`))
			said := eval[[][]any](t, b, `spoken.said`)
			if title := eval[string](t, b, `document.querySelector('h1').textContent`); said[1][0] != strings.ReplaceAll(title, "\u00a0", " ") {
				t.Errorf("the first words are %q, not the title %q", said[1], title)
			}
			for _, one := range said {
				if one[1] != "vi-VN" || one[3] != "near" {
					t.Errorf("%q is not said by the Vietnamese voice of the device", one)
				}
			}
			if n := eval[int](t, b, `CSS.highlights.get("aloud").size`); n != 1 {
				t.Errorf("%d places are marked", n)
			}
			do("Dừng")
			do("Tốc độ: vừa")
			if n := eval[int](t, b, `spoken.said.length`); n != 12 {
				t.Errorf("stopped, it says %d things", n)
			}
			do("Đọc tiếp")
			again := eval[[]any](t, b, `spoken.said[12]`)
			if text, whole := again[0].(string), said[11][0].(string); !strings.HasPrefix(whole, text) || again[2] != 1.25 {
				t.Errorf("taken up again with %q after %q", again, whole)
			}
			do("Câu trước")
			do("Không nghe thấy?")
			do("Tôi không nghe được tiếng Việt")
			b.run(t, until(`!(`+aloudOffered+`)`), chromedp.Navigate(base+"gioi-thieu.html"), chromedp.WaitReady(`main`),
				until(`document.getElementById("cach_doc").hidden === false`))
			if eval[bool](t, b, aloudOffered) {
				t.Error("the next page offers it again")
			}
		})
	}
	t.Run("late or never", func(t *testing.T) {
		t.Parallel()
		base := serve(t, dir, "/")
		b := open(t, base, 1280)
		b.run(t, chromedp.Func(before(withVoices(`[{ lang: "en-US" }]`))), chromedp.Navigate(base+page),
			until(`document.getElementById("cach_doc").hidden === false`))
		if eval[bool](t, b, aloudOffered) {
			t.Error("it is offered without a Vietnamese voice")
		}
		eval[any](t, b, `(spoken.voices = [{ lang: "vi-VN" }], speechSynthesis.onvoiceschanged())`)
		b.run(t, until(aloudOffered))
		// All of the page: its own words, not its contents, and rows of tables with their columns.
		b.run(t, press(`.panel li button`), until(`spoken.said.length === 1`))
		do := button("Nghe rõ, đọc trang này")
		eval[any](t, b, do+`.click(), spoken.go(1e6)`)
		b.run(t, until(`document.querySelector('.aloud-said').textContent.startsWith("Đã đọc hết")`))
		text := eval[string](t, b, `spoken.said.map(([text]) => text).join("\n")`)
		if eval[int](t, b, `Math.max(...spoken.said.map(([text]) => text.length))`) > 300 {
			t.Error("something is said in one go that takes too long")
		}
		for _, heading := range eval[[]string](t, b, `[...document.querySelectorAll('.prose h2')].map((one) => one.textContent.replace(/\s+/g, ' ').trim())`) {
			if n := strings.Count("\n"+text+"\n", "\n"+heading+"\n"); n != 1 {
				t.Errorf("%q is said %d times", heading, n)
			}
		}
	})
}

// aloudCramped names what of the bar cannot be read or pressed: words that are cut
// off, a bar that leaves too little of the page, a first button that is not in sight.
const aloudCramped = `(() => {
	const bar = document.querySelector('.aloud'), box = bar.getBoundingClientRect(), wrong = [];
	if (box.height > innerHeight * .6) wrong.push('the bar is ' + Math.round(box.height) + ' px of ' + innerHeight);
	for (const b of bar.querySelectorAll('button')) {
		const r = b.getBoundingClientRect();
		if (r.left < 0 || r.right > innerWidth || b.scrollWidth > b.clientWidth) wrong.push(b.textContent + ' is cut off');
		if (r.height < 44) wrong.push(b.textContent + ' is ' + r.height + ' px high');
	}
	const first = bar.querySelector('button').getBoundingClientRect();
	if (first.top + 24 > innerHeight) wrong.push('the first button is below the screen');
	return wrong.join('; ');
})()`

// TestRecording: a page's recording is played by the browser, which fetches
// nothing of it before, on a server and from a disk.
func TestRecording(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	sound := append([]byte("RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data\x40\x1f\x00\x00"), make([]byte, 8000)...)
	binary.LittleEndian.PutUint32(sound[4:], uint32(len(sound)-8))
	for name, data := range map[string][]byte{"bai.md": []byte("---\ntitle: Bài\naudio: Lời đọc.wav\n---\nMột câu.\n"), "Lời đọc.wav": sound} {
		if err := os.WriteFile(filepath.Join(source, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	dir := buildSite(t, source)
	for _, base := range []string{serve(t, dir, "/"), disk(dir)} {
		b := open(t, base, 360)
		b.run(t, chromedp.Navigate(base+"bai.html"), chromedp.WaitVisible(`audio`))
		if state := eval[int](t, b, `document.querySelector('audio').networkState`); state != 0 && state != 1 {
			t.Errorf("before anybody listens, its state is %d", state)
		}
		eval[any](t, b, `document.querySelector('audio').preload = "auto"`)
		b.run(t, until(`document.querySelector('audio').duration === 1`))
	}
}
