package packet

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/verify"
)

// Packer makes the packets of a batch, one at a time. It is the vault's side; the flow is here.
type Packer interface {
	// Inputs is a hash of everything that a matter's packet is made of and judged by.
	Inputs(ctx context.Context, matter string) (string, error)
	// Pack makes the packet.
	Pack(ctx context.Context, matter string, p cases.Progress) (*Built, error)
	// Keep seals it in the vault and logs who learned what.
	Keep(ctx context.Context, b *Built) error
}

// A Batch makes the packets of several matters into folders of one folder, one after the other. What stands in the way
// of one never stops the rest, and what was made and did not change since is not made again.
type Batch struct {
	Out       string // the folder; made where it is not there
	Recipient cases.Recipient
	Packer    Packer
	Lang      string // of the words in the lines: "en", "es"
	Began     func(i int) cases.Progress
	Ended     func(i int, l BatchLine)
}

// BatchMatter is one matter of a batch.
type BatchMatter struct{ ID, Number string } // Number is the office's own

// BatchState says what became of a matter.
type BatchState string

// The states of a matter in a batch.
const (
	BatchMade    BatchState = "made"
	BatchSame    BatchState = "unchanged" // made before, and nothing changed since
	BatchStopped BatchState = "stopped"   // something stood in the way
	BatchLeft    BatchState = "left"      // the batch ended before its turn
)

// BatchLine is what became of one matter. It holds no word of a client: ids, the office's numbers, and fixed sentences.
type BatchLine struct {
	Matter   string     `json:"matter"`
	Number   string     `json:"number,omitempty"`
	Folder   string     `json:"folder,omitempty"` // name within the batch's folder
	State    BatchState `json:"state"`
	Pages    int        `json:"pages,omitempty"`
	Red      int        `json:"red,omitempty"`
	Amber    int        `json:"amber,omitempty"`
	What     string     `json:"what,omitempty"` // what stood in the way
	Do       string     `json:"do,omitempty"`   // what to do about it
	Inputs   string     `json:"inputs,omitempty"`
	Manifest string     `json:"manifest,omitempty"` // SHA-256 of manifest.json
}

// BatchSheet is the summary of a batch.
type BatchSheet struct {
	Format    string          `json:"format"`
	Recipient cases.Recipient `json:"recipient"`
	Lines     []BatchLine     `json:"lines"`
	Before    []BatchLine     `json:"before,omitempty"` // of batches before into the same folder, of other matters
}

// Run makes the packets. The sheet is written into the folder after each of them, so that a batch that was cut off goes
// on where it was. The error is about the folder or the sheet, or is that of ctx; what stood in the way of single
// matters is in the sheet.
func (b *Batch) Run(ctx context.Context, matters []BatchMatter) (*BatchSheet, error) {
	sheet := &BatchSheet{Format: batchFormat, Recipient: b.Recipient}
	before, err := b.begin()
	if err != nil {
		return sheet, err
	}
	folders := folderNames(matters)
	for i, m := range matters {
		sheet.Lines = append(sheet.Lines, BatchLine{Matter: m.ID, Number: neutral(m.Number), Folder: folders[i], State: BatchLeft})
	}
	for i := range matters {
		if ctx.Err() != nil {
			break
		}
		line := &sheet.Lines[i]
		progress := cases.NoProgress
		if b.Began != nil {
			progress = b.Began(i)
		}
		b.one(ctx, line, before, progress)
		if b.Ended != nil {
			b.Ended(i, *line)
		}
		if err := b.write(sheet, before, false); err != nil {
			return sheet, err
		}
	}
	if err := b.write(sheet, before, true); err != nil {
		return sheet, err
	}
	return sheet, ctx.Err()
}

// one makes the packet of one matter.
func (b *Batch) one(ctx context.Context, line *BatchLine, before map[string]BatchLine, progress cases.Progress) {
	err := b.pack(ctx, line, before[line.Matter], progress)
	switch {
	case err == nil:
	case ctx.Err() != nil:
		line.State = BatchLeft
	default:
		words := cases.Explain(err, b.Lang)
		line.State, line.What, line.Do = BatchStopped, words.What, words.Do
	}
}

