package ui

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// unlock is the way into a vault: whichever of keyring, passphrase and recovery code it has.
// It says nothing of what is inside.
type unlock struct {
	a          *App
	slots      []string
	recovering bool
	secret     *kit.Field
	open       *kit.Button
	keyring    *kit.Button
	form       kit.Form
}

func (a *App) showUnlock() {
	if a.training != nil {
		a.showTrainingLocked()
		return
	}
	slots, err := vault.Slots(a.opt.Dir)
	u := newUnlock(a, slots, len(slots) == 1 && slots[0] == "recovery")
	u.mount()
	if err != nil {
		a.fail(err, nil)
	}
}

func newUnlock(a *App, slots []string, recovering bool) *unlock {
	u := &unlock{a: a, slots: slots, recovering: recovering}
	label, hint := lang.T("unlock.passphrase"), ""
	if recovering {
		label, hint = lang.T("unlock.code"), lang.T("unlock.code.hint")
		u.secret = kit.NewField("vault.recovery", label, hint)
	} else {
		u.secret = kit.NewSecretField("vault.passphrase", label, hint)
	}
	u.secret.Enter(u.onOpen)
	u.form = kit.Form{u.secret}
	u.open = kit.NewButton(kit.Primary, nil, lang.T("unlock.open"), u.onOpen)
	u.keyring = kit.NewButton(kit.Plain, nil, lang.T("unlock.keyring"), u.onKeyring)
	return u
}

// has reports whether the vault has a way in.
func (u *unlock) has(kind string) bool { return slices.Contains(u.slots, kind) }

// typed reports whether this page asks for words.
func (u *unlock) typed() bool {
	return u.recovering || u.has("passphrase") || u.has("device-passphrase")
}

// Content lays the page out.
func (u *unlock) Content() fyne.CanvasObject {
	head, words := lang.T("unlock.head"), lang.T("unlock.words")
	if u.recovering {
		head, words = lang.T("unlock.recovery.head"), lang.T("unlock.recovery.words")
	}
	parts := kit.VStack(14, kit.VStack(4, kit.NewBoldPara(head, theme.Title, theme.Ink), kit.NewPara(words, theme.Body, theme.Muted)))
	buttons := kit.Flow(8)
	if u.typed() {
		parts.Add(u.secret)
		buttons.Add(u.open)
	}
	if !u.recovering && u.has("device") {
		buttons.Add(u.keyring)
	}
	parts.Add(buttons)
	if !u.recovering && u.has("passphrase") && !u.has("device") {
		parts.Add(kit.NewNote(theme.Neutral, stock.InfoIcon(), lang.T("unlock.weaker.head"),
			kit.NewPara(lang.T("unlock.weaker"), theme.Small, theme.Neutral.Fg())))
	}
	if u.recovering {
		parts.Add(kit.NewButton(kit.Quiet, nil, lang.T("unlock.back"), func() { u.turn(false) }))
	} else {
		parts.Add(kit.NewButton(kit.Quiet, nil, lang.T("unlock.recovery"), func() { u.turn(true) }))
	}
	return doorway(u.a, kit.NewCard(24, parts))
}

// mount shows the page and puts the cursor where the person goes on.
func (u *unlock) mount() {
	u.a.remount = u.a.showUnlock
	u.a.window.SetContent(u.Content())
	if u.typed() {
		u.a.window.Canvas().Focus(u.secret.Input())
		return
	}
	u.a.window.Canvas().Focus(u.keyring)
}

// turn changes between the usual way in and the recovery code.
func (u *unlock) turn(recovering bool) { newUnlock(u.a, u.slots, recovering).mount() }

func (u *unlock) onOpen() {
	words := cases.Secret(u.secret.Value())
	if words == "" {
		u.secret.Problem(lang.T("unlock.empty"))
		return
	}
	way := vault.Unlock{Passphrase: words, Keyring: u.has("device-passphrase")}
	if u.recovering {
		way = vault.Unlock{Recovery: words}
	}
	if way.Keyring && u.has("passphrase") {
		u.try(way, vault.Unlock{Passphrase: words})
		return
	}
	u.try(way)
}

func (u *unlock) onKeyring() { u.try(vault.Unlock{Keyring: true}) }

// try opens by one way, or by the next where that one does not know what was typed: a vault may have
// a passphrase beside the keyring's own.
func (u *unlock) try(way vault.Unlock, next ...vault.Unlock) {
	if u.a.opening {
		return // Enter pressed twice
	}
	u.busy(true)
	u.a.open(way, func(err error) {
		u.busy(false)
		if len(next) > 0 && otherWay(err) {
			u.try(next[0], next[1:]...)
			return
		}
		u.fail(err)
	})
}

// otherWay reports whether another way in may still open the vault.
func otherWay(err error) bool {
	return errors.Is(err, cases.ErrWrongPassphrase) || errors.Is(err, cases.ErrNeedsRecovery) || errors.Is(err, cases.ErrKeyringUnavailable)
}

func (u *unlock) busy(on bool) {
	u.open.Allow(!on)
	u.keyring.Allow(!on)
	words := lang.T("unlock.open")
	if on {
		words = lang.T("unlock.opening")
	}
	u.open.Set(words)
}

// fail puts words about what was typed beside the field, and anything else in a dialog.
func (u *unlock) fail(err error) {
	var code *vault.CodeError
	switch {
	case errors.As(err, &code) && code.Group > 0:
		u.secret.Problem(lang.T("unlock.code.group", "n", code.Group))
	case errors.Is(err, cases.ErrWrongPassphrase), errors.Is(err, cases.ErrWrongRecovery):
		u.secret.Problem(cases.Explain(err, lang.Code()).Sentence())
	default:
		u.a.fail(err, nil)
		return
	}
	u.a.window.Canvas().Focus(u.secret.Input())
}

// doorway sets a card in the middle of an otherwise empty window, with the program's name above.
func doorway(a *App, card fyne.CanvasObject) fyne.CanvasObject {
	brand := kit.Center(0, kit.Row(10, []float32{0, 0}, mark(), kit.NewBold("Harborfile", theme.Sub, theme.Ink).Whole()))
	page := kit.VStack(18, brand, card)
	look := kit.NewButton(kit.Quiet, stock.ColorPaletteIcon(), lang.T("nav.look"), a.showLook)
	// Whoever cannot get in has no other place to read which Harborfile this is.
	program := kit.NewText("Harborfile"+" "+versionWords(), theme.Small, theme.Muted).Align(fyne.TextAlignTrailing)
	foot := kit.Row(10, []float32{0, -1}, look, program)
	return container.NewStack(
		kit.NewBox(theme.Canvas, "", 0, 0, container.NewWithoutLayout()), kit.NewSense(a.idle.touch),
		kit.Frame(0, nil, kit.Pad(kit.Scroll(kit.Center(460, page)), 16, 16, 0, 16), kit.Pad(foot, 0, 16, 12, 12)))
}
