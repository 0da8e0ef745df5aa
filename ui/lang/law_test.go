package lang

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/relief"
)

// shownLaw are the texts of the law data that the window shows.
func shownLaw() []string {
	var out []string
	for _, v := range law.Vacaturs() {
		out = append(out, v.Facts.NexusText, v.Facts.Court, strings.ReplaceAll(string(v.Facts.Nexus), "_", " "))
	}
	for _, o := range law.OrderLaws() {
		out = append(out, o.Title)
		for _, f := range relief.Orders(o.Jurisdiction) {
			for _, figure := range f.Figures {
				if figure.Label != "Form" { // forms have their own names
					out = append(out, figure.Text)
				}
			}
		}
	}
	for _, k := range law.EvidenceKinds() {
		out = append(out, k.Title, k.Facts.Source)
	}
	for _, r := range law.Reliefs() {
		out = append(out, r.Title)
		for _, e := range law.Elements(r.ID) {
			out = append(out, e.Facts.Text)
		}
		for _, p := range law.FormPackets(r.ID) {
			out = append(out, p.Facts.Use)
			out = append(out, p.Facts.Evidence...)
		}
	}
	for _, p := range law.WorkPermits() {
		out = append(out, p.Facts.Use)
	}
	for _, r := range law.Resources() {
		out = append(out, r.Facts.Purpose)
	}
	for _, q := range law.Questions() {
		for _, t := range q.Facts.Triggers {
			out = append(out, t.Why)
		}
	}
	return out
}

// TestLawInSpanish: whatever the window shows of the law data has Spanish.
func TestLawInSpanish(t *testing.T) {
	Use("es")
	defer Use("en")
	seen, names := 0, []string{"no", "U-1", "principal", "ex parte", "842-a", "parole"}
	for _, text := range shownLaw() {
		if text == "" || slices.Contains(names, text) || !strings.ContainsAny(text, "abcdefghijklmnopqrstuvwxyz") || formName(text) {
			continue
		}
		seen++
		if Law(text) == text {
			t.Errorf("no Spanish for %q", text)
		}
	}
	if seen < 700 {
		t.Fatalf("only %d texts were looked at", seen)
	}
}

// formName reports whether a text is the name of a form, such as "I-765 (c)(14)".
func formName(text string) bool {
	return len(text) < 26 && strings.HasPrefix(text, "I-") && !strings.Contains(text, " if ")
}

// TestStepsInSpanish: the arithmetic of every rule, from many days and by every way of service, is said in Spanish.
func TestStepsInSpanish(t *testing.T) {
	Use("es")
	defer Use("en")
	served := []string{""}
	for _, m := range law.Methods() {
		for _, add := range m.Facts.Additions {
			served = append(served, add.Method)
		}
	}
	told := map[string]bool{}
	for _, rule := range law.Deadlines() {
		for _, from := range []string{"2026-11-09", "2026-12-24", "2027-07-03", "2026-08-31", "2026-02-13"} {
			for _, way := range served {
				for _, days := range []int{0, 5, 45} {
					for _, state := range []string{"", "CA"} {
						r, err := law.Compute(law.Request{Rule: rule.ID, From: from, Served: way, Days: days, State: state})
						if err != nil {
							continue // this rule asks for something else
						}
						for _, step := range append(r.Chain, r.Warnings...) {
							told[step] = true
						}
					}
				}
			}
		}
	}
	if len(told) < 300 {
		t.Fatalf("only %d steps were looked at", len(told))
	}
	english := regexp.MustCompile(`(?i)\b(days?|closed|weekend|served|for|before|day|roll|counted|the|is|of|on|months?|back)\b`)
	cited := regexp.MustCompile(`Confirme antes de confiar en ello: .*`)
	for step := range told {
		if said := cited.ReplaceAllString(Law(step), ""); english.MatchString(said) {
			t.Errorf("%q is said as %q", step, said)
		}
	}
}

func TestOneStep(t *testing.T) {
	Use("es")
	for en, es := range map[string]string{
		"Mon 2026-11-16 + 21 days = Mon 2026-12-07 (no roll)":                         "lunes, 16 nov 2026 + 21 días = lunes, 7 dic 2026 (sin pasar a otro día)",
		"Mon 2026-09-07 is closed (Labor Day), go on one day":                         "lunes, 7 sep 2026 está cerrado (Día del Trabajo), se pasa al día siguiente",
		"Thu 2026-11-12 + 30 days + 3 days for mail = Tue 2026-12-15":                 "jueves, 12 nov 2026 + 30 días + 3 días por correo = martes, 15 dic 2026",
		"within 21 calendar days of date of filing; extended to 25; personal service": "dentro de 21 días naturales desde date of filing; se amplía a 25; notificación en persona",
		"My own words, as they are":                                                   "My own words, as they are",
	} {
		if got := Law(en); got != es {
			t.Errorf("%q\nis %q\nnot %q", en, got, es)
		}
	}
	Use("en")
	if got := Law("no fee"); got != "no fee" {
		t.Errorf("English is changed to %q", got)
	}
}

// TestClocksInSpanish: days that follow from the facts say why in Spanish.
func TestClocksInSpanish(t *testing.T) {
	Use("es")
	defer Use("en")
	s := &cases.Snapshot{Client: cases.Client{BirthDate: "2007-03-01", Family: []cases.Relative{{ID: "a", Relation: "child", BirthDate: "2016-02-29"}}},
		Matter: cases.Matter{Opened: "2026-01-01", Relief: "po.ca.dvro", Order: &cases.Order{Hearing: "2026-12-02", Expires: "2027-12-02"},
			Petition: &cases.Petition{Form: "I-914", PetitionExtras: cases.PetitionExtras{Approved: "2026-03-01", StatusEnds: "2030-03-01"}}}}
	list := due.Clocks(s)
	if len(list) < 4 {
		t.Fatalf("%d days", len(list))
	}
	for _, c := range list {
		if Law(c.Why) == c.Why || Law(c.Title) == c.Title {
			t.Errorf("no Spanish for %q: %q", c.Title, c.Why)
		}
	}
}
