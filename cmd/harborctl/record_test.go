package main

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/spf13/cobra"
	"pgregory.net/rapid"
)

// Every text, yes, number and list of a record can be told by a flag, and lands in the field of its name.
func TestEveryFieldHasAFlag(t *testing.T) {
	cmd := &cobra.Command{Use: "add"}
	flags := flagsOf[cases.Client](cmd, "client")
	names := map[string]bool{}
	for _, f := range flags {
		names[f.name] = true
	}
	for _, want := range []string{"name-family", "name-given", "chosen-name", "other-names", "native-name", "pronouns", "birth-date", "languages", "dialect",
		"interpreting-language", "interpreting-gender", "interpreting-asl", "interpreting-deaf", "interpreting-notes", "interpreter", "culture", "a-number", "ssn", "contacts",
		"addresses", "secret-words", "referral-source", "referral-may-share", "referral-agency", "minor", "guarding-name-family", "guarding-harmed", "guarding-party",
		"consents-alone", "last-entry-i94", "passport-expires", "physical-height-inches", "family"} {
		if !names[want] {
			t.Errorf("there is no flag --%s", want)
		}
	}
	if names["id"] || names["rev"] {
		t.Error("the id is made, never told")
	}
	if err := cmd.ParseFlags([]string{"--name-family", " Ejemplo ", "--minor", "--languages", "Mam", "--languages", "Spanish", "--physical-height-inches", "64",
		"--contacts", `{"kind":"mobile","value":"1","safety":"safe"}`}); err != nil {
		t.Fatal(err)
	}
	c := cases.Client{ID: "x", Pronouns: "she/her"}
	if err := applyFlags(cmd, flags, &c); err != nil {
		t.Fatal(err)
	}
	if c.ID != "x" || c.Pronouns != "she/her" || c.Name.Family != "Ejemplo" || !c.Minor || strings.Join(c.Languages, ",") != "Mam,Spanish" || c.Physical.HeightInches != 64 || c.Contacts[0].Safety != cases.Safe {
		t.Errorf("%+v", c)
	}
}

// A part that a matter does not have yet is made when a flag tells something of it.
func TestFlagsMakeThePartTheyNeed(t *testing.T) {
	cmd := &cobra.Command{Use: "add"}
	flags := flagsOf[cases.Matter](cmd, "matter", "legalHold")
	if err := cmd.ParseFlags([]string{"--order-yards", "100", "--answers", "i-914.1.b=yes"}); err != nil {
		t.Fatal(err)
	}
	var m cases.Matter
	if err := applyFlags(cmd, flags, &m); err != nil {
		t.Fatal(err)
	}
	if m.Order == nil || m.Order.Yards != 100 || m.Record != nil || m.Petition != nil || m.Answers["i-914.1.b"] != "yes" {
		t.Errorf("%+v", m)
	}
	if cmd.Flags().Lookup("legal-hold") != nil {
		t.Error("a legal hold is set elsewhere")
	}
}

// Whatever a record holds, its JSON is read back strictly to the same record.
func TestStrictJSONReadsWhatIsShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String()
		c := cases.Client{ID: "x", Name: cases.Name{Family: text.Draw(t, "family")}, Languages: []string{text.Draw(t, "language")},
			Addresses: []cases.Address{{Kind: cases.Home, Street: text.Draw(t, "street")}}}
		raw, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		var back cases.Client
		if err := strictJSON(raw, &back); err != nil {
			t.Fatal(err)
		}
		if again, _ := json.Marshal(back); string(again) != string(raw) {
			t.Fatalf("%s\n%s", raw, again)
		}
	})
}

func FuzzStrictJSON(f *testing.F) {
	for _, s := range []string{`{"name":{"family":"A"}}`, `{"name":{"family":"A"},"name":{}}`, `[]`, `{} {}`, `{"birthDate":1}`, `{"a":[{"b":`, "\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var c cases.Client
		err := strictJSON(raw, &c)
		var at *jsonError
		if err != nil && !errors.As(err, &at) {
			t.Errorf("%v", err)
		}
		if err == nil && !json.Valid(raw) {
			t.Error("what is no JSON was read")
		}
	})
}
