// Package frontmatter reads the block of keys and values at the top of a
// Markdown file, in YAML between lines of --- or in TOML between lines of +++,
// and the whole of a settings file in YAML.
//
// It works in three steps, so that a caller can look at one key before it
// knows which others may stand beside it: [Split] finds the block, [Parse]
// reads it into a [Tree], [Tree.Decode] checks the tree against a schema. Each
// step adds the author's mistakes to a list, every one at its own place and
// with a cure, and goes on. What keys there are and what they mean is not
// known here: schemas are data handed in.
//
// YAML is read in the part that a content keeper can use: anchors, aliases,
// tags and several documents in a file are refused with an explanation. A
// plain value that starts with & or * is nearly always a forgotten pair of
// quotes, and without aliases the work is bounded by the length of the text.
package frontmatter

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// File is a text and the name its author knows it by.
type File struct {
	// Shown is the path that problems name, such as "content/nhom/x.md".
	Shown string
	// Data is the whole text. Every span counts its bytes.
	Data []byte
}

// Format is the notation that front matter is written in.
type Format int

// The notations. None stands for a file without front matter.
const (
	None Format = iota
	YAML
	TOML
	// Lines are keys and texts, one a line, as Pelican has them; see [SplitBare].
	Lines
)

// Head says where a file's front matter stands.
type Head struct {
	// Format is its notation.
	Format Format
	// Span is the text between the fences.
	Span diag.Span
	// Fence is the opening fence, where problems of the whole block are shown.
	Fence diag.Span
	// Broken says that the block could not be told apart from the text: what
	// is missing in it is then not reported again.
	Broken bool
}

// Whole returns the Head of a file that is YAML from end to end, as a settings
// file is.
func Whole(data []byte) Head {
	return Head{Format: YAML, Span: diag.Span{End: len(data)}}
}

// Type is what a field holds.
type Type int

// The types of fields. A field of Strings or Ints also takes a single value,
// and several in one text, parted by commas or semicolons.
const (
	// String is text on one line; a number or date is taken as it is written.
	String Type = iota
	// Multiline is text that keeps its line breaks.
	Multiline
	// Int is a whole number in decimal notation.
	Int
	// Bool is true or false.
	Bool
	// Date is a day, or a day and a time.
	Date
	// Strings is a list of texts.
	Strings
	// Ints is a list of whole numbers.
	Ints
	// Records is a list of tables with the keys of Field.Fields.
	Records
	// Table is one table with the keys of Field.Fields.
	Table
	// Map is a table whose keys are free and whose values are all like
	// Field.Elem.
	Map
)

// Field is one key of a schema. A schema may be shared between goroutines.
type Field struct {
	// Key is the name as the author writes it.
	Key string
	// Called are names that authors give it who know no English, for hints.
	Called []string
	// Type is what it holds.
	Type Type
	// Prose says that Strings are sentences, which hold commas: of one text only
	// semicolons make several values.
	Prose bool
	// Required says that it must be there and not be empty.
	Required bool
	// Values, where not empty, are the only values allowed; for Ints in
	// decimal notation.
	Values []string
	// Names are what people call Values, by value, for hints.
	Names map[string][]string
	// Min and Max bound an Int or Ints, both included; both zero: no bound.
	Min, Max int
	// Fields is the schema of Records and of a Table.
	Fields []Field
	// Elem is what each value of a Map is like; its Key is not used.
	Elem *Field
	// Doc says what the key is for, in one sentence.
	Doc lang.Text
	// Example is a value as it is written in YAML after "key: ".
	Example string
	// Sample is whole Records as they are written in YAML below "key:", each
	// line indented by two spaces: for those of which one is no example.
	Sample string
}

// problem returns a problem at a place of the file.
func (f File) problem(span diag.Span, rule diag.Rule, text, hint lang.Text) diag.Problem {
	return rule.At(f.Shown, f.Data, span, text, hint)
}
