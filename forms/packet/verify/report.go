package verify

import (
	"fmt"
	"io"
)

// What the report says to somebody who has not seen one before.
const (
	checkedWords = `What was checked
  The seal of manifest.json over its own words. The size and the SHA-256 of every
  file it names, byte by byte. The number of pages of each. That page numbers run
  without a gap. That nothing else lies in the folder.
`
	showsWords = `What this shows
  That this folder holds what the manifest describes, and that not one byte was
  changed since the manifest was written. Each exhibit has the SHA-256 of the file
  as it was received: whoever holds that file can compare it (verify --file).
`
	notWords = `What this does not show
  Who wrote the manifest, or when: a hash finds a change, it is no signature. Ask
  the office that made the packet for the hash of manifest.json by another way.
  Whether what the exhibits say is true, or how they came to the office.
`
)

// Print writes the report for a reader who knows nothing of this program.
func (r *Report) Print(w io.Writer) {
	for _, s := range r.Sentences {
		fmt.Fprintln(w, s)
	}
	if r.Manifest != "" {
		fmt.Fprintln(w, "SHA-256 of manifest.json: "+r.Manifest)
	}
	fmt.Fprintln(w)
	fmt.Fprint(w, checkedWords)
	if !r.OK {
		return
	}
	if len(r.Record) > 0 {
		fmt.Fprintln(w, "\nThe exhibits and what they came from")
		for _, s := range r.Record {
			fmt.Fprintln(w, "  "+s)
		}
	}
	fmt.Fprintln(w)
	fmt.Fprint(w, showsWords)
	fmt.Fprintln(w)
	fmt.Fprint(w, notWords)
}
