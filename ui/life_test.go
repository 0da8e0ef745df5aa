package ui

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// kept is the snapshot of a matter as the vault has it now.
func kept(t *testing.T, a *App, matterID string) *cases.Snapshot {
	t.Helper()
	s, err := a.vault.Snapshot(context.Background(), matterID)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// says compares facts with what was typed.
func says(t *testing.T, s *cases.Snapshot, want map[string]string) {
	t.Helper()
	for path, w := range want {
		if v, ok := cases.FactValue(s, path); !ok || v.String() != w {
			t.Errorf("%s = %q (known %t), want %q", path, v.String(), ok, w)
		}
	}
}

// TestALifeIsToldInTheWindow fills each list of the client's life through its own page and reads the facts of forms.
func TestALifeIsToldInTheWindow(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	m := matterOf(t, a, cases.Immigration)
	a.Go(Route{Place: toClient, ID: m.ClientID, Tab: tabLife})
	fill(t, a, "client.sevis", "N0000000302")
	fill(t, a, "client.driverLicense.state", "California")
	press(t, a, "Save")
	wants(t, a, "two capital letters")
	fill(t, a, "client.driverLicense.state", "CA")
	fill(t, a, "client.maritalStatus", "married")
	fill(t, a, "client.otherNames", "Nguyen, Mau Van\nBeispiel, Ana Maria\nJo Muster")
	fill(t, a, "client.lastEntry.country", "Japan")
	fill(t, a, "client.marriage.date", "1/2/2025")
	press(t, a, "Save")

	for _, page := range []struct {
		pill, button string
		fields       [][2]string
	}{
		{"Work", "New work", [][2]string{{"client.jobs.employer", "Beispiel Farm"}, {"client.jobs.occupation", "picker"}, {"client.jobs.from", "5/1/2026"}, {"client.jobs.address.street", "3 Nowhere Row"}, {"client.jobs.address.city", "Lodi"}}},
		{"Schools", "New school", [][2]string{{"client.schools.name", "Night School"}, {"client.schools.from", "2026"}}},
		{"Earlier marriages", "New earlier marriage", [][2]string{{"client.marriages.name.given", "Eva"}, {"client.marriages.ended", "2/3/2024"}, {"client.marriages.how", "divorce"}}},
		{"Earlier stays", "New earlier stay", [][2]string{{"client.entries.date", "3/4/2015"}, {"client.entries.city", "Seattle"}, {"client.entries.manner", "admitted"}, {"client.entries.left", "5/4/2015"}}},
		{"Earlier filings", "New earlier filing", [][2]string{{"client.filings.form", "I-821"}, {"client.filings.filed", "6/1/2024"}, {"client.filings.outcome", "denied"}}},
		{"Proceedings", "New proceeding", [][2]string{{"client.proceedings.kind", "removal"}, {"client.proceedings.court", "Immigration Court, Sacramento"}, {"client.proceedings.from", "2024"}}},
	} {
		pick(t, a, page.pill)
		press(t, a, page.button)
		for _, f := range page.fields {
			fill(t, a, f[0], f[1])
		}
		press(t, a, "Save")
	}
	s := kept(t, a, m.ID)
	says(t, s, map[string]string{
		"client.sevis": "N0000000302", "client.driverLicense.state": "CA", "client.lastEntry.country": "Japan", "client.lastEntry.manner": "admitted",
		"client.otherNames[0].middle": "Van", "client.otherNames[1].given": "Ana", "client.otherNames[1].middle": "Maria", "client.otherNames[2].family": "Muster",
		"client.maritalStatus": "married", "client.marriage.date": "January 2, 2025",
		"client.jobs[0].employer": "Beispiel Farm", "client.jobs[0].address.line": "3 Nowhere Row, Lodi", "client.jobs[1].employer": "Clearwater Facsimile Seafood LLC",
		"client.schools[0].name": "Night School", "client.marriages[0].name.given": "Eva", "client.marriages[0].how": "divorce", "client.marriages[1].how": "death",
		"client.entries[0].city": "Seattle", "client.entries[0].left": "May 4, 2015", "client.filings[0].form": "I-821", "client.filings[1].form": "I-129",
		"client.proceedings[0].kind": "removal",
	})
	if f, _ := cases.FactByPath("client.jobs[0].employer"); f.MayGoTo(s, cases.USCIS) {
		t.Error("a present workplace goes to a reader whom nobody named")
	}
}

// TestMeansAreToldInTheWindow: amounts of every kind keep their place when one more is told or one is taken away.
func TestMeansAreToldInTheWindow(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	m := matterOf(t, a, cases.ProtectiveOrder)
	before := kept(t, a, m.ID).Client.Means
	a.Go(Route{Place: toClient, ID: m.ClientID, Tab: tabMeans})
	wants(t, a, "Sums that forms print", "1,850.00")
	fill(t, a, "client.means.expenses.rent", "$1,234.05")
	fill(t, a, "client.means.expenses.food", "much")
	press(t, a, "Save")
	if e := kept(t, a, m.ID).Client.Means.Expenses; e.Rent != 123405 || e.Food != before.Expenses.Food {
		t.Fatalf("around an amount that does not read is saved %+v", e)
	}
	fill(t, a, "client.means.expenses.food", "420")
	press(t, a, "Save")
	pick(t, a, "Income, things and debts")
	press(t, a, "New entry")
	fill(t, a, "amount.kind", "vehicle")
	fill(t, a, "amount.what", "old van")
	fill(t, a, "amount.sum", "-3")
	press(t, a, "Save")
	wants(t, a, "zero or more")
	fill(t, a, "amount.sum", "900")
	fill(t, a, "amount.rest", "100.5")
	press(t, a, "Save")
	says(t, kept(t, a, m.ID), map[string]string{"client.means.expenses.rent": "1,234.05", "client.means.assets.vehicles[0].what": "old van",
		"client.means.assets.vehicles[0].value": "900.00", "client.means.assets.vehicles[0].owed": "100.50", "client.means.income[0].source": "wages, bakery",
		"client.means.members[0].relation": "daughter", "client.means.deductions[1].monthly": "141.53", "client.means.debts[0].total": "480.00"})
	if got := a.screen.(*person).tabs[tabMeans].(*parts).current().(*pageOf[ofClient[amount]]).chosen; got.rec.what != "old van" {
		t.Fatalf("%q is chosen after saving the van", got.rec.what)
	}
	press(t, a, "Take out")
	press(t, a, "Take it out")
	after := kept(t, a, m.ID).Client.Means
	after.Expenses.Rent = before.Expenses.Rent
	if list := amountsOf(after); len(list) != len(amountsOf(before)) {
		t.Errorf("%d amounts are left of %d", len(list), len(amountsOf(before)))
	}
}

// TestAmountsComeApartAsTheyWerePut: the one list of the window loses nothing of the lists of the record.
func TestAmountsComeApartAsTheyWerePut(t *testing.T) {
	m := cases.Means{Members: []cases.Member{{Name: "a", Age: 7, Relation: "child", Income: 5}}, Income: []cases.Income{{Source: "b", Monthly: 1}}, Deductions: []cases.Deduction{{What: "c", Monthly: 2}},
		Debts: []cases.Debt{{To: "d", Total: 3, Monthly: 4}}, Assets: cases.Assets{Cash: 9, Accounts: []cases.Account{{Bank: "e", Amount: 6}}, Vehicles: []cases.Asset{{What: "f", Value: 7, Owed: 8}},
			RealEstate: []cases.Asset{{What: "g", Value: 1, Owed: 2}}, Other: []cases.Asset{{What: "h"}}}}
	list := amountsOf(m)
	got := withAmounts(cases.Means{Assets: cases.Assets{Cash: 9}}, list)
	s, want := &cases.Snapshot{Client: cases.Client{Means: got}}, &cases.Snapshot{Client: cases.Client{Means: m}}
	if len(list) != 8 {
		t.Fatalf("%d amounts", len(list))
	}
	for _, path := range []string{"client.means.members[0].age", "client.means.income[0].source", "client.means.deductions[0].what", "client.means.debts[0].monthly",
		"client.means.assets.accounts[0].bank", "client.means.assets.vehicles[0].owed", "client.means.assets.realEstate[0].value", "client.means.assets.other[0].what", "client.means.assetsTotal"} {
		v, _ := cases.FactValue(s, path)
		w, _ := cases.FactValue(want, path)
		if v.String() != w.String() || w.Empty() {
			t.Errorf("%s = %q, was %q", path, v, w)
		}
	}
}

// TestFactsKnowTheirPage: the page that is named for a fact has a field for it.
func TestFactsKnowTheirPage(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	for kind, paths := range map[cases.Kind]map[string]string{
		cases.Immigration: {"interpreter.name.given": "interpreter.name.given", "matter.petition.crimeStatute": "matter.petition.crimeStatute", "client.jobs[0].employer": "client.jobs.employer",
			"client.marriage.date": "client.marriage.date", "client.marriages[0].how": "client.marriages.how", "client.filings[0].form": "client.filings.form", "client.mother.name.given": "client.family.name.given",
			"client.means.expenses.rent": "client.means.expenses.rent", "client.means.debts[0].to": "amount.what", "client.lastEntry.date": "client.lastEntry.date", "client.homeSince": "client.addresses.from",
			"client.religion": "client.religion", "client.birthState": "client.birthState", "client.otherNames[0].family": "client.otherNames", "client.means.assets.cash": "client.means.assets.cash", "client.residences[0].address.city": "client.addresses.city", "client.means.income[0].source": "amount.what", "client.schools[0].name": "client.schools.name"},
		cases.ProtectiveOrder: {"interpreter.email": "interpreter.email", "matter.order.protected[0].why": "matter.order.protected.why", "matter.order.minors[0].since": "matter.order.minors.since",
			"matter.order.otherCases[0].court": "matter.order.otherCases.court", "party.respondent.vehicle": "party.vehicle", "matter.order.hearing": "matter.order.hearing"},
		cases.RecordRelief: {"interpreter.language": "interpreter.language", "matter.record.charges[0].plea": "matter.record.arrests.charges.plea"},
	} {
		m := matterOf(t, a, kind)
		s := kept(t, a, m.ID)
		for path, field := range paths {
			a.Go(factPlace(path, s))
			found := false
			each(a.window.Content(), func(o fyne.CanvasObject) {
				if f, ok := o.(*kit.Field); ok && f.Path == field {
					found = true
				}
			})
			if !found {
				t.Errorf("%s is not told on its page: %s", path, page(a))
			}
		}
	}
}

// TestAnOrderTellsItsPeople: protected people, children, other cases, the interpreter, and what is known of the respondent.
func TestAnOrderTellsItsPeople(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	m := matterOf(t, a, cases.ProtectiveOrder)
	a.Go(Route{Place: toMatter, ID: m.ID, Tab: tabKind})
	for _, page := range []struct {
		pill, button string
		fields       [][2]string
	}{
		{"Protected people", "New person", [][2]string{{"matter.order.protected.name", "Iryna Zrazkova"}, {"matter.order.protected.age", "36"}, {"matter.order.protected.livesWith", "yes"}}},
		{"Children", "New child", [][2]string{{"matter.order.minors.name", "Petro Zrazkov"}, {"matter.order.minors.birthDate", "1/2/2020"}, {"matter.order.minors.shared", "yes"}, {"matter.order.minors.livesNow", "his aunt"}}},
		{"Other court cases", "New case", [][2]string{{"matter.order.otherCases.kind", "custody"}, {"matter.order.otherCases.number", "26FL07777"}}},
	} {
		pick(t, a, page.pill)
		press(t, a, page.button)
		for _, f := range page.fields {
			fill(t, a, f[0], f[1])
		}
		press(t, a, "Save")
	}
	pick(t, a, "Interpreter")
	fill(t, a, "interpreter.name.given", "Marta")
	fill(t, a, "interpreter.address.city", "Davis")
	press(t, a, "Save")
	a.Go(Route{Place: toClient, ID: m.ClientID, Tab: tabPeople, Part: 1})
	page := a.screen.(*person).tabs[tabPeople].(*parts).current().(*pageOf[cases.Party])
	page.list.SelectKey(m.Order.Respondent)
	if page.chosen == nil || page.chosen.ID != m.Order.Respondent {
		r, err := vault.Get[cases.Party](t.Context(), a.vault, m.Order.Respondent)
		if err != nil {
			t.Fatal(err)
		}
		page.choose(&r)
	}
	fill(t, a, "party.workHours", "nights")
	fill(t, a, "party.workAddress.county", "Yolo")
	fill(t, a, "party.ssn", "12")
	press(t, a, "Save")
	wants(t, a, "nine digits")
	fill(t, a, "party.ssn", "000000211")
	press(t, a, "Save")
	says(t, kept(t, a, m.ID), map[string]string{
		"matter.order.protected[0].name": "Sofiia Zrazkova", "matter.order.protected[1].age": "36", "matter.order.protected[1].livesWith": "yes",
		"matter.order.minors[1].livesNow": "his aunt", "matter.order.sharedMinors[0].name": "Petro Zrazkov", "matter.order.otherCases[1].kind": "custody", "interpreter.name.given": "Marta", "interpreter.address.city": "Davis",
		"interpreter.business": "Sample Tongues Interpreting", "party.respondent.workHours": "nights", "party.respondent.workAddress.county": "Yolo", "party.respondent.ssn": "000000211",
		"party.abuser.vehicle": "black pickup truck, 2019, California plate 0FICT19", "matter.order.incidents[0].place": "the apartment we shared, Sacramento",
	})
}
