package law

import "slices"

// Question is one screening question without legal words. Every one may be skipped.
type Question = Row[QuestionFacts]

// QuestionFacts are the question and what a yes or no leads to: options to discuss, never a finding about a person.
type QuestionFacts struct {
	Ask         string      `yaml:"ask"`
	Help        string      `yaml:"help,omitempty"`
	Answer      AnswerType  `yaml:"answer_type"`
	Sensitivity Sensitivity `yaml:"sensitivity"`
	Triggers    []Trigger   `yaml:"triggers,omitempty"`
}

// Trigger is what an answer leads to.
type Trigger struct {
	When     YesNo    `yaml:"when"`
	LeadsTo  string   `yaml:"leads_to"` // a relief, a caution or a further question, by id or in words
	Citation []string `yaml:"citation,omitempty"`
	Why      string   `yaml:"why,omitempty"`
}

// AnswerType is how a question is answered.
type AnswerType string

func (AnswerType) oneOf() []string {
	return []string{"yes_no_unsure_skip", "multi_select", "list", "date_text", "number_list"}
}

// Sensitivity says how carefully a question is asked. After a high one the program offers a pause.
type Sensitivity string

func (Sensitivity) oneOf() []string { return []string{"safety", "high", "normal"} }

// YesNo is the answer a trigger waits for.
type YesNo string

func (YesNo) oneOf() []string { return []string{"yes", "no"} }

// Text is a row that is one text: a principle, a caution, a consent prompt.
type Text = Row[TextFacts]

// TextFacts is the text.
type TextFacts struct {
	Text string `yaml:"text"`
}

type screeningSet struct {
	questions []Question
	texts     []Text
}

func readScreening(_ *Data, text []byte) (screeningSet, error) {
	var s screeningSet
	err := readRows(text, kinds{"question": into(&s.questions), "principle": into(&s.texts), "caution": into(&s.texts), "consent_prompt": into(&s.texts)})
	return s, err
}

// Questions lists the screening questions in their order.
func Questions() []Question { return slices.Clone(inUse().screening.rows().questions) }

// Texts lists the screening texts of a kind: principle, caution or consent_prompt.
func Texts(kind string) []Text {
	var out []Text
	for _, t := range inUse().screening.rows().texts {
		if t.Kind == kind {
			out = append(out, t)
		}
	}
	return out
}
