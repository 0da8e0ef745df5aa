package ui

import (
	"context"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// packetLook is the small sheet on which the look of a matter's packets is chosen.
type packetLook struct {
	p                                          *packetTab
	pack, labels, bates, from, certifier, part *kit.Field
	form                                       kit.Form
	tabs                                       bool
}

// onLook opens the sheet.
func (p *packetTab) onLook() {
	l := &packetLook{p: p}
	l.make()
	l.set(p.snap.Matter.Packet)
	l.ask()
}

func (l *packetLook) make() {
	ids, titles := []string{""}, []string{lang.T("packet.look.pack.auto")}
	for _, k := range law.VenuePacks() {
		ids, titles = append(ids, k.ID), append(titles, packTitle(k))
	}
	l.pack = kit.NewChoice("matter.packet.pack", lang.T("packet.look.pack"), lang.T("packet.look.pack.hint"), ids, titles)
	l.labels = kit.NewChoice("matter.packet.labels", lang.T("packet.look.labels"), "", []string{"", string(cases.Letters), string(cases.Numbers)},
		[]string{lang.T("packet.look.auto"), "A, B, C …", "1, 2, 3 …"})
	l.bates = kit.NewField("matter.packet.bates", lang.T("packet.look.bates"), lang.T("packet.look.bates.hint"))
	l.from = kit.NewField("matter.packet.batesFrom", lang.T("packet.look.from"), "")
	people, names := []string{""}, []string{lang.T("packet.look.certificate.none")}
	for _, a := range l.p.snap.Staff {
		if a.Name.Full() != "" {
			people, names = append(people, a.ID), append(names, a.Name.Full())
		}
	}
	l.certifier = kit.NewChoice("matter.packet.custodian", lang.T("packet.look.certificate"), lang.T("packet.look.certificate.hint"), people, names)
	l.part = kit.NewField("matter.packet.maxPart", lang.T("packet.look.part"), lang.T("packet.look.part.hint"))
	l.form = kit.Form{l.pack, l.labels, l.bates, l.from, l.certifier, l.part}
}

func (l *packetLook) set(k cases.PacketLook) {
	l.pack.Set(k.Pack)
	l.labels.Set(string(k.Labels))
	l.bates.Set(k.Bates)
	if k.BatesFrom > 0 {
		l.from.Set(strconv.Itoa(k.BatesFrom))
	}
	if k.Certificate {
		l.certifier.Set(k.Custodian)
	}
	if k.MaxPart > 0 {
		l.part.Set(strings.TrimSuffix(strconv.FormatFloat(float64(k.MaxPart)/1_000_000, 'f', 1, 64), ".0"))
	}
	l.tabs = !k.NoTabs
}

// read is the look as it is chosen on the sheet; a number that is none is asked for again.
func (l *packetLook) read() (k cases.PacketLook, ok bool) {
	k = cases.PacketLook{Pack: l.pack.Value(), Labels: cases.Labels(l.labels.Value()), Bates: l.bates.Value(), NoTabs: !l.tabs,
		Certificate: l.certifier.Value() != "", Custodian: l.certifier.Value()}
	if v := l.from.Value(); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 1 {
			l.from.Problem(lang.T("packet.look.number"))
			return k, false
		}
		k.BatesFrom = n
	}
	if v := l.part.Value(); v != "" {
		mb, err := strconv.ParseFloat(strings.Replace(v, ",", ".", 1), 64)
		if err != nil || !(mb >= 1 && mb <= 10_000) {
			l.part.Problem(lang.T("packet.look.number"))
			return k, false
		}
		k.MaxPart = int64(mb * 1_000_000)
	}
	return k, true
}

func (l *packetLook) ask() {
	tabs := kit.NewCheck(lang.T("packet.look.tabs"), l.tabs, func(on bool) { l.tabs = on })
	body := kit.Tall(420, kit.Scroll(kit.Pad(kit.VStack(12, l.pack, l.labels, tabs, kit.TopRow(12, []float32{-1, -1}, l.bates, l.from), l.certifier, l.part), 0, 12, 0, 0)))
	kit.Ask(l.p.a.window.Canvas(), lang.T("packet.look.head"), lang.T("packet.look.words"), body,
		kit.Answer{Label: lang.T("packet.look.save"), Do: l.save}, kit.Answer{Label: lang.T("ask.no")})
	l.p.a.window.Canvas().Focus(l.pack.Input())
}

func (l *packetLook) save() {
	look, ok := l.read()
	if !ok {
		l.ask()
		return
	}
	m := l.p.snap.Matter
	m.Packet = look
	undo := noting(&m)
	l.p.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return l.p.store.Write(ctx, &m) }, func(err error) {
		if err != nil {
			l.p.a.fail(err, l.form)
			if cases.Explain(err, lang.Code()).What != "" && l.wrong() {
				l.ask()
			}
			return
		}
		l.p.a.reload()
		l.p.a.saved(lang.T("packet.look.saved"), undo())
	})
}

// wrong reports whether words about a problem stand beside a field.
func (l *packetLook) wrong() bool {
	for _, f := range []*kit.Field{l.bates, l.from, l.part, l.labels} {
		if f.Note() != "" && f.Note() != lang.T("packet.look.bates.hint") && f.Note() != lang.T("packet.look.part.hint") {
			return true
		}
	}
	return false
}
