package ui

import (
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
func (p *packetTab) addSigned(id string) { p.a.takeSigned(p.store, p.snap, id, "") }

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
