package output

import (
	"os"
	"path/filepath"
)

// disk does everything that changes the site or what is staged for it. It is a seam for tests: hook, if
// set, is called before each operation, and its error is returned in place of
// doing it, as if the disk had failed or the process had been killed there.
type disk struct {
	hook func(op, path string) error
}

func (d disk) ask(op, path string) error {
	if d.hook == nil {
		return nil
	}
	return d.hook(op, path)
}

// write makes a new file; one that is already there is an error.
func (d disk) write(path string, data []byte) error {
	if err := d.ask("write", path); err != nil {
		return err
	}
	return writePlain(path, data)
}

func (d disk) rename(from, to string) error {
	if err := d.ask("rename", to); err != nil {
		return err
	}
	return os.Rename(from, to)
}

func (d disk) link(from, to string) error {
	if err := d.ask("link", to); err != nil {
		return err
	}
	return os.Link(from, to)
}

func (d disk) mkdirAll(path string) error {
	if err := d.ask("mkdir", path); err != nil {
		return err
	}
	return os.MkdirAll(path, 0o755)
}

// mkdirApart is mkdirAll for a folder that is to lie away from where one of its name lay
// before; see [apart].
func (d disk) mkdirApart(path string) error {
	if err := d.ask("mkdir", path); err != nil {
		return err
	}
	if apart(path) {
		return nil
	}
	return os.MkdirAll(path, 0o755)
}

func (d disk) remove(path string) error {
	if err := d.ask("remove", path); err != nil {
		return err
	}
	return os.Remove(path)
}

func (d disk) removeAll(path string) error {
	if err := d.ask("remove", path); err != nil {
		return err
	}
	return os.RemoveAll(path)
}

// replace writes a small file by way of a temporary one beside it, so that
// readers find either the old text or the new.
func (d disk) replace(path string, data []byte) error {
	tmp := filepath.Join(filepath.Dir(path), filepath.Base(path)+".new")
	if err := d.removeAll(tmp); err != nil {
		return err
	}
	if err := d.write(tmp, data); err != nil {
		return err
	}
	return d.rename(tmp, path)
}
