// Package proof reads a paper before it leaves the desk: names that stand nowhere in the file, days that do not fit,
// exhibits that are not there, names of minors, numbers and places that the reader may not see, words that blame, wrong
// pronouns, and what was left open. It reads any draft.Document, also one that came back from a word processor.
//
// It owns the rules and their words in English and Spanish. It must not know storage, pages or the window. What it says
// is for the office alone and never part of a paper. A finding shows a place to look at; a person decides.
//
//	for _, f := range proof.Check(doc, snapshot, cases.Paper{Name: template, For: reader, On: today}) {
//		what, do := f.Words("en")
//	}
package proof
