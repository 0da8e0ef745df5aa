package guide

import (
	"github.com/harborfile/harborfile/cases"
)

// Sheet is one paper of plain words, in one language.
type Sheet struct {
	ID    string `yaml:"-"`
	Lang  string `yaml:"-"` // en or es
	Title string `yaml:"title"`
	Note  string `yaml:"note"` // for the office: where the words come from; not printed
	Intro string `yaml:"intro"`
	Parts []Part `yaml:"parts"`
}

// Part is one section of a sheet.
type Part struct {
	Head  string   `yaml:"head"`
	Lines []string `yaml:"lines"`
}

// SheetIDs lists the sheets there are. The safety plan is filled from a record; the others stand as they are.
func SheetIDs() []cases.Term {
	out := []cases.Term{}
	for _, s := range sheets() {
		out = append(out, cases.Term{ID: s.ID, EN: s.EN.Title, ES: s.ES.Title})
	}
	return append(out, cases.Term{ID: SafetyPlanSheet, EN: "Safety plan", ES: "Plan de seguridad"})
}

// SafetyPlanSheet is the id of the sheet that SafetyPlan makes.
const SafetyPlanSheet = "safety-plan"

// SheetByID finds a sheet in a language, "en" or "es"; anything else gives English.
func SheetByID(id, lang string) (Sheet, bool) {
	if id == SafetyPlanSheet {
		return SafetyPlan(cases.SafetyPlan{}, lang), true
	}
	for _, s := range sheets() {
		if s.ID != id {
			continue
		}
		sheet := s.EN
		if lang == "es" {
			sheet = s.ES
		}
		sheet.ID, sheet.Lang = id, language(lang)
		return sheet, true
	}
	return Sheet{}, false
}

func language(lang string) string {
	if lang == "es" {
		return "es"
	}
	return "en"
}

// SafetyPlan lays out a plan by topic, with room to write where nothing stands yet. It names nobody.
func SafetyPlan(p cases.SafetyPlan, lang string) Sheet {
	s := Sheet{ID: SafetyPlanSheet, Lang: language(lang), Title: "My plan to stay safe",
		Intro: "Keep this where only you find it, or leave it with us. You decide what goes in, and you can change it at any time."}
	if lang == "es" {
		s.Title = "Mi plan para estar a salvo"
		s.Intro = "Guarde esta hoja donde solo usted la encuentre, o déjela con nosotros. Usted decide qué se escribe y puede cambiarlo en cualquier momento."
	}
	for _, topic := range cases.SafetyTopics() {
		part := Part{Head: topic.In(lang)}
		for _, l := range p.Lines {
			if l.Topic == topic.ID {
				part.Lines = append(part.Lines, l.What)
			}
		}
		if part.Lines == nil {
			part.Lines = []string{"____", "____"}
		}
		s.Parts = append(s.Parts, part)
	}
	return s
}
