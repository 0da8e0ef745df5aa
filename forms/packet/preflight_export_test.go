package packet

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// StepRepaired is the step of a file that was saved anew.
const StepRepaired = stepRepaired

// Reading is a packet that was built once, and is read back again after a test changed its bytes or its records.
type Reading struct {
	plan  *Plan
	pdf   []byte
	snap  *cases.Snapshot
	o     BuildOptions
	names []string
	pack  law.VenuePack
	found *seen
	fw    *firewall
}

// Read reads a packet of one part.
func Read(t testing.TB, b *Built, snap *cases.Snapshot, o BuildOptions) *Reading {
	t.Helper()
	r, size := b.Part(0)
	pdf := make([]byte, size)
	if _, err := r.ReadAt(pdf, 0); err != nil && err != io.EOF {
		t.Fatal(err)
	}
	plan := *b.plan
	x := &Reading{plan: &plan, pdf: pdf, snap: snap, o: o, names: []string{"packet.pdf"}}
	x.pack, _ = PackOf(snap, o.Recipient)
	x.look(t)
	return x
}

// look reads the bytes back.
func (x *Reading) look(t testing.TB) {
	t.Helper()
	a := &apart{}
	defer a.Close()
	x.fw = newFirewall(cases.Client{}, nil)
	if x.o.Recipient == cases.CourtPublic {
		x.fw.minors = minorsOf(x.snap, cases.DateOf(x.o.Now))
	}
	var err error
	x.found, err = (&inspection{viewer: viewer(t), apart: a, plan: x.plan, files: []finished{{bytes.NewReader(x.pdf), int64(len(x.pdf))}},
		fw: x.fw, pack: x.pack, known: knownOf(x.snap), each: func() {}}).inspect(context.Background())
	if err != nil {
		t.Fatal(err)
	}
}

// Lines are what the check says.
func (x *Reading) Lines() []Line {
	p := &preflight{plan: x.plan, seen: x.found, snap: x.snap, to: x.o.Recipient, names: x.names, minors: x.fw.named,
		today: cases.DateOf(x.o.Now), pack: x.pack, known: x.pack.ID != "", papers: x.o.Papers}
	return p.run()
}

// Fault is one thing wrong with a packet. It changes a copy of the reading.
type Fault struct {
	Pack   string                                 // id of the venue pack; "" = that of the packet
	Bytes  func(ctx *model.Context, page Pages)   // of the file
	File   func(t testing.TB, pdf []byte) []byte  // the same, as a whole
	Record func(s *cases.Snapshot, items []*Item) // what the records say
	Limit  int64                                  // what the office set for one file
	Papers func(kind Kind, name, edition string) (PaperFacts, bool)
	Name   string // of the file
}

// Pages gives the dictionary of a page, 1 for the first.
type Pages func(n int) types.Dict

// With reads the packet with a fault and returns what the check says before and after, both by the fault's pack.
func (x *Reading) With(t testing.TB, f Fault) (before, after []Line) {
	t.Helper()
	y := *x
	if f.Pack != "" {
		y.pack, _ = law.VenuePackByID(f.Pack)
	}
	if _, corner := y.pack.Rule(law.CheckCorner); corner && y.pack.ID != x.pack.ID { // the only check of the pack on pixels
		y.look(t)
	}
	before = y.Lines()
	plan, snap := *y.plan, *y.snap
	y.plan, y.snap = &plan, &snap
	if f.Bytes != nil {
		y.pdf = edited(t, y.pdf, f.Bytes)
	}
	if f.File != nil {
		y.pdf = f.File(t, y.pdf)
	}
	if f.Bytes != nil || f.File != nil {
		y.look(t)
	}
	if f.Record != nil {
		var items []*Item
		plan.Items = append([]Item{}, plan.Items...)
		for i := range plan.Items {
			items = append(items, &plan.Items[i])
		}
		snap.Forms, snap.Documents = append([]cases.FilledForm{}, snap.Forms...), append([]cases.Document{}, snap.Documents...)
		snap.Evidence = append([]cases.EvidenceItem{}, snap.Evidence...)
		f.Record(&snap, items)
	}
	if f.Papers != nil {
		y.o.Papers = f.Papers
	}
	if f.Limit > 0 {
		plan.Job.MaxPart = f.Limit
	}
	if f.Name != "" {
		y.names = []string{f.Name}
	}
	return before, y.Lines()
}

