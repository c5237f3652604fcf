package site

import (
	"slices"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/words"
)

// Kind is a sort of page: which folder it lives in, which front matter it
// takes, how it refers to other pages and how lists of it are ordered. A kind
// is data; the phases of a build read it and never ask for one by name. To
// add a kind, add a file beside kind_topic.go and name it in [Kinds].
type Kind struct {
	// Name is what front matter and settings call the kind: "topic".
	Name string
	// Folder is the folder below content/ whose pages are of this kind unless
	// the settings or a page's own "kind" say otherwise. Empty for [PageKind].
	Folder string
	// Title and Plural name the kind on the portal: one page of it, a list. As
	// those of relations they are the theme's words; [Kinds] fills them in.
	Title, Plural string
	// Fields are the keys of front matter apart from [CommonFields].
	Fields []frontmatter.Field
	// Relations say which keys refer to pages of which kind.
	Relations []Relation
	// Changed are the keys whose latest date says when a page last changed.
	Changed []string
	// OnHome lists the kind's pages one by one on the home page.
	OnHome bool
	// Offered pages are what the chooser offers: they have the keys audiences,
	// quarters, minutes, season and groups. Their titles say after a colon what
	// makes them different.
	Offered bool
	// Handed pages are handed out too: on paper, for reading aloud.
	Handed bool
	// Register pages are official documents: citations of them tell whether
	// they are in force. They have the keys status, verified and replaced_by.
	Register bool
	// Summary gives each page of the kind a summary on one page, beside its own.
	// They have the keys that package topic reads.
	Summary bool
	// Scored pages are held against what a whole topic has.
	Scored bool
	// Review says whose pages must be read through again from time to time.
	Review Review
	// Orphan says when a page of the kind stands alone; nil: never.
	Orphan *Orphan
	// PageSize is how many entries a page of the kind's list holds, where that
	// is more than the settings say.
	PageSize int
	// Feed gives each page of the kind a feed of the pages that refer to it.
	Feed bool
	// Parts are the sections with a fixed heading id that a page may have.
	Parts []Part
	// Layout is the theme's layout for a page of this kind, ListLayout the one
	// for the list of its folder.
	Layout, ListLayout string
	// Facts are what a list says of each page besides title and summary.
	Facts []Fact
	// Order is how a list of these pages is sorted: keys of front matter or
	// "title", "date", "path", each with "-" before it to turn it round.
	Order []string
}

// Fact is a key of front matter that lists show.
type Fact struct {
	Key string
	// Linked keys name pages or terms, whose titles are shown, each by itself;
	// of others the values.
	Linked bool
	// Brief shows of several linked titles the first and how many others, or
	// what they have in common once: "Quý I, III".
	Brief bool
	// Words is the key of the words around the values; "" for none.
	Words string
}

// Gathered reports whether pages of the kind can be put into a collection: those
// that meetings are held by, and what is handed out.
func (k *Kind) Gathered() bool { return k.Offered || k.Handed }

// IsPlain reports whether pages of the kind are nothing special, so that they
// need not say what they are.
func (k *Kind) IsPlain() bool { return k.Name == PageKind }

// IsDated reports whether the key date is the day on which a page of the kind
// came out, and not that of the document which it speaks of.
func (k *Kind) IsDated() bool { return slices.Contains(k.Changed, "date") }

// Review is how far pages of a kind are reviewed.
type Review int

// A page is never reviewed, or again once it was, or in any case.
const (
	NoReview Review = iota
	ReviewAgain
	ReviewAlways
)

// Orphan is the rule by which a page stands alone: none of what it names leads
// readers to it, or from it to its fellows.
type Orphan struct {
	// Related names kinds: a page of one that is related either way is enough.
	Related []string
	// Referred says that any page whose front matter refers here is enough,
	// Linked that a link in any text is.
	Referred, Linked bool
	// Text says what is wrong, Hint how it is cured.
	Text, Hint lang.Text
}

// Relation is a key of front matter that refers to other pages by id.
type Relation struct {
	// Field is the key; Target the name of the kind that it refers to.
	Field, Target string
	// Title heads the pages referred to, Inverse the pages that refer here.
	Title, Inverse string
	// Basis says that the pages rest on the documents referred to: those are
	// shown as what backs them, so each must be verified and hold.
	Basis bool
	// Told says that the page tells of the pages referred to in its own way, and
	// InverseTold that those do of it, so that no list repeats them.
	Told, InverseTold bool
}

// Part is a section of a page that other parts of the portal find by its
// fixed heading id.
type Part struct {
	// ID is the heading's id, Title its usual wording.
	ID, Title string
	// Names are other wordings in papers from elsewhere.
	Names []string
	// Level is the heading's level, 2 where it is 0: a part at level 3 belongs
	// to the part before it.
	Level int
	// Within is the id of the section that a part must lie in; "" where it may
	// lie anywhere.
	Within string
	// Advised parts count in how complete a topic is, and nothing warns of them;
	// so do those that lie within another.
	Advised bool
	// Required parts are missed by the check when a page lacks them; the others
	// only count in how complete a topic is.
	Required bool
	// Doc says what belongs there; it becomes the skeleton's comment.
	Doc string
}

// Schema returns all keys that front matter of this kind may hold: the common
// ones first.
func (k *Kind) Schema() []frontmatter.Field {
	return slices.Concat(CommonFields(), k.Fields)
}

// Kinds returns every kind, in the order in which the portal names them. The
// last is [PageKind], which takes the pages that no other folder claims. Each
// call makes new values, so that a site may move folders without harm.
func Kinds() []*Kind { return KindsIn(words.Default()) }

// KindsIn returns the same, named in other words.
func KindsIn(say *words.Table) []*Kind {
	kinds := []*Kind{topicKind(), groupKind(), caseKind(), guidanceKind(), documentKind(), pageKind()}
	for _, k := range kinds {
		k.Title, k.Plural = say.Text("kind."+k.Name), say.Text("kinds."+k.Name)
		for i := range k.Relations {
			r := &k.Relations[i]
			r.Title, r.Inverse = say.Text("relation."+k.Name+"-"+r.Field), say.Text("inverse."+k.Name+"-"+r.Field)
		}
	}
	return kinds
}

// KindChoices returns the names of kinds with what people call them, for hints.
func KindChoices(kinds []*Kind) []diag.Choice {
	choices := make([]diag.Choice, len(kinds))
	for i, k := range kinds {
		choices[i] = diag.Choice{Value: k.Name, Names: []string{k.Folder, k.Title, k.Plural, k.Name + "s"}}
	}
	return choices
}

// SheetSize returns how many entries a page of a list holds: of the kind's
// list, or of any other where the kind is nil. size is what the settings say.
func SheetSize(k *Kind, size int) int {
	if k == nil {
		return size
	}
	return max(k.PageSize, size)
}

// PageKind is the name of the kind for pages outside every known folder.
const PageKind = "page"
