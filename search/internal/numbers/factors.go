package numbers

// Factors are what the scores of documents are multiplied with, besides how well
// they answer: kinds of pages differ in worth, and so do documents that hold and
// those that were replaced.
type Factors struct {
	// Percents are the pairs of factors that occur, in percent: one that always
	// counts, and one that does not where the query has a number of the
	// document's title: whoever types it means that document.
	Percents [][2]int `json:"percents"`
	// Of tells for each document which pair, by a letter: 'A' for the first.
	// Empty where all factors are 100.
	Of string `json:"of"`
}

// firstFactor is the letter of the first pair.
const firstFactor = 'A'

// FactorsOf makes factors of a pair for each document; 0 stands for 100.
func FactorsOf(pairs [][2]uint8) Factors {
	f := Factors{Percents: [][2]int{}}
	places := map[[2]int]int{}
	letters := make([]rune, len(pairs))
	plain := true
	for i, p := range pairs {
		pair := [2]int{percent(p[0]), percent(p[1])}
		place, ok := places[pair]
		if !ok {
			place = len(f.Percents)
			places[pair] = place
			f.Percents = append(f.Percents, pair)
		}
		letters[i] = firstFactor + rune(place)
		plain = plain && pair == [2]int{100, 100}
	}
	if plain {
		return Factors{Percents: [][2]int{}}
	}
	f.Of = string(letters)
	return f
}

func percent(p uint8) int {
	if p == 0 {
		return 100
	}
	return min(100, int(p))
}

// Letters returns the letters of all documents, for At.
func (f Factors) Letters() []rune { return []rune(f.Of) }

// At returns the factor of a document with a letter; named says that the query
// has a number of its title.
func (f Factors) At(letter rune, named bool) float64 {
	place := int(letter - firstFactor)
	if place < 0 || place >= len(f.Percents) {
		return 1
	}
	p := f.Percents[place]
	if named {
		p[1] = 100
	}
	return float64(p[0]*p[1]) / 10000
}
