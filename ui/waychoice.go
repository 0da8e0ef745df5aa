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

// The ways in that a person can choose, the strongest first.
const (
	wayBoth       = iota // the keyring of this computer and a passphrase, together
	wayKeyring           // the keyring alone
	wayPassphrase        // a passphrase alone
)

var wayKeys = [...]struct{ name, why string }{
	wayBoth:       {"first.both", "first.both.why"},
	wayKeyring:    {"first.keyring", "first.keyring.why"},
	wayPassphrase: {"first.pass", "first.pass.why"},
}

// wayChoice asks how a vault opens, and says what each way means.
type wayChoice struct {
	a          *App
	way        int
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
	row := kit.Flow(6)
	for way, key := range wayKeys {
		pill := kit.NewPill(lang.T(key.name), func() { w.choose(way) })
		w.ways = append(w.ways, pill)
		row.Add(pill)
	}
	w.passFields = kit.VStack(12, w.pass, w.again)
	w.body = kit.VStack(14,
		kit.VStack(6, kit.NewPara(lang.T("first.way"), theme.Small, theme.Muted), row),
		kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("first.means"), w.why),
		w.passFields)
	return w
}

// choose shows what a way in means.
func (w *wayChoice) choose(way int) {
	w.set(way)
	w.a.window.Content().Refresh()
	if way != wayKeyring {
		w.a.window.Canvas().Focus(w.pass.Input())
	}
}

func (w *wayChoice) set(way int) {
	w.way = way
	for i, pill := range w.ways {
		pill.Select(i == way)
	}
	w.why.Paint(lang.T(wayKeys[way].why), theme.Info.Fg())
	w.passFields.Hidden = way == wayKeyring
	w.body.Refresh()
}

// read is the way in that is asked for; ok is false when a field says what is missing.
func (w *wayChoice) read() (vault.Unlock, bool) {
	if w.way == wayKeyring {
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
	return vault.Unlock{Keyring: w.way == wayBoth, Passphrase: cases.Secret(words)}, true
}

// clear forgets what was typed.
func (w *wayChoice) clear() {
	w.pass.Set("")
	w.again.Set("")
}

// addWay makes a way into an open vault, or replaces the one of its kind.
func addWay(v *vault.Vault, way vault.Unlock, cost vault.KDFParams) error {
	defer debug.FreeOSMemory() // see App.open
	if way.Keyring {
		return v.AddDevice(way.Passphrase, cost)
	}
	return v.SetPassphrase(way.Passphrase, cost)
}
