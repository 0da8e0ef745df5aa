// Package screen is the screening without legal words: which questions are still open for one client, and what the
// answers lead to as options to discuss.
//
// Every question may be skipped or answered "not sure", and a conversation may stop at any time and go on another day.
// What the facts know already is not asked, and a topic the client asked not to be asked again is left out. Nothing here
// says that a person is or is not a victim or eligible. It must not know storage, paper or the window.
package screen

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// Known is everything about one client that may answer a question. Records of other clients never belong in it.
type Known struct {
	Client        cases.Client
	Matters       []cases.Matter
	Sittings      []cases.Sitting // oldest first
	Choices       []cases.Choice
	Timeline      []cases.LifeEvent
	Exploitations []cases.Exploitation
	Today         cases.Date
}

// State is where one question stands.
type State string

// The states of a question.
const (
	Open     State = "open"
	Answered State = "answered"
	FromFact State = "known from the file"
	Skipped  State = "skipped" // may be offered again in a later conversation, once
	LeftOut  State = "left out, the client's choice"
	NotAsked State = "not needed" // an earlier answer makes it pointless
	Waiting  State = "waits until it is safe"
)

// Step is one question with its state, in the order of the set.
type Step struct {
	ID          string             `json:"id"`
	Ask         string             `json:"ask"`
	AskES       string             `json:"askEs"`
	Help        string             `json:"help,omitempty"`
	HelpES      string             `json:"helpEs,omitempty"`
	Answers     string             `json:"answers"` // yes-no, several, list, date, numbers
	Choices     []cases.Term       `json:"choices,omitempty"`
	Sensitivity string             `json:"sensitivity"` // safety, high, normal; after a high one a pause is offered
	State       State              `json:"state"`
	Answer      cases.ScreenAnswer `json:"answer,omitzero"`
	Source      string             `json:"source,omitempty"` // of the answer: a day and who asked, or the fact
	Before      []law.Text         `json:"-"`                // what is said before a hard question
}

// Steps gives every question of the set with where it stands. Nothing is left out of the list: a question that is not
// asked says why.
func Steps(k Known) []Step {
	given := k.given()
	unsafe := k.unsafeNow()
	var out []Step
	for _, q := range law.Questions() {
		s := step(q)
		if a, ok := given[q.ID]; ok {
			s.Answer, s.Source, s.State = a.ScreenAnswer, a.source, Answered
			if isSkip(a.ScreenAnswer) {
				s.State = Skipped
			}
		}
		if s.State == Open || s.State == Skipped {
			if a, source, ok := k.fromFacts(q.ID); ok {
				s.Answer, s.Source, s.State = a, source, FromFact
			}
		}
		switch {
		case s.State != Open && s.State != Skipped:
		case k.leftOut(q):
			s.State = LeftOut
		case notNeeded(q.ID, given, k):
			s.State = NotAsked
		case unsafe && q.ID != safeNow:
			s.State = Waiting
		}
		out = append(out, s)
	}
	return out
}

// Next is the question to ask now; ok is false when nothing is open. What was skipped comes up again only in a new
// conversation, behind everything else.
func Next(steps []Step, newSitting bool) (Step, bool) {
	for _, s := range steps {
		if s.State == Open {
			return s, true
		}
	}
	if newSitting {
		for _, s := range steps {
			if s.State == Skipped {
				return s, true
			}
		}
	}
	return Step{}, false
}

const safeNow = "scr.q.safe_now"

func step(q law.Question) Step {
	es := spanish[q.ID]
	return Step{ID: q.ID, Ask: q.Facts.Ask, AskES: es.ask, Help: q.Facts.Help, HelpES: es.help, Answers: answerKinds[q.Facts.Answer],
		Choices: Choices(q.ID), Sensitivity: string(q.Facts.Sensitivity), State: Open}
}

var answerKinds = map[law.AnswerType]string{"yes_no_unsure_skip": "yes-no", "multi_select": "several", "list": "list", "date_text": "date", "number_list": "numbers"}

// given are the answers of all sittings: a later one stands before an earlier one, but a skip never hides an answer.
func (k Known) given() map[string]givenAnswer {
	out := map[string]givenAnswer{}
	sittings := cases.Screenings(k.Sittings)
	for _, s := range sittings {
		for _, a := range s.Answers {
			if had, ok := out[a.Question]; ok && isSkip(a) && !isSkip(had.ScreenAnswer) {
				continue
			}
			source := s.On.Long()
			if s.With != "" {
				source += ", " + s.With
			}
			out[a.Question] = givenAnswer{a, source}
		}
	}
	// Whether it is safe right now is asked in every conversation: only the newest one answers it.
	if n := len(sittings); n > 0 {
		last := slices.ContainsFunc(sittings[n-1].Answers, func(a cases.ScreenAnswer) bool { return a.Question == safeNow })
		if !last {
			delete(out, safeNow)
		}
	}
	return out
}

type givenAnswer struct {
	cases.ScreenAnswer
	source string
}

func isSkip(a cases.ScreenAnswer) bool {
	return a.Answer == cases.AnsweredSkip || a.Answer == "" && len(a.Chosen) == 0 && strings.TrimSpace(a.Words) == "" && a.Date == "" && len(a.Numbers) == 0
}

// unsafeNow: the newest conversation was told that it is not safe, or not surely safe.
func (k Known) unsafeNow() bool {
	a, ok := k.given()[safeNow]
	return ok && (a.Answer == cases.AnsweredNo || a.Answer == cases.AnsweredNotSure || a.Answer == cases.AnsweredPrefersNo)
}

// leftOut reports whether the client asked not to be asked about a question's topic again. The newest decision about a
// topic counts.
func (k Known) leftOut(q law.Question) bool {
	out := false
	for _, c := range k.Choices {
		if c.What == cases.ChoiceTopic && k.topicIs(c, q) {
			out = !c.Lifted
		}
	}
	return out
}

func (k Known) topicIs(c cases.Choice, q law.Question) bool {
	for _, f := range c.Facts {
		if f == q.ID || f == q.Title || slices.ContainsFunc(factsBehind[q.ID], func(path string) bool {
			return path == f || strings.HasPrefix(path, f+".") || strings.HasPrefix(path, f+"[")
		}) {
			return true
		}
	}
	about := strings.ToLower(strings.TrimSpace(c.About))
	return about != "" && (about == q.ID || about == q.Title || slices.Contains(topicWords[q.ID], about))
}

// notNeeded: an earlier answer makes a question pointless. What was not answered makes none pointless.
func notNeeded(id string, given map[string]givenAnswer, k Known) bool {
	no := func(question string) bool {
		if a, ok := given[question]; ok {
			return a.Answer == cases.AnsweredNo
		}
		a, _, ok := k.fromFacts(question)
		return ok && a.Answer == cases.AnsweredNo
	}
	switch id {
	case "scr.q.arrived", "scr.q.removal", "scr.q.afraid_home", "scr.q.partner_abuse":
		return no("scr.q.where_born")
	case "scr.q.arrest_where", "scr.q.told_to":
		return no("scr.q.arrested")
	case "scr.q.rel_person":
		return no("scr.q.danger")
	}
	return false
}
