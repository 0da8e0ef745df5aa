package ui

import (
	"context"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// onSign says how a paper gets its signature, and takes the scan of the signed paper in.
func (p *packetTab) onSign(id string) {
	answers := []kit.Answer{{Label: lang.T("packet.sign.add"), Do: func() { p.addSigned(id) }}}
	if p.isForm(id) {
		answers = append(answers, kit.Answer{Label: lang.T("packet.fix.form"), Do: func() { p.openForm(id) }})
	}
	kit.Ask(p.a.window.Canvas(), lang.T("packet.sign"), lang.T("packet.sign.words"), nil, append(answers, kit.Answer{Label: lang.T("fail.close")})...)
}

// addSigned asks for the scan and keeps it. The packet on screen was made before it, and says so.
func (p *packetTab) addSigned(id string) {
	p.a.openFiles(lang.T("packet.sign.add"), false, func(paths []string) {
		viewer, err := p.a.view()
		if err != nil {
			p.a.fail(err, nil)
			return
		}
		snap, now := p.snap, p.a.opt.Now()
		var kept cases.WorkingCopy
		p.a.jobs.run(lang.T("packet.sign.adding"), func(ctx context.Context, _ cases.Progress) error {
			f, err := openPlain(paths[0])
			if err != nil {
				return err
			}
			defer f.Close()
			info, err := f.Stat()
			if err != nil {
				return err
			}
			kept, err = packet.AddSigned(ctx, p.store, viewer, snap, id, f, info.Size(), snap.Attorney.Name.Full(), now)
			return err
		}, func(err error) {
			if err != nil {
				p.a.fail(err, nil)
				return
			}
			p.a.reload()
			p.a.saved(lang.N("packet.sign.added", kept.Pages), []change{{kept.Key().Table, kept.Key().Row, kept.Revision(), true}})
		})
	})
}

// isForm reports whether a record is a filled form of the matter.
func (p *packetTab) isForm(id string) bool {
	for _, f := range p.snap.Forms {
		if f.ID == id {
			return true
		}
	}
	return false
}

// openForm turns to a form in the tab of the forms.
func (p *packetTab) openForm(id string) {
	p.elsewhere(tabForms, func(m *matter) { m.tabs[tabForms].(*formsTab).list.SelectKey(p.formKey(id)) })
}
