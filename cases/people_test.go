package cases

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestAddressForEachRecipient(t *testing.T) {
	acp := Address{Kind: Substitute, Street: "acp", Expires: "2026-12-31"}
	safe, mail := Address{Kind: SafeMail, Street: "safe"}, Address{Kind: Mailing, Street: "mail"}
	home := Address{Kind: Home, Street: "home", AllowFor: []Recipient{USCIS}}
	only := Address{Kind: Mailing, Street: "only", AllowFor: []Recipient{Certifier}}
	for name, c := range map[string]struct {
		has    []Address
		to     Recipient
		today  Date
		want   string
		reason AddressReason
	}{
		"substitute first":              {[]Address{mail, safe, acp}, USCIS, "2026-11-22", "acp", AddressSubstitute},
		"its last day":                  {[]Address{safe, acp}, USCIS, "2026-12-31", "acp", AddressSubstitute},
		"ended, the next one":           {[]Address{acp, safe}, USCIS, "2027-01-01", "safe", AddressSafe},
		"ended, none other":             {[]Address{acp}, USCIS, "2027-01-01", "", AddressEnded},
		"no day, nothing ended":         {[]Address{acp}, USCIS, "", "acp", AddressSubstitute},
		"mailing when there is no safe": {[]Address{home, mail}, EOIR, "2026-11-22", "mail", AddressMailing},
		"home is never chosen":          {[]Address{home}, USCIS, "2026-11-22", "", AddressNone},
		"named on it":                   {[]Address{acp, safe, only}, Certifier, "2026-11-22", "only", AddressNamed},
		"for those alone":               {[]Address{only}, USCIS, "2026-11-22", "", AddressNone},
		"moved away":                    {[]Address{{Kind: SafeMail, Street: "old", Until: "2026-01-01"}}, USCIS, "2026-11-22", "", AddressEnded},
		"left in some month":            {[]Address{{Kind: SafeMail, Street: "old", Until: "2026-01"}}, USCIS, "2026-11-22", "old", AddressSafe},
		"without a recipient":           {[]Address{only, mail}, "", "", "mail", AddressMailing},
	} {
		got := Client{Addresses: c.has}.AddressFor(c.to, c.today)
		if got.Address.Street != c.want || got.Found != (c.want != "") || got.Reason != c.reason {
			t.Errorf("%s: %q (%s), want %q (%s)", name, got.Address.Street, got.Reason, c.want, c.reason)
		}
		if got.Reason.Words("en") == "" || got.Reason.Words("es") == "" || got.Reason.Words("en") == got.Reason.Words("es") {
			t.Errorf("%s has no words", got.Reason)
		}
	}
}

// Whatever addresses a client has, a secret one is never chosen and an ended one never used.
func TestAddressForNeverGivesASecret(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c Client
		for range rapid.IntRange(0, 6).Draw(t, "n") {
			a := Address{Kind: rapid.SampledFrom(AddressKinds()).Draw(t, "kind"), Street: "s",
				Until:   rapid.SampledFrom([]Date{"", "2025-01-01", "2027-01-01"}).Draw(t, "until"),
				Expires: rapid.SampledFrom([]Date{"", "2025-01-01", "2027-01-01"}).Draw(t, "expires")}
			a.AllowFor = rapid.SliceOfN(rapid.SampledFrom(Recipients()), 0, 2).Draw(t, "allow")
			c.Addresses = append(c.Addresses, a)
		}
		to := rapid.SampledFrom(Recipients()).Draw(t, "to")
		got := c.AddressFor(to, "2026-11-22")
		if got.Found && (got.Address.Kind.Secret() || got.Address.Ended("2026-11-22") || !got.Address.MayGoTo(to)) {
			t.Fatalf("%+v goes to %s", got.Address, to)
		}
		if got.Found && len(got.Address.AllowFor) > 0 && got.Reason != AddressNamed {
			t.Fatalf("an address for others goes to %s", to)
		}
	})
}

