package forms

import (
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

func TestFormats(t *testing.T) {
	text := func(s string) cases.Value { return cases.Value{Kind: cases.TextFact, Text: s} }
	date := func(s string) cases.Value { return cases.Value{Kind: cases.DateFact, Text: s} }
	max := func(n int) fill.Field { return fill.Field{Type: fill.Text, Max: n} }
	states := fill.Field{Type: fill.Combo, Options: []string{" ", " CA", "NY", "A1"}}
	day := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		as    string
		value cases.Value
		field fill.Field
		want  string
		ok    bool
	}{
		{"date", date("2019-05-12"), max(0), "05/12/2019", true}, {"date", date("2019-05"), max(0), "05/2019", false}, {"date", date("~2019-05-12"), max(0), "05/12/2019", false},
		{"", date("2019"), max(0), "2019", false}, {"dateAbout", date("2019-05"), max(0), "May 2019", true}, {"dateAbout", date("~2019"), max(0), "about 2019", true},
		{"date", text("2019-05-12"), max(0), "05/12/2019", true}, {"date", text("5/12/2019"), max(0), "05/12/2019", true}, {"date", text("05/12/19"), max(0), "", false},
		{"date", text("2019-05"), max(0), "05/2019", false}, {"date", text("in spring"), max(0), "", false}, {"dateAbout", text("~2019"), max(0), "about 2019", true}, {"dateAbout", text("long ago"), max(0), "", false},
		{"age", date("2008-03-01"), max(0), "18", true}, {"age", date("2008-03-02"), max(0), "17", true}, {"age", date("2008-02-29"), max(0), "18", true},
		{"age", date("2008"), max(0), "", false}, {"age", date("2030-01-01"), max(0), "", false},
		{"aNumber", text("A 12-345-678"), max(9), "012345678", true}, {"aNumber", text("123456789"), max(9), "123456789", true}, {"aNumber", text("1234567890"), max(9), "", false}, {"aNumber", text("none"), max(9), "", false},
		{"digits", text("000-12-3456"), max(9), "000123456", true}, {"digits", text("none"), max(9), "", false},
		{"phone", text("(209) 555-0131"), max(10), "2095550131", true}, {"phone", text("+1 209 555 0131"), max(0), "(209) 555-0131", true},
		{"phone", text("+84 24 5555 0131"), max(0), "+84 24 5555 0131", true}, {"phone", text("+84 24 5555 0131"), max(10), "", false},
		{"zip", text("93721-1234"), max(5), "93721", true}, {"zip", text("93721-1234"), max(10), "93721-1234", true}, {"zip", text("937211234"), max(0), "93721-1234", true}, {"zip", text("SW1A 1AA"), max(5), "SW1A 1AA", false},
		{"alnum", text("a12-34 b"), max(0), "A1234B", true}, {"upper", text("h-2b"), max(0), "H-2B", true},
		{"option", text("ca"), states, " CA", true}, {"option", text("NY "), states, "NY", true}, {"option", text("California"), states, "", false},
		{"detail", text("Yes: a pistol"), max(0), "a pistol", true}, {"detail", text("a pistol"), max(0), "a pistol", true}, {"detail", text("yesterday"), max(0), "yesterday", true},
		{"month", date("2019-05-12"), max(0), "05/2019", true}, {"month", date("2019-05"), max(0), "05/2019", true}, {"month", date("2019"), max(0), "2019", true},
		{"month", date("~2025-12"), max(0), "about 12/2025", true}, {"month", text("5/12/2019"), max(0), "05/2019", true}, {"month", text("last spring"), max(0), "", false},
		{"areaCode", text("+1 (209) 555-0131"), max(3), "209", true}, {"areaCode", text("+84 24 5555 0131"), max(3), "", false},
		{"phoneRest", text("209.555.0131"), max(8), "555-0131", true}, {"phoneRest", text("209.555.0131"), max(7), "5550131", true}, {"phoneRest", text("555-0131"), max(8), "", false},
		{"initial", text(" ánh thị"), max(1), "Á", true}, {"initial", text(" "), max(1), "", false},
		{"feet", text("66"), max(0), `5'6"`, true}, {"feet", text("5"), max(0), "", false},
		{"list", cases.Value{Kind: cases.ListFact, List: []string{"a", "b"}}, max(0), "a, b", true},
	} {
		got, ok := formats[c.as](c.value, place{field: c.field, today: day})
		if ok != c.ok || ok && got != c.want {
			t.Errorf("%s of %q: %q, %t, want %q, %t", c.as, c.value.Text, got, ok, c.want, c.ok)
		}
	}
}

func TestNamesSecret(t *testing.T) {
	secret := secretsOf(&cases.Snapshot{Client: cases.Client{SecretWords: []string{"Quillfeather"}, Addresses: []cases.Address{{Kind: cases.Home, Street: "9 Veiled Lane"}},
		Contacts: []cases.Contact{{Value: "(209) 555-0199"}}}}, cases.CourtPublic)
	for text, want := range map[string]bool{
		"9 veiled  lane, Fresno": true, "near 9 Veiled Lane.": true, "19 Veiled Lane": false, "9 Veiled Laneway": true, "call 209.555.0199": true, "2095550199": true,
		"+1 209 555 0199": true, "555-0199": true, "the Quillfeather house": true, "quillfeathers": true, "": false,
	} {
		if secret.in(text) != want {
			t.Errorf("%q: want %t", text, want)
		}
	}
}
