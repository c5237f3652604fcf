package pipeline

import "chuyende/internal/site"

// What scores are multiplied with, in percent, is what measured best on the
// portal's own queries; stronger ones hide the page that was meant.

// kindFactor is that of a kind. Of a topic and a case that answer equally well
// the topic is what one can use; pages that lead to others, and files, come behind
// those that answer.
func kindFactor(kind string) uint8 {
	switch kind {
	case "case":
		return 95
	case choiceKind, listKind, attachmentKind:
		return 90
	}
	return 100
}

// standing is the factor of a document of the register, by whether it holds. It
// does not count where its number is typed.
func standing(p *site.Page) uint8 {
	status := site.StatusOf(p.Status())
	switch {
	case status.Holds:
		return 100
	case status.IsOld():
		return 70
	}
	return 85
}
