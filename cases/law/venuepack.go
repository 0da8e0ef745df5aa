package law

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// VenuePack is what a packet for one place of filing is checked against, and how it is laid out there. A limit that is
// not established stands in it without a value: the check then says so and does not guess.
type VenuePack struct {
	ID           string      `yaml:"pack"`
	Version      int         `yaml:"version"`
	Title        string      `yaml:"title"`
	TitleES      string      `yaml:"title_es"`
	Jurisdiction string      `yaml:"jurisdiction"`         // US, DC, or two letters of a state
	Recipients   []string    `yaml:"recipients,omitempty"` // recipients it is for whatever the court; none = a court's
	Rows         []string    `yaml:"rows"`                 // the filing systems of data/venues.yaml that it stands on
	AsOf         string      `yaml:"as_of"`
	Confidence   Confidence  `yaml:"confidence"`            // of the weakest rule that has a value
	ReviewedBy   string      `yaml:"reviewed_by,omitempty"` // the attorney who read it; "" = nobody has
	ReviewedOn   string      `yaml:"reviewed_on,omitempty"`
	PartNames    string      `yaml:"part_names"` // name of one file of several; {n} is its number
	Labels       ExhibitName `yaml:"labels"`     // the office's habit where no rule was read
	FromCover    bool        `yaml:"from_cover"` // page 1 is the cover, so that the counter of a viewer agrees
	Rules        []VenueRule `yaml:"rules"`
	Notes        []string    `yaml:"notes,omitempty"`
}

// ExhibitName says how exhibits are named.
type ExhibitName string

func (ExhibitName) oneOf() []string { return []string{"letters", "numbers"} }

// VenueRule is one thing that a packet is checked for at a place of filing. Where a row of the law data has the fact,
// the rule names the row and has no value and no citation of its own.
type VenueRule struct {
	ID       string    `yaml:"id"` // pack and rule, as in eoir.size; permanent
	Check    CheckKind `yaml:"check"`
	Row      string    `yaml:"row,omitempty"`   // id of the row that says so
	Field    string    `yaml:"field,omitempty"` // of the row's facts: max_mb_per_document, redaction.ssn_tin
	Severity Severity  `yaml:"severity"`
	Fix      Fix       `yaml:"fix"`
	Asks     string    `yaml:"asks,omitempty"` // in words, where this place asks for something of its own
	AsksES   string    `yaml:"asks_es,omitempty"`

	// Of a rule that no row holds.
	Value      string     `yaml:"value,omitempty"` // taken from the row where Field names one
	Citation   []string   `yaml:"citation,omitempty"`
	AsOf       string     `yaml:"as_of,omitempty"`
	Confidence Confidence `yaml:"confidence,omitempty"`
}

// Severity is what becomes of a packet that does not keep a rule.
type Severity string

// The severities. Block is a red line, warn an amber one, info only tells.
const (
	Block Severity = "block"
	Warn  Severity = "warn"
	Tell  Severity = "info"
)

func (Severity) oneOf() []string { return []string{"block", "warn", "info"} }

// Fix is what a person opens to mend a packet that does not keep a rule.
type Fix string

// The ways to mend a packet.
const (
	FixForm      Fix = "form"      // open the form
	FixEvidence  Fix = "evidence"  // open the piece of evidence
	FixOCR       Fix = "ocr"       // read the words of a scan
	FixRedact    Fix = "redact"    // paint over what is kept back
	FixTranslate Fix = "translate" // add a translation and its certificate
	FixDocument  Fix = "document"  // open the drafted document
	FixRelease   Fix = "release"   // talk with the client, record what was chosen
	FixVenue     Fix = "venue"     // choose the court's rules, or set its own limit
	FixDate      Fix = "date"      // look at a date of the matter
	FixSign      Fix = "sign"      // sign by hand, and add the scan
	FixExhibits  Fix = "exhibits"  // choose what goes in, and in which order
	FixBuild     Fix = "build"     // build the packet again
	FixFamily    Fix = "family"    // look at the people of the case
)

