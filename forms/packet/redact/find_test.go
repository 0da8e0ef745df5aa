package redact_test

import (
	"context"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/redact"
)

// under is the text of a file's characters that the marks cover, and the rules that ask for it.
func under(t *testing.T, pdf []byte, marks []cases.Mark) (string, map[string]bool) {
	t.Helper()
	d := open(t, pdf)
	var b strings.Builder
	rules := map[string]bool{}
	for p := range d.Pages() {
		chars, err := d.Chars(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range chars {
			for _, m := range marks {
				cx, cy := (c.Rect.X0+c.Rect.X1)/2, (c.Rect.Y0+c.Rect.Y1)/2
				if m.Page == p+1 && cx > m.X0 && cx < m.X1 && cy > m.Y0 && cy < m.Y1 {
					b.WriteString(c.Text)
					break
				}
			}
		}
	}
	for _, m := range marks {
		rules[m.Rule] = true
	}
	return b.String(), rules
}

func people() *cases.Snapshot {
	return &cases.Snapshot{
		Client: cases.Client{
			Name: cases.Name{Given: "Zora", Family: "Quill"}, BirthDate: "1994-05-12", SSN: "219099999",
			Family:    []cases.Relative{{Relation: "child", Name: cases.Name{Given: "Anselma", Family: "Quill"}, BirthDate: "2015-03-07"}},
			Addresses: []cases.Address{{Kind: cases.Home, Street: "417 Little Creek Road", Unit: "4B", City: "Harbor", State: "FL", ZIP: "33101"}},
			Contacts:  []cases.Contact{{Kind: "mobile", Value: "(305) 555-0147"}},
		},
	}
}

func TestIdentifiers(t *testing.T) {
	for _, c := range []struct{ line, gone, rule string }{
		{"SSN 219-09-9999 on file", "219-09", redact.SSN},
		{"Her number is 219 09 9999.", "21909", redact.SSN},
		{"social security no. 457553462 was used", "45755", redact.SSN},
		{"Número de seguro social: 457553462", "45755", redact.SSN},
		{"SSN 4 5 7 5 5 3 4 6 2", "45755", redact.SSN},
		{"ITIN 912-78-4321", "912-78", redact.SSN},
		{"219099999 without a word before it, known to the file", "21909", redact.SSN},
		{"457–55–3462 with long dashes", "457–55", redact.SSN},
		{"EIN 12-3456789", "12-345", redact.SSN},
		{"Receipt 457553462 of the bus", "", ""},
		{"Phone 305-555-0199", "", ""},
		{"A-number A123-456-789", "", ""},
		{"Visa 4111 1111 1111 1111 was charged", "411111111111", redact.Account},
		{"account no. 0012345678", "001234", redact.Account},
		{"cuenta 9988776655", "998877", redact.Account},
		{"IBAN DE89 3704 0044 0532 0130 00", "DE8937040044053201", redact.Account},
		{"routing 021000021", "02100", redact.Account},
		{"Order 4111 1111 1111 1112", "", ""},
		{"Born on May 2, 1991 in Harbor", "May2,", redact.Birth},
		{"DOB: 02/17/1988", "02/17/", redact.Birth},
		{"D.O.B. 1988-02-17", "-02-17", redact.Birth},
		{"Fecha de nacimiento: 17 de febrero de 1988", "17defebrerode", redact.Birth},
		{"nacida el 3 de marzo del 2001", "3demarzodel", redact.Birth},
		{"She came on May 12, 1994 and left", "May12,", redact.Birth},
		{"12/05/1994 as they write it there", "12/05/", redact.Birth},
		{"05-12-94", "05-12-", redact.Birth},
		{"7 de marzo de 2015", "7demarzode", redact.Birth},
		{"The hearing is on June 3, 2026", "", ""},
		{"Anselma Quill goes to school", "nselmauill", redact.Minor},
		{"QUILL, ANSELMA", "UILLNSELMA", redact.Minor},
		{"Then Anselma said so", "nselma", redact.Minor},
		{"Anselma R. Quill", "nselmauill", redact.Minor},
		{"They lived at 417 Little Creek Rd., Apt 4B, Harbor, FL 33101", "417LittleCreekRdApt4B33101", redact.Home},
		{"Call 305.555.0147 at night", "305.555.0147", redact.Safety},
		{"Zora Quill is the client", "", ""},
	} {
		pdf := letter(t, "Nothing stands here.", c.line, "Nor on this line.")
		found := find(t, pdf, redact.Want{Identifiers: true, Snap: people()})
		got, rules := under(t, pdf, found.Marks)
		if strings.NewReplacer(",", "", ".", "").Replace(got) != strings.NewReplacer(",", "", ".", "").Replace(c.gone) {
			t.Errorf("%q: marked %q, want %q", c.line, got, c.gone)
		}
		if c.rule != "" && !rules[c.rule] || len(rules) > 1 {
			t.Errorf("%q: rules %v, want %s", c.line, rules, c.rule)
		}
	}
}

func TestWordsHoweverTheyStand(t *testing.T) {
	pdf := pages(t, 1, letterBox, func(s *sheet, _ int) {
		s.line(72, 700, 12, "Say CANARIO to the driver")
		s.line(72, 670, 12, "the cana-")
		s.line(72, 655, 12, "rio sang")
		s.line(72, 620, 12, "ca")
		s.line(85.5, 620, 12, "nario in two runs")
		s.line(72, 590, 12, "C A N A R I O")
		s.body.WriteString("q 0 1 -1 0 500 300 cm\n")
		s.line(0, 0, 12, "canario on its side")
		s.body.WriteString("Q q 0.7071 0.7071 -0.7071 0.7071 300 300 cm\n")
		s.line(0, 0, 12, "canario aslant")
		s.body.WriteString("Q\n")
	})
	found := find(t, pdf, redact.Want{Words: []string{"canarió"}})
	got, _ := under(t, pdf, found.Marks)
	if n := strings.Count(strings.ToLower(strings.ReplaceAll(got, "-", "")), "canario"); n != 6 {
		t.Errorf("%d of 6 places: %q", n, got)
	}
	if strings.Contains(got, "driver") || strings.Contains(got, "sang") || strings.Contains(got, "side") {
		t.Errorf("too much was marked: %q", got)
	}
	out, made := paint(t, pdf, found.Marks, redact.Options{})
	if s := strings.ToLower(textOf(t, out)); strings.Contains(s, "canario") || !strings.Contains(s, "driver") || !strings.Contains(s, "on its side") {
		t.Errorf("the copy says %q", s)
	}
	if len(made.Elsewhere) > 0 {
		t.Errorf("words stand elsewhere: %v", made.Elsewhere)
	}
}

func TestPagesWithoutTextAreNamed(t *testing.T) {
	pdf := pages(t, 2, letterBox, func(s *sheet, page int) {
		if page == 0 {
			s.line(72, 700, 12, "text")
		}
	})
	found := find(t, pdf, redact.Want{Words: []string{"anything"}})
	if len(found.Unread) != 1 || found.Unread[0] != 2 || found.Pages != 2 {
		t.Errorf("unread %v of %d", found.Unread, found.Pages)
	}
}

func TestEveryRuleSpeaks(t *testing.T) {
	ids := map[string]bool{}
	for _, r := range redact.Rules() {
		if r.English == "" || r.Spanish == "" || ids[r.ID] || r.Confidence == "" {
			t.Errorf("rule %+v", r)
		}
		ids[r.ID] = true
	}
	if r, ok := redact.RuleByID("own: privileged"); !ok || r.ID != redact.Own {
		t.Error("a rule with a reason is not found")
	}
	if _, ok := redact.RuleByID("nothing"); ok {
		t.Error("an unknown rule is found")
	}
}