// A form's safe address follows the rule of the form's reader.
func TestTheSafeAddressFactFollowsThePaper(t *testing.T) {
	s := &Snapshot{Client: Client{Addresses: []Address{
		{Kind: Substitute, Street: "acp", Expires: "2026-06-30"}, {Kind: SafeMail, Street: "clinic"}, {Kind: Mailing, Street: "for the agency", AllowFor: []Recipient{Certifier}},
	}}}
	for _, c := range []struct {
		p    Paper
		want string
	}{
		{Paper{}, "acp"}, {Paper{For: USCIS, On: "2026-06-30"}, "acp"}, {Paper{For: USCIS, On: "2026-07-01"}, "clinic"}, {Paper{For: Certifier, On: "2026-07-01"}, "for the agency"},
	} {
		if v, _ := FactValue(s.In(c.p), "client.address.safe.street"); v.Text != c.want {
			t.Errorf("%+v: %q, want %q", c.p, v.Text, c.want)
		}
	}
}

// Where a relative lives follows the rule of that very address.
func TestARelativesPlaceIsASecretOfItsOwn(t *testing.T) {
	s := &Snapshot{Client: Client{Family: []Relative{
		{Relation: "child", Address: Address{Kind: Home, Street: "hidden"}},
		{Relation: "child", Address: Address{Kind: Home, Street: "told", AllowFor: []Recipient{USCIS}}},
	}}}
	for path, want := range map[string]bool{"client.family[0].address.street": false, "client.children[1].address.line": true, "client.family[1].birthCity": true} {
		f, ok := FactByPath(path)
		if !ok || f.MayGoTo(s, USCIS) != want || strings.Contains(path, "address") && f.MayGoTo(s, CourtPublic) {
			t.Errorf("%s (known %v)", path, ok)
		}
	}
}

func TestAgesAndMinors(t *testing.T) {
	for _, c := range []struct {
		born, day Date
		years     int
		ok        bool
	}{
		{"2008-11-22", "2026-11-21", 17, true}, {"2008-11-22", "2026-11-22", 18, true}, {"2008-02-29", "2026-02-28", 17, true},
		{"2008-02-29", "2026-03-01", 18, true}, {"2008", "2026-11-22", 0, false}, {"2027-01-01", "2026-11-22", -1, false},
	} {
		years, ok := AgeOn(c.born, c.day)
		if ok != c.ok || ok && years != c.years {
			t.Errorf("born %s, on %s: %d %v", c.born, c.day, years, ok)
		}
	}
	for _, c := range []struct {
		c    Client
		want bool
	}{
		{Client{BirthDate: "2010-01-01"}, true}, {Client{BirthDate: "2000-01-01", Minor: true}, false}, {Client{Minor: true}, true},
		{Client{BirthDate: "2010"}, true}, {Client{BirthDate: "1998"}, false}, {Client{BirthDate: "1998", Minor: true}, true},
	} {
		if got := c.c.MinorOn("2026-11-22"); got != c.want {
			t.Errorf("%+v is a minor: %v", c.c, got)
		}
	}
	for n, want := range map[Name]string{
		{Given: "Olena", Middle: "Yaroslavivna", Family: "Zrazkova"}: "O.Y.Z.", {Given: "ana-maría", Family: "de la Cruz"}: "A.M.D.L.C.",
		{Given: "Олена"}: "О.", {}: "", {Given: "É\u0301lise"}: "É\u0301.", {Given: "O’Neil"}: "O.", {Family: "3"}: "",
	} {
		if got := n.Initials(); got != want {
			t.Errorf("%+v: %q, want %q", n, got, want)
		}
	}
	if got := (Client{Name: Name{Given: "Luz", Family: "Ejemplo"}, BirthDate: "2010-01-01"}).PublicName("2026-11-22"); got != "L.E." {
		t.Errorf("a minor is called %q", got)
	}
}

