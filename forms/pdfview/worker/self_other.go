//go:build !linux

package worker

import "os"

// self is where our own program is found, to be started again. Nobody replaces a program that runs on Windows; on macOS
// a bundle is replaced as a whole by a person who ended the program.
func self() (string, error) { return os.Executable() }
