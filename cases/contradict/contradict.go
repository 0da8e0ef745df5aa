// Package contradict compares what the file says in more than one place: facts, filled forms, drafted papers, story,
// timeline, incidents, petitions, the text of evidence, and the answers of the screening. It gives pairs that do not
// agree, both values side by side, for the attorney alone.
//
// It owns the comparisons. It must not know storage, paper or the window, and nothing of its output may stand in a packet
// or in a view shared with the client. A gap in memory, a partly known day and a changed order of telling are not
// contradictions, and no word here judges a person.
package contradict

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// What to do about a pair.
const (
	Explain = "explain" // both may be right, or one is the client's memory: an attorney decides whether a sentence is needed
	Fix     = "fix"     // two entries of the office do not agree: correct one of them
)

// Side is one of the two values, and where it stands.
type Side struct {
	Value    string    `json:"value"`
	Source   string    `json:"source"`
	SourceES string    `json:"sourceEs"`
	Record   cases.Key `json:"record"`
	Path     string    `json:"path,omitempty"` // of the fact, where it has one
}

// Finding is one pair that does not agree.
type Finding struct {
	Key     string           `json:"key"`   // the same for the same pair each time; cases.Explained refers to it
	About   string           `json:"about"` // id: birth date, entry, arrest, age, name, address, order of days, ...
	AboutES string           `json:"aboutEs"`
	A       Side             `json:"a"`
	B       Side             `json:"b"`
	Do      string           `json:"do"` // explain or fix
	Advice  string           `json:"advice"`
	ES      string           `json:"adviceEs"`
	Decided *cases.Explained `json:"decided,omitempty"` // what the attorney decided already
}

// Find compares everything in the snapshots of one client's matters, given in any order; a snapshot without a matter
// carries the client's own records alone. today is used only where an age is compared with a day of birth; it may be
// empty. The result is in a steady order, the same pair once.
func Find(today cases.Date, snaps ...*cases.Snapshot) []Finding {
	if len(snaps) == 0 {
		return nil
	}
	f := newFile(today, snaps)
	f.claimFacts()
	f.comparePapers()
	f.readTexts()
	f.claimSittings()
	f.compareClaims()
	f.compareAges()
	f.compareArrests()
	f.compareOrder()
	f.comparePeriods()
	f.comparePeople()
	f.comparePlaces()
	f.compareAnswers()
	f.compareHappenings()
	f.compareCharges()
	f.compareEndings()
	f.compareReports()
	f.compareSheets()
	return f.result()
}

// file is one client's whole file under comparison. Client-level records are taken from the first snapshot.
type file struct {
	today    cases.Date
	client   cases.Client
	snaps    []*cases.Snapshot
	first    *cases.Snapshot
	texts    []text
	claims   []claim
	happened []happening
	found    map[string]Finding
	entered  *regexp.Regexp // see entryWords
	never    *Side          // where it is told that there was no arrest
	paper    []Told         // that is being written; see InPaper
}

func newFile(today cases.Date, snaps []*cases.Snapshot) *file {
	snaps = slices.Clone(snaps)
	slices.SortStableFunc(snaps, func(a, b *cases.Snapshot) int { return cmp.Compare(a.Matter.ID, b.Matter.ID) })
	return &file{today: today, client: snaps[0].Client, snaps: snaps, first: snaps[0], found: map[string]Finding{}}
}

// add keeps one pair. The key does not depend on which side came first.
func (f *file) add(about string, a, b Side, do string) {
	ends := []string{a.id(), b.id()}
	slices.Sort(ends)
	sum := sha256.Sum256([]byte(about + "\x00" + strings.Join(ends, "\x00")))
	key := hex.EncodeToString(sum[:8])
	if _, had := f.found[key]; had {
		return
	}
	w := adviceFor(do)
	f.found[key] = Finding{Key: key, About: about, AboutES: aboutES(about), A: a, B: b, Do: do, Advice: w.en, ES: w.es, Decided: f.decided(key)}
}

func (s Side) id() string { return s.Record.Table + "/" + s.Record.Row + "/" + s.Path + "/" + s.Value }

func (f *file) decided(key string) *cases.Explained {
	var last *cases.Explained
	for _, e := range f.first.Explained {
		if e.Finding == key && (last == nil || e.On >= last.On) {
			last = &e
		}
	}
	return last
}

func (f *file) result() []Finding {
	var out []Finding
	for _, x := range f.found {
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.About, b.About), cmp.Compare(a.A.id(), b.A.id()), cmp.Compare(a.B.id(), b.B.id()), cmp.Compare(a.Key, b.Key))
	})
	return out
}
