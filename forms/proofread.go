package forms

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/proof"
)

// Proofed is what the check while drafting says of one paper.
type Proofed struct {
	Document string          // id of the cases.Document
	Words    *draft.Document // that were read; nil where the paper keeps none, as a scan
	Pages    bool            // the paper came as PDF: only what is protected was looked for in its words
	Open     []proof.Finding // to look at, in the order of the paper
	Settled  []proof.Finding // looked at by a person and left as they are
}

// Proofread checks a drafted paper in the words that it files.
func Proofread(ctx context.Context, d Desk, s *cases.Snapshot, doc cases.Document) (Proofed, error) {
	out := Proofed{Document: doc.ID}
	words, err := wordsToFile(ctx, d, s, doc)
	if err != nil || words == nil {
		return out, err
	}
	out.Words = words
	look := proof.Check
	if v, ok := s.VersionToFile(doc); ok && v.Source == cases.VersionPDF {
		out.Pages, look = true, proof.Protected // a letter never goes into a packet, which would look again
	}
	for _, f := range look(words, s, draftedFor(s, doc)) {
		if _, ok := doc.Settled[f.Key]; ok {
			out.Settled = append(out.Settled, f)
		} else {
			out.Open = append(out.Open, f)
		}
	}
	return out, nil
}

// wordsToFile are the words of a paper as it files them. A paper that keeps no words of its own is built from its template
// as the facts are now; without a template, and for a scan, there are none.
func wordsToFile(ctx context.Context, d Desk, s *cases.Snapshot, doc cases.Document) (*draft.Document, error) {
	if v, ok := s.VersionToFile(doc); ok && v.Words.ID != "" {
		words, err := VersionWords(ctx, d, v)
		if err == nil && v.Source == cases.VersionPDF && len(words.Blocks) == 0 {
			return nil, nil
		}
		return words, err
	}
	t, ok := draft.TemplateByID(doc.Template)
	if !ok {
		return nil, nil
	}
	words, _, err := t.Build(s.In(draftedFor(s, doc)))
	if err != nil {
		return nil, fmt.Errorf("words of document %s: %w", doc.ID, err)
	}
	return words, nil
}

// ReaderOf is who reads a drafted paper.
func ReaderOf(s *cases.Snapshot, doc cases.Document) cases.Recipient { return draftedFor(s, doc).For }

// ToLookAt counts what is red in a paper and not settled, for packet.BuildOptions. Gaps are not counted: the packet's
// check names them itself. A paper whose words cannot be read counts none; its pages are checked as every page is.
func ToLookAt(ctx context.Context, d Desk, s *cases.Snapshot) func(cases.Document) int {
	return func(doc cases.Document) int {
		p, err := Proofread(ctx, d, s, doc)
		if err != nil {
			return 0
		}
		n := 0
		for _, f := range p.Open {
			if f.Level == proof.Red && f.Rule != proof.RuleGap {
				n++
			}
		}
		return n
	}
}
