package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/conflict"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// everybody reads all people whom the office's records name.
func everybody(ctx context.Context, v *vault.Vault) (f conflict.Files, err error) {
	if f.Clients, err = vault.List[cases.Client](ctx, v, ""); err != nil {
		return f, err
	}
	if f.Parties, err = vault.List[cases.Party](ctx, v, ""); err != nil {
		return f, err
	}
	if f.Officials, err = vault.List[cases.AgencyPerson](ctx, v, ""); err != nil {
		return f, err
	}
	f.Attorneys, err = vault.List[cases.Attorney](ctx, v, "")
	return f, err
}

// matches looks for a name in every file. own is the client whose file it is for, and matches there
// are left out; "" for a new client.
func (a *App) matches(written string, born cases.Date, own string, done func([]conflict.Match)) {
	v := a.vault
	var found []conflict.Match
	a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		files, err := everybody(ctx, v)
		for _, m := range conflict.Named(files, written, born) {
			if own == "" || m.B.File != own {
				found = append(found, m)
			}
		}
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err, nil)
			return
		}
		done(found)
	})
}

// checkName looks for a name before somebody is written down, and goes on when it stands nowhere, or
// when the person wants to go on.
func (a *App) checkName(written string, born cases.Date, goOn func()) {
	a.matches(written, born, "", func(found []conflict.Match) {
		if len(found) == 0 {
			goOn()
			return
		}
		kit.Ask(a.window.Canvas(), lang.N("conflict.head", len(found)), lang.T("conflict.words"), matchList(found),
			kit.Answer{Label: lang.T("conflict.go"), Do: goOn}, kit.Answer{Label: lang.T("conflict.look")})
	})
}

// lookFor says where else the name of a party may stand.
func (a *App) lookFor(r *cases.Party) {
	a.matches(r.Name.Full(), r.BirthDate, r.ClientID, func(found []conflict.Match) {
		if len(found) == 0 {
			a.toast(lang.T("conflict.clear"))
			return
		}
		kit.Ask(a.window.Canvas(), lang.N("conflict.head", len(found)), lang.T("conflict.words"), matchList(found), kit.Answer{Label: lang.T("fail.close")})
	})
}

// matchShown is how many matches a question lists.
const matchShown = 5

// matchList says where a name may stand and why, and names nobody.
func matchList(found []conflict.Match) fyne.CanvasObject {
	body := kit.VStack(6)
	for i, m := range found {
		if i == matchShown {
			body.Add(kit.NewPara(lang.N("conflict.more", len(found)-matchShown), theme.Small, theme.Muted))
			break
		}
		var why []string
		for _, r := range m.Reasons {
			why = append(why, lang.T("conflict.why."+string(r)))
		}
		body.Add(kit.VStack(1, kit.NewBoldPara(dotted(lang.T("conflict.in."+m.B.Table), lang.T("conflict.band."+string(m.Band))), theme.Body, theme.Ink),
			kit.NewPara(strings.Join(why, ", "), theme.Small, theme.Muted)))
	}
	return body
}
