package numbers

// The fields of the index. A page's title and keywords are in the title
// fields; the body fields hold these and all its text.
const (
	FieldTitle       = "te"  // title, as spelled
	FieldTitleFolded = "tf"  // title, without marks
	FieldBody        = "e"   // body, as spelled
	FieldBodyFolded  = "f"   // body, without marks
	FieldPairs       = "fbi" // body, pairs of neighbours without marks: "hien dat"
)
