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

// settings is the page of everything that is set once: how the window looks, the office, the safety of the vault
// (its backup, when it locks, what opens it, its keys, whether all of it still reads, what was deleted for good),
// and what the program is made of.
type settings struct {
	a       *App
	backup  *backupCard
	lock    *lockCard
	ways    *waysCard
	office  *officeCard
	keys    *keysCard
	check   *checkCard
	deleted *deletedCard
	law     *lawCard
	lawPack *lawPackCard
	cards   map[string]fyne.CanvasObject // by the keys of their heads
	at      int                          // of settingKeys, counted from 1: the card that is asked for
	page    *fyne.Container
	body    *fyne.Container // page, scrolling
}

// settingKeys are the heads of the cards, in the order in which the search names them.
var settingKeys = []string{"nav.look", "profile.head", "backup.head", "check.head", "lock.head", "ways.have", "office.key.head", "renew.head",
	"deleted.head", "drawing.head", "lawdata.head", "lawpack.head", "about.head", "training.head"}

// safety is what the page shows.
type safety struct {
	slots     []string
	office    string // public key
	settings  cases.Settings
	destroyed []cases.Destruction // newest first
	law       lawFacts
}

// has reports whether the vault has a way in.
func (s safety) has(slot string) bool { return slices.Contains(s.slots, slot) }

func newSettings(a *App, r Route) *settings {
	s := &settings{a: a, at: r.Tab, backup: newBackupCard(a), lock: newLockCard(a), ways: newWaysCard(a),
		office: newOfficeCard(a), keys: newKeysCard(a), check: newCheckCard(a), deleted: newDeletedCard(a), law: newLawCard(), lawPack: newLawPackCard(a)}
	s.cards = map[string]fyne.CanvasObject{
		"nav.look":        panelCard(lang.T("nav.look"), a.lookRows(func() {})),
		"profile.head":    newProfileCard(a),
		"backup.head":     s.backup.card,
		"check.head":      s.check.card,
		"lock.head":       s.lock.card,
		"ways.have":       s.ways.card,
		"office.key.head": s.office.card,
		"renew.head":      s.keys.card,
		"deleted.head":    s.deleted.card,
		"drawing.head":    newDrawingCard(a),
		"lawdata.head":    s.law.card,
		"lawpack.head":    s.lawPack.card,
		"about.head":      newAboutCard(a),
		"training.head":   trainingCard(a),
	}
	return s
}

// Content lays the page out.
func (s *settings) Content() fyne.CanvasObject {
	stack := func(keys ...string) fyne.CanvasObject {
		col := kit.VStack(16)
		for _, key := range keys {
			col.Add(s.cards[key])
		}
		return col
	}
	// Two stacks, so that no card changes its column when another grows.
	s.page = kit.Masonry(400, 16,
		stack("nav.look", "backup.head", "check.head", "profile.head", "lawdata.head", "lawpack.head", "about.head"),
		stack("lock.head", "ways.have", "office.key.head", "renew.head", "deleted.head", "drawing.head", "training.head"))
	s.body = kit.Scroll(kit.Pad(s.page, 0, 0, 8, 0))
	return kit.Frame(14, kit.NewBoldPara(lang.T("nav.settings"), theme.Title, theme.Ink), s.body, nil)
}

// reach brings the card that was asked for into view, once.
func (s *settings) reach() {
	if s.at < 1 || s.at > len(settingKeys) {
		return
	}
	card, view := s.cards[settingKeys[s.at-1]], s.body.Objects[0].(*kit.ScrollView)
	s.at = 0
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(card).Y - driver.AbsolutePositionForObject(s.page).Y
	view.ScrollToOffset(fyne.NewPos(0, top))
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
	s.office, s.law = v.Office(), readLawFacts()
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
	s.law.show(now.law)
	s.lawPack.load()
	s.page.Refresh()
	s.reach()
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
