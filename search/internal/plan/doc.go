// Package plan understands queries: it turns what somebody typed into clauses
// that ask for terms in fields, with slips, unfinished words and the keys of an
// input method left off put right by what the index holds.
//
// What that is, a [Lookup] tells: the package knows neither of the two forms of
// the index, and looks at no document. search/client makes the same plans
// (plan.js, telex.js, syllables.js); the fixtures in search/testdata hold both
// sides to it.
package plan
