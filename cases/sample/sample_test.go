package sample

import (
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

func TestOneMatterOfEachKind(t *testing.T) {
	s := Office()
	if len(s.Clients) != 3 || len(s.Matters) != 3 || len(s.Attorneys) != 2 {
		t.Fatalf("%d clients, %d matters, %d attorneys", len(s.Clients), len(s.Matters), len(s.Attorneys))
	}
	kinds, owners := map[cases.Kind]bool{}, map[string]bool{}
	for _, m := range s.Matters {
		kinds[m.Kind], owners[m.ClientID] = true, true
	}
	if len(kinds) != 3 || len(owners) != 3 {
		t.Errorf("kinds %v, clients with a matter %d", kinds, len(owners))
	}
}

func TestEveryRecordMayBeKept(t *testing.T) {
	s := Office()
	keys := map[cases.Key]bool{}
	ids := map[string]bool{}
	for _, r := range append(s.Records(), evidenceRecords(s)...) {
		k := r.Key()
		if keys[k] || ids[k.Row] {
			t.Errorf("%s %s stands twice", k.Table, k.Row)
		}
		keys[k], ids[k.Row] = true, true
		if c, ok := r.(interface{ Check() error }); ok {
			if err := c.Check(); err != nil {
				t.Errorf("%s %s: %v", k.Table, k.Row, err)
			}
		} else {
			t.Errorf("%s has no Check", k.Table)
		}
	}
	if len(keys) < 45 {
		t.Errorf("only %d records", len(keys))
	}
}

func evidenceRecords(s Set) []cases.Record {
	var out []cases.Record
	for _, e := range s.Evidence {
		out = append(out, e.Item)
	}
	return out
}

func TestTheSampleNeverChanges(t *testing.T) {
	a, b := Office(), Office()
	if !reflect.DeepEqual(a, b) {
		t.Error("two copies of the sample differ")
	}
	a.Clients[0].Contacts[0].Value = "changed"
	a.Matters[0].Record.Arrests[0].Charges[0].Title = "changed"
	if !reflect.DeepEqual(b, Office()) {
		t.Error("a change of one copy shows in the next")
	}
}

func TestReferencesLead(t *testing.T) {
	s := Office()
	attorneys, parties := map[string]bool{}, map[string]string{}
	for _, a := range s.Attorneys {
		attorneys[a.ID] = true
	}
	for _, p := range s.Parties {
		parties[p.ID] = p.ClientID
	}
	matters := map[string]cases.Matter{}
	for _, m := range s.Matters {
		matters[m.ID] = m
		if !attorneys[m.Attorney] {
			t.Errorf("%s: no attorney %s", m.Title, m.Attorney)
		}
		for _, id := range []string{m.Relief, m.Venue.ID} {
			if _, ok := law.Find(id); !ok {
				t.Errorf("%s: the law has no row %q", m.Title, id)
			}
		}
		if m.Order != nil && parties[m.Order.Respondent] != m.ClientID {
			t.Errorf("%s: the respondent is not in the client's file", m.Title)
		}
	}
	for _, f := range s.Story {
		if len(f.Uses) == 0 || matters[f.Uses[0]].ClientID != f.ClientID || f.Approved == "" || f.Words == "" {
			t.Errorf("fragment %s is not approved for a matter of its client", f.ID)
		}
		if f.Language != "" && f.Original == "" {
			t.Errorf("fragment %s has a language and no words in it", f.ID)
		}
	}
	for _, r := range s.Releases {
		if !r.Allows(r.Recipient, r.MatterID, "", Today) || matters[r.MatterID].ClientID != r.ClientID {
			t.Errorf("release %s covers nothing on the day of the sample", r.ID)
		}
	}
	for _, e := range s.Evidence {
		for _, id := range e.Item.Proves {
			if _, ok := law.Find(id); !ok {
				t.Errorf("evidence %s: the law has no row %q", e.Item.ID, id)
			}
		}
	}
}

func TestEvidenceOfEachMatter(t *testing.T) {
	s := Office()
	media := map[FileKind]string{Letter: "application/pdf", Photo: "image/jpeg", Messages: "image/png"}
	for _, m := range s.Matters {
		list := s.EvidenceOf(m.ID)
		if len(list) != 3 {
			t.Fatalf("%s has %d pieces of evidence", m.Title, len(list))
		}
		seen := map[FileKind]bool{}
		for i, e := range list {
			seen[e.Shows.Kind] = true
			if e.Item.Exhibit.Order != i+1 || e.Item.Exhibit.Title == "" || e.Item.FileName == "" || e.Item.Date == "" {
				t.Errorf("%s, exhibit %d: %+v", m.Title, i+1, e.Item)
			}
			if e.Item.Media != media[e.Shows.Kind] {
				t.Errorf("%s is %s", e.Item.FileName, e.Item.Media)
			}
			if (len(e.Shows.Lines) == 0) == (len(e.Shows.Messages) == 0) {
				t.Errorf("%s shows nothing, or two things", e.Item.FileName)
			}
		}
		if len(seen) != 3 {
			t.Errorf("%s: kinds of file %v", m.Title, seen)
		}
	}
}

func TestDeadlinesAreComputed(t *testing.T) {
	s := Office()
	found := map[string]int{}
	for _, d := range s.Deadlines {
		found[d.MatterID]++
		if d.Rule == "" || len(d.Chain) == 0 || d.Citation == "" || d.Confidence == "" || d.Data == "" || d.Day() < Today {
			t.Errorf("%+v", d)
		}
	}
	for _, m := range s.Matters {
		if found[m.ID] == 0 {
			t.Errorf("%s has no deadline", m.Title)
		}
	}
}

// Nobody and no place is real: every telephone number is of the range that is never given out, every address at
// example.org, every ZIP code and number plainly made up.
func TestNothingIsReal(t *testing.T) {
	text, err := json.Marshal(Office())
	if err != nil {
		t.Fatal(err)
	}
	all := string(text)
	for _, n := range regexp.MustCompile(`\(\d{3}\) \d{3}-\d{4}`).FindAllString(all, -1) {
		if !strings.Contains(n, " 555-01") {
			t.Errorf("%s might be somebody's telephone number", n)
		}
	}
	for _, a := range regexp.MustCompile(`[\w.-]+@[\w.-]+`).FindAllString(all, -1) {
		if !strings.HasSuffix(a, "example.org") {
			t.Errorf("%s might be somebody's address", a)
		}
	}
	for _, c := range Office().Clients {
		if c.SSN != "" && !strings.HasPrefix(c.SSN, "000") || c.ANumber != "" && !strings.HasPrefix(c.ANumber, "000000") {
			t.Errorf("client %s has a number that might be real", c.ID)
		}
	}
}

// What is secret stands in the address records and in the list of secret words, and nowhere else: no story, incident,
// title, exhibit or message carries it, so that packets of the sample pass the address firewall by themselves.
func TestNoSecretInWords(t *testing.T) {
	s := Office()
	var secrets []string
	for i, c := range s.Clients {
		secrets = append(secrets, c.SecretWords...)
		for _, a := range c.Addresses {
			if a.Kind.Secret() && !sharedBefore(s, a) {
				street := strings.Fields(a.Street)
				secrets = append(secrets, a.Street, strings.Join(street[1:], " "))
			}
		}
		for _, w := range c.Contacts {
			if w.Safety != cases.Safe && c.SafePhone() != w.Value {
				secrets = append(secrets, w.Value)
			}
		}
		s.Clients[i].Addresses, s.Clients[i].SecretWords, s.Clients[i].Contacts = nil, nil, nil
		// Who employs the client now is guarded like the place: see cases.Job.
		s.Clients[i].Jobs = slices.DeleteFunc(c.Jobs, func(j cases.Job) bool { return j.To == "" })
	}
	if len(secrets) < 15 {
		t.Fatalf("only %d secrets: the test looks at nothing", len(secrets))
	}
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	all := strings.ToLower(string(text))
	for _, word := range secrets {
		if strings.Contains(all, strings.ToLower(word)) {
			t.Errorf("%q stands in words that go into papers", word)
		}
	}
}

// sharedBefore is an earlier home where a person of the file lives now: that person's papers name it.
func sharedBefore(s Set, a cases.Address) bool {
	return a.Until != "" && slices.ContainsFunc(s.Parties, func(p cases.Party) bool { return p.Address.Street == a.Street })
}

// Letters beyond ASCII reach every font: Vietnamese, Ukrainian, Spanish.
func TestLettersOfSeveralScripts(t *testing.T) {
	text, err := json.Marshal(Office())
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"Nguyễn", "Зразкова", "Núñez", "Nghệ"} {
		if !strings.Contains(string(text), word) {
			t.Errorf("%s is missing", word)
		}
	}
}

// Titles of matters are neutral: no name, and no word that tells what happened.
func TestTitlesAreNeutral(t *testing.T) {
	s := Office()
	for _, m := range s.Matters {
		for _, word := range []string{"traffick", "victim", "violence", "abuse", "vacatur"} {
			if strings.Contains(strings.ToLower(m.Title), word) {
				t.Errorf("%q says %q", m.Title, word)
			}
		}
		for _, c := range s.Clients {
			if strings.Contains(m.Title, c.Name.Family) || strings.Contains(m.Title, c.Name.Given) {
				t.Errorf("%q names a client", m.Title)
			}
		}
	}
}
