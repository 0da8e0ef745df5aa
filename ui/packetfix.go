package ui

import (
	"slices"

	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// fixKeys name the button of each way to mend a packet.
var fixKeys = map[string]string{
	packet.FixForm: "packet.fix.form", packet.FixEvidence: "packet.fix.evidence", packet.FixOCR: "packet.fix.ocr",
	packet.FixRedact: "packet.fix.redact", packet.FixTranslate: "packet.fix.translate", packet.FixDocument: "packet.fix.document",
	packet.FixRelease: "packet.fix.release", packet.FixVenue: "packet.fix.venue", packet.FixDate: "packet.fix.date",
	packet.FixSign: "packet.fix.sign", packet.FixExhibits: "packet.fix.exhibits", packet.FixBuild: "packet.fix.build",
	packet.FixFamily: "packet.fix.family",
}

// fix is the button that leads to where a line of the check is mended; ok is false where nothing
// in the program mends it, and in an earlier version, which stays as it is.
func (p *packetTab) fix(l packet.Line) (b *kit.Button, ok bool) {
	key, ok := fixKeys[l.Fix]
	if !ok || p.kept != "" {
		return nil, false
	}
	return kit.NewButton(kit.Quiet, nil, lang.T(key), func() { p.mend(l.Fix, l.Item) }), true
}

// mend goes to the place, and to the record where one is named.
func (p *packetTab) mend(fix, item string) {
	switch fix {
	case packet.FixVenue:
		p.onLook()
	case packet.FixBuild:
		p.onBuild()
	case packet.FixDocument:
		p.elsewhere(tabDocuments, func(m *matter) { m.tabs[tabDocuments].(*documents).list.SelectKey(item) })
	case packet.FixForm:
		p.openForm(item)
	case packet.FixSign:
		p.onSign(item)
	case packet.FixRedact:
		if item != "" {
			p.a.Go(Route{Place: toRedact, ID: item})
			return
		}
		p.elsewhere(tabEvidence, func(*matter) {})
	case packet.FixEvidence, packet.FixOCR, packet.FixTranslate, packet.FixExhibits:
		p.elsewhere(tabEvidence, func(m *matter) { m.tabs[tabEvidence].(*evidence).list.SelectKey(item) })
	case packet.FixRelease:
		p.elsewhere(tabReleases, func(*matter) {})
	case packet.FixDate:
		p.elsewhere(tabDeadlines, func(*matter) {})
	case packet.FixFamily:
		p.a.Go(Route{Place: toClient, ID: p.snap.Client.ID})
	}
}

// elsewhere turns to another tab of the matter, and does something there.
func (p *packetTab) elsewhere(tab int, then func(*matter)) {
	if m, ok := p.a.screen.(*matter); ok {
		m.chooseThen(tab, func() { then(m) })
	}
}

// formKey is the key in the list of forms of a filled form's record.
func (p *packetTab) formKey(id string) string {
	rows := formRows(p.snap)
	i := slices.IndexFunc(rows, func(r *formRow) bool { return r.filled != nil && r.filled.ID == id })
	if i < 0 {
		return id
	}
	return rows[i].key()
}
