package numbers

// How often a word occurs and how long a field is enter the index only as
// classes, so that bleve and the browser calculate from the very same few
// numbers and a posting needs one byte, its code: the frequency's class in
// the low three bits, the length's class above.

// Frequencies are the values that stand for the eight classes of how often a
// term occurs in a field.
var Frequencies = [...]int{1, 2, 3, 4, 5, 8, 14, 28}

// FrequencyFrom are the smallest counts of each class.
var FrequencyFrom = [...]int{1, 2, 3, 4, 5, 7, 11, 21}

// A frequency class has FrequencyBits, those that FrequencyMask keeps.
const (
	FrequencyBits = 3
	FrequencyMask = 1<<FrequencyBits - 1
	lengthClasses = 32
)

// FrequencyClass returns the class of a count; anything below 1 counts as 1.
func FrequencyClass(count int) uint8 {
	class := len(FrequencyFrom) - 1
	for class > 0 && count < FrequencyFrom[class] {
		class--
	}
	return uint8(class)
}

// A LengthScale holds the numbers of words that stand for the classes of how
// long a field is. A length belongs to the last class that is not above it.
type LengthScale [lengthClasses]int

// BodyDoubles is in how many classes [BodyScale] doubles.
const BodyDoubles = 2

// The scales of the fields, see [ScaleOf].
var (
	// BodyScale is √2 to the power of the class, rounded.
	BodyScale = LengthScale{
		1, 1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181,
		256, 362, 512, 724, 1024, 1448, 2048, 2896, 4096, 5793, 8192, 11585, 16384, 23170, 32768, 46341,
	}

	// TitleScale tells all usual titles apart: a page whose title is the very
	// words of a query must come before one with a word more.
	TitleScale = LengthScale{
		1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
		17, 18, 19, 20, 21, 22, 23, 24, 28, 32, 40, 48, 64, 96, 128, 256,
	}

	// PairScale has one length only: how long a page is matters little to
	// which expressions it holds, and a posting of a pair is a third smaller.
	PairScale = LengthScale{1}
)

// Stepping returns the last values of a scale: those before are the numbers from 1 on.
func (s *LengthScale) Stepping() []int {
	at := 0
	for at < len(s) && s[at] == at+1 {
		at++
	}
	return s[at:]
}

// ScaleOf returns the scale of a field's lengths.
func ScaleOf(field string) *LengthScale {
	switch field {
	case FieldTitle, FieldTitleFolded:
		return &TitleScale
	case FieldPairs:
		return &PairScale
	}
	return &BodyScale
}

// Class returns the class of a field of n words.
func (s *LengthScale) Class(n int) uint8 {
	class := 0
	for class+1 < len(s) && s[class+1] > 0 && s[class+1] <= n {
		class++
	}
	return uint8(class)
}

// Code is a frequency class and a length class in one byte.
type Code uint8

// CodeOf returns the code of two classes.
func CodeOf(frequency, length uint8) Code { return Code(length<<FrequencyBits | frequency) }

// Frequency returns the value that stands for the frequency class.
func (c Code) Frequency() int { return Frequencies[c&FrequencyMask] }

// Length returns how many words the length class stands for on a scale, at
// least one.
func (c Code) Length(s *LengthScale) int { return max(1, s[c>>FrequencyBits]) }
