package law

import (
	"fmt"
	"slices"
)

// Relief is one kind of immigration relief.
type Relief = Row[ReliefFacts]

// ReliefFacts point at the elements to be shown and the forms to be filed.
type ReliefFacts struct {
	Code     string   `yaml:"code"` // T, U, VAWA, CP, ...
	Elements []string `yaml:"element_ids,omitempty"`
	Forms    []string `yaml:"form_ids,omitempty"`
}

// Statement is a sentence of law with the figures in it, if it has any: elements, rules, durations, derivatives,
// confidentiality.
type Statement = Row[StatementFacts]

// StatementFacts is the sentence and its figures; zero = none established.
type StatementFacts struct {
	Text        string `yaml:"text,omitempty"`
	Days        int    `yaml:"days,omitempty"`
	MailAddDays int    `yaml:"mail_add_days,omitempty"`
	Months      int    `yaml:"months,omitempty"`
	Years       int    `yaml:"years,omitempty"`
	// CandidateDays are the lengths on which sources disagree; the smallest is offered.
	CandidateDays []int  `yaml:"candidate_days,omitempty"`
	Deadline      string `yaml:"deadline_rule_id,omitempty"` // id of a Deadline
}

// FormPacket is a form of a relief with the evidence that goes with it at the start.
type FormPacket = Row[FormPacketFacts]

// FormPacketFacts name the form.
type FormPacketFacts struct {
	Form     string   `yaml:"form"`
	Use      string   `yaml:"use,omitempty"`
	Evidence []string `yaml:"required_initial_evidence,omitempty"`
}

// WorkPermit is a category of employment authorization.
type WorkPermit = Row[WorkPermitFacts]

// WorkPermitFacts name the category.
type WorkPermitFacts struct {
	Category string `yaml:"category"`
	Use      string `yaml:"use"`
}

// Fee is what a form costs.
type Fee = Row[FeeFacts]

// FeeFacts are the amount and whether it can be waived; nil = not established.
type FeeFacts struct {
	Form      string `yaml:"form"`
	AppliesTo string `yaml:"applies_to"`
	AmountUSD *int   `yaml:"amount_usd,omitempty"`
	Waivable  *bool  `yaml:"waivable,omitempty"`
}

// FeeRule is a rule about fees.
type FeeRule = Row[FeeRuleFacts]

// FeeRuleFacts is the rule and its first day.
type FeeRuleFacts struct {
	Text string `yaml:"text"`
	From string `yaml:"effective_from,omitempty"`
}

// EditionSeen says what edition a copy of a form showed. It is never the current one by assertion: the edition and the
// filing address are checked on the day of filing.
type EditionSeen = Row[EditionFacts]

// EditionFacts name the form and the edition seen, as printed.
type EditionFacts struct {
	Form    string `yaml:"form"`
	Edition string `yaml:"edition_seen,omitempty"`
}

type immigrationSet struct {
	reliefs    []Relief
	statements []Statement
	packets    []FormPacket
	permits    []WorkPermit
	fees       []Fee
	feeRules   []FeeRule
	editions   []EditionSeen
}

func readImmigration(d *Data, text []byte) (immigrationSet, error) {
	var s immigrationSet
	statement := into(&s.statements)
	err := readRows(text, kinds{
		"relief": into(&s.reliefs), "form_packet": into(&s.packets), "ead_category": into(&s.permits), "fee": into(&s.fees),
		"fee_rule": into(&s.feeRules), "form_edition": into(&s.editions), "element": statement, "rule": statement,
		"duration": statement, "derivatives": statement, "deadline_fact": statement, "confidentiality_rule": statement,
	})
	if err == nil {
		err = s.check(d)
	}
	return s, err
}

// check follows every reference.
func (s immigrationSet) check(in *Data) error {
	for _, r := range s.reliefs {
		for _, id := range r.Facts.Elements {
			if _, ok := byID(s.statements, id); !ok {
				return fmt.Errorf("row %s: no element %s", r.ID, id)
			}
		}
		for _, id := range r.Facts.Forms {
			if _, ok := byID(s.packets, id); !ok {
				return fmt.Errorf("row %s: no form packet %s", r.ID, id)
			}
		}
	}
	for _, d := range s.statements {
		if id := d.Facts.Deadline; id != "" {
			if _, ok := in.deadlineByID(id); !ok {
				return fmt.Errorf("row %s: no deadline %s", d.ID, id)
			}
		}
	}
	return nil
}

// Reliefs lists the kinds of immigration relief.
func Reliefs() []Relief { return slices.Clone(inUse().immigration.rows().reliefs) }

// Elements lists what has to be shown for a relief, in its order.
func Elements(reliefID string) []Statement {
	relief, _ := byID(inUse().immigration.rows().reliefs, reliefID)
	var out []Statement
	for _, id := range relief.Facts.Elements {
		e, _ := byID(inUse().immigration.rows().statements, id)
		out = append(out, e)
	}
	return out
}

// FormPackets lists the forms of a relief, in the order in which they are named.
func FormPackets(reliefID string) []FormPacket {
	relief, _ := byID(inUse().immigration.rows().reliefs, reliefID)
	var out []FormPacket
	for _, id := range relief.Facts.Forms {
		p, _ := byID(inUse().immigration.rows().packets, id)
		out = append(out, p)
	}
	return out
}

// Statements lists the sentences of one kind: rule, duration, derivatives, deadline_fact, confidentiality_rule, element.
func Statements(kind string) []Statement {
	var out []Statement
	for _, s := range inUse().immigration.rows().statements {
		if s.Kind == kind {
			out = append(out, s)
		}
	}
	return out
}

// WorkPermits lists the categories of employment authorization.
func WorkPermits() []WorkPermit { return slices.Clone(inUse().immigration.rows().permits) }

// Fees lists the fees of forms.
func Fees() []Fee { return slices.Clone(inUse().immigration.rows().fees) }

// FeeRules lists the rules about fees.
func FeeRules() []FeeRule { return slices.Clone(inUse().immigration.rows().feeRules) }

// EditionsSeen lists the editions of forms that copies showed.
func EditionsSeen() []EditionSeen { return slices.Clone(inUse().immigration.rows().editions) }
