package intake

import (
	"context"
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// TakeOptions say how files come into a matter.
type TakeOptions struct {
	MatterID string
	Title    string // of the file, where one is named; "" = its name without the ending
	Source   string
	Obtained string // who obtained them
	Exhibit  bool   // put what has pages, or plays, behind the last exhibit
	Whole    bool   // leave in it what is attached to a mail or packed into an archive
	NoPages  bool   // do not set as pages what a packet cannot print as it is
	Progress cases.Progress
	Each     func(TakenFile) // called when a file is settled; may be nil
}

// Outcome says what became of a file.
type Outcome string

// The ways a file may go.
const (
	TakenIn Outcome = "in"     // it is sealed in the vault
	Doubled Outcome = "double" // the matter has these very bytes already
	LeftOut Outcome = "out"    // it is not in; TakenFile.Why says why
)

// TakenFile is one file that was brought, or found in one that was.
type TakenFile struct {
	Name    string // as it was called, with the folders it lay in
	Outcome Outcome
	Item    cases.EvidenceItem // as sealed; of a double, the one that is there
	Why     Why                // of one left out; of one that is in, what could not be done with it
	Place   bool               // it carries, unseen, the place where it was made
}

// Taken sums up what came in.
type Taken struct {
	Files   []TakenFile
	Skipped int // files of the system, such as .DS_Store and Thumbs.db, and hidden ones
}

// Count is the number of files that went this way.
func (t Taken) Count(o Outcome) (n int) {
	for _, f := range t.Files {
		if f.Outcome == o {
			n++
		}
	}
	return n
}

// Placed is the number of files that carry, unseen, the place where they were made.
func (t Taken) Placed() (n int) {
	for _, f := range t.Files {
		if f.Place {
			n++
		}
	}
	return n
}

// Troubled are the files that a person is told about: left out, or in with something that could not be done.
func (t Taken) Troubled() (out []TakenFile) {
	for _, f := range t.Files {
		if f.Why != "" {
			out = append(out, f)
		}
	}
	return out
}

// taking is one run of Take.
type taking struct {
	*Desk
	TakeOptions
	known map[string]cases.EvidenceItem // by SHA-256
	// beside are the items that stand with the mail or messages they came out of, and take no letter of their own.
	beside map[string]bool
	order  int // of the next exhibit
	out    Taken
}

// Take seals files and folders into a matter. Each file is hashed and sealed in one reading and never written to. The
// same bytes are not taken twice; what cannot be read is left out, and the rest goes on. An error is about the vault or
// is that of ctx: what was sealed before it stays, and Taken says what that is.
func (w *Desk) Take(ctx context.Context, paths []string, o TakeOptions) (Taken, error) {
	snap, err := w.Store.Snapshot(ctx, o.MatterID)
	if err != nil {
		return Taken{}, err
	}
	if o.Progress == nil {
		o.Progress = cases.NoProgress
	}
	if o.Each == nil {
		o.Each = func(TakenFile) {}
	}
	t := &taking{Desk: w, TakeOptions: o, known: map[string]cases.EvidenceItem{}, beside: map[string]bool{}, order: cases.NextExhibit(snap.Evidence)}
	for _, e := range slices.Backward(snap.Evidence) { // of two doubles, the first counts
		t.known[e.Blob.SHA256] = e
	}
	list := brought(ctx, paths)
	t.out.Skipped = list.skipped
	var all int64
	for _, f := range list.files {
		all += f.size
	}
	o.Progress.SetTotal(all)
	for _, f := range list.files {
		if err := ctx.Err(); err != nil {
			return t.out, err
		}
		if err := t.file(ctx, f); err != nil {
			return t.out, err
		}
	}
	return t.out, ctx.Err()
}

// settle notes what became of a file and gives its place in the list.
func (t *taking) settle(f TakenFile) int {
	t.out.Files = append(t.out.Files, f)
	t.Each(f)
	return len(t.out.Files) - 1
}

// remark says of a file that is in what could not be done with it. The first thing said stays.
func (t *taking) remark(at int, why Why) {
	if f := &t.out.Files[at]; f.Why == "" {
		f.Why = why
	}
}
