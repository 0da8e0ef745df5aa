// Package vault is the encrypted case file: one folder that holds everything an office knows about its clients.
//
// It owns records and their change log, full-text search, evidence bytes, keys, and the check of all of these. It must
// not know PDF, Fyne or the network. What the files look like and what they protect against is in FORMAT.md.
//
// Create and Open give a *Vault. Records go in through Write, Delete and Undo only, and come out through Get, List, Snapshot,
// History and Search. Bytes go in through Import and come out through OpenBlob. A Vault is safe for concurrent use.
// Undo takes one change back, Destroy deletes a matter for good, GiveBack returns its room to the disk when nobody is at
// work, Rotate and RotateEvidence renew the keys, Watch says when to lock. Open brings a vault of an earlier schema up to
// date (migrate.go) and counts on how much each key has sealed (sealcount.go).
// Backup puts all of it into one file, and Restore makes a vault out of that file and the recovery code.
//
// Errors wrap the sentinels of package cases and name no client's words and no path.
package vault
