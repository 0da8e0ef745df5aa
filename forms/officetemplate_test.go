package forms

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
)

const thanks = `id: office.thanks
title: A letter of thanks
footer: Thanks
look: letter
for: {kind: any}
reader: client
set: further
sort: letter
body:
  - para: "Thank you, {client.name.given}. {today}"
`

// An office's own template is kept strictly, offered in its matters, replaces the program's of the same id with a note,
// and gives way again when it is taken away.
func TestOfficeTemplates(t *testing.T) {
	ctx, d := t.Context(), desk(t)
	id := matterID(cases.Immigration)
	snap := func() *cases.Snapshot {
		s, err := d.Snapshot(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if _, err := StoreTemplate(ctx, d, nil, cases.OfficeTemplate{}, strings.Replace(thanks, "client.name.given", "client.shoeSize", 1), today); MistakesOf(err) == nil || MistakesOf(err)[0].Line != 10 {
		t.Errorf("a template with a mistake: %v", err)
	}
	rec, err := StoreTemplate(ctx, d, nil, cases.OfficeTemplate{}, thanks, today)
	if err != nil {
		t.Fatal(err)
	}
	s := snap()
	if len(s.Templates) != 1 || !slices.ContainsFunc(toAdd(s), func(x draft.Template) bool { return x.ID == "office.thanks" && x.Office && !x.Replaces }) {
		t.Fatalf("the office's template is not offered: %+v", s.Templates)
	}
	if _, err := StoreTemplate(ctx, d, s.Templates, cases.OfficeTemplate{}, thanks, today); !errors.Is(err, ErrTemplateThere) {
		t.Errorf("a second of the same id: %v", err)
	}
	made, err := DraftDocument(ctx, d, id, "office.thanks", MatterOptions{Now: today})
	if err != nil || made.Record.For != cases.ClientCopy || !slices.ContainsFunc(made.Record.Notes, func(n string) bool { return strings.Contains(n, "office's own template") }) {
		t.Errorf("drafted: %+v, %v", made.Record, err)
	}
	if state, err := StateOf(snap(), made.Record); err != nil || len(state.Changed) > 0 {
		t.Errorf("fresh: %v %v", state.Changed, err)
	}
	again, replaced, err := TakeTemplate(ctx, d, s.Templates, strings.NewReader(strings.ReplaceAll(thanks, "Thank you,", "Many thanks,")), today)
	if err != nil || !replaced || again.ID != rec.ID {
		t.Errorf("taken in again: %+v, %v, %v", again, replaced, err)
	}

	own, ok := draft.Text("us.t.cover-letter")
	if !ok {
		t.Fatal("the program's template has no text")
	}
	changed := strings.Replace(string(own), "\ntitle: ", "\ntitle: Our ", 1)
	mine, err := StoreTemplate(ctx, d, snap().Templates, cases.OfficeTemplate{}, changed, today)
	if err != nil {
		t.Fatal(err)
	}
	find := func() draft.Template {
		x, ok := draft.Find(snap().Templates, "us.t.cover-letter")
		if !ok {
			t.Fatal("the cover letter is gone")
		}
		return x
	}
	if x := find(); !x.Replaces || !strings.HasPrefix(x.Title, "Our ") {
		t.Errorf("the office's does not stand for the program's: %q", x.Title)
	}
	if n := len(slices.DeleteFunc(draft.For(snap()), func(x draft.Template) bool { return x.ID != "us.t.cover-letter" })); n != 1 {
		t.Errorf("the cover letter is offered %d times", n)
	}
	if err := RemoveTemplate(ctx, d, mine); err != nil {
		t.Fatal(err)
	}
	if x := find(); x.Office || strings.HasPrefix(x.Title, "Our ") {
		t.Errorf("the program's does not stand again: %q", x.Title)
	}
}

func TestTryTemplate(t *testing.T) {
	s := &cases.Snapshot{Client: cases.Client{Name: cases.Name{Given: "Ana"}}}
	pdf, gaps, err := TryTemplate(s, thanks, today)
	if err != nil || len(gaps) > 0 || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Errorf("%d bytes, %v, %v", len(pdf), gaps, err)
	}
	if _, _, err := TryTemplate(s, "id: x", today); MistakesOf(err) == nil {
		t.Errorf("half a template: %v", err)
	}
}

// A text of an older or newer program that cannot be read any more never stands in the way of the program's own.
func TestUnreadableOfficeTemplate(t *testing.T) {
	s := &cases.Snapshot{Matter: cases.Matter{Kind: cases.Immigration, Relief: "imm.t"}, Templates: []cases.OfficeTemplate{
		{ID: "1", Template: "us.t.cover-letter", Text: "id: us.t.cover-letter\nsing: la"}}}
	if x, ok := draft.Find(s.Templates, "us.t.cover-letter"); !ok || x.Office {
		t.Error("the program's cover letter does not stand")
	}
}

// A template can be seen with the facts of a fictional person of the matter it is for.
func TestSampleForATemplate(t *testing.T) {
	if s := SampleFor(thanks); s.Client.Name.Given == "" {
		t.Error("a template of any kind has no sample")
	}
	for _, tm := range draft.Templates() {
		text, ok := draft.Text(tm.ID)
		if !ok {
			t.Fatalf("%s has no text", tm.ID)
		}
		if s := SampleFor(string(text)); !tm.Fits(s.Matter) || s.Client.Name.Family == "" {
			t.Errorf("%s has no sample", tm.ID)
		}
	}
	if s := SampleFor("id: [broken"); s.Client.Name.Family != "" {
		t.Error("what cannot be read has a sample")
	}
}
