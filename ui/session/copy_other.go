//go:build !windows

package session

// Copy puts words on the clipboard so that the system does not remember them. false: this system has
// no such way, nothing was done, and an ordinary copy has to do.
func Copy(window uintptr, words string) bool { return false }
