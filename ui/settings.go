package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// settings is the page for the safety of the vault: its backup, when it locks, what opens it, its
// keys, whether all of it still reads, and what was deleted for good.
type settings struct {
	a       *App
	backup  *backupCard
	lock    *lockCard
	ways    *waysCard
	office  *officeCard
	keys    *keysCard
	check   *checkCard
	deleted *deletedCard
	page    *fyne.Container
}

// safety is what the page shows.
type safety struct {
	slots     []string
	office    string // public key
	settings  cases.Settings
	destroyed []cases.Destruction // newest first
}

// has reports whether the vault has a way in.
func (s safety) has(slot string) bool { return slices.Contains(s.slots, slot) }

func newSettings(a *App) *settings {
	return &settings{a: a, backup: newBackupCard(a), lock: newLockCard(a), ways: newWaysCard(a),
		office: newOfficeCard(a), keys: newKeysCard(a), check: newCheckCard(a), deleted: newDeletedCard(a)}
}

// Content lays the page out.
func (s *settings) Content() fyne.CanvasObject {
	// Two stacks, so that no card changes its column when another grows.
	s.page = kit.Masonry(400, 16,
		kit.VStack(16, s.backup.card, s.check.card, s.office.card),
		kit.VStack(16, s.lock.card, s.ways.card, s.keys.card, s.deleted.card))
	return kit.Frame(14, kit.NewBoldPara(lang.T("nav.settings"), theme.Title, theme.Ink), kit.Scroll(kit.Pad(s.page, 0, 0, 8, 0)), nil)
}

func (s *settings) load() {
	dir, v := s.a.opt.Dir, s.a.vault
	var now safety
	var f first
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		if f, err = readFirst(ctx, v); err != nil {
			return err
		}
		now, err = readSafety(ctx, dir, v)
		return err
	}, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		now.settings, s.a.settings, s.a.backupAt = f.settings, f.settings, f.backup
		s.show(now)
	})
}

func readSafety(ctx context.Context, dir string, v *vault.Vault) (s safety, err error) {
	if s.slots, err = vault.Slots(dir); err != nil {
		return s, err
	}
	s.office = v.Office()
	s.destroyed, err = vault.List[cases.Destruction](ctx, v, cases.OfficeStream)
	slices.Reverse(s.destroyed)
	return s, err
}

func (s *settings) show(now safety) {
	s.backup.show()
	s.lock.show(now)
	s.ways.show(now)
	s.office.show(now)
	s.keys.show(now)
	s.check.show(now)
	s.deleted.show(now)
	s.page.Refresh()
}

// panelCard is a card of the settings: a heading and its rows.
func panelCard(head string, rows ...fyne.CanvasObject) *kit.Card {
	return kit.NewCard(20, kit.VStack(12, append([]fyne.CanvasObject{kit.NewBoldPara(head, theme.Sub, theme.Ink)}, rows...)...))
}

// muted is a paragraph that explains.
func muted(words string) *kit.Para { return kit.NewPara(words, theme.Body, theme.Muted) }

// saveSettings writes what an office decided, from the settings as they are in the vault now.
func (a *App) saveSettings(decide func(*cases.Settings), done func()) {
	v := a.vault
	var s cases.Settings
	a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		s, err = decided(ctx, v, decide)
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err, nil)
			return
		}
		a.settings = s
		done()
	})
}

func decided(ctx context.Context, v *vault.Vault, decide func(*cases.Settings)) (cases.Settings, error) {
	f, err := readFirst(ctx, v)
	if err != nil {
		return f.settings, err
	}
	decide(&f.settings)
	if err := f.settings.Check(); err != nil {
		return f.settings, err
	}
	return f.settings, v.Write(ctx, &f.settings)
}
