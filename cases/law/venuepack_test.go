package law

import (
	"strings"
	"testing"
)

// Every pack reads, every rule is of a known kind and cites where it stands, and nothing is surer than its row.
func TestVenuePacks(t *testing.T) {
	want := map[string]struct {
		part      int64 // bytes of one file; 0 = not established
		recipient string
		rule      string // one of its rules, with its value
		value     string
	}{
		"uscis-paper":   {0, "uscis", "uscis.edition", ""},
		"eoir-ecas":     {25_000_000, "eoir", "eoir.size", "25"},
		"federal-cmecf": {0, "", "federal.size", ""},
		"nyscef":        {100_000_000, "", "nyscef.dpi", "200"},
		"ny-appellate":  {100_000_000, "", "ny-appellate.pdf-a", "required"},
		"california":    {0, "", "california.bookmarks", "required"},
		"florida":       {50_000_000, "", "florida.corner", "3x3"},
		"texas":         {32_000_000, "", "texas.dpi", "300"},
	}
	if len(VenuePacks()) != len(want) {
		t.Errorf("%d packs", len(VenuePacks()))
	}
	ids := map[string]bool{}
	for _, p := range VenuePacks() {
		w, ok := want[p.ID]
		if !ok {
			t.Fatalf("the pack %s is not in the table", p.ID)
		}
		n, known := p.PartBytes()
		if n != w.part || known != (w.part > 0) {
			t.Errorf("%s: %d bytes, %v", p.ID, n, known)
		}
		if got := strings.Join(p.Recipients, " "); got != w.recipient {
			t.Errorf("%s is for %q", p.ID, got)
		}
		found := false
		for _, r := range p.Rules {
			if ids[r.ID] {
				t.Errorf("%s stands twice", r.ID)
			}
			ids[r.ID] = true
			if r.ID == w.rule {
				found = true
				if r.Value != w.value {
					t.Errorf("%s has the value %q", r.ID, r.Value)
				}
			}
			checkRule(t, r)
		}
		if !found {
			t.Errorf("%s has no rule %s", p.ID, w.rule)
		}
		if p.ReviewedBy != "" {
			t.Errorf("%s is said to be reviewed; then this test is to name the review", p.ID)
		}
	}
}

// checkRule looks at what every rule has to have.
func checkRule(t *testing.T, r VenueRule) {
	t.Helper()
	known := false
	for _, k := range CheckKinds() {
		known = known || k == r.Check
	}
	if !known || r.Cite() == "" || r.AsOf == "" || r.Confidence == "" || r.Fix == "" {
		t.Errorf("%s: %+v", r.ID, r)
	}
	for _, lang := range []string{"en", "es"} {
		if r.Words(lang) == "" {
			t.Errorf("%s has no words in %s", r.ID, lang)
		}
	}
	if r.Row == "" {
		return
	}
	row, ok := Find(r.Row)
	field, _, _ := strings.Cut(r.Field, ".")
	if !ok || r.Confidence != row.ConfidenceOf("facts."+field) {
		t.Errorf("%s is %s, its row %s", r.ID, r.Confidence, row.ConfidenceOf("facts."+field))
	}
}

// Every kind of check has words in both languages, and some pack or the packet's own look uses it.
func TestCheckKindsHaveWords(t *testing.T) {
	for _, k := range CheckKinds() {
		r := VenueRule{Check: k}
		if r.Words("en") == "" || r.Words("es") == "" || r.Words("en") == r.Words("es") {
			t.Errorf("%s: %q, %q", k, r.Words("en"), r.Words("es"))
		}
	}
}

func TestVenueRuleValues(t *testing.T) {
	corner, _ := VenuePackByID("florida")
	r, ok := corner.Rule(CheckCorner)
	if across, down := r.Inches(); !ok || across != 3 || down != 3 || r.Number() != 0 {
		t.Errorf("%+v", r)
	}
	later, _ := corner.Rule(CheckCornerLater)
	if across, down := later.Inches(); across != 1 || down != 3 {
		t.Errorf("%v x %v", across, down)
	}
	federal, _ := VenuePackByID("federal-cmecf")
	if r, _ := federal.Rule(CheckPartSize); r.Known() || r.Sure() {
		t.Errorf("a limit that nobody read is known: %+v", r)
	}
	if r, _ := federal.Rule(CheckIdentifiers); !r.Known() || !r.Sure() || !strings.Contains(r.Cite(), "49.1") {
		t.Errorf("%+v", r)
	}
	if _, ok := VenuePackByID("nowhere"); ok {
		t.Error("found a pack that is not there")
	}
	if one, two := federal.FileName(1, 1), federal.FileName(2, 3); one != "packet.pdf" || two != "packet_Part2.pdf" {
		t.Errorf("%s, %s", one, two)
	}
}

// What a strict loader refuses.
func TestPackLoaderRefuses(t *testing.T) {
	good, err := builtInFiles.ReadFile("venues/eoir-ecas.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := readPack(BuiltIn(), good); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"unknown key":             {"version: 1", "version: 1\ncolour: red"},
		"unknown check":           {"check: part-size", "check: phase-of-the-moon"},
		"unknown severity":        {"severity: block", "severity: deadly"},
		"unknown fix":             {"fix: build", "fix: pray"},
		"a row that is not there": {"row: file.us.eoir", "row: file.us.moon"},
		"a field that is none":    {"field: max_mb_per_document", "field: colour"},
		"a fact twice":            {"field: max_mb_per_document", "field: max_mb_per_document\n  value: '25'"},
		"no citation":             {"  citation:\n    - 8 CFR 1003.32(b)\n    - Practice Manual ch. 3, older manuals\n", ""},
		"surer than its rules":    {"confidence: unverified\npart_names", "confidence: verified\npart_names"},
		"one name for all parts":  {"part_names: packet_Part{n}.pdf", "part_names: packet.pdf"},
		"a check twice":           {"check: part-names", "check: part-size"},
		"a review without a day":  {"version: 1", "version: 1\nreviewed_by: A. Counsel"},
		"a fact the row has not":  {"field: other.service", "field: other.nothing"},
		"words in one language":   {"  check: service", "  check: service\n  asks: Serve."},
	} {
		changed := strings.Replace(string(good), change[0], change[1], 1)
		if changed == string(good) {
			t.Fatal("the test changes nothing:", name)
		}
		if _, err := readPack(BuiltIn(), []byte(changed)); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	for _, text := range []string{"", "[]", "x", "\x00", "pack: {"} {
		if _, err := readPack(BuiltIn(), []byte(text)); err == nil {
			t.Errorf("%q was accepted", text)
		}
	}
}