// edited changes the objects of a PDF.
func edited(t testing.TB, pdf []byte, edit func(ctx *model.Context, page Pages)) []byte {
	t.Helper()
	conf := readConfig()
	conf.Cmd = model.OPTIMIZE // else the writer leaves out what acts
	ctx, err := api.ReadContext(bytes.NewReader(pdf), conf)
	if err == nil {
		err = api.ValidateContext(ctx)
	}
	if err != nil {
		t.Fatal(err)
	}
	edit(ctx, func(n int) types.Dict {
		d, _, _, err := ctx.PageDict(n, false)
		if err != nil {
			t.Fatal(err)
		}
		return d
	})
	var out bytes.Buffer
	if err := api.WriteContext(ctx, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Caused are the rules whose lines a fault changed for the worse.
func Caused(before, after []Line) []string {
	type said struct {
		rule, text, item string
		level            Level
	}
	was := map[said]bool{}
	for _, l := range before {
		was[said{l.Rule, l.Text, l.Item, l.Level}] = true
	}
	var out []string
	for _, l := range after {
		if l.Level == Green || l.Level == Info || was[said{l.Rule, l.Text, l.Item, l.Level}] {
			continue
		}
		if len(out) == 0 || out[len(out)-1] != l.Rule {
			out = append(out, l.Rule)
		}
	}
	return out
}

// Of makes a packet of given sources, as a matter's is made.
func Of(t testing.TB, snap *cases.Snapshot, o BuildOptions, items ...Item) *Reading {
	t.Helper()
	plan, parts := build(t, Job{Title: "Filing packet", Cover: Cover{Title: "A packet"}, TabWord: tabWord, Date: "20261122000000Z"}, items)
	x := &Reading{plan: plan, pdf: parts[0], snap: snap, o: o, names: []string{"packet.pdf"}}
	x.pack, _ = PackOf(snap, o.Recipient)
	x.look(t)
	return x
}

var (
	somePages   = regexp.MustCompile(`pages [^\s,.;]*\d[^\s,.;]*(?:, [^\s,.;]*\d[^\s,.;]*)*(?: and \d+ more| and [^\s,.;]*\d[^\s,.;]*)?|page [^\s,.;]*\d[^\s,.;]*`)
	someNumber  = regexp.MustCompile(`\d+(?:\.\d+)?`)
	linesOfFile = filepath.Join("testdata", "lines.txt")
)

// KnownLines: what a test heard the check say stands in testdata/lines.txt, where the Spanish table is held against it.
// HARBORFILE_UPDATE=1 adds what is new.
func KnownLines(t testing.TB, said []Line) {
	t.Helper()
	raw, err := os.ReadFile(linesOfFile)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	known := strings.Split(strings.TrimSpace(string(raw)), "\n")
	var more []string
	for _, l := range said {
		line := l.Rule + "\t" + someNumber.ReplaceAllStringFunc(somePages.ReplaceAllString(l.Text, "page 0"), func(n string) string {
			if n == "1" { // one is said in words of its own
				return n
			}
			return "0"
		})
		if !slices.Contains(known, line) && !slices.Contains(more, line) {
			more = append(more, line)
		}
	}
	if len(more) == 0 {
		return
	}
	if os.Getenv("HARBORFILE_UPDATE") == "" {
		t.Errorf("not in %s (HARBORFILE_UPDATE=1 adds them):\n%s", linesOfFile, strings.Join(more, "\n"))
		return
	}
	known = slices.DeleteFunc(append(known, more...), func(s string) bool { return s == "" })
	slices.Sort(known)
	if err := os.WriteFile(linesOfFile, []byte(strings.Join(known, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}
