package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/packet/redact"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// marking opens the first PDF among the evidence of the first matter to be marked.
func marking(t *testing.T, a *App) *redactPage {
	t.Helper()
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabEvidence})
	e := current(t, a).tabs[tabEvidence].(*evidence)
	i := slices.IndexFunc(e.snap.Evidence, func(i cases.EvidenceItem) bool { return i.Media == "application/pdf" })
	if i < 0 {
		t.Fatal("no PDF among the evidence of the sample")
	}
	e.onRedact(&e.snap.Evidence[i])
	s, ok := a.screen.(*redactPage)
	if !ok {
		t.Fatalf("on screen: %s", page(a))
	}
	return s
}

// redactViews are the screens of redaction for the pictures.
func redactViews(t *testing.T) []struct {
	name string
	open func(*App)
} {
	fill := func(a *App) *redactPage {
		s := marking(t, a)
		s.find.SetText("the")
		s.onFind()
		s.onIdentifiers()
		closeDialog(a)
		s.onDrawn(0.5, 0.6, 0.3, 0.05)
		return s
	}
	return []struct {
		name string
		open func(*App)
	}{
		{"redact", func(a *App) { fill(a) }},
		{"redact-proof", func(a *App) { fill(a).onPaint() }},
		{"redact-log", func(a *App) { fill(a).onLog() }},
	}
}

