package ui

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// recoverySheet shows a new recovery code, once. The person keeps it on paper, and types two of its
// groups to show that it is there. Only then does the vault open, or the page before come back.
type recoverySheet struct {
	a      *App
	code   vault.RecoveryCode
	groups []string
	asked  []int // two of the groups, in order
	typed  []*kit.Field
	on     *kit.Button
	goOn   func()
}

func (a *App) showRecoverySheet(code vault.RecoveryCode, goOn func()) {
	r := newRecoverySheet(a, code)
	r.goOn = goOn
	a.remount = func() { a.showRecoverySheet(code, goOn) }
	a.window.SetContent(r.Content())
}

func newRecoverySheet(a *App, code vault.RecoveryCode) *recoverySheet {
	r := &recoverySheet{a: a, code: code, groups: code.Groups()}
	r.asked = rand.Perm(len(r.groups))[:2]
	slices.Sort(r.asked)
	for _, i := range r.asked {
		r.typed = append(r.typed, kit.NewField("", lang.T("recovery.group", "n", i+1), "").Enter(r.onSave))
	}
	r.on = kit.NewButton(kit.Primary, nil, lang.T("recovery.on"), r.onSave)
	return r
}

// Content lays the page out.
func (r *recoverySheet) Content() fyne.CanvasObject {
	groups := kit.Flow(14)
	for i, g := range r.groups {
		groups.Add(kit.VStack(1, kit.NewText(lang.T("recovery.number", "n", i+1), theme.Small, theme.Muted).Whole(),
			kit.NewMono(g, theme.Mark, theme.Ink).Whole()))
	}
	sheet := kit.NewButton(kit.Plain, stock.DocumentSaveIcon(), lang.T("recovery.sheet"), r.onSheet)
	body := kit.VStack(14,
		kit.VStack(4, kit.NewBoldPara(lang.T("recovery.head"), theme.Title, theme.Ink), kit.NewPara(lang.T("recovery.words"), theme.Body, theme.Muted)),
		kit.NewBox(theme.Sunken, theme.Border, 8, 14, groups),
		kit.Flow(8, sheet),
		kit.NewPara(lang.T("recovery.retype"), theme.Body, theme.Ink),
		kit.TopRow(12, []float32{-1, -1}, r.typed[0], r.typed[1]),
		kit.Flow(8, r.on))
	return doorway(r.a, kit.NewCard(24, body))
}

// onSave opens the vault when both groups are right.
func (r *recoverySheet) onSave() {
	right := true
	for i, field := range r.typed {
		if !strings.EqualFold(field.Value(), r.groups[r.asked[i]]) {
			field.Problem(lang.T("recovery.differs"))
			right = false
		}
	}
	if right {
		r.code, r.groups = vault.RecoveryCode{}, nil
		r.a.saveSettings(func(s *cases.Settings) { s.SheetOpen = false }, func() {})
		r.goOn()
	}
}

// onPaper notes that the code was typed: it lies on paper somewhere.
func onPaper(ctx context.Context, v *vault.Vault, f *first) (err error) {
	if f.settings.SheetOpen {
		f.settings, err = decided(ctx, v, func(s *cases.Settings) { s.SheetOpen = false })
	}
	return err
}

// saySheet tells that the code in force was never shown to be on paper: the window locked, or the
// program ended, while it was on screen. Nobody sees it again, and without one a lost passphrase
// loses everything.
func (a *App) saySheet() {
	if !a.settings.SheetOpen {
		return
	}
	kit.Ask(a.window.Canvas(), lang.T("recovery.open.head"), lang.T("recovery.open.words"), nil,
		kit.Answer{Label: lang.T("settings.ways"), Do: func() { a.Go(Route{Place: toWays}) }},
		kit.Answer{Label: lang.T("newway.later")})
}

// onSheet saves the one-page sheet where the person says.
func (r *recoverySheet) onSheet() {
	r.a.saveFile(lang.T("recovery.sheet"), "harborfile-recovery-sheet.pdf", func(path string) {
		r.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
			return writeSheet(path, r.groups, r.a.today())
		}, func(err error) {
			if err != nil {
				r.a.fail(err, nil)
				return
			}
			kit.Ask(r.a.window.Canvas(), lang.T("recovery.saved"), lang.T("recovery.saved.words"), nil, kit.Answer{Label: lang.T("fail.close")})
		})
	})
}
