package numbers

// Statistics is what scoring needs to know of the whole index, kept with it
// as JSON.
type Statistics struct {
	Format    int            `json:"format"` // of the shards; the two travel together
	Documents int            `json:"documents"`
	Lengths   map[string]int `json:"lengths"` // field → words of all documents
	Ranking   Ranking        `json:"ranking"`
	Factors   Factors        `json:"factors"`
	Bonds     Bonds          `json:"bonds"`
}
