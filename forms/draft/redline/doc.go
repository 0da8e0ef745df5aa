// Package redline compares two versions of a paper, paragraph by paragraph and word by word, and sets the comparison as
// a paper of its own.
//
// It owns what counts as a change and how it is shown. It must not know storage, the window, or how a version came to
// be.
//
//	c := redline.Compare(before, after)
//	for _, row := range c.Rows { ... }                 // for a window
//	pdf, err := draft.Render(c.Document("en", from, to))
package redline
