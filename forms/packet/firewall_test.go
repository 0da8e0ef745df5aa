package packet

import (
	"errors"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

var guarded = cases.Client{
	Name: cases.Name{Given: "Testa", Family: "Sampleton"},
	Addresses: []cases.Address{
		{Kind: cases.Home, Street: "1482 Larkspur Street", UnitKind: "APT", Unit: "5B", City: "Sampleville", State: "EX", ZIP: "00001"},
		{Kind: cases.Shelter, InCareOf: "Quiet Harbor House", Street: "9 N. Old Mill Rd"},
		{Kind: cases.Work, Street: "PO Box 4471"},
		{Kind: cases.School, Street: "12 Main Street"},
		{Kind: cases.Mailing, Street: "200 Specimen Plaza"},
	},
	Contacts: []cases.Contact{
		{Kind: "mobile", Value: "(916) 555-0171", Safety: cases.Unsafe},
		{Kind: "mobile", Value: "(916) 555-0123", Safety: cases.Safe},
		{Kind: "email", Value: "t1234567@example.org", Safety: cases.Unsafe},
	},
	SecretWords: []string{"Quillfeather", "Zed"},
}

func TestFirewallFindsEverySpelling(t *testing.T) {
	for _, text := range []string{
		// the home, spelled and hidden
		"She lives at 1482 Larkspur Street, Apt 5B.",
		"1482 LARKSPUR ST",
		"1482 Larkspur St. #5B",
		"1482\nLarkspur",
		"1482   N. Larkspur Str",
		"1482-Larkspur-Street",
		"1482LarkspurSt",
		"1482_larkspur_street.pdf",
		"https://maps.example/?q=1482+Larkspur+St",
		"1 4 8 2 L a r k s p u r",
		"Larkspur Street 1482",
		"Larkspur Street, No. 1482",
		"1482 Lark-\nspur Street",
		"1482 Lárkspür Street",
		"1482 Larkspr Street",
		"1482 Larkspurr Street",
		"１４８２ Ｌａｒｋｓｐｕｒ Street",
		"1482 L\u200bark\u00adspur Street",
		"1482 Lаrksрur Street", // Cyrillic а and р
		"Number 1482 on Larkspur",
		// the shelter, by number, by words for the number, by name
		"9 Old Mill Road",
		"nine Old Mill Road",
		"9 north old mill",
		"staying at quiet harbor  house",
		"QuietHarborHouse",
		// a box, and a street with an everyday name
		"P.O. Box 4471",
		"PO BOX 4471",
		"12 Main Street",
		"12 main st.",
		// the telephone
		"(916) 555-0171", "916.555.0171", "+1 916 555 0171", "9165550171", "call 555-0171 today", "916 / 555 - 01 71",
		// protected words
		"met at the Quillfeather", "QUILL-FEATHER", "zed", "Zed's place",
	} {
		f := newFirewall(guarded, []cases.Recipient{cases.OfficeCopy})
		if f.look(text, "text", 4); f.found() == nil {
			t.Errorf("not found: %q", text)
		}
	}
}

func TestFirewallLetsTheRestPass(t *testing.T) {
	for _, text := range []string{
		"200 Specimen Plaza", "(916) 555-0123", "Larkspur is a flower.", "In 1482 the town had no street lamps.",
		"Exhibit 12. Main points of the declaration", "Page 12 of 14, main office", "21482 Larkspuria", "Box 44710", "PO Box 44",
		"14 CFR 82, Larks purr", "zedonk", "The mill is old; nine of them came.", "harbor house rules",
		"12 U.S.C. 1482", "",
	} {
		f := newFirewall(guarded, []cases.Recipient{cases.OfficeCopy})
		if f.look(text, "text", 1); f.found() != nil {
			t.Errorf("found in %q: %v", text, f.found())
		}
	}
}

// Streets, words and numbers that do not follow the usual shape.
func TestFirewallKnowsOddPlaces(t *testing.T) {
	home := func(street string) cases.Client {
		return cases.Client{Addresses: []cases.Address{{Kind: cases.Home, Street: street}}}
	}
	word := func(w string) cases.Client { return cases.Client{SecretWords: []string{w}} }
	phone := func(n string) cases.Client {
		return cases.Client{Contacts: []cases.Contact{{Kind: "mobile", Value: n, Safety: cases.Unsafe}}}
	}
	mailed := word("haven")
	mailed.Addresses = []cases.Address{{Kind: cases.Mailing, Street: "200 Newhaven Plaza"}}
	for _, c := range []struct {
		client cases.Client
		text   string
		stop   bool
	}{
		// a street named by its type, by a direction, by a letter or a number
		{home("12 Court Street"), "She lives at 12 Court St", true},
		{home("7 North Street"), "7 North Street", true},
		{home("1200 E Street"), "1200 E St NW", true},
		{home("100 Highway 9"), "100 Hwy 9", true},
		{home("45 Avenue B"), "45 Avenue B, Apt 3", true},
		{home("48 Lindenhollow Row, Apt 2B"), "48 Lindenhollow", true},
		// apostrophes, house letters, accents, letters written as two
		{home("12 St. Mary's Road"), "12 St Marys Rd", true},
		{home("12 St. Mary's Road"), "12 Saint Mary’s Road", true},
		{home("12 OBrien Lane"), "12 O'Brien Ln", true},
		{home("221B Baker Street"), "221 Baker Street", true},
		{home("1482 Larkspur Street"), "1482B Larkspur", true},
		{home("12 Đường Láng"), "12 Duong Lang", true},
		{home("12 Lange Straße"), "12 Lange Strasse", true},
		// a web address
		{home("1482 Larkspur Street"), "https://maps.example/place/1482%20Larkspur%20St", true},
		{home("1482 Larkspur Street"), "https://go.example/?u=https%3A%2F%2Fmaps.example%2F1482%2520Larkspur", true},
		{phone("(415) 555-0100"), "tel%3A%2B14155550100", true},
		// a short word, and the same letters across two words
		{word("Haven"), "the Haven", true},
		{word("Haven"), "H a v e n", true},
		{word("Haven"), "atthehavenhouse", true},
		{word("Haven"), "which have no effect", false},
		{word("North"), "United States v. N. N., 18 U.S.C.", false},
		{mailed, "the haven", true},
		// extensions, numbers from abroad, other digits, other signs
		{phone("(415) 555-0100 ext 12"), "(415) 555-0100", true},
		{phone("+52 55 5555 0134"), "55 5555 0134", true},
		{phone("+84 90 555 0134"), "090 555 0134", true},
		{phone("(415) 555-0100"), "415,555,0100", true},
		{phone("(415) 555-0100"), "415•555•0100", true},
		{phone("(415) 555-0100"), "(415) ٥٥٥-٠١٠٠", true},
		{phone("(415) 555-0100"), "(４１５) ５５５－０１００", true},
		{phone("(415) 555-0100"), "on 10/12: 555-0100", true},
		{phone("(415) 555-0100"), "(415) 555-0199", false},
	} {
		f := newFirewall(c.client, []cases.Recipient{cases.OfficeCopy})
		f.look(c.text, "text", 1)
		if stopped := f.found() != nil; stopped != c.stop {
			t.Errorf("%q: stopped %v", c.text, stopped)
		}
	}
}

func TestFirewallKnowsWhoMaySee(t *testing.T) {
	c := guarded
	c.Addresses = []cases.Address{{Kind: cases.Home, Street: "1482 Larkspur Street", AllowFor: []cases.Recipient{cases.USCIS}}}
	c.SecretWords = []string{"Larkspur", "Quillfeather"}
	stops := func(to cases.Recipient, kind cases.Kind, text string) bool {
		f := newFirewall(c, readers(to, kind))
		f.look(text, "text", 1)
		return f.found() != nil
	}
	for _, w := range []struct {
		to   cases.Recipient
		kind cases.Kind
		stop bool
	}{
		{cases.USCIS, cases.Immigration, false},
		{cases.OfficeCopy, cases.Immigration, false},
		{cases.ClientCopy, cases.Immigration, false},
		{cases.Certifier, cases.Immigration, true},
		{cases.OfficeCopy, cases.ProtectiveOrder, true},
		{cases.CourtPublic, cases.ProtectiveOrder, true},
	} {
		if got := stops(w.to, w.kind, "1482 Larkspur Street"); got != w.stop {
			t.Errorf("%s, %s: stopped %v", w.to, w.kind, got)
		}
		if !stops(w.to, w.kind, "Quillfeather") {
			t.Errorf("%s, %s: a word of no address passed", w.to, w.kind)
		}
	}
}

func TestSecretFoundRevealsNothing(t *testing.T) {
	f := newFirewall(guarded, []cases.Recipient{cases.OfficeCopy})
	f.look("1482 Larkspur Street, call 916-555-0171", "text", 4)
	f.look("Quillfeather", "bookmark", 0)
	err := f.found()
	if !errors.Is(err, cases.ErrSecretAddress) {
		t.Fatalf("%v", err)
	}
	for _, lang := range []string{"en", "es"} {
		words := strings.ToLower(err.Error() + cases.Explain(err, lang).Sentence())
		for _, w := range []string{"larkspur", "1482", "0171", "quill", "555"} {
			if strings.Contains(words, w) {
				t.Errorf("%s: the words hold %q", lang, w)
			}
		}
		if lang == "en" && (!strings.Contains(words, "page 4") || !strings.Contains(words, "home address") || !strings.Contains(words, "telephone number")) {
			t.Errorf("the words do not say where and what: %s", words)
		}
	}
}
