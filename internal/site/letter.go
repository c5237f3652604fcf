package site

// Letter is one letter of the catalogue: the pages whose titles begin with it.
type Letter struct {
	// Title is the letter; digits share one, and so do other scripts.
	Title string
	// Address is the first page of the letter's list. It is "" where the whole
	// catalogue is short enough to stand on one page.
	Address string
	// Pages are the letter's pages by title, never none.
	Pages []*Page
}

// LetterSize is how many titles stand on one page of the catalogue where
// lists hold pageSize entries: an entry takes about as much room as six
// titles.
func LetterSize(pageSize int) int { return 6 * pageSize }
