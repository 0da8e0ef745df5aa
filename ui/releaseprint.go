package ui

import (
	"context"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// releaseForm is the program's own form for a release.
const releaseForm = "release-of-information"

// onPrint writes the form of a release as a PDF, to be read aloud, filled in where only the client
// can say, and signed. It leaves the vault, and the person is told so first.
func (s *releases) onPrint(r *cases.Release) {
	snap := *s.snap
	snap.Releases = []cases.Release{*r}
	kit.Ask(s.a.window.Canvas(), lang.T("evidence.export.head"), lang.T("release.print.words"), nil,
		kit.Answer{Label: lang.T("evidence.export.yes"), Do: func() {
			now := s.a.opt.Now()
			s.a.savePaper(lang.T("release.print"), "form.pdf", lang.T("release.print.done"), func(ctx context.Context) ([]byte, error) {
				return filledRelease(ctx, &snap, forms.Options{Today: now})
			})
		}},
		kit.Answer{Label: lang.T("evidence.export.no")})
}

// filledRelease is the form with what the vault knows of the one release in the snapshot.
func filledRelease(ctx context.Context, snap *cases.Snapshot, o forms.Options) ([]byte, error) {
	own, ok := forms.OwnForm(releaseForm)
	if !ok {
		return nil, cases.ErrNotFound
	}
	own = own.For(readerOf(snap))
	blank, err := own.Blank()
	if err != nil {
		return nil, err
	}
	p, err := forms.Prepare(ctx, snap, &own.Edition, blank, o)
	if err != nil {
		return nil, err
	}
	if p.Filing != nil {
		return p.Filing, nil
	}
	return p.Draft, nil
}

// readerOf is the client as the reader of the one release in a snapshot: where it was explained in another language than
// the client's best, that one counts.
func readerOf(snap *cases.Snapshot) cases.Client {
	reader := snap.Client
	if r := snap.Releases[0]; r.Language != "" {
		reader.Languages = []string{r.Language}
	}
	return reader
}
