// Package intake brings evidence into a matter and makes the copies of it that packets carry.
//
// It owns the way of a file from a person's disk into the vault: what is taken in of folders, archives and mail, how
// doubles are known, in which order things come, and what is said of what was left out. It owns the copies that show
// the whole of an original: set as pages, freed of what nobody sees, read by text recognition. Copies that keep
// something back are forms/packet/redact's.
//
// What it promises:
//
//   - An original is sealed as it came, with its hash, and never written to; a copy says what it was made from and how.
//     Each step has its entry in the custody log.
//   - The same bytes are in a matter once. One file that does not read never stops the rest, and is named at the end.
//   - What a file holds is read in child processes, never in the process that holds the keys. Nothing of it is written
//     to the disk in clear.
//
// It must not know where records are kept (Store), nor windows and terminals.
package intake
