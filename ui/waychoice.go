package ui

import (
	"runtime/debug"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// leastPassphrase is the shortest passphrase a new way in takes, in characters.
const leastPassphrase = 12

// wayChoice asks how a vault opens: by this computer's keyring or by a passphrase, and says what
// each means.
type wayChoice struct {
	a          *App
	keyring    bool
	ways       []*kit.NavItem
	why        *kit.Para
	pass       *kit.Field
	again      *kit.Field
	passFields *fyne.Container
	body       *fyne.Container
}

func newWayChoice(a *App, enter func()) *wayChoice {
	w := &wayChoice{a: a, why: kit.NewPara("", theme.Body, theme.Ink)}
	w.pass = kit.NewSecretField("vault.passphrase", lang.T("first.passphrase"), lang.T("first.passphrase.hint", "n", leastPassphrase))
	w.again = kit.NewSecretField("vault.again", lang.T("first.again"), "").Enter(enter)
	w.ways = []*kit.NavItem{
		kit.NewPill(lang.T("first.keyring"), func() { w.choose(true) }),
		kit.NewPill(lang.T("first.pass"), func() { w.choose(false) }),
	}
	w.passFields = kit.VStack(12, w.pass, w.again)
	w.body = kit.VStack(14,
		kit.VStack(6, kit.NewPara(lang.T("first.way"), theme.Small, theme.Muted), kit.Flow(6, w.ways[0], w.ways[1])),
		kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("first.means"), w.why),
		w.passFields)
	return w
}

// choose shows what a way in means.
func (w *wayChoice) choose(keyring bool) {
	w.set(keyring)
	w.a.window.Content().Refresh()
	if !keyring {
		w.a.window.Canvas().Focus(w.pass.Input())
	}
}

func (w *wayChoice) set(keyring bool) {
	w.keyring = keyring
	w.ways[0].Select(keyring)
	w.ways[1].Select(!keyring)
	key := "first.pass.why"
	if keyring {
		key = "first.keyring.why"
	}
	w.why.Paint(lang.T(key), theme.Info.Fg())
	w.passFields.Hidden = keyring
	w.body.Refresh()
}

// read is the way in that is asked for; ok is false when a field says what is missing.
func (w *wayChoice) read() (vault.Unlock, bool) {
	if w.keyring {
		return vault.Unlock{Keyring: true}, true
	}
	words := w.pass.Value()
	switch {
	case len([]rune(words)) < leastPassphrase:
		w.pass.Problem(lang.T("first.passphrase.short", "n", leastPassphrase))
		return vault.Unlock{}, false
	case words != w.again.Value():
		w.again.Problem(lang.T("first.again.differs"))
		return vault.Unlock{}, false
	}
	return vault.Unlock{Passphrase: cases.Secret(words)}, true
}

// clear forgets what was typed.
func (w *wayChoice) clear() {
	w.pass.Set("")
	w.again.Set("")
}

// addWay makes a way into an open vault, or replaces the one of its kind.
func addWay(v *vault.Vault, way vault.Unlock, cost vault.KDFParams) error {
	if way.Keyring {
		return v.AddDevice("", cost)
	}
	err := v.SetPassphrase(way.Passphrase, cost)
	debug.FreeOSMemory() // see App.open
	return err
}
