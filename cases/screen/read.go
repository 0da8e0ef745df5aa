package screen

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// ErrAnswers means that a file of answers does not read at all.
var ErrAnswers = errors.New("not a file of answers")

// Refused is one answer of a file that was not taken, and why.
type Refused struct {
	Question string `json:"question"`
	Why      string `json:"why"`
}

// MaxAnswers is the most bytes of a file of answers.
const MaxAnswers = 1 << 20

// ReadAnswers reads one conversation from JSON: {"on": "2026-11-02", "with": "...", "answers": ...}, where answers is a
// list of {"question", "answer", "chosen", "words", "date", "numbers"} or an object from question to answer. A question is
// named with or without "scr.q.". What cannot be taken is given back with the reason; the rest is kept.
func ReadAnswers(text []byte) (cases.Sitting, []Refused, error) {
	var file struct {
		On       cases.Date      `json:"on"`
		With     string          `json:"with"`
		Language string          `json:"language"`
		Stopped  bool            `json:"stopped"`
		Place    string          `json:"place"`
		Answers  json.RawMessage `json:"answers"`
	}
	if len(text) > MaxAnswers {
		return cases.Sitting{}, nil, ErrAnswers
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if err := json.Unmarshal(text, &file); err != nil {
		return cases.Sitting{}, nil, fmt.Errorf("%w: %w", ErrAnswers, err)
	}
	s := cases.Sitting{On: file.On, With: file.With, Language: file.Language, Stopped: file.Stopped, Place: file.Place}
	raw := file.Answers
	if len(raw) == 0 {
		raw = text // answers alone, without a head
	}
	given, err := listOrMap(raw)
	if err != nil {
		return cases.Sitting{}, nil, err
	}
	var refused []Refused
	for _, g := range given {
		if len(file.Answers) == 0 && slices.Contains([]string{"on", "with", "language", "stopped", "place"}, g.Question) {
			continue
		}
		a, why := take(g)
		if why != "" {
			refused = append(refused, Refused{g.Question, why})
			continue
		}
		s.Answers = append(s.Answers, a)
	}
	return s, refused, nil
}

// rawAnswer is one answer before its question is looked at.
type rawAnswer struct {
	Question string          `json:"question"`
	ID       string          `json:"id"`
	Answer   json.RawMessage `json:"answer"`
	Chosen   []string        `json:"chosen"`
	Words    string          `json:"words"`
	Date     string          `json:"date"`
	Numbers  []int           `json:"numbers"`
}

func listOrMap(raw json.RawMessage) ([]rawAnswer, error) {
	var list []rawAnswer
	if err := json.Unmarshal(raw, &list); err == nil {
		for i := range list {
			if list[i].Question == "" {
				list[i].Question = list[i].ID
			}
		}
		return list, nil
	}
	var byName map[string]json.RawMessage
	if err := json.Unmarshal(raw, &byName); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAnswers, err)
	}
	var names []string
	for n := range byName {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		g := rawAnswer{}
		if json.Unmarshal(byName[n], &g) != nil || bytes.HasPrefix(bytes.TrimSpace(byName[n]), []byte(`"`)) {
			g = rawAnswer{Answer: byName[n]}
		}
		g.Question = n
		list = append(list, g)
	}
	return list, nil
}

// take turns one answer into a record, or says why not.
func take(g rawAnswer) (cases.ScreenAnswer, string) {
	id := strings.TrimSpace(g.Question)
	if !strings.HasPrefix(id, "scr.q.") {
		id = "scr.q." + id
	}
	q := questionByID(id)
	if q.ID == "" {
		return cases.ScreenAnswer{}, "there is no such question"
	}
	a := cases.ScreenAnswer{Question: q.ID, Chosen: g.Chosen, Words: strings.TrimSpace(g.Words), Numbers: g.Numbers}
	if g.Date != "" {
		d, err := cases.ParseDate(g.Date)
		if err != nil {
			return a, "no calendar has this day"
		}
		a.Date = d
	}
	why := answerWord(g.Answer, q, &a)
	if why == "" && (slices.ContainsFunc(a.Numbers, func(n int) bool { return n < 0 || n > 130 })) {
		why = "an age lies between 0 and 130"
	}
	return a, why
}

var yesWords = map[string]string{
	"yes": "yes", "y": "yes", "true": "yes", "sí": "yes", "si": "yes", "no": "no", "n": "no", "false": "no", "not sure": "not sure", "unsure": "not sure",
	"not_sure": "not sure", "no sé": "not sure", "no se": "not sure", "maybe": "not sure", "skip": "skip", "skipped": "skip", "": "skip", "saltar": "skip",
}

// answerWord places the plain answer where the kind of question wants it.
func answerWord(raw json.RawMessage, q law.Question, a *cases.ScreenAnswer) string {
	if len(raw) == 0 || string(raw) == "null" {
		if isSkip(*a) {
			a.Answer = cases.AnsweredSkip
		}
		return ""
	}
	var word string
	var flag bool
	var list []string
	var numbers []int
	var number int
	switch {
	case json.Unmarshal(raw, &word) == nil:
	case json.Unmarshal(raw, &flag) == nil:
		word = map[bool]string{true: "yes", false: "no"}[flag]
	case json.Unmarshal(raw, &list) == nil:
		a.Chosen = append(a.Chosen, list...)
		return ""
	case json.Unmarshal(raw, &numbers) == nil:
		a.Numbers = append(a.Numbers, numbers...)
		return ""
	case json.Unmarshal(raw, &number) == nil:
		a.Numbers = append(a.Numbers, number)
		return ""
	default:
		return "this answer does not read"
	}
	known, ok := yesWords[strings.ToLower(strings.TrimSpace(word))]
	switch {
	case ok:
		a.Answer = known
	case q.Facts.Answer == "yes_no_unsure_skip":
		return "answer with yes, no, not sure, or skip"
	case q.Facts.Answer == "date_text":
		if d, err := cases.ParseDate(word); err == nil {
			a.Date = d
		} else {
			a.Words = word
		}
	case q.Facts.Answer == "multi_select" && len(Choices(q.ID)) > 0:
		if _, in := cases.TermIn(Choices(q.ID), word); in {
			a.Chosen = append(a.Chosen, word)
		} else {
			a.Words = word
		}
	default:
		a.Words = word
	}
	return ""
}
