package numbers

// The fields of the index. A page's title and keywords are in the title
// fields; the body fields hold these, its subjects, its summary and all its text.
const (
	FieldTitle       = "te"  // title, as spelled
	FieldTitleFolded = "tf"  // title, without marks
	FieldBody        = "e"   // body, as spelled
	FieldBodyFolded  = "f"   // body, without marks
	FieldPairs       = "fbi" // body, pairs of neighbours without marks: "hien dat"
)

// How many times a word counts in the body fields, by where it stands; once
// in a text. A long page is full of words that it is not about.
const (
	TitleTimes   = 5
	KeywordTimes = 5
	SubjectTimes = 3
	SummaryTimes = 3
	HeadingTimes = 2
)

// KeywordsPerWord is how many words of keywords make a title one word longer: a page
// that says what else it is called is not less about its title.
const KeywordsPerWord = 2
