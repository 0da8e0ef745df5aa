package guide

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

func TestResources(t *testing.T) {
	all := Resources(nil, false)
	if len(all) < len(law.Resources())+8 || all[0].Kind != "hotline" {
		t.Fatalf("%d resources, the first a %s", len(all), all[0].Kind)
	}
	ids := map[string]bool{}
	for _, r := range all {
		if err := r.Check(); err != nil || ids[r.ID] || r.Purpose == "" {
			t.Errorf("%s: %v", r.ID, err)
		}
		ids[r.ID] = true
	}
	for id := range groups().Kinds {
		if !ids[id] {
			t.Errorf("a kind is given for %s, which is nowhere", id)
		}
	}
	// What the support page prints of the hotline.
	hotline, ok := BuiltIn("res.national_human_trafficking_hotline")
	if !ok || hotline.Phone != "1-888-373-7888" || hotline.TTY != "711" || hotline.Text != "233733" {
		t.Errorf("%+v", hotline)
	}
	hotline.LastChecked, hotline.Phone = "2026-11-01", "1-555-0100"
	own := []cases.Resource{hotline, {ID: "mine", Kind: "group", Title: "Our neighbors"}, {ID: "res.dhs", Kind: "agency", Title: "DHS", Hidden: true}}
	mixed := Resources(own, false)
	at := slices.IndexFunc(mixed, func(r cases.Resource) bool { return r.ID == hotline.ID })
	if len(mixed) != len(all) || mixed[at].Phone != "1-555-0100" {
		t.Errorf("%d resources, %+v", len(mixed), mixed[at])
	}
	if len(Resources(own, true)) != len(all)+1 {
		t.Error("a hidden resource is lost")
	}
	for _, c := range []struct {
		checked cases.Date
		want    bool
	}{{"", true}, {"2025-11-21", true}, {"2025-11-22", false}, {"2026-11-22", false}, {"2026", true}} {
		if got := Unchecked(cases.Resource{LastChecked: c.checked}, "2026-11-22"); got != c.want {
			t.Errorf("checked %q: %v", c.checked, got)
		}
	}
}

// The words a person never reads from us (field-needs.md, section 6).
var unkind = regexp.MustCompile(`(?i)\b(illegal|alien|prostitut\w*|claims|alleges|refused|noncompliant|rescued|broken|victims?|víctimas?|ilegal)\b`)

func TestSheets(t *testing.T) {
	for _, id := range SheetIDs() {
		en, ok := SheetByID(id.ID, "en")
		es, _ := SheetByID(id.ID, "es")
		if !ok || en.Title == "" || en.Title == es.Title || en.Intro+en.Note == es.Intro+es.Note || len(en.Parts) != len(es.Parts) || en.Lang != "en" || es.Lang != "es" {
			t.Errorf("%s differs in form between its languages", id.ID)
			continue
		}
		for i := range en.Parts {
			if len(en.Parts[i].Lines) != len(es.Parts[i].Lines) || len(en.Parts[i].Lines) == 0 {
				t.Errorf("%s, part %d: %d lines in English, %d in Spanish", id.ID, i, len(en.Parts[i].Lines), len(es.Parts[i].Lines))
			}
		}
		for _, s := range []Sheet{en, es} {
			words := s.Title + " " + s.Intro + " " + s.Note
			for _, p := range s.Parts {
				words += " " + p.Head + " " + strings.Join(p.Lines, " ")
			}
			if found := unkind.FindString(words); found != "" {
				t.Errorf("%s (%s) says %q", id.ID, s.Lang, found)
			}
		}
	}
	if _, ok := SheetByID("nosuch", "en"); ok {
		t.Error("a sheet that is not there was found")
	}
}

func TestSafetyPlanKeepsTheWords(t *testing.T) {
	s := SafetyPlan(cases.SafetyPlan{Lines: []cases.SafetyLine{{Topic: "people", What: "Tía Exampleton"}, {Topic: "people", What: "The neighbor"}}}, "es")
	at := slices.IndexFunc(s.Parts, func(p Part) bool { return len(p.Lines) == 2 && p.Lines[0] == "Tía Exampleton" })
	if at < 0 || s.Parts[at].Head != "Personas a quienes puedo llamar" || s.Parts[0].Lines[0] != "____" {
		t.Errorf("%+v", s.Parts)
	}
}
