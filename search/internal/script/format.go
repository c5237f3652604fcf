package script

// Version is the version of the shards, the files that the browser
// reads. A client refuses any other.
//
// History:
//
//	1  first format
//	2  every file holds its own check; a page's title, facts and text are one
//	   file by number; long lists stand apart, so that most queries do without
//	   them; lists of syllables and phrases; pairs without lengths
//	3  the manifest's ranking also holds how hits of the next tier are scored,
//	   how many words, slips and endings are looked at, and what weighs
//	   between a slip and an unfinished word; codes of a list ascend
//	4  the manifest holds factors of documents; words count in bodies by where
//	   they stand, and summaries are indexed
//	5  the manifest holds bonds between documents, and a document's file the newer
//	   ones on its matter
//	6  a document's card stands apart from its text, and neighbours share files
//	7  of few documents the cards stand in the manifest, and texts come in parts
//	8  term files are found by their forms' checks, without a list of their names
//	9  pairs are filed under their rarer word; of few documents buckets share files, and
//	   addresses are written by titles; what hits stand without is apart from the manifest
//	10 of few documents the manifest has the lengths, and texts come in more parts; frequencies
//	   without lengths are told by steps
//	11 of few documents there are more buckets of terms, whose number no name says, and more words of
//	   two syllables have one; the manifest says how lengths are scaled in fewer numbers
//	12 letters of Vietnamese are written by signs, bits by digits of base 32; a file does not hold its name; the most
//	   frequent pairs of a large form stand beside its spellings
//	13 the manifest's values have no names; the epoch is in the checks alone; of few documents lists name those with the
//	   longest texts first, and parts of texts take fewer bits
//
// # Files
//
// Every file is a classic script of one call, so that it works through a
// script element on file:// and can be read as JSON after fetch:
//
//	$c("CHECK",ARGUMENT,…)
//
// Only the manifest begins with $chuyende("manifest", and CHECK, as it does in all formats: so a
// client can tell that it is of another one. The arguments are JSON. The NAME of a file is its path below
// search/ without ".js". CHECK is CheckOf the NAME up to its HASH, nothing for the manifest, behind it
// the EPOCH in files that speak of documents by number (t/, f/, facets, dates), and the arguments' text in
// brackets, as JSON.stringify writes it. The EPOCH is a check that all URLs decide, so that a file of another
// build is known as such; the manifest has it.
//
// In the file that text is shorter: of the letters and tones đăâêôơưĐ, U+0300, U+0301, U+0303, U+0309 and
// U+0323 each is written as one of the signs `@#$&*+=>_!'%, in this order. A tone stands behind its vowel
// where that is of a to z, A to Z, or has a sign; any other letter is as it is. One of these signs that stands for itself, and ^, have ^
// before them.
//
// HASH is the beginning of a file's CHECK (see hashSize): such a file gets
// another name when it changes, and may be cached for good. About manifest,
// c/ and d/ a client asks the server each time. Of t/ the manifest holds a check of all
// together, which a client writes behind "?" in their addresses, so that a cache keeps them as
// long as none has changed.
// FACET is written as by PlainName.
//
//	manifest       FORMAT, a list of values, see package shard; of few documents (see
//	               SharedAmong) also all cards by column: [[ADDRESS, …], [TITLE, …], …],
//	               the values as in c/, with 0 for one that is not there
//	t/PART-n/I     TERMS, BITS: terms and their postings. I of n buckets
//	t/I-J          the same of few documents, the buckets from I to before J, and
//	               WITHIN: in which parts of the texts the terms stand
//	t/CHECK-n-I    the same, I of n pieces of the form that has this CheckOf
//	details.HASH   one object, see package shard: names and words of facets, and the
//	               numbers that tell when nothing is there
//	f/FACET.HASH   [VALUE, BITS, …]: documents of each value
//	facets.HASH    of few documents: [FACETS, …] as in c/: those in the manifest
//	               have only facets that a list of hits shows
//	dates.HASH     [DATE, BITS, …]: documents of each date
//	syllables.HASH NAMES, CLASSES: all words of a to z without marks, as by
//	               AppendFronted, and for how common each is a letter: a for
//	               one document, then one more for each doubling
//	phrases.HASH   [PHRASE, …]: what may complete a query
//	c/BLOCK/I      [URL, TITLE, KIND, DATE, [[FACET, VALUE, …], …],
//	               [[URL, NAME] or [URL, NAME, "replaces"], …]], …: the
//	               cards of neighbouring documents, with newer ones; "textless"
//	               at last where a document has neither summary nor text; none
//	               where the cards stand in the manifest
//	d/BLOCK/I      [CARD, SUMMARY, [ID, HEADING, TEXT], …], …: texts of neighbours,
//	               each after its card as in c/; of few documents without CARD
//	d/BLOCK/I-PART of few documents the parts of one's text after the first, which is
//	               d/BLOCK/I, with an empty SUMMARY
//
// Documents are numbered from 0 in the byte order of their URLs. They are cut
// into blocks (see package corpus); BLOCK is ten letters that all URLs of a block decide and I the
// place in it, from 0, of the first document of a file. How many share one is
// said by Shared, and in the manifest.
//
// An ADDRESS is a page's URL, or FOLDER "<" NAME where that is FOLDER NAME ".html", without FOLDER where
// it is that of the last address that has one. In NAME a capital and a digit stand
// for words of the title without marks, its runs of a to z and 0 to 9, joined by "-": the capital is
// the place of the first of them, A for the first of all, and the digit how many there are.
//
// # Terms
//
// Words are filed under their folded form. A pair "a b" is filed under the rarer of
// its words, or of equal ones a: under a as "b", or under b as "<a". What counts is in how many
// bodies the spellings of a form stand, each spelling by itself. The sort
// key of a word is its folded form; of a pair the form it is filed under, a
// blank and the other word as filed. Lists that are not light (see type tier)
// are not there but under the same key with "~~" before it; and under "~" and
// the form, of words whose body list is not light, only the numbers of the
// documents. These are three parts of the term files. What stands under one form in one part is
// together in a bucket, or has pieces of its own if the manifest says so ("large"). There are n buckets of
// a part (see the manifest); PART is 0, 1 or 2 for nothing, "~" and "~~". A form, without its mark, is
// in bucket CHECK mod n, where CHECK is CheckOf read as a number, without its three
// last bits, which are 0; the second of some words of two syllables (in the manifest) is in that of
// the first. The spellings of a large form are in piece 0, and some of its pairs; a pair that is not is in that of the
// check of the other word as filed. In a file forms are in the byte order of their sort
// keys, and so are the entries of each.
//
// TERMS lists the entries by form: sections separated by "|", each without
// blanks
//
//	FORM TIER COUNT : EXACT,EXACT… ;OTHERS
//
// with "~" or "~~" before FORM where its key has it, the exact spellings and
// the pairs in byte order, and ";" only before pairs. A file may have none. TIER is a letter of tierMarks for the tiers of the form's body
// and title lists, or nothing if both are light. COUNT, how rare the form is as a word of a pair, stands behind a TIER,
// but not with "~" before FORM: of others the lists tell. OTHERS are the other words of
// the pairs, written as by AppendFronted, as the large forms in the manifest are; the
// name of a pair that is not light is followed by its tier: "(" or ")".
//
// BITS holds, in the same order, for each exact spelling one bit "body
// postings here", one bit "title postings here" and then these lists; for each
// pair its list, if it belongs here: in a "~~" section all do, in others the
// light ones. In a "~" section it holds for each spelling a list of numbers,
// like those of facets.
//
// WITHIN holds, in the same order, for each body list in BITS that has no more than half of
// all documents and each list of a pair, of each document with more than one part (in the
// manifest), in the order of the list: unless the frequency class is 0, as what occurs once is in one part, a bit
// whether more than one part has the term; if so a bit for each part, the last one's first; else the place of the
// one that has it, or how many parts there are where none has. That is one of n numbers from 0: with s as the last whole number for
// which 2ˢ is within n, the first 2ˢ⁺¹-n of them are written in s bits, each other in s+1 bits as what it is and 2ˢ⁺¹-n more.
//
// # Lists
//
// Bits are written highest first, in the alphabet of package shard. A list is
//
//	γ(size), then groups: code, γ(size of group) unless only one posting is
//	left, and the group's documents
//
// with each code once, in ascending order. A code is frequency class | length class<<3, in 8 bits,
// on whose order no reader relies. In lists of pairs, which have no lengths, and of few documents, of
// which the manifest has them, it is the frequency class alone: as many ones as classes are left out
// since the code before, and a 0. The documents of a group ascend and are written as gaps less one (the
// first: as itself) in Rice code with as many low bits
// as package shard says for the documents and the size of the group. In lists of postings of few documents, of
// which the manifest has the lengths, documents are those with the longest bodies first, by class and then by
// number, and not their numbers but their places in that order are written, with as many low bits as for a group of twice the size.
// γ is Elias gamma. Lists of
// numbers have no codes: γ(size+1), and all documents as one group.
const Version = 13

// ManifestPath is the shard that is read first. It names the others by their content, or
// holds a check of them, so that its bytes stand for the whole export but the documents' texts.
const ManifestPath = Dir + "manifest.js"

// Dir is the folder of all files, from the site's root.
const Dir = "search/"

// Patterns are the names that files may have, from the site's root: each is a
// pattern of [path.Match] in lower case, or ends in "/..." for all below a
// folder.
func Patterns() []string {
	return []string{
		ManifestPath, Dir + "t/...", Dir + "f/...", Dir + "c/...", Dir + "d/...",
		Dir + "facets.*.js", Dir + "details.*.js", Dir + "dates.*.js", Dir + "syllables.*.js", Dir + "phrases.*.js",
	}
}
