// Package due is where the law and a matter's facts meet: it knows which deadlines follow from which facts, and makes
// deadline records of computed dates. package law knows no clients, package cases knows no law; this one knows both and
// nothing else, no storage, no paper, no window.
package due

import (
	"errors"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// Compute makes the deadline record of one computed date, with its chain, citation and warnings, and the day of the
// law data it was computed from. It gives the errors of law.Compute.
func Compute(matterID string, req law.Request) (cases.Deadline, error) {
	res, err := law.Compute(req)
	if err != nil {
		return cases.Deadline{}, err
	}
	if res.Due == "" {
		return cases.Deadline{}, fmt.Errorf("%s gives no day", res.Rule)
	}
	rule, _ := law.DeadlineByID(res.Rule)
	d := cases.Deadline{
		ID: cases.NewID(), MatterID: matterID, Title: res.Title, Rule: res.Rule, Trigger: words(rule.Facts.Trigger),
		From: cases.Date(res.From), Served: res.Served, Days: req.Days, State: req.State,
		Due: cases.Date(res.Due), Alternative: cases.Date(res.Alternative), LastSafe: cases.Date(res.LastSafe),
		Chain: res.Chain, Citation: res.Citation, Confidence: string(res.Confidence), Warnings: res.Warnings, Data: res.AsOf,
	}
	for name, value := range req.Params {
		if d.Params == nil {
			d.Params = map[string]string{}
		}
		d.Params[name] = fmt.Sprint(value)
	}
	return d, nil
}

// words turns a trigger's id into words: motion_filed is "motion filed".
func words(id string) string {
	return strings.ReplaceAll(strings.ReplaceAll(id, "tro_", "temporary_order_"), "_", " ")
}

// request is what a deadline record was computed from.
func request(d cases.Deadline) law.Request {
	req := law.Request{Rule: d.Rule, From: string(d.From), Days: d.Days, Served: d.Served, State: d.State}
	for name, value := range d.Params {
		if req.Params == nil {
			req.Params = map[string]any{}
		}
		req.Params[name] = value
	}
	return req
}

// Of lists the deadlines that follow from a matter's facts, in the order of the rules. One that is recorded already is
// given as it stands: a date is never moved silently, not by new law data either (see Review). A fact that is only
// partly known starts no period, and a rule whose law was not established gives no deadline here; a person enters it.
func Of(s *cases.Snapshot) ([]cases.Deadline, error) {
	var out []cases.Deadline
	for _, w := range wanted(s) {
		if had, ok := recorded(s.Deadlines, w.req); ok {
			out = append(out, had)
			continue
		}
		d, err := Compute(s.Matter.ID, w.req)
		var ask *law.AskError
		if errors.As(err, &ask) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("deadline %s of matter %s: %w", w.req.Rule, s.Matter.ID, err)
		}
		d.Printed = w.printed
		out = append(out, d)
	}
	return out, nil
}

// Stale lists the recorded deadlines of a matter that were computed from a fact which has changed since: their rule
// still applies, but it would start on another day or run by another way of service. They stay as they are until a
// person decides.
func Stale(s *cases.Snapshot) []cases.Deadline {
	rules := map[string]bool{}
	live := map[string]bool{}
	for _, w := range wanted(s) {
		rules[w.req.Rule] = true
		if had, ok := recorded(s.Deadlines, w.req); ok {
			live[had.ID] = true
		}
	}
	var out []cases.Deadline
	for _, d := range s.Deadlines {
		if d.Done == "" && rules[d.Rule] && !live[d.ID] {
			out = append(out, d)
		}
	}
	return out
}

// Review computes a recorded deadline again with the law data in use. changed is true when the day or the other reading
// differs from what is recorded; the record itself is left alone.
func Review(d cases.Deadline) (now law.Result, changed bool, err error) {
	return ReviewBy(d, law.InUse())
}

// ReviewBy does the same with other law data, as with those that a person is about to install.
func ReviewBy(d cases.Deadline, data *law.Data) (now law.Result, changed bool, err error) {
	if d.Rule == "" {
		return law.Result{}, false, nil
	}
	now, err = data.Compute(request(d))
	if err != nil {
		return now, false, err
	}
	return now, now.Due != string(d.Due) || now.Alternative != string(d.Alternative), nil
}

func recorded(list []cases.Deadline, req law.Request) (cases.Deadline, bool) {
	for _, d := range list {
		if d.Rule == req.Rule && string(d.From) == req.From && d.Served == req.Served {
			return d, true
		}
	}
	return cases.Deadline{}, false
}

// Again computes a recorded deadline anew with the law data of this program, from another day where one is given. The
// record itself is left alone: see cases.Deadline.Replaced.
func Again(d cases.Deadline, from cases.Date) (cases.Deadline, error) {
	req := request(d)
	if from != "" {
		req.From = string(from)
	}
	return Compute(d.MatterID, req)
}

// Standing says what a person has to look at before relying on a recorded deadline: ids of Standings, none when two
// people have checked it and nothing changed since.
func Standing(d cases.Deadline, stale []cases.Deadline) (out []string) {
	if d.Done != "" {
		return nil
	}
	if !d.Checked() {
		out = append(out, "unchecked")
	}
	for _, s := range stale {
		if s.ID == d.ID {
			out = append(out, "fact")
		}
	}
	switch now, changed, err := Review(d); {
	case NotedByNewer(d, now):
		if changed || err != nil {
			out = append(out, "older")
		}
	case changed || err != nil:
		out = append(out, "rule")
	}
	if d.LastSafe != "" && d.LastSafe < d.Day() {
		out = append(out, "reading")
	}
	return out
}

// NotedByNewer reports whether a deadline was computed from a newer row of the law than this program has: the vault came
// from a computer with newer law data, or a person went back from them. Then the day of this program is the one to
// doubt. now is what Review gives.
func NotedByNewer(d cases.Deadline, now law.Result) bool { return d.Rule != "" && now.AsOf < d.Data }

// Standings are what may stand beside a deadline.
func Standings() []cases.Term {
	return []cases.Term{
		{ID: "unchecked", EN: "to be checked by two people", ES: "por revisar por dos personas"},
		{ID: "fact", EN: "a fact changed since; compute again", ES: "un dato cambió después; calcule de nuevo"},
		{ID: "rule", EN: "the rule gives another day now; look again", ES: "la regla da ahora otro día; revise"},
		{ID: "older", EN: "noted with newer law data than this computer has; install those, and keep the day until then", ES: "se anotó con datos legales más nuevos que los de este equipo; instálelos y conserve el día hasta entonces"},
		{ID: "reading", EN: "texts can be read in two ways; the earlier day is the safe one", ES: "los textos admiten dos lecturas; el día anterior es el seguro"},
	}
}
