package cases

import "fmt"

// Sitting is one conversation in which questions were asked: those of the screening, or about facts of the file. There
// may be many; an answer of a later sitting stands before an earlier one, and nothing that was answered is asked again.
type Sitting struct {
	Meta
	ID       string         `json:"id"`
	ClientID string         `json:"clientId"`
	On       Date           `json:"on"`
	About    string         `json:"about,omitempty"`    // SittingScreening, SittingFacts or SittingStory
	With     string         `json:"with,omitempty"`     // who asked
	Language string         `json:"language,omitempty"` // in which it was held
	Stopped  bool           `json:"stopped,omitempty"`  // the client stopped before the end
	Place    string         `json:"place,omitempty"`    // question id at which to go on
	Answers  []ScreenAnswer `json:"answers,omitempty"`
}

// What a sitting may be about.
const (
	SittingScreening = ""      // the questions of cases/law
	SittingFacts     = "facts" // ScreenAnswer.Question is the path of a fact; the value itself stands in its record
	SittingStory     = "story" // ScreenAnswer.Question is the key of a fragment, see FragmentQuestion
)

// FragmentQuestion is the name under which a sitting keeps what the client said about a piece of the story.
func FragmentQuestion(id string) string { return "story." + id }

// Screenings are the sittings in which questions of the screening were asked.
func Screenings(list []Sitting) []Sitting {
	var out []Sitting
	for _, s := range list {
		if s.About == SittingScreening {
			out = append(out, s)
		}
	}
	return out
}

// ScreenAnswer is the answer to one question. A question that was skipped or stopped at is kept too, so that everyone
// knows it was shown.
type ScreenAnswer struct {
	Question string   `json:"question"`          // id of a question in cases/law; for other sittings see Sitting.About
	Answer   string   `json:"answer,omitempty"`  // one of the answers below; empty where Chosen or Words answer
	Chosen   []string `json:"chosen,omitempty"`  // of a list
	Words    string   `json:"words,omitempty"`   // the client's own words
	Date     Date     `json:"date,omitempty"`    // of a date question
	Numbers  []int    `json:"numbers,omitempty"` // of a number question: ages
}

// The answers to a yes-or-no question. To prefer not to say is an answer too, after which nobody asks again. Told is the
// answer to a question about a fact that stands in its record since.
const (
	AnsweredYes       = "yes"
	AnsweredNo        = "no"
	AnsweredNotSure   = "not sure"
	AnsweredSkip      = "skip"
	AnsweredPrefersNo = "prefers not to say"
	AnsweredTold      = "told"
)

// Key places the sitting in the client's stream.
func (s Sitting) Key() Key { return Key{"sitting", s.ID, ClientStream(s.ClientID)} }

// Check asks for the day, and for answers that belong to a question.
func (s Sitting) Check() error {
	if err := badDate(named[Date]{"screening.on", s.On}); err != nil {
		return err
	}
	if s.On == "" {
		return &FieldError{"screening.on", "Write the day of this conversation."}
	}
	for i, a := range s.Answers {
		path := fmt.Sprintf("screening.answers[%d]", i)
		switch a.Answer {
		case "", AnsweredYes, AnsweredNo, AnsweredNotSure, AnsweredSkip, AnsweredPrefersNo, AnsweredTold:
		default:
			return &FieldError{path, "Answer with yes, no, not sure, or skip."}
		}
		if a.Question == "" {
			return &FieldError{path, "Say which question this answers."}
		}
		if err := badDate(named[Date]{path + ".date", a.Date}); err != nil {
			return err
		}
	}
	return nil
}

// Explained is what the attorney decided about one pair that does not agree: explained, or fixed elsewhere. It is
// privileged and never part of a packet.
type Explained struct {
	Meta
	ID       string `json:"id"`
	ClientID string `json:"clientId"`
	Finding  string `json:"finding"` // stable key of the pair, see cases/contradict
	Decision string `json:"decision"`
	Words    string `json:"words,omitempty"`
	By       string `json:"by,omitempty"`
	On       Date   `json:"on,omitempty"`
}

// Key places the decision in the client's stream.
func (e Explained) Key() Key { return Key{"explained", e.ID, ClientStream(e.ClientID)} }

// Check asks for the pair and the decision.
func (e Explained) Check() error {
	if e.Finding == "" {
		return &FieldError{"explained.finding", "Say which pair this is about."}
	}
	if e.Decision != "explain" && e.Decision != "fix" {
		return &FieldError{"explained.decision", "Choose explain or fix."}
	}
	return badDate(named[Date]{"explained.on", e.On})
}
