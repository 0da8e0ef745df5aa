package forms

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/docx"
)

func takeBack(t *testing.T, d *vault.Vault, matter, id string, file []byte) TakenBack {
	t.Helper()
	took, err := TakeBack(t.Context(), d, matter, id, bytes.NewReader(file), int64(len(file)), MatterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return took
}

// The same file twice is one version, and a file that was made from an earlier version says what it has not.
func TestTakeBackTwiceAndOlder(t *testing.T) {
	d := desk(t)
	matter := matterID(cases.RecordRelief)
	doc := anyPaper(t, d, matter, MatterOptions{})
	clean, err := ExportWord(t.Context(), d, matter, doc.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	if took := takeBack(t, d, matter, doc.ID, clean); !took.Known || took.Version.Number != 1 || took.Record.Edited {
		t.Errorf("a file that nobody touched became version %d, known %t", took.Version.Number, took.Known)
	}
	file := edited(t, d, matter, doc)
	first := takeBack(t, d, matter, doc.ID, file)
	if first.Version.Number != 2 || first.Lacks != 0 || first.Known || first.Unlike {
		t.Errorf("an edited file: %+v", first)
	}
	if took := takeBack(t, d, matter, doc.ID, file); !took.Known || took.Version.Number != 2 || took.Record.Version != 2 {
		t.Errorf("the same file again became version %d, known %t", took.Version.Number, took.Known)
	}
	words := wordsNow(t, d, matter, doc.ID, 1) // another edit of the first version, without what the second has
	words.Blocks = append(words.Blocks, draft.Paragraph{Text: draft.Plain("A closing word.")})
	versions, err := Versions(t.Context(), d, matter, doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	older, err := docx.Write(words, versions[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	took := takeBack(t, d, matter, doc.ID, older)
	if took.Version.Number != 3 || took.Before != 2 || took.Lacks != 1 || took.Unlike {
		t.Errorf("an older file over a newer: version %d over %d lacks %d", took.Version.Number, took.Before, took.Lacks)
	}
	versions, err = Versions(t.Context(), d, matter, doc.ID)
	if err != nil || len(versions) != 3 {
		t.Errorf("%d versions (%v)", len(versions), err)
	}
}

// A file with next to none of the paper's words is taken, and the doubt is said.
func TestTakeBackOfSomethingElse(t *testing.T) {
	d := desk(t)
	matter := matterID(cases.RecordRelief)
	doc := anyPaper(t, d, matter, MatterOptions{})
	file, err := docx.Write(&draft.Document{Title: "Minutes", Blocks: []draft.Block{
		draft.Paragraph{Text: draft.Plain("Minutes of the office's meeting about chairs, printers and the coffee machine.")}}}, "")
	if err != nil {
		t.Fatal(err)
	}
	if took := takeBack(t, d, matter, doc.ID, file); !took.Unlike || took.Record.Version != 2 {
		t.Errorf("minutes of a meeting passed for a declaration: %+v", took.Version)
	}
}

// The motion taken for the declaration, which it quotes, and another person's declaration are doubted; an edited
// declaration without our mark is not.
func TestTakeBackOfANeighbour(t *testing.T) {
	d := desk(t)
	matter := matterID(cases.RecordRelief)
	made, err := DraftMatter(t.Context(), d, matter, MatterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	paper := map[string]*draft.Document{}
	id := map[string]string{}
	for _, m := range made {
		paper[m.Record.Template], id[m.Record.Template] = wordsNow(t, d, matter, m.Record.ID, 1), m.Record.ID
	}
	const own = "us.3771a.declaration"
	edited := *paper[own]
	edited.Blocks = append(edited.Blocks[:len(edited.Blocks):len(edited.Blocks)], draft.Paragraph{Text: draft.Plain("Words that the attorney added to it.")})
	for _, c := range []struct {
		name   string
		doc    *draft.Document
		unlike bool
	}{
		{"the motion", paper["us.3771a.motion"], true},
		{"another person's", renamed(t, paper[own], "Ejemplo Núñez", "Muster Beispiel"), true},
		{"the declaration, edited", &edited, false},
	} {
		file, err := docx.Write(c.doc, "")
		if err != nil {
			t.Fatal(err)
		}
		if took := takeBack(t, d, matter, id[own], file); took.Unlike != c.unlike {
			t.Errorf("%s: doubted %t, want %t", c.name, took.Unlike, c.unlike)
		}
	}
}

// renamed is a document with other words in place of a name.
func renamed(t *testing.T, doc *draft.Document, name, other string) *draft.Document {
	t.Helper()
	raw, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]string{{name, other}, {strings.ToUpper(name), strings.ToUpper(other)}} {
		raw = bytes.ReplaceAll(raw, []byte(pair[0]), []byte(pair[1]))
	}
	var out draft.Document
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	return &out
}
