package ui

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/packet/verify"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// onBatch opens the page with every matter of the sample at the stage it starts with.
func onBatch(t *testing.T, a *App) *batch {
	t.Helper()
	all, err := vault.List[cases.Matter](t.Context(), a.vault, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all {
		m.Stage = cases.Ready
		if err := a.vault.Write(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	a.Go(Route{Place: toMatters})
	press(t, a, "Make packets")
	s, ok := a.screen.(*batch)
	if !ok || len(s.rows) != len(all) {
		t.Fatalf("%T", a.screen)
	}
	return s
}

// From the list of matters to packets in folders, with what stood in the way of one beside it.
func TestBatchInTheWindow(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	s := onBatch(t, a)
	out := filepath.Join(t.TempDir(), "out")
	a.pickers.folder = func(context.Context, string) (string, error) { return out, nil }

	// A box that is not ticked leaves its matter out.
	press(t, a, "Choose none")
	test.Tap(s.rows[2].box)
	press(t, a, "Make packets…")
	if s.working || s.rows[0].state != "" || s.rows[1].state != "" || s.rows[2].state != packet.BatchMade {
		t.Fatalf("%q %q %q: %s", s.rows[0].state, s.rows[1].state, s.rows[2].state, page(a))
	}
	wants(t, a, "1 made, 0 unchanged, 0 stopped")
	if report, err := verify.Dir(filepath.Join(out, s.rows[2].matter.matter.Number)); err != nil || !report.OK {
		t.Errorf("%v", err)
	}

	// One that is in the way of nothing else: a word of its papers is protected.
	m := s.rows[1].matter.matter
	c := s.rows[1].matter.client
	c.SecretWords = append(c.SecretWords, c.Name.Family)
	if err := a.vault.Write(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	test.Tap(s.rows[1].box)
	press(t, a, "Make packets…")
	if s.rows[0].state != "" || s.rows[1].state != packet.BatchStopped || s.rows[2].state != packet.BatchSame {
		t.Errorf("%q %q %q", s.rows[0].state, s.rows[1].state, s.rows[2].state)
	}
	wants(t, a, "protected word")

	// The way to the matter that was stopped.
	var open []*kit.Button
	each(a.window.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Label() == "Open" {
			open = append(open, b)
		}
	})
	if len(open) != 3 {
		t.Fatalf("%d ways to a matter", len(open))
	}
	test.Tap(open[1])
	if cur := current(t, a); cur.at != tabPacket || a.route.ID != m.ID {
		t.Errorf("%+v", a.route)
	}
}

// TestBatchOfChosenMatters: matters chosen elsewhere stand on the page whatever their stage, and Back leads there again.
func TestBatchOfChosenMatters(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	a.Go(Route{Place: toMatters})
	rows := a.screen.(*matters).list.Rows
	a.makePackets(rows[0].matter.ID, rows[2].matter.ID)
	s := a.screen.(*batch)
	if len(s.rows) != 2 || !s.chosen[rows[0].matter.ID] || !s.chosen[rows[2].matter.ID] || s.chosen[rows[1].matter.ID] {
		t.Fatalf("%d matters are on the page: %v", len(s.rows), s.chosen)
	}
	press(t, a, "Back")
	if a.route.Place != toMatters {
		t.Errorf("Back leads to %q", a.route.Place)
	}
	a.Forward()
	if s := a.screen.(*batch); len(s.rows) != 2 {
		t.Errorf("%d matters after forward", len(s.rows))
	}
}

// A folder inside the vault is not taken.
func TestBatchIntoTheVault(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	s := onBatch(t, a)
	a.pickers.folder = func(context.Context, string) (string, error) { return filepath.Join(a.opt.Dir, "out"), nil }
	press(t, a, "Make packets…")
	if s.working || s.rows[0].state != "" {
		t.Errorf("%q", s.rows[0].state)
	}
}

// TestOneBatchAtATime: whoever leaves the page while packets are made and comes back does not begin a second batch.
func TestOneBatchAtATime(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	s := onBatch(t, a)
	asked := false
	a.pickers.folder = func(context.Context, string) (string, error) { asked = true; return "", nil }
	a.jobs.running = append(a.jobs.running, &job{title: lang.T("batch.making")})
	s.onStart()
	if asked || s.working {
		t.Error("a second batch is begun beside the first")
	}
	wants(t, a, "still being made")
	a.jobs.running = nil
}

// batchViews are the pictures of the batch: before it, and with what became of it.
func batchViews(t *testing.T) []struct {
	name string
	open func(*App)
} {
	return []struct {
		name string
		open func(*App)
	}{
		{"batch-made", func(a *App) {
			all, err := vault.List[cases.Matter](t.Context(), a.vault, "")
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range all {
				m.Stage = cases.Ready
				if err := a.vault.Write(t.Context(), m); err != nil {
					t.Fatal(err)
				}
			}
			a.Go(Route{Place: toBatch})
			s := a.screen.(*batch)
			s.rows[2].end(packet.BatchLine{State: packet.BatchMade, Pages: 28, Amber: 3})
			s.said.Set(lang.T("batch.done", "made", 1, "same", 0, "stopped", 1, "left", 0))
			words := "No signed release covers what is in this packet. Open Releases in this matter and add one, or choose another reader."
			if lang.Code() == "es" {
				words = "Ninguna autorización firmada abarca lo que hay en este paquete. Abra Autorizaciones en este asunto y agregue una, o elija otro lector."
			}
			s.rows[0].end(packet.BatchLine{State: packet.BatchStopped, What: words})
			s.rows[1].begin()
			s.rows[1].step(0.4)
		}},
	}
}