func (Fix) oneOf() []string {
	return []string{"form", "evidence", "ocr", "redact", "translate", "document", "release", "venue", "date", "sign", "exhibits", "build", "family"}
}

// Known reports whether the rule's value is established. A rule that needs none is always known.
func (r VenueRule) Known() bool { return r.Value != "" || r.Check.value() == noValue }

// Number is the value of a rule that counts: megabytes, dots an inch. 0 where it is not established.
func (r VenueRule) Number() int {
	n, _ := strconv.Atoi(r.Value)
	return n
}

// Inches is the value of a rule about an area, across and down; 0, 0 where it is not established.
func (r VenueRule) Inches() (across, down float64) {
	a, b, _ := strings.Cut(r.Value, "x")
	across, errA := strconv.ParseFloat(a, 64)
	down, errB := strconv.ParseFloat(b, 64)
	if errA != nil || errB != nil {
		return 0, 0
	}
	return across, down
}

// Cite is the citation in one line.
func (r VenueRule) Cite() string { return strings.Join(r.Citation, "; ") }

// Sure reports whether the text of the law was read for the rule. Beside every other rule stands that it is to be
// confirmed.
func (r VenueRule) Sure() bool { return r.Confidence == Verified }

// Rule finds the rule of a kind of check.
func (p VenuePack) Rule(k CheckKind) (VenueRule, bool) {
	i := slices.IndexFunc(p.Rules, func(r VenueRule) bool { return r.Check == k })
	if i < 0 {
		return VenueRule{}, false
	}
	return p.Rules[i], true
}

// PartBytes is the most bytes that one file may have. known is false where no limit is established, which does not mean
// that there is none.
func (p VenuePack) PartBytes() (n int64, known bool) {
	for _, k := range []CheckKind{CheckPartSize, CheckSubmissionSize} {
		if r, ok := p.Rule(k); ok && r.Number() > 0 {
			return int64(r.Number()) * 1_000_000, true // counted small: a megabyte of 1,000,000 bytes fits both readings
		}
	}
	return 0, false
}

// FileName is the name of one of so many files of a packet, the same for every client.
func (p VenuePack) FileName(part, parts int) string {
	if parts <= 1 {
		return "packet.pdf"
	}
	names := p.PartNames
	if names == "" {
		names = "packet_Part{n}.pdf"
	}
	return strings.ReplaceAll(names, "{n}", strconv.Itoa(part))
}

// VenuePacks lists the packs, by id.
func VenuePacks() []VenuePack { return slices.Clone(inUse().packs.rows()) }

// VenuePackByID finds a pack.
func VenuePackByID(id string) (VenuePack, bool) {
	packs := inUse().packs.rows()
	i := slices.IndexFunc(packs, func(p VenuePack) bool { return p.ID == id })
	if i < 0 {
		return VenuePack{}, false
	}
	return packs[i], true
}

// readPacks reads every pack of the folder of venues, in the order of their file names.
func (d *Data) readPacks() ([]VenuePack, error) {
	names, err := fs.ReadDir(d.files, venueFolder)
	if err != nil {
		return nil, err
	}
	var out []VenuePack
	for _, n := range names {
		name := venueFolder + "/" + n.Name()
		text, err := fs.ReadFile(d.files, name)
		if err != nil {
			return nil, err
		}
		p, err := readPack(d, text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if p.ID+".yaml" != n.Name() {
			return nil, fmt.Errorf("%s holds the pack %s", name, p.ID)
		}
		out = append(out, p)
	}
	return out, nil
}

// readPack reads one pack strictly and takes over what stands in the rows.
func readPack(in *Data, text []byte) (VenuePack, error) {
	var p VenuePack
	doc, err := document(text)
	if err != nil {
		return p, err
	}
	if err := checkShape(doc.Content[0], reflect.TypeFor[VenuePack](), "pack"); err != nil {
		return p, err
	}
	if err := doc.Decode(&p); err != nil {
		return p, err
	}
	return p, p.settle(in)
}
