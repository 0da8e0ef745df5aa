// Package redact finds what the rules keep back from readers of a file, and makes the copy in which it is painted over.
//
// Find reads the characters of each page with their places and proposes marks: words a person asks for, and the
// identifiers of the federal privacy rules, of which only the part is marked that the rule keeps back. Paint draws every
// page as it is seen, paints the marks into the pixels and sets each page anew as one picture, with words behind it only
// where no mark lies. Nothing else of the source goes over. Then the copy is looked through in independent ways, and a
// copy in which anything is left is not given out.
//
// It owns marks, painting and proof. It must not know the vault, the window, or how a packet is put together.
package redact
