package due

import (
	"cmp"
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// Left counts the days from today to the clock's day; a negative number is past.
func (c Clock) Left(today cases.Date) (days int, ok bool) {
	return cases.Deadline{Due: c.Day}.Left(today)
}

// Ahead lists the clocks of a matter with those of its client and of the work beside it, soonest first: the address
// program ends, a benefit is to be renewed, a goal is to be looked at again. They run on after the matter is closed.
func Ahead(s *cases.Snapshot) []Clock {
	a := ahead{Clocks(s)}
	a.ofClient(s)
	a.ofPractice(s)
	slices.SortStableFunc(a.list, func(x, y Clock) int { return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(x.ID, y.ID)) })
	return a.list
}

type ahead struct{ list []Clock }

// add puts a day that stands in a record; one that is only partly known starts no clock.
func (a *ahead) add(id string, day cases.Date, en, es, why string) {
	if day.Full() {
		a.list = append(a.list, Clock{ID: id, Title: en, TitleES: es, Day: day, From: day, Printed: true, Why: why, Confidence: "as written in the file"})
	}
}

func (a *ahead) ofClient(s *cases.Snapshot) {
	for _, d := range s.Client.Addresses {
		if d.Kind == cases.Substitute {
			a.add("address.program", d.Expires, "The address program ends", "Termina el programa de dirección confidencial", "client.addresses")
		}
	}
	a.add("passport", s.Client.Passport.Expires, "The passport ends", "Vence el pasaporte", "client.passport.expires")
	for _, p := range s.IDPapers {
		a.add("idpaper.expected."+p.ID, whenOpen(p.Open(), p.Expected), "An identity paper is expected", "Se espera un documento de identidad", "idpaper.expected")
		a.add("idpaper.ends."+p.ID, p.Expires, "An identity paper ends", "Vence un documento de identidad", "idpaper.expires")
	}
	for _, b := range s.Benefits {
		a.add("benefit.appeal."+b.ID, b.AppealBy, "Last day printed to appeal about a benefit", "Último día impreso para apelar sobre un beneficio", "benefit.appealBy")
		a.add("benefit.renew."+b.ID, b.Renew, "A benefit is to be renewed", "Hay que renovar un beneficio", "benefit.renew")
		a.add("benefit.ends."+b.ID, b.Ends, "A benefit ends", "Termina un beneficio", "benefit.ends")
	}
	for _, r := range s.Releases {
		if r.Revoked == "" {
			a.add("release."+r.ID, r.Expires, "A release ends", "Termina una autorización", "release.expires")
		}
	}
}

// ofPractice adds the days on which the office wants to look again.
func (a *ahead) ofPractice(s *cases.Snapshot) {
	for _, g := range s.Goals {
		a.add("goal."+g.ID, whenOpen(g.Open(), g.Review), "A goal is to be looked at again", "Hay que revisar una meta", "goal.review")
	}
	for _, n := range s.Needs {
		a.add("need."+n.ID, whenOpen(n.Met == "", n.Review), "A need is to be looked at again", "Hay que revisar una necesidad", "need.review")
	}
	for _, p := range s.SafetyPlans {
		a.add("safetyplan."+p.ID, p.Review, "The safety plan is to be looked at again", "Hay que revisar el plan de seguridad", "safetyplan.review")
	}
	for _, r := range s.Remedies {
		a.add("remedy."+r.ID, whenOpen(r.Filed == "", r.LastDay), "Last day noted for a remedy beside the matter", "Último día anotado para otra vía", "remedy.lastDay")
		for _, step := range r.Steps {
			a.add("remedy.step."+r.ID, whenOpen(step.Done == "", step.Due), "A step of a remedy is due", "Vence un paso de otra vía", "remedy.steps")
		}
	}
	a.add("file.keep", s.Matter.Closing.Keep, "The file need not be kept longer", "Ya no hace falta conservar el expediente", "matter.closing.keep")
}

// whenOpen is the day while something is open.
func whenOpen(open bool, day cases.Date) cases.Date {
	if open {
		return day
	}
	return ""
}