func (b *Batch) pack(ctx context.Context, line *BatchLine, was BatchLine, progress cases.Progress) (err error) {
	defer func() { // one matter's broken file is no reason to leave the others
		if broken := recover(); broken != nil {
			err = fmt.Errorf("packet: batch: %T", broken)
		}
	}()
	inputs, err := b.Packer.Inputs(ctx, line.Matter)
	if err != nil {
		return err
	}
	place := filepath.Join(b.Out, line.Folder)
	if was.Inputs == inputs && was.Folder == line.Folder && whole(place, line.Matter, b.Recipient, was.Manifest) {
		*line = was
		line.State = BatchSame
		return nil
	}
	if err := FolderFree(place); err != nil {
		return err
	}
	built, err := b.Packer.Pack(ctx, line.Matter, progress)
	if err != nil {
		return err
	}
	defer built.Close()
	if err := b.lay(ctx, built, place); err != nil {
		return err
	}
	if inputs, err = b.Packer.Inputs(ctx, line.Matter); err != nil { // making it may have filled its forms anew
		return err
	}
	sum := sha256.Sum256(built.raw)
	line.State, line.Inputs, line.Manifest = BatchMade, inputs, hex.EncodeToString(sum[:])
	line.Pages, line.Red, line.Amber = built.Pages, built.Red(), built.Amber()
	return nil
}

// lay writes a packet beside its place, has it logged, gives it its manifest and then its name. Whenever this is cut off,
// what lies there under that name is the packet before, nothing, or the whole new one; and what was not logged has no
// manifest, so that nobody takes it for a packet.
func (b *Batch) lay(ctx context.Context, built *Built, place string) error {
	if err := built.held(); err != nil {
		return err
	}
	dir, err := os.MkdirTemp(b.Out, passing+"*"+passingEnd)
	if err != nil {
		return withoutPath(err)
	}
	defer os.RemoveAll(dir)
	for i, f := range built.Manifest.Files {
		if err := saveFile(filepath.Join(dir, f.Name), io.NewSectionReader(built.parts[i], 0, f.Bytes)); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := b.Packer.Keep(ctx, built); err != nil {
		return err
	}
	if err := saveFile(filepath.Join(dir, verify.FileName), strings.NewReader(string(built.raw))); err != nil {
		return err
	}
	aside := dir + ".old"
	if err := os.Rename(place, aside); err != nil && !errors.Is(err, os.ErrNotExist) {
		return withoutPath(err)
	}
	defer os.RemoveAll(aside)
	if err := os.Rename(dir, place); err != nil {
		_ = os.Rename(aside, place)
		return withoutLink(err)
	}
	return nil
}

// The name of a folder that is being written.
const (
	passing    = ".harborfile-"
	passingEnd = ".part"
)

// begin makes the folder, takes away what a batch that was cut off left half-done, and reads the sheet of the batch
// before.
func (b *Batch) begin() (map[string]BatchLine, error) {
	if err := os.MkdirAll(b.Out, 0o700); err != nil {
		return nil, withoutPath(err)
	}
	entries, err := os.ReadDir(b.Out)
	if err != nil {
		return nil, withoutPath(err)
	}
	for _, e := range entries {
		if name := e.Name(); strings.HasPrefix(name, passing) && strings.Contains(name, passingEnd) {
			if err := os.RemoveAll(filepath.Join(b.Out, name)); err != nil {
				return nil, withoutPath(err)
			}
		}
	}
	return readSheet(b.Out, b.Recipient), nil
}

// whole reports whether a folder holds the packet that a sheet says it holds.
func whole(dir, matter string, to cases.Recipient, manifest string) bool {
	report, err := verify.Dir(dir)
	return err == nil && report.OK && report.Manifest == manifest && report.Of(matter, string(to))
}

// shortNumber is an office number without a name in it: digits with a few letters, as RR-2026-014.
var shortNumber = regexp.MustCompile(`^(?:[A-Za-z]{1,3}|[0-9]+)(?:[-._]?(?:[A-Za-z]{1,3}|[0-9]+))*$`)

// neutral is an office number that can be shown to anybody, "" where it might be a name.
func neutral(number string) string {
	if len(number) > 24 || !shortNumber.MatchString(number) || strings.Trim(number, "-._ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == "" || longestLetters(number) > 3 {
		return ""
	}
	return number
}

func longestLetters(s string) (most int) {
	run := 0
	for _, r := range s {
		if r >= '0' && r <= '9' || strings.ContainsRune("-._", r) {
			run = 0
			continue
		}
		run++
		most = max(most, run)
	}
	return most
}

// folderNames gives each matter a folder of its own: its office number, or its id.
func folderNames(matters []BatchMatter) []string {
	var out []string
	for _, m := range matters {
		name := neutral(m.Number)
		taken := func(n string) bool {
			return slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, n) })
		}
		if name == "" || taken(name) || strings.EqualFold(name, "summary") {
			name = m.ID
		}
		out = append(out, name)
	}
	return out
}

// withoutLink is withoutPath for errors that name two files.
func withoutLink(err error) error {
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return withoutPath(err)
}
