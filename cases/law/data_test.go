package law

import (
	"strings"
	"testing"
)

// TestBuiltInSet: the built-in set is held to what every set is held to, and nothing was lost on the way.
func TestBuiltInSet(t *testing.T) {
	if err := BuiltIn().Check(); err != nil {
		t.Error(err)
	}
	if err := BuiltIn().CheckAfter(BuiltIn()); err != nil {
		t.Error(err)
	}
	byKind := map[string]int{}
	for _, h := range BuiltIn().allHeads() {
		byKind[h.Kind]++
	}
	for kind, want := range map[string]int{
		"vacatur": 52, "vacatur_note": 1, "protective_order": 36, "protective_order_federal": 4, "relief": 7, "element": 13, "form_packet": 7,
		"ead_category": 10, "fee": 10, "fee_rule": 3, "form_edition": 20, "deadline_fact": 12, "time_method": 13, "deadline": 25,
		"filing_system": 9, "checklist": 1, "evidence_kind": 21, "question": 26, "caution": 8, "consent_prompt": 9, "principle": 4, "resource": 28,
	} {
		if byKind[kind] != want {
			t.Errorf("%d rows of the kind %s, want %d", byKind[kind], kind, want)
		}
	}
	if len(IDs()) != 346 || len(places) != 52 {
		t.Errorf("%d rows, want 346; %d places, want 52", len(IDs()), len(places))
	}
}

func TestLookUps(t *testing.T) {
	if h, ok := Find("vac.us"); !ok || !strings.Contains(h.Cite(), "18 U.S.C. § 3771A") || h.ConfidenceOf("citation") != Verified || h.ConfidenceOf("facts.burden") != Secondary {
		t.Errorf("vac.us: %+v, %v", h, ok)
	}
	if got := Elements("imm.t"); len(got) != 5 || got[0].Facts.Text == "" {
		t.Errorf("elements of T: %d", len(got))
	}
	if got := FormPackets("imm.t"); len(got) != 3 || got[0].Facts.Form != "I-914" {
		t.Errorf("forms of T: %+v", got)
	}
	if v, ok := VenueByID("file.ny.nyscef"); !ok || v.Facts.MinDPI != 200 || v.Facts.MaxMBDocument != 100 {
		t.Errorf("nyscef: %+v", v.Facts)
	}
	if o, ok := OrderLawByID("po.ca.dvro"); !ok || o.Facts.Hearing.WithinDays != 21 || o.Facts.Hearing.ExtendedDays != 25 || len(OrderLawsOf("CA")) != 2 {
		t.Errorf("DVRO: %+v", o.Facts)
	}
	if len(Questions()) != 26 || len(Texts("caution")) != 8 || len(EvidenceKinds()) != 21 || len(Resources()) != 28 || len(Checklists()) != 1 {
		t.Error("a list is short")
	}
	if len(FederalOrderFacts()) != 4 || len(VacaturNotes()) != 1 || len(Fees()) != 10 || len(FeeRules()) != 3 || len(WorkPermits()) != 10 || len(EditionsSeen()) != 20 || len(Statements("deadline_fact")) != 12 {
		t.Error("a list is short")
	}
	if _, ok := Find("vac.nowhere"); ok {
		t.Error("found a row that is not there")
	}
}

// What a strict loader refuses, each with the line it stands on.
func TestLoaderRefuses(t *testing.T) {
	const good = `dataset: resources
schema_version: 2
as_of: '2026-11-21'
title: Test
records:
- id: res.one
  kind: resource
  jurisdiction: US
  title: One
  citation: [A guide]
  text_read: [guide]
  as_of: '2026-11-21'
  confidence: secondary
  status: unknown
  facts: {purpose: help, phone: '800', tested: false}
`
	read := func(text string) error {
		var list []Resource
		return readRows([]byte(text), kinds{"resource": into(&list)})
	}
	if err := read(good); err != nil {
		t.Fatal("the good file is refused:", err)
	}
	for name, change := range map[string][2]string{
		"unknown key":          {"  title: One", "  title: One\n  colour: red"},
		"unknown key inside":   {"tested: false", "tested: false, fax: '1'"},
		"missing key":          {"  title: One\n", ""},
		"number for text":      {"phone: '800'", "phone: 800"},
		"text for yes or no":   {"tested: false", "tested: 'no'"},
		"date without quotes":  {"  as_of: '2026-11-21'", "  as_of: 2026-11-21"},
		"no such day":          {"  as_of: '2026-11-21'", "  as_of: '2026-11-31'"},
		"unknown confidence":   {"confidence: secondary", "confidence: sure"},
		"unknown status":       {"status: unknown", "status: maybe"},
		"unknown text read":    {"text_read: [guide]", "text_read: [gossip]"},
		"null":                 {"phone: '800'", "phone: null"},
		"empty text":           {"phone: '800'", "phone: ''"},
		"key twice":            {"  title: One", "  title: One\n  title: Two"},
		"text for a list":      {"citation: [A guide]", "citation: A guide"},
		"kind of another file": {"kind: resource", "kind: deadline"},
		"id not well formed":   {"id: res.one", "id: One"},
		"state in words":       {"jurisdiction: US", "jurisdiction: Texas"},
		"anchor":               {"title: One", "title: &a One"},
		"other schema":         {"schema_version: 2", "schema_version: 3"},
		"unknown key on top":   {"title: Test", "title: Test\nowner: me"},
		"verified by nothing":  {"confidence: secondary", "confidence: verified\n  notes: [x]"},
	} {
		text := strings.Replace(good, change[0], change[1], 1)
		if name == "verified by nothing" {
			text = strings.Replace(text, "  citation: [A guide]\n", "", 1)
		}
		if text == good {
			t.Fatal("the test changes nothing:", name)
		}
		if err := read(text); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	twice := good + strings.SplitN(good, "records:\n", 2)[1]
	if err := read(twice); err == nil {
		t.Error("an id twice was accepted")
	}
	for _, text := range []string{"", "[]", "x", "records: []", "\x00", "dataset: {"} {
		if err := read(text); err == nil {
			t.Errorf("%q was accepted", text)
		}
	}
}

// No rows of a calendar or of a rule that the engine could not count by.
func TestCalendarLoaderRefuses(t *testing.T) {
	text, err := builtInFiles.ReadFile("data/holidays.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"no such weekday":     {"weekday: monday", "weekday: moonday"},
		"sixth of the month":  {"n: 3", "n: 6"},
		"no such day":         {"month: 7, day: 4", "month: 2, day: 30"},
		"after what is not":   {"after: Thanksgiving Day", "after: Nothing Day"},
		"set twice":           {"set: california", "set: federal"},
		"days of an unusable": {"usable_for_dates: true", "usable_for_dates: false"},
	} {
		changed := strings.Replace(string(text), change[0], change[1], 1)
		if changed == string(text) {
			t.Fatal("the test changes nothing:", name)
		}
		if _, err := readCalendars(nil, []byte(changed)); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

func FuzzReadRows(f *testing.F) {
	text, err := builtInFiles.ReadFile("data/resources.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text[:600])
	f.Add([]byte("dataset: x\nrecords:\n- id: a.b\n  kind: resource\n"))
	f.Add([]byte("records: &a [*a]"))
	f.Fuzz(func(t *testing.T, text []byte) {
		var list []Resource
		_ = readRows(text, kinds{"resource": into(&list)})
		_, _ = readCalendars(nil, text)
	})
}
