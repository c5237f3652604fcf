package docx

import (
	"encoding/binary"
	"errors"
	"io"
)

// What a document may come to. Reading costs a time and a memory in proportion
// to these, however small the file is that unpacks to more.
const (
	// maxFile is the size of the file in bytes.
	maxFile = 128 << 20
	// maxDirectory is the size of the package's list of its parts, in bytes.
	maxDirectory = 2 << 20
	// maxEntries is how many parts it may have.
	maxEntries = 10_000
	// maxDepth is how deep elements may stand in each other.
	maxDepth = 200
	// maxPiece is how many bytes a tag with its attributes, or the text between two tags,
	// may have: each is read whole. Word cuts both much shorter.
	maxPiece = 4 << 20
)

// room is how much a document may still come to.
type room struct {
	xml   int64 // XML that is unpacked, in bytes
	items int   // paragraphs, runs, rows and cells
	text  int   // letters that are kept, in bytes: a page costs some thirty times as many
}

// fullRoom is what a whole document may come to: a book of some thousand pages.
func fullRoom() room { return room{xml: 48 << 20, items: 400_000, text: 12 << 20} }

// checkDirectory looks at the end of a zip file, whose list of parts would be
// read whole. A list that needs the form for huge files is too large.
func checkDirectory(file io.ReaderAt, size int64) error {
	const endSize, mostComment = 22, 1<<16 - 1
	tail := make([]byte, min(size, endSize+mostComment))
	if _, err := file.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	for at := len(tail) - endSize; at >= 0; at-- {
		if string(tail[at:at+4]) != "PK\x05\x06" {
			continue
		}
		entries := binary.LittleEndian.Uint16(tail[at+10:])
		length, offset := int64(binary.LittleEndian.Uint32(tail[at+12:])), int64(binary.LittleEndian.Uint32(tail[at+16:]))
		end := size - int64(len(tail)-at)
		if entries > maxEntries || length > maxDirectory || length == 0xffff || end-offset > maxDirectory {
			return tooLarge("too many parts")
		}
		return nil
	}
	return damaged("the end of the package is missing")
}