// A minor signs with a guardian, and never with a person who harmed the minor.
func TestReleaseOfAMinor(t *testing.T) {
	minor := Client{ID: "c", BirthDate: "2010-05-05"}
	parties := []Party{{ID: "p1", Role: "trafficker", Name: Name{Given: "Dalton", Family: "Scheinhart"}, Aliases: []string{"Mr. Dal"}}, {ID: "p2", Role: "witness", Name: Name{Given: "Tess", Family: "Nimmerland"}}}
	good := Guardian{Name: Name{Given: "Ana", Family: "Muestra"}}
	for name, c := range map[string]struct {
		client Client
		r      Release
		field  string
	}{
		"an adult":                    {Client{ID: "c", BirthDate: "1990-01-01"}, Release{}, ""},
		"not signed yet":              {minor, Release{Signed: "-"}, ""},
		"alone":                       {minor, Release{}, "release.guardian.name.family"},
		"under a law":                 {minor, Release{AloneUnder: "Cal. Fam. Code § 6924"}, ""},
		"with a guardian":             {minor, Release{Guardian: good, GuardianSigned: "2026-11-01"}, ""},
		"the guardian did not sign":   {minor, Release{Guardian: good}, "release.guardianSigned"},
		"the guardian did harm":       {minor, Release{Guardian: Guardian{Name: good.Name, Harmed: true}, GuardianSigned: "2026-11-01"}, "release.guardian.name.family"},
		"the trafficker by id":        {minor, Release{Guardian: Guardian{Name: good.Name, PartyID: "p1"}, GuardianSigned: "2026-11-01"}, "release.guardian.name.family"},
		"the trafficker by name":      {minor, Release{Guardian: Guardian{Name: Name{Given: "dalton", Family: "SCHEINHART"}}, GuardianSigned: "2026-11-01"}, "release.guardian.name.family"},
		"the trafficker by alias":     {minor, Release{Guardian: Guardian{Name: Name{Given: "Mr.", Family: "Dal"}}, GuardianSigned: "2026-11-01"}, "release.guardian.name.family"},
		"a witness may be a guardian": {minor, Release{Guardian: Guardian{Name: Name{Given: "Tess", Family: "Nimmerland"}, PartyID: "p2"}, GuardianSigned: "2026-11-01"}, ""},
	} {
		if c.r.Signed == "" {
			c.r.Signed = "2026-11-01"
		} else {
			c.r.Signed = ""
		}
		err := c.r.Signing(c.client, parties)
		var field *FieldError
		if errors.As(err, &field); (field == nil) != (c.field == "") || field != nil && field.Field != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	r := Release{ID: "r", ClientID: "c", Recipient: USCIS, Informed: true, Signed: "2026-11-01", Expires: "2027-01-01"}
	s := &Snapshot{Client: minor, Matter: Matter{ID: "m"}, Parties: parties, Releases: []Release{r}}
	if _, ok := s.Covering(USCIS, "x", "2026-11-22"); ok {
		t.Error("a minor's own signature alone covers an item")
	}
	s.Releases[0].Guardian, s.Releases[0].GuardianSigned = good, "2026-11-01"
	if got, ok := s.Covering(USCIS, "x", "2026-11-22"); !ok || got.ID != "r" {
		t.Error("signed by both, and it covers nothing")
	}
}

func TestReleaseStates(t *testing.T) {
	r := Release{Signed: "2026-11-01", Expires: "2027-01-01", Informed: true}
	for _, c := range []struct {
		change func(*Release)
		today  Date
		want   ReleaseState
	}{
		{func(*Release) {}, "2026-11-22", ReleaseLive}, {func(*Release) {}, "2027-01-02", ReleaseEnded}, {func(*Release) {}, "2026-10-01", ReleaseLater},
		{func(r *Release) { r.Signed = "" }, "2026-11-22", ReleaseDraft}, {func(r *Release) { r.Informed = false }, "2026-11-22", ReleaseWaiting},
		{func(r *Release) { *r = r.Revoke("2026-11-10", "said") }, "2026-11-22", ReleaseRevoked},
	} {
		x := r
		c.change(&x)
		if got := x.State(c.today); got != c.want {
			t.Errorf("%+v on %s: %s, want %s", x, c.today, got, c.want)
		}
	}
	if x := r.Revoke("2026-11-10", "wrote").Revoke("2026-11-20", "said"); x.Revoked != "2026-11-10" || x.RevokedBy != "wrote" {
		t.Errorf("a second word moved the first: %+v", x)
	}
}

// In force is exactly what Allows allows.
func TestStateAndAllowsAgree(t *testing.T) {
	day := rapid.SampledFrom([]Date{"", "2026", "2026-11-01", "2026-11-22", "2027-01-01", "2027-01-02"})
	rapid.Check(t, func(t *rapid.T) {
		r := Release{Recipient: USCIS, Signed: day.Draw(t, "signed"), Expires: day.Draw(t, "expires"), Revoked: day.Draw(t, "revoked"), Informed: rapid.Bool().Draw(t, "informed")}
		today := rapid.SampledFrom([]Date{"2026-11-01", "2026-11-22", "2027-01-02"}).Draw(t, "today")
		if got := r.State(today) == ReleaseLive; got != r.Allows(USCIS, "m", "x", today) {
			t.Fatalf("%+v on %s: state %s", r, today, r.State(today))
		}
	})
}

func TestWhoLearned(t *testing.T) {
	log := []Disclosure{
		{ID: "d1", MatterID: "m1", Recipient: USCIS, Items: []string{"e1", "gone"}, Release: "r1 r2", When: "2026-11-01T00:00:00Z"},
		{ID: "d2", MatterID: "m2", Recipient: Certifier, Items: []string{"e2"}, When: "2026-11-03T00:00:00Z", Override: "A: b"},
	}
	got := WhoLearned(log, []Release{{ID: "r1", Whom: "The agency", Revoked: "2026-11-02"}, {ID: "r2", Whom: "The agency"}}, map[string]string{"e1": "Letter"})
	if len(got) != 2 || got[0].Matter != "m2" || got[1].Whom != "The agency" || got[1].Revoked != "2026-11-02" || !reflect.DeepEqual(got[1].Titles, []string{"Letter"}) || len(got[1].Items) != 2 {
		t.Errorf("%+v", got)
	}
}

// What is typed is kept as it is, without control characters, whatever the field.
func TestTidied(t *testing.T) {
	m := Matter{ID: "m", Title: " A\x00B\x1b[31m ", Answers: map[string]string{"a.b": "y\x07es"}, Order: &Order{Incidents: []Incident{{What: "one\r\ntwo\tthree\u0085four\x7f"}}}}
	got := Tidied(m)
	if got.Title != "AB[31m" || got.Answers["a.b"] != "yes" || got.Order.Incidents[0].What != "one\ntwo\tthree\nfour" {
		t.Errorf("%q %q %q", got.Title, got.Answers["a.b"], got.Order.Incidents[0].What)
	}
	if m.Answers["a.b"] != "y\x07es" || m.Order.Incidents[0].What == got.Order.Incidents[0].What {
		t.Error("the caller's own record was changed")
	}
	for _, kept := range []string{"Mẫu Văn Thí Dụ", "e\u0301", "میلاد\u200cنژاد", "\u200fمحمد", "𠮷野", "Олена", "ʻOkina", "李\u3000伟"} {
		if got := Tidied(Client{NativeName: kept}).NativeName; got != kept {
			t.Errorf("%q became %q", kept, got)
		}
	}
	if got := Tidied(Client{NativeName: "a\xffb"}).NativeName; got != "a\ufffdb" {
		t.Errorf("%q", got)
	}
}

func TestTidiedProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "s")
		c := Tidied(Client{Name: Name{Family: s}, Contacts: []Contact{{Value: s}}, Languages: []string{s}})
		if c.Contacts[0].Value != c.Name.Family || c.Languages[0] != c.Name.Family {
			t.Fatal("one text is cleaned in two ways")
		}
		if !utf8.ValidString(c.Name.Family) || strings.ContainsFunc(c.Name.Family, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) {
			t.Fatalf("%q", c.Name.Family)
		}
		if again := Tidied(c); !reflect.DeepEqual(again, c) {
			t.Fatal("cleaned twice is not cleaned once")
		}
	})
}

