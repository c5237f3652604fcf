package search

import "math"

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

// lengths are the numbers of words that stand for the classes of how long a
// field is: √2 to the power of the class, rounded.
var lengths = [lengthClasses]int{
	1, 1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181,
	256, 362, 512, 724, 1024, 1448, 2048, 2896, 4096, 5793, 8192, 11585, 16384, 23170, 32768, 46341,
}

func lengthOf(class uint8) int { return lengths[class%lengthClasses] }

// lengthClass returns the class of a field of n words.
func lengthClass(n int) uint8 {
	if n < 2 {
		return 0
	}
	return uint8(min(lengthClasses-1, int(math.Round(2*math.Log2(float64(n))))))
}

// code is a frequency class and a length class in one byte.
type code uint8

func codeOf(frequency, length uint8) code { return code(length<<frequencyBits | frequency) }

func (c code) frequency() int { return frequencies[c&frequencyMask] }
func (c code) length() int    { return lengthOf(uint8(c >> frequencyBits)) }
