package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"sync"
)

// Program stands for the program that runs: other code, another text. It is ""
// where the program cannot read itself.
var Program = sync.OnceValue(func() string {
	file, err := os.Executable()
	if err != nil {
		return ""
	}
	return programIn(file)
})

// mostHead is how much of the program is read. The Go linker puts near its
// beginning a digest of all that it was made of.
const mostHead = 128 << 10

func programIn(file string) string {
	f, err := os.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	head := sha256.New()
	if _, err := io.CopyN(head, f, mostHead); err != nil {
		return "" // none is so small
	}
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return ""
	}
	return hex.EncodeToString(head.Sum([]byte{})) + "-" + hex.EncodeToString([]byte{byte(size), byte(size >> 8), byte(size >> 16), byte(size >> 24)})
}
