//go:build !windows

package main

import (
	"fmt"
	"os"
)

// The launcher is for Windows alone. Elsewhere it builds so that its decisions can be tested: no probe draws, and what
// would be a message goes to standard error, with no for an answer.

func joinTerminal() {}

func onlyOwnLibraries() {}

func usable(f *os.File) bool {
	_, err := f.Stat()
	return err == nil
}

func answerProbe(string) int { return 1 }

func systemFolder() string { return string(os.PathSeparator) }

func here() string { return fingerprint("elsewhere") }

func showBox(m message, _ <-chan struct{}) bool {
	fmt.Fprintln(os.Stderr, m.text(english))
	return false
}
