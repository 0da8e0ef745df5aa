package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// showCertificate shows what the deletion of a matter took away, and offers it as a page.
func (a *App) showCertificate(d cases.Destruction) {
	kit.Ask(a.window.Canvas(), lang.T("certificate.head"), lang.T("certificate.words"), certificateRows(d),
		kit.Answer{Label: lang.T("certificate.save"), Do: func() { a.saveCertificate(d) }},
		kit.Answer{Label: lang.T("fail.close")})
}

// certificateRows are the facts of a certificate.
func certificateRows(d cases.Destruction) fyne.CanvasObject {
	return kit.VStack(6,
		pair(lang.T("certificate.matter"), d.MatterID),
		pair(lang.T("certificate.begun"), lang.Stamp(d.Begun)),
		pair(lang.T("certificate.ended"), lang.Stamp(d.Ended)),
		pair(lang.T("certificate.gone"), lang.T("certificate.counts", "records", d.Records, "entries", d.Entries, "files", d.Files, "size", bytesWords(d.Bytes))),
		pair(lang.T("certificate.renewed"), renewedWords(d)))
}

// renewedWords names the keys that were replaced afterwards.
func renewedWords(d cases.Destruction) string {
	var out []string
	for _, k := range d.Renewed {
		out = append(out, lang.T("certificate.key."+k))
	}
	return orDash(strings.Join(out, ", "))
}

// saveCertificate writes a certificate as one page where the person says.
func (a *App) saveCertificate(d cases.Destruction) {
	office, code := a.office, lang.Code()
	a.savePaper(lang.T("certificate.save"), "certificate-of-destruction.pdf", lang.T("certificate.saved"), func(context.Context) ([]byte, error) {
		return draft.Render(draft.DestructionCertificate(d, office, code))
	})
}

// deletedCard lists what was deleted for good, each with its certificate.
type deletedCard struct {
	card *kit.Card
	a    *App
	list *fyne.Container
}

func newDeletedCard(a *App) *deletedCard {
	c := &deletedCard{a: a, list: kit.VStack(6)}
	c.card = panelCard(lang.T("deleted.head"), muted(lang.T("deleted.words")), c.list)
	return c
}

// deletedShown is how many certificates the page offers; all of them stay in the vault.
const deletedShown = 20

func (c *deletedCard) show(now safety) {
	c.list.Objects = nil
	for i, d := range now.destroyed {
		if i == deletedShown {
			c.list.Add(kit.NewPara(lang.N("check.more", len(now.destroyed)-i), theme.Small, theme.Muted))
			break
		}
		open := kit.NewButton(kit.Quiet, stock.DocumentIcon(), lang.T("deleted.show"), func() { c.a.showCertificate(d) })
		c.list.Add(kit.Row(10, []float32{-1, 0}, kit.VStack(1, kit.NewPara(lang.Stamp(d.Begun), theme.Body, theme.Ink),
			kit.NewPara(lang.N("deleted.records", d.Records), theme.Small, theme.Muted)), open))
	}
	if len(now.destroyed) == 0 {
		c.list.Add(kit.NewPara(lang.T("deleted.none"), theme.Body, theme.Ink))
	}
}
