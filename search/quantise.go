package search

// How often a word occurs and how long a field is enter the index only as
// classes, so that bleve and the browser calculate from the very same few
// numbers and a posting needs one byte, its code: the frequency's class in
// the low three bits, the length's class above.

// frequencies are the values that stand for the eight classes of how often a
// term occurs in a field.
var frequencies = [...]int{1, 2, 3, 4, 5, 8, 14, 28}

// frequencyFrom are the smallest counts of each class.
var frequencyFrom = [...]int{1, 2, 3, 4, 5, 7, 11, 21}

const (
	frequencyBits = 3
	frequencyMask = 1<<frequencyBits - 1
	lengthClasses = 32
)

// frequencyClass returns the class of a count; anything below 1 counts as 1.
func frequencyClass(count int) uint8 {
	class := len(frequencyFrom) - 1
	for class > 0 && count < frequencyFrom[class] {
		class--
	}
	return uint8(class)
}

// A lengthScale holds the numbers of words that stand for the classes of how
// long a field is. A length belongs to the last class that is not above it.
type lengthScale [lengthClasses]int

var (
	// bodyScale is √2 to the power of the class, rounded.
	bodyScale = lengthScale{
		1, 1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181,
		256, 362, 512, 724, 1024, 1448, 2048, 2896, 4096, 5793, 8192, 11585, 16384, 23170, 32768, 46341,
	}

	// titleScale tells all usual titles apart: a page whose title is the very
	// words of a query must come before one with a word more.
	titleScale = lengthScale{
		1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
		17, 18, 19, 20, 21, 22, 23, 24, 28, 32, 40, 48, 64, 96, 128, 256,
	}

	// pairScale has one length only: how long a page is matters little to
	// which expressions it holds, and a posting of a pair is a third smaller.
	pairScale = lengthScale{1}
)

// scaleOf returns the scale of a field's lengths.
func scaleOf(field string) *lengthScale {
	switch field {
	case fieldTitle, fieldTitleFolded:
		return &titleScale
	case fieldPairs:
		return &pairScale
	}
	return &bodyScale
}

// class returns the class of a field of n words.
func (s *lengthScale) class(n int) uint8 {
	class := 0
	for class+1 < len(s) && s[class+1] > 0 && s[class+1] <= n {
		class++
	}
	return uint8(class)
}

// code is a frequency class and a length class in one byte.
type code uint8

func codeOf(frequency, length uint8) code { return code(length<<frequencyBits | frequency) }

func (c code) frequency() int            { return frequencies[c&frequencyMask] }
func (c code) length(s *lengthScale) int { return max(1, s[c>>frequencyBits]) }
