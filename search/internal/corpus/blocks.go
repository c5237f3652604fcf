package corpus

import "chuyende/search/internal/script"

// Block is a run of documents whose files lie in one folder.
type Block struct {
	Name  string
	Count int // of documents
}

// Documents are cut into blocks where a URL's hash says so, so that a document
// that comes or goes renumbers the files of its own block only.
const (
	blockFrom   = 32
	blockTo     = 1024
	blockChance = 256 // one URL in so many may start a block
)

// cutBlocks returns the blocks of documents, which are in the order of URLs.
func cutBlocks(documents []*Analysed) []Block {
	var blocks []Block
	start := 0
	var urls []byte
	end := func(i int) {
		if i > start {
			blocks = append(blocks, Block{hashOfURLs(urls), i - start})
		}
		start, urls = i, urls[:0]
	}
	for i, d := range documents {
		size := i - start
		if size >= blockTo || size >= blockFrom && script.KeyHash([]byte(d.Doc.URL))%blockChance == 0 {
			end(i)
		}
		urls = append(append(urls, d.Doc.URL...), '\n')
	}
	end(len(documents))
	return blocks
}

// hashOfURLs names a list of URLs by ten letters. One check is 32 bits, short
// for a name; a second one over the list and the first adds to it.
func hashOfURLs(urls []byte) string {
	first := script.CheckOf(urls)
	return first + script.CheckOf(append(urls, first...))[:3]
}

// placesIn returns the places of all documents.
func placesIn(blocks []Block) []script.Place {
	var places []script.Place
	for _, b := range blocks {
		for i := range b.Count {
			places = append(places, script.Place{Block: b.Name, At: i})
		}
	}
	return places
}
