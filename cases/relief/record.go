package relief

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// Record shows everything the data has of one jurisdiction's record relief, each figure with its source. What was not
// established is said to be so; nothing is left out for being incomplete.
func Record(row law.Vacatur) []Figure {
	f, h := row.Facts, row.Head
	var out []Figure
	kinds := make([]string, len(f.Kinds))
	for i, k := range f.Kinds {
		kinds[i] = strings.ReplaceAll(string(k), "_", " ")
	}
	some(&out, h, "facts.relief_kinds", "What it gives", "Qué otorga", strings.Join(kinds, ", "))
	some(&out, h, "facts.offenses_covered", "Offenses reached", "Delitos alcanzados", coveredWords(f))
	some(&out, h, "facts.offenses_excluded", "Offenses left out", "Delitos excluidos", f.Excluded)
	some(&out, h, "facts.who_may_file", "Who may file", "Quién puede presentar", f.WhoMayFile)
	some(&out, h, "facts.nexus_text", "Nexus ("+strings.ReplaceAll(string(f.Nexus), "_", " ")+")", "Nexo ("+strings.ReplaceAll(string(f.Nexus), "_", " ")+")", f.NexusText)
	some(&out, h, "facts.burden", "Standard of proof", "Estándar de prueba", orElse(f.BurdenText, strings.ReplaceAll(string(f.Burden), "_", " ")))
	some(&out, h, "facts.official_documentation", "Official documents", "Documentos oficiales", strings.TrimSpace(strings.ReplaceAll(string(f.Documentation.Effect), "_", " ")+" "+f.Documentation.Text))
	some(&out, h, "facts.time_limit_text", "Time limit", "Límite de tiempo", orElse(f.TimeLimitText, strings.ReplaceAll(string(f.TimeLimit), "_", " ")))
	some(&out, h, "facts.waiting_period_days", "Waiting period", "Plazo de espera", waiting(f))
	some(&out, h, "facts.filing_court", "Court", "Corte", f.Court)
	if f.ResponseDays > 0 {
		some(&out, h, "facts.prosecutor_response_days", "Answer of the prosecutor", "Respuesta de la fiscalía", fmt.Sprintf("%d days from %s", f.ResponseDays, strings.ReplaceAll(string(f.ResponseFrom), "_", " ")))
	}
	if f.UnopposedGrantDays > 0 {
		some(&out, h, "facts.unopposed_grant_after_days", "Granted when nobody opposes", "Concedida si nadie se opone", fmt.Sprintf("after %d days", f.UnopposedGrantDays))
	}
	if f.HearingOpposedDays > 0 {
		some(&out, h, "facts.hearing_if_opposed_within_days", "Hearing when opposed", "Audiencia si hay oposición", fmt.Sprintf("within %d days", f.HearingOpposedDays))
	}
	if f.HearingUnopposed > 0 {
		some(&out, h, "facts.hearing_if_unopposed_within_days", "Hearing when not opposed", "Audiencia sin oposición", fmt.Sprintf("within %d days", f.HearingUnopposed))
	}
	some(&out, h, "facts.hearing_text", "Hearing", "Audiencia", f.HearingText)
	some(&out, h, "facts.confidentiality_text", "Confidentiality", "Confidencialidad", f.Confidentiality)
	if f.FeeUSD != nil {
		fee := fmt.Sprintf("$%d", *f.FeeUSD)
		if *f.FeeUSD == 0 {
			fee = "no fee"
		}
		some(&out, h, "facts.fee_usd", "Fee", "Tarifa", fee)
	}
	for _, form := range f.Forms {
		out = append(out, formFigure(h, form))
	}
	for _, n := range row.Notes {
		out = append(out, figure(h, "", "Note", "Nota", n))
	}
	if len(f.Kinds) == 0 && f.Covered == "" && len(f.Other) == 0 {
		out = append(out, figure(h, "", "Not established", "No establecido", "The text of this law was not read. Ask, and confirm before relying."))
	}
	return out
}

// formFigure is a form a law or court names, with its own confidence. Its edition is always checked on the day of filing.
func formFigure(h law.Head, form law.FormNamed) Figure {
	g := figure(h, "facts.forms", "Form", "Formulario", strings.TrimSpace(form.Number+" "+form.Title))
	g.Confidence, g.Confirm = string(form.Confidence), ""
	if form.Confidence != law.Verified {
		g.Confirm = "Confirm before relying: check the edition on the day of filing."
	}
	return g
}

func waiting(f law.VacaturFacts) string {
	switch {
	case f.WaitingYears > 0:
		return fmt.Sprintf("%d year(s)", f.WaitingYears)
	case f.WaitingDays > 0:
		return fmt.Sprintf("%d days", f.WaitingDays)
	}
	return ""
}

func orElse(a, b string) string {
	if strings.TrimSpace(a) != "" {
		return a
	}
	return b
}

// Court is what goes to one court: its charges, where to file, and who is served.
type Court struct {
	Court   string           `json:"court"` // "" for charges whose court is not known yet
	Law     string           `json:"law,omitempty"`
	Filing  string           `json:"filing,omitempty"` // the filing court, as the law's text says it
	Dockets []string         `json:"dockets,omitempty"`
	Lines   []Line           `json:"lines"`
	Service []cases.Serve    `json:"service,omitempty"`
	Asks    []cases.Sentence `json:"asks,omitempty"`
}

// Courts groups the lines by court and law, in the order in which they first appear: several courts are the normal case.
func Courts(s *cases.Snapshot) []Court {
	var out []Court
	at := map[[2]string]int{}
	for _, l := range Charges(s) {
		k := [2]string{fold(l.Court), l.Law}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, newCourt(s, l))
		}
		out[i].Lines = append(out[i].Lines, l)
		if l.Docket != "" && !contains(out[i].Dockets, l.Docket) {
			out[i].Dockets = append(out[i].Dockets, l.Docket)
		}
	}
	return out
}

func newCourt(s *cases.Snapshot, l Line) Court {
	c := Court{Court: l.Court, Law: l.Law}
	for _, row := range law.Vacaturs() {
		if row.ID == l.Law {
			c.Filing = row.Facts.Court
		}
	}
	for _, serve := range s.Matter.Record.Service {
		if serve.Court == "" || fold(serve.Court) == fold(l.Court) {
			c.Service = append(c.Service, serve)
		}
	}
	if l.Court == "" {
		c.Asks = append(c.Asks, cases.Say("Which court were these charges in?", "¿En qué corte estuvieron estos cargos?"))
	}
	if len(c.Service) == 0 {
		c.Asks = append(c.Asks, cases.Say("Who is served for this court: prosecutor, arresting agency, records office?", "¿A quién se notifica en esta corte: fiscalía, agencia que arrestó, oficina de antecedentes?"))
	}
	return c
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// Notes are what belongs to every state's record relief, such as its effect on immigration.
func Notes() []Figure {
	var out []Figure
	for _, n := range law.VacaturNotes() {
		out = append(out, figure(n.Head, "facts.fact", n.Title, n.Title, n.Facts.Fact))
	}
	return out
}