// A client as version 0 wrote it opens, and keeps its words.
func TestOldClientsOpen(t *testing.T) {
	var c Client
	old := `{"id":"c","name":{"family":"Ejemplo"},"interpreter":"Mam, a woman","referredBy":"a nurse","guardian":"Ana Muestra","minor":true,
		"family":[{"relation":"child","name":{"given":"Luz"}}],"addresses":[{"kind":"home","street":"s"}]}`
	if err := json.Unmarshal([]byte(old), &c); err != nil {
		t.Fatal(err)
	}
	if c.InterpreterWords() != "Mam, a woman" || c.ReferredByWords() != "a nurse" || c.GuardianName() != "Ana Muestra" || c.Check() != nil {
		t.Errorf("%+v: %v", c, c.Check())
	}
	var h Choice
	if err := json.Unmarshal([]byte(`{"id":"h","clientId":"c","what":"law-enforcement contact","decision":"Yes."}`), &h); err != nil || h.What != ChoicePolice {
		t.Errorf("%+v: %v", h, err)
	}
	c = Client{Interpreting: Interpreting{Language: "Mam", Gender: "woman", ASL: true, Deaf: true, Notes: "by telephone"}, Guarding: Guardian{Name: Name{Given: "Ana"}}, Referral: Referral{Source: FromHealthCare, Who: "a nurse"}}
	if got := c.InterpreterIn("es"); got != "Mam; lengua de señas americana (ASL); intérprete Sordo; una mujer, si es posible; by telephone" {
		t.Errorf("in Spanish: %q", got)
	}
	if got := c.InterpreterWords(); got != "Mam; American Sign Language; a Deaf interpreter; a woman if one can be had; by telephone" {
		t.Errorf("%q", got)
	}
	if c.GuardianName() != "Ana" || c.ReferredByWords() != "a nurse, health care" {
		t.Errorf("%q, %q", c.GuardianName(), c.ReferredByWords())
	}
}