func TestMarkByMouseAndKeyboard(t *testing.T) {
	a := opened(t, theme.Theme{}, "en")
	s := marking(t, a)
	s.onDrawn(0.1, 0.1, 0.2, 0.05)
	if len(s.work.Marks) != 1 || s.list.Selected() == nil {
		t.Fatalf("%d marks", len(s.work.Marks))
	}
	drawn := s.work.Marks[0]
	if g := s.preview.shapes[0]; drawn.X0 < 0.1*g.W-1 || drawn.X0 > 0.1*g.W+1 || drawn.Y1 < 0.15*g.H-1 || drawn.Y1 > 0.15*g.H+1 {
		t.Errorf("the box lies at %v of %v", drawn, g)
	}
	test.Tap(s.pad) // to sizes
	test.Tap(s.pad) // and back
	s.pad.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	s.pad.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	moved := s.work.Marks[0]
	if moved.X0 != drawn.X0+step || moved.X1 != drawn.X1+step || moved.Y0 != drawn.Y0+step || moved.ID != drawn.ID {
		t.Errorf("moved from %v to %v", drawn, moved)
	}
	s.pad.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	s.pad.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if sized := s.work.Marks[0]; sized.X0 != moved.X0 || sized.X1 != moved.X1-step {
		t.Errorf("sized from %v to %v", moved, sized)
	}
	for range 500 {
		s.pad.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	if m := s.work.Marks[0]; m.X1-m.X0 < step {
		t.Errorf("the box has vanished: %v", m)
	}
	if len(s.past) > 400 {
		t.Errorf("%d steps can be undone, most of which changed nothing", len(s.past))
	}
	for len(s.past) > 3 {
		s.onBack()
	}
	if m := s.work.Marks[0]; m.X1 != moved.X1 {
		t.Errorf("undone to %v, was %v", m, moved)
	}
	s.rule.Set(redact.Safety)
	s.onRule()
	if m := s.work.Marks[0]; m.Rule != redact.Safety {
		t.Errorf("rule %q", m.Rule)
	}
	s.onNew()
	if len(s.work.Marks) != 2 {
		t.Errorf("%d marks after a new box", len(s.work.Marks))
	}
	s.onRemove()
	s.onBack()
	stored, err := vault.List[cases.Redaction](context.Background(), a.vault, cases.MatterStream(s.snap.Matter.ID))
	if err != nil || len(stored) != 1 || len(stored[0].Marks) != 2 {
		t.Errorf("stored: %+v %v", stored, err)
	}
}

func TestPaintShowsItsProof(t *testing.T) {
	a := opened(t, theme.Theme{}, "es")
	s := marking(t, a)
	if !s.paint.Off {
		t.Error("a copy can be made without a mark")
	}
	s.onDrawn(0.1, 0.08, 0.4, 0.05)
	s.onPaint()
	if got := page(a); !strings.Contains(got, lang.T("redact.made")) || !strings.Contains(got, lang.T("redact.look.pixels")) {
		t.Errorf("on screen: %s", got)
	}
	closeDialog(a)
	snap, err := a.vault.Snapshot(context.Background(), s.snap.Matter.ID)
	if err != nil {
		t.Fatal(err)
	}
	c, ok := snap.CopyFor(s.id, cases.CourtPublic)
	if !ok || c.Step != cases.Redacted || len(c.Marks) != 1 || len(c.Proof) != 4 || !snap.Settled(s.id, cases.CourtPublic) {
		t.Errorf("copy %+v", c)
	}
	if whole, _ := snap.CopyFor(s.id, cases.CourtSealed); whole.Step == cases.Redacted {
		t.Error("the sealed packet would carry the redacted copy")
	}
	if !slices.ContainsFunc(snap.Custody, func(e cases.CustodyEvent) bool { return e.EvidenceID == s.id && e.What == string(cases.Redacted) }) {
		t.Error("the custody does not tell of the copy")
	}
	s.onDrawn(0.1, 0.5, 0.4, 0.05)
	if snap, _ = a.vault.Snapshot(context.Background(), s.snap.Matter.ID); snap.Settled(s.id, cases.CourtPublic) {
		t.Error("another mark is painted over before the copy was made again")
	}
	s.onLog()
	if got := page(a); !strings.Contains(got, lang.T("redact.look.objects")) {
		t.Errorf("on screen: %s", got)
	}
}

// markingStore lets a person go on while the vault is read or written.
type markingStore struct {
	*vault.Vault
	reading, writing func()
}

func (m *markingStore) OpenBlob(ctx context.Context, id string) (cases.ReaderAtCloser, error) {
	if do := m.reading; do != nil {
		m.reading = nil
		do()
	}
	return m.Vault.OpenBlob(ctx, id)
}

func (m *markingStore) Write(ctx context.Context, recs ...cases.Record) error {
	if do := m.writing; do != nil {
		m.writing = nil
		do()
	}
	return m.Vault.Write(ctx, recs...)
}

// TestMarksMadeMeanwhile: a box that is drawn while words are looked for, and a step of an arrow key while the step before
// is still written, are neither lost nor turned away.
func TestMarksMadeMeanwhile(t *testing.T) {
	a := opened(t, theme.Theme{}, "en")
	s := marking(t, a)
	store := &markingStore{Vault: a.vault}
	s.desk.Store = store
	store.reading = func() { s.onDrawn(0.1, 0.8, 0.2, 0.05) }
	s.find.SetText("the")
	s.onFind()
	if top := a.window.Canvas().Overlays().Top(); top != nil || len(s.work.Marks) < 3 {
		t.Fatalf("%d marks; on screen: %s", len(s.work.Marks), page(a))
	}
	closeDialog(a)
	drawn := s.list.Selected().ID
	at := func() (m cases.Mark) {
		for _, m = range s.work.Marks {
			if m.ID == drawn {
				return m
			}
		}
		t.Fatal("the mark is gone")
		return m
	}
	before := at()
	store.writing = func() { s.onArrow(0, 1, false); s.onReader() }
	s.onArrow(1, 0, false)
	if now := at(); now.X0 != before.X0+step || now.Y0 != before.Y0+step {
		t.Errorf("from %v to %v", before, now)
	}
	s.onBack()
	if now := at(); now.X0 != before.X0+step || now.Y0 != before.Y0 {
		t.Errorf("undone to %v, was %v", now, before)
	}
	stored, err := vault.List[cases.Redaction](context.Background(), a.vault, cases.MatterStream(s.snap.Matter.ID))
	if err != nil || len(stored) != 1 || len(stored[0].Marks) != len(s.work.Marks) {
		t.Errorf("stored: %+v %v", stored, err)
	}
}
