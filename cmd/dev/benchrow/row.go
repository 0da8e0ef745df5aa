// Package benchrow is one row of `dev bench`, as a benchmark writes it and the runner reads it. It knows nothing that is
// measured.
package benchrow

import (
	"encoding/json"
	"os"
)

// File is the environment variable that names the file to which rows are added, one line of JSON each.
const File = "HARBORFILE_BENCH"

// Row is one measurement. Peer and Ratio are nil where the limit is absolute.
type Row struct {
	What   string   `json:"what"`   // what is measured, with its unit: "fill I-914, ms"
	Ours   float64  `json:"ours"`   // our measure
	Peer   *float64 `json:"peer"`   // the peer's measure in the same run, same unit
	Ratio  *float64 `json:"ratio"`  // ours divided by peer
	Target string   `json:"target"` // "<= 1.25" of the ratio, or of ours where there is no peer
	OK     bool     `json:"ok"`
}

// Alone is a row without a peer.
func Alone(what string, ours float64, target string, ok bool) Row {
	return Row{What: what, Ours: ours, Target: target, OK: ok}
}

// Against is a row with a peer, whose ratio is ours divided by peer.
func Against(what string, ours, peer float64, target string, ok bool) Row {
	ratio := ours / peer
	return Row{What: what, Ours: ours, Peer: &peer, Ratio: &ratio, Target: target, OK: ok}
}

// A Log is the part of a benchmark that a row needs.
type Log interface {
	Helper()
	Logf(format string, args ...any)
	Fatal(args ...any)
}

// Put shows the row in the benchmark's log and adds it to the runner's file, where there is one.
func (r Row) Put(b Log) {
	b.Helper()
	line, err := json.Marshal(r)
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%s", line)
	path := os.Getenv(File)
	if path == "" {
		return
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if _, err := f.Write(append(line, '\n')); err != nil {
		b.Fatal(err)
	}
}
