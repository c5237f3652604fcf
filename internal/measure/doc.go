// Package measure tells how good a portal's search is for queries whose answer
// is known: it reads rows of query and page, asks the index as `chuyende search`
// does, and counts. It ranks nothing itself, and does not know which site it
// measures, where files stand or how figures are printed.
package measure
