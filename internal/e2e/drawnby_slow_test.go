//go:build slow

package e2e

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"

	"chuyende/internal/golden"
)

// drawnBy is on what the baselines were drawn.
type drawnBy struct {
	// Browser is its name and major version, System that of Go.
	Browser, System string
	// Font is the digest of Roboto's file, Letters that of a picture of letters and
	// controls: the same browser smooths them otherwise on another system.
	Font, Letters string
}

// sampler has what is drawn differently from system to system, in all sizes that
// pages use, and the signs that Roboto lacks.
const sampler = `<p style="font-size:13px">Nghị quyết, chuyên đề: ẫ ữ ộ ỹ Đ</p><p style="font-size:17px"><b>Chi bộ thôn</b> <i>quý II</i></p>` +
	`<h1 style="font-size:31px">Sinh hoạt chuyên đề</h1><p>✓ → ▸ ▾ ☐ ☑ × … “ ” – ·</p>` +
	`<input value="tham nhũng"><select><option>Quý I</select><input type="checkbox" checked><input type="radio"><input type="date"><button>Tìm</button>`

// sameMachine skips the test where something else would draw the pictures than
// what drew the baselines. With -update it writes down what does.
func (g gallery) sameMachine(t *testing.T) {
	t.Helper()
	b := openAlone(t, g.base, 360, g.roboto)
	b.run(t, wear(schemes[0]), chromedp.Navigate("about:blank"), chromedp.Evaluate[chromedp.Void](`document.body.innerHTML = `+quote(sampler)))
	version := get(t, b, func(ctx context.Context, tab *chromedp.Target) (browser.GetVersionResult, error) {
		return cdp.Call(ctx, tab, browser.GetVersion, cdp.Empty{})
	})
	major, _, _ := strings.Cut(version.Product, ".")
	here := drawnBy{
		Browser: strings.TrimPrefix(major, "Headless"), System: runtime.GOOS + "/" + runtime.GOARCH,
		Font: digest(robotoFile(t)), Letters: digest(encodePicture(t, g.picture(t, b, 600))),
	}
	record := filepath.Join(baselines, "drawn.json")
	if golden.Updating() {
		data, err := json.MarshalIndent(here, "", "\t")
		if err != nil {
			t.Fatal(err)
		}
		golden.Write(t, record, append(data, '\n'))
		return
	}
	data, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	var then drawnBy
	if err := json.Unmarshal(data, &then); err != nil {
		t.Fatal(err)
	}
	if here != then {
		t.Skipf("NOT COMPARED: the baselines were drawn by %+v, here is %+v", then, here)
	}
	t.Logf("compared with baselines drawn by %s", here.Browser)
}

// robotoFile is the content of the font that [inRoboto] writes in.
func robotoFile(t *testing.T) []byte {
	t.Helper()
	name, err := exec.Command("fc-match", "--format", "%{file}", "Roboto:regular").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(string(name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// digest is the beginning of a SHA-256, enough to tell two apart.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return fmt.Sprintf("%x", sum[:8])
}
