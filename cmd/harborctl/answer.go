package main

import "io"

// An answer is where a verb shows what it did. What could not be shown is told at the end, once, so that a full disk
// or a closed pipe behind standard output never passes for a finished list.
type answer struct {
	to  io.Writer
	err error
}

func (w *answer) Write(p []byte) (int, error) {
	if w.err == nil {
		_, w.err = w.to.Write(p)
	}
	return len(p), nil
}

// trouble is what kept the answer from being shown whole, nil for none.
func (w *answer) trouble() error {
	if w.err == nil {
		return nil
	}
	return stopped(w.err, "The answer could not be written out whole.", "The work itself is done, and what is in the vault is safe.",
		"Make room where the output goes, and look with one of the list verbs before you do it again.")
}
