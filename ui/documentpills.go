package ui

import (
	"context"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/proof"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// The pills under the list of papers.
const (
	pillPaper = iota
	pillChecks
	pillVersions
	pillSources
	pillNotes
)

var documentPills = []string{"document.pill.paper", "document.pill.checks", "document.pill.versions", "document.pill.sources", "document.pill.notes"}

func (d *documents) makePills() {
	for i, key := range documentPills {
		d.pills = append(d.pills, kit.NewPill(lang.T(key), func() { d.turnPill(i) }))
	}
}

// turnPill shows something else about the chosen paper.
func (d *documents) turnPill(i int) {
	d.at, d.more = i, false
	d.tell()
}

// tell fills the card under the list with what its pill names of the chosen paper.
func (d *documents) tell() {
	r := d.list.Selected()
	d.report.Objects = nil
	for i, p := range d.pills {
		p.Select(i == d.at)
	}
	d.counts(r)
	if r != nil {
		switch {
		case d.at == pillPaper || r.record == nil:
			d.report.Objects = d.about(r)
		case d.at == pillChecks:
			d.report.Objects = d.checks(r)
		case d.at == pillVersions:
			d.report.Objects = d.versions(r)
		case d.at == pillSources:
			d.report.Objects = d.sources(r)
		default:
			d.report.Objects = d.notes(r)
		}
	}
	d.report.Refresh()
	if d.scroll != nil {
		d.scroll.Refresh()
	}
}

// counts notes on the pills what waits there.
func (d *documents) counts(r *documentRow) {
	n := make([]int, len(d.pills))
	if r != nil && r.record != nil {
		n[pillChecks] = toLookAt(r.proofed.Open)
		n[pillVersions] = len(d.snap.VersionsOf(r.record.ID))
		n[pillSources] = len(d.snap.SourcesIn(*r.record))
		n[pillNotes] = len(r.record.Notes)
	}
	for i, p := range d.pills {
		p.Note("")
		if n[i] > 0 {
			p.Note(lang.T("number", "n", n[i]))
		}
	}
	if d.pillRow != nil {
		d.pillRow.Refresh()
	}
}

// toLookAt counts the findings that a person should look at: the notes only tell.
func toLookAt(list []proof.Finding) int {
	return proof.Count(list, proof.Red) + proof.Count(list, proof.Amber)
}

// proofread checks every drafted paper of the snapshot, and the exhibits that none of them cites.
func (d *documents) proofread(s *cases.Snapshot, rows []*documentRow) {
	done := map[string]forms.Proofed{}
	var uncited []cases.EvidenceItem
	d.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		var docs []*draft.Document
		to := cases.CourtPublic
		for _, r := range rows {
			if r.record == nil || r.form != "" {
				continue
			}
			p, err := forms.Proofread(ctx, d.store, s, *r.record)
			if err != nil {
				return err
			}
			done[r.record.ID] = p
			if p.Words != nil && filed(forms.ReaderOf(s, *r.record)) {
				docs, to = append(docs, p.Words), forms.ReaderOf(s, *r.record)
			}
		}
		uncited = proof.Uncited(s, to, docs...)
		return nil
	}, func(err error) {
		if d.snap != s {
			return // the matter was read again meanwhile
		}
		if err != nil {
			d.a.fail(err, nil)
			return
		}
		for _, r := range rows {
			if r.record != nil {
				r.proofed = done[r.record.ID]
			}
		}
		d.uncited = uncited
		d.list.Refresh()
		d.tell()
	})
}

// filed reports whether papers for a reader are filed with the exhibits.
func filed(r cases.Recipient) bool {
	switch r {
	case cases.CourtPublic, cases.CourtSealed, cases.USCIS, cases.EOIR:
		return true
	}
	return false
}
