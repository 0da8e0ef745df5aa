package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/redact"
	"github.com/spf13/cobra"
)

// paintedRow is what `redact paint` made, and one copy of `redact log`.
type paintedRow struct {
	ID     string            `json:"id"`
	Source string            `json:"source"`
	For    []cases.Recipient `json:"for"`
	Pages  int               `json:"pages"`
	SHA256 string            `json:"sha256"`
	From   string            `json:"fromSha256"`
	Tool   string            `json:"tool"`
	Who    string            `json:"who"`
	When   string            `json:"when"`
	Marks  []markRow         `json:"marks"`
	Proof  []cases.Proof     `json:"proof"`
	// Elsewhere are pages on which words that a mark covers also stand unmarked; only known when the copy is made.
	Elsewhere []int `json:"elsewhere,omitempty"`
}

func rowOfPainted(c cases.WorkingCopy) paintedRow {
	r := paintedRow{ID: c.ID, Source: c.SourceID, For: orEmpty(c.For), Pages: c.Pages, SHA256: c.Blob.SHA256, From: c.FromSHA256, Tool: c.Tool,
		Who: c.Who, When: c.When, Marks: []markRow{}, Proof: orEmpty(c.Proof)}
	for _, m := range c.Marks {
		r.Marks = append(r.Marks, rowOfMark(m))
	}
	return r
}

func (a *app) redactPaint() *cobra.Command {
	var by string
	cmd := a.shows(a.onSource("paint ID", "make the redacted copy, and prove that nothing is left", func(ctx context.Context, j *redactJob, _ []string) error {
		j.desk.Who = oneLine(by)
		made, painted, err := j.desk.Paint(ctx, &j.work, cases.NoProgress)
		if err != nil {
			if redact.IsLeftOver(err) && !a.asJSON {
				a.printProof(painted.Proof)
			}
			return err
		}
		row := rowOfPainted(made)
		row.Elsewhere = painted.Elsewhere
		if a.asJSON {
			return printJSON(a.out, row)
		}
		fmt.Fprintf(a.out, "%s  %d pages, %d marks, %s\n", made.ID, made.Pages, len(made.Marks), made.Blob.SHA256)
		a.printProof(made.Proof)
		if len(painted.Elsewhere) > 0 {
			fmt.Fprintf(a.err, "Note: words that are painted over also stand unmarked on page %s. Look whether they may stay.\n", pageList(painted.Elsewhere))
		}
		return nil
	}))
	return signed(cmd, &by)
}

// proofWords are the looks in words.
var proofWords = map[string]string{
	redact.LookObjects: "every object and byte of the file",
	redact.LookText:    "the text, by two readers",
	redact.LookPixels:  "the pixels: boxes solid, the rest unchanged",
	redact.LookOCR:     "the pixels, read by a machine",
}

func (a *app) printProof(proof []cases.Proof) {
	for _, p := range proof {
		said := "nothing left"
		switch {
		case p.None != "":
			said = p.None + ": look at each page yourself"
		case p.Found > 0:
			said = "left in places: " + strconv.Itoa(p.Found)
		}
		fmt.Fprintf(a.out, "%s: %s\n", proofWords[p.Look], said)
	}
}

func (a *app) redactLog() *cobra.Command {
	return a.lists(a.onSource("log ID", "what was painted over: the rule for each mark, who, when, and the proof", func(_ context.Context, j *redactJob, _ []string) error {
		var rows []paintedRow
		for _, c := range redact.Log(j.snap, j.work.SourceID) {
			rows = append(rows, rowOfPainted(c))
		}
		if a.asJSON {
			return printJSON(a.out, orEmpty(rows))
		}
		for _, r := range rows {
			fmt.Fprintf(a.out, "%s  %s  %s  %d pages\n", r.When, r.ID, oneLine(r.Who), r.Pages)
			for _, m := range r.Marks {
				fmt.Fprintf(a.out, "  page %d  %s  %s  %s  %s  %s\n", m.Page, boxWords(m.Box), m.Rule, m.Cite, oneLine(m.Who), m.When)
			}
			a.printProof(r.Proof)
		}
		return nil
	}))
}
