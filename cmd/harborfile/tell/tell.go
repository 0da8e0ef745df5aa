// Package tell says something to whoever started the window from a terminal, or asked it for its version.
//
// On Windows a program with a window has no terminal: what it prints goes nowhere, also where it was started from one.
// There the words go to the terminal of whoever started it, and into a message box where nobody has one. It knows
// nothing of what it says.
package tell
