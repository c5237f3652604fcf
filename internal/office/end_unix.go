//go:build unix

package office

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

// together has a program and what it starts be one group.
func together(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// endAll ends a program's group.
func endAll(p *os.Process) error {
	err := syscall.Kill(-p.Pid, syscall.SIGKILL)
	if errors.Is(err, syscall.ESRCH) {
		return os.ErrProcessDone
	}
	return err
}
