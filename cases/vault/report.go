package vault

import (
	"fmt"
	"slices"
	"strings"
)

// Report is what a check found. Problems name damage item by item, notices name what a crash may leave and opening the
// vault puts right. Neither holds a client's words, only file names of the vault, tables and ids.
type Report struct {
	Problems []string `json:"problems"`
	Notices  []string `json:"notices"`
	Files    int      `json:"files"`
	Units    int64    `json:"units"`   // sealed units that were authenticated
	Records  int      `json:"records"` // read, deleted ones included
	Entries  int      `json:"entries"` // of the change log
	Blobs    int      `json:"blobs"`   // read in full against their SHA-256
}

// OK reports whether nothing is damaged.
func (r Report) OK() bool { return len(r.Problems) == 0 }

// problem adds a line, once: after an unclean exit the logs are looked at twice.
func (r *Report) problem(format string, args ...any) {
	if line := fmt.Sprintf(format, args...); !slices.Contains(r.Problems, line) {
		r.Problems = append(r.Problems, line)
	}
}

func (r *Report) notice(format string, args ...any) {
	r.Notices = append(r.Notices, fmt.Sprintf(format, args...))
}

// append adds what another part of the check found.
func (r *Report) append(part Report) {
	for _, line := range part.Problems {
		r.problem("%s", line)
	}
	r.Notices = append(r.Notices, part.Notices...)
	r.Files += part.Files
	r.Units += part.Units
	r.Records += part.Records
	r.Entries += part.Entries
	r.Blobs += part.Blobs
}

// listUnits shortens a list of block numbers for a sentence.
func listUnits(units []int64) string {
	var b strings.Builder
	for i, u := range units {
		if i == 8 {
			fmt.Fprintf(&b, " and %d more", len(units)-i)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprint(&b, u)
	}
	return b.String()
}
