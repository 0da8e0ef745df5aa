package cases

import (
	"slices"
	"strings"
)

// Check asks what was decided and about what; of a decision that steers what leaves the office also the day, and of an
// explanation who gave it.
func (c Choice) Check() error {
	if joinWords(string(c.What)) == "" || joinWords(c.Decision) == "" {
		return &FieldError{"choice.decision", "Write down what the client decided, and about what."}
	}
	switch c.Answer {
	case "", ChoseYes, ChoseNo, ChoseNotNow:
	default:
		return &FieldError{"choice.answer", "Choose yes, no, or not now."}
	}
	if c.Recipient != "" && !slices.Contains(Recipients(), c.Recipient) {
		return &FieldError{"choice.recipient", msgRecipient}
	}
	if c.Order < 0 {
		return &FieldError{"choice.order", "Number the goals from 1 on."}
	}
	for _, f := range c.Facts {
		if !knownTopic(f) {
			return &FieldError{"choice.facts", "Name the entries that belong to this topic by their own names."}
		}
	}
	if err := badDate(named[Date]{"choice.on", c.On}); err != nil {
		return err
	}
	switch {
	case (c.What == ChoicePolice || c.What == ChoiceExplained) && c.On == "":
		return &FieldError{"choice.on", "Write the day, as far as it is known."}
	case c.What == ChoiceExplained && joinWords(c.By) == "":
		return &FieldError{"choice.by", "Write down who explained this."}
	}
	return nil
}

// knownTopic reports whether a path names a fact, a group of facts such as matter.order.incidents, or a question of the
// screening by its id in the law data.
func knownTopic(path string) bool {
	if _, ok := FactByPath(path); ok || strings.HasPrefix(path, "scr.") {
		return true
	}
	plain := rowNumber.ReplaceAllString(path, "[]")
	return slices.ContainsFunc(theRegistry().facts, func(f Fact) bool {
		return len(f.Path) > len(plain) && f.Path[:len(plain)] == plain && (f.Path[len(plain)] == '.' || f.Path[len(plain)] == '[')
	})
}

// Check asks for a name and for what the agency does.
func (a Agency) Check() error {
	if joinWords(a.Name) == "" {
		return &FieldError{"agency.name", "Write the name of the agency."}
	}
	if a.Kind == "" {
		return &FieldError{"agency.kind", "Choose what this agency does."}
	}
	return firstError(known("agency.kind", AgencyKinds(), string(a.Kind)), badState("agency.address.state", a.Address.State))
}

// Check asks for a name, and for the agency the person works for.
func (p AgencyPerson) Check() error {
	if p.Name.Full() == "" {
		return &FieldError{"agencyPerson.name.family", "Write the name of the person."}
	}
	if p.AgencyID == "" {
		return &FieldError{"agencyPerson.agencyId", "Choose the agency this person works for."}
	}
	return badDate(named[Date]{"agencyPerson.left", p.Left})
}
