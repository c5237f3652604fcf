package output

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// beginInside prepares a build into a folder that holds something.
func (t *Tx) beginInside() error {
	if err := t.mendState(); err != nil {
		return err
	}
	state := t.state("")
	if err := t.disk.mkdirAll(state); err != nil {
		return failed(state, err)
	}
	if err := t.vacate(t.state(lockName)); err != nil {
		return err
	}
	lock, err := acquire(t.state(lockName), t.dir)
	if err != nil {
		return err
	}
	t.lock = lock
	t.clearBeside()
	// What a killed build left behind is of no use: its journal says which of
	// the files it placed are ours.
	for _, name := range []string{stageName, oldName} {
		if err := t.disk.removeAllOurs(t.state(name)); err != nil {
			return failed(t.state(name), err)
		}
	}
	if err := t.disk.mkdirAll(t.state(stageName)); err != nil {
		return failed(t.state(stageName), err)
	}
	spread(t.state(stageName))
	if err := t.readManifest(); err != nil {
		return err
	}
	return t.vacate(t.state(journalName))
}

// vacant makes sure that a folder staged whole replaces nothing foreign.
func (t *Tx) vacant(path string) error {
	place := t.at(path)
	entries, err := os.ReadDir(place)
	switch {
	case notThere(err):
		return nil
	case err != nil || len(entries) > 0:
		return foreign(place)
	}
	return nil
}

// notThere reports whether err says that there is no such file, also because
// what should be a folder above it is a file.
func notThere(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

func exists(place string) bool {
	_, err := os.Lstat(place)
	return !notThere(err)
}