// Every value a record may hold has words in both languages, and every word belongs to a value.
func TestListsOfPeople(t *testing.T) {
	for name, list := range map[string][]Term{
		"relationships": Relationships(), "referral": ReferralSources(), "share": Shareables(), "agency": AgencyKinds(), "choice": ChoiceTerms(),
		"derivative": Derivatives(), "address": AddressTerms(), "name": NameUses(),
	} {
		seen := map[string]bool{}
		for _, term := range list {
			if term.ID == "" || term.EN == "" || term.ES == "" || seen[term.ID] || unkind.MatchString(term.EN+" "+term.ES) {
				t.Errorf("%s: %+v", name, term)
			}
			seen[term.ID] = true
		}
	}
	if len(ChoiceTerms()) != len(ChoiceKinds()) || len(AddressTerms()) != len(AddressKinds()) {
		t.Error("a kind has no words")
	}
}

// The certifier comes from the office's list of agencies, and who signs is never guessed.
func TestCertifierFacts(t *testing.T) {
	s := &Snapshot{
		Matter:    Matter{Petition: &Petition{PetitionExtras: PetitionExtras{CertifierAgency: "specimen police"}}},
		Agencies:  []Agency{{ID: "a", Name: "Specimen Police", Phone: "555-0100", Address: Address{Street: "1 Badge Way"}}},
		Officials: []AgencyPerson{{ID: "o", AgencyID: "a", Certifies: true, Name: Name{Given: "Pat", Family: "Beispiel"}}, {ID: "q", AgencyID: "a", Name: Name{Family: "Other"}}},
	}
	look := func(path, want string) {
		t.Helper()
		if v, ok := FactValue(s, path); !ok || v.Text != want {
			t.Errorf("%s = %q, want %q", path, v.Text, want)
		}
	}
	look("matter.certifier.agency", "Specimen Police")
	look("matter.certifier.address.street", "1 Badge Way")
	look("matter.certifier.official.full", "Pat Beispiel")
	s.Officials[1].Certifies = true
	look("matter.certifier.official.full", "")
	s.Officials[1].Left = "2026-01-01"
	look("matter.certifier.official.full", "Pat Beispiel")
	s.Matter.Petition.CertifierAgency = "Another Agency"
	look("matter.certifier.agency", "Another Agency")
	look("matter.certifier.phone", "")
}
