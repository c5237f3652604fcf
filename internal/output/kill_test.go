//go:build slow

package output

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// killDirVar and killSeedVar tell the child process of TestKill what to do.
const (
	killDirVar  = "CHUYENDE_TEST_KILL_DIR"
	killSeedVar = "CHUYENDE_TEST_KILL_SEED"
	killBegins  = "builds begin" // the child's word
	kills       = 300
	killPages   = 150
)

// TestKillChild is no test of its own: run by TestKill as a process, it builds
// one site after another into the same folder until it is killed.
func TestKillChild(t *testing.T) {
	dir := os.Getenv(killDirVar)
	if dir == "" {
		t.Skip("only for TestKill")
	}
	seed, err := strconv.ParseUint(os.Getenv(killSeedVar), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(killBegins)
	for {
		mustBuild(t, dir, generation(seed, killPages))
		seed++
	}
}

// TestKill kills builds at random moments. Whenever that is, each page in the
// folder is whole and each link leads to a file.
func TestKill(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	seed := rand.Uint64N(1 << 40)
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	dir := filepath.Join(t.TempDir(), "public")
	// Moments are parts of what some builds take here, and count from when the child
	// builds: a machine may be slow, and slow to start a process.
	began := time.Now()
	mustBuild(t, filepath.Join(t.TempDir(), "measured"), generation(seed, killPages))
	some := 3 * time.Since(began)
	midway, first := 0, 0
	for i := range kills {
		// Every so often the first build is killed as well.
		if random.IntN(10) == 0 {
			if err := os.RemoveAll(dir); err != nil {
				t.Fatal(err)
			}
		}
		child := exec.Command(self, "-test.run=^TestKillChild$")
		child.Env = append(os.Environ(), killDirVar+"="+dir, fmt.Sprintf("%s=%d", killSeedVar, seed+uint64(i)*1000))
		stdout, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		says := bufio.NewReader(stdout)
		word, err := says.ReadString('\n')
		var killed atomic.Bool
		moment := time.AfterFunc(time.Duration(random.Int64N(int64(some))), func() {
			killed.Store(true)
			_ = child.Process.Kill() // fails where it has ended, which is told below
		})
		rest, _ := io.ReadAll(says) // ends with the child
		moment.Stop()
		ended := child.Wait()
		if strings.TrimSpace(word) != killBegins || !killed.Load() {
			t.Fatalf("the child ended by itself: %v, %v\n%s%s", err, ended, word, rest)
		}
		if err := check(dir); err != nil {
			t.Fatalf("kill %d: %v", i, err)
		}
		if exists(filepath.Join(dir, StateDir, journalName)) {
			midway++
		} else if !exists(dir) {
			first++
		}
	}
	t.Logf("of %d kills %d hit a commit, %d a first build", kills, midway, first)
	if midway == 0 {
		t.Error("no kill hit a commit: the test shows nothing")
	}
	want := generation(seed, killPages)
	mustBuild(t, dir, want)
	holds(t, dir, want)
}
