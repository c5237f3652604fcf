//go:build !unix

package office

import (
	"os"
	"os/exec"
	"runtime"
	"strconv"
)

func together(*exec.Cmd) {}

// endAll ends a program and what it started, where the system can.
func endAll(p *os.Process) error {
	if runtime.GOOS == "windows" {
		return exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(p.Pid)).Run()
	}
	return p.Kill()
}
