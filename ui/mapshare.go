package ui

import (
	"context"
	"os"
	"slices"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// What is done with a map as a whole: it gets a name, is signed off, goes to another office, comes
// from one, or is taken away.

// onSign asks who compared every row with the page.
func (s *mapForm) onSign() {
	field := kit.NewField("map.by", lang.T("map.by"), lang.T("map.by.hint"))
	s.a.askFor(lang.T("map.sign"), lang.T("map.sign.words"), field, lang.T("map.sign"), func(name string) error {
		if name == "" {
			return noName{}
		}
		v, rec := s.a.vault, s.rec
		s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
			rec, err = forms.SignOff(ctx, v, rec, name, s.a.opt.Now())
			return err
		}, func(err error) {
			if err != nil {
				s.a.fail(err, nil)
				return
			}
			s.rec = rec
			s.tell()
			s.a.toast(lang.T("map.signed.done"))
		})
		return nil
	})
}

// noName says that a sign-off needs a name.
type noName struct{}

func (noName) Error() string { return "no name" }

// Explain implements the words of cases.Explain.
func (noName) Explain(string) (what, safe, do string) { return lang.T("map.by.hint"), "", "" }

// longestName is how many letters the name of a form may have: it stands in lists and above its map.
const longestName = 60

// unfitName says that a form needs a name, and a short one.
type unfitName struct{ noName }

// Explain implements the words of cases.Explain.
func (unfitName) Explain(string) (what, safe, do string) {
	return lang.T("map.name.short", "n", longestName), "", ""
}

// askName asks what the office calls a form; many forms print no number that a program can read.
func (s *mapForm) askName() {
	if s.m == nil {
		return
	}
	field := kit.NewField("map.name", lang.T("map.name.label"), lang.T("map.name.hint"))
	field.Set(orText(s.blank.Form, s.m.Form))
	s.a.askFor(lang.T("map.name"), lang.T("map.name.words"), field, lang.T("map.name.use"), func(name string) error {
		if name == "" || utf8.RuneCountInString(name) > longestName {
			return unfitName{}
		}
		v, blank := s.a.vault, s.blank
		blank.Form = name
		s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return v.Write(ctx, &blank) }, func(err error) {
			if err != nil {
				s.a.fail(err, nil)
				return
			}
			s.blank, s.m.Form = blank, name
			s.title.Set(dotted(name, lang.T("map.head")))
			s.store()
		})
		return nil
	})
}

// onAway removes the office's map of a form; undo brings it back.
func (s *mapForm) onAway() {
	kit.Ask(s.a.window.Canvas(), lang.T("map.remove"), lang.T("map.remove.words"), nil,
		kit.Answer{Label: lang.T("map.remove"), Do: s.remove},
		kit.Answer{Label: lang.T("ask.no")})
}

func (s *mapForm) remove() {
	v, rec := s.a.vault, s.rec
	noted := noting(&rec)
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return v.Delete(ctx, &rec) }, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.edit.drop()
		for _, b := range []*kit.Button{s.sign, s.export, s.away} {
			b.Allow(false)
		}
		s.m = nil
		s.a.reload()
		s.a.saved(lang.T("map.removed"), noted())
	})
}

// onExport writes the map for another office.
func (s *mapForm) onExport() {
	v, rec, office := s.a.vault, s.rec, s.a.office
	s.a.savePaper(lang.T("map.export"), "form-map.yaml", lang.T("map.exported"), func(ctx context.Context) ([]byte, error) {
		return forms.ShareMap(ctx, v, rec, office)
	})
}

// importMap takes in a map that another office shared.
func (a *App) importMap(then func()) {
	a.openFiles(lang.T("map.import"), false, func(paths []string) {
		v := a.vault
		var rec cases.FormMap
		begun := true
		a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
			have, err := readLibrary(ctx, v)
			if err != nil {
				return err
			}
			f, err := os.Open(paths[0])
			if err != nil {
				return err
			}
			defer f.Close()
			rec, err = forms.TakeMap(ctx, v, have, f, a.opt.Now())
			begun = !slices.ContainsFunc(have.Maps, func(m cases.FormMap) bool { return m.ID == rec.ID })
			return err
		}, func(err error) {
			if err != nil {
				a.fail(err, nil)
				return
			}
			then()
			key := rec.Key() // a later version takes the place of the one that was there: undo brings that back
			a.saved(lang.T("map.imported", "form", rec.Form), []change{{table: key.Table, row: key.Row, rev: rec.Revision(), begun: begun}})
		})
	})
}
