package cases

import "slices"

// Check asks what part the person has in the file, and for days that can be.
func (p Party) Check() error {
	if p.Role == "" {
		return &FieldError{"party.role", "Say what part this person has: respondent, trafficker, witness, or defendant."}
	}
	return firstError(badDate(named[Date]{"party.birthDate", p.BirthDate}), badState("party.address.state", p.Address.State),
		p.Particulars.check("party"), known("party.relation", Relationships(), string(p.Relation)), Contact{Safety: p.Contact}.check("party.contact"), p.Veil.check("party.veil"))
}

// Check asks for the words, and for days that can be.
func (f Fragment) Check() error {
	if joinWords(f.Words, f.Original) == "" {
		return &FieldError{"story.fragment.words", "Write down what the client said, in any language."}
	}
	for _, r := range f.ReadBacks {
		if err := badDate(named[Date]{"story.fragment.readBacks", r.On}); err != nil {
			return err
		}
	}
	return firstError(inOrder("story.fragment.to", f.From, f.To), known("story.fragment.topic", StoryTopics(), f.Topic),
		badDate(named[Date]{"story.fragment.from", f.From}, named[Date]{"story.fragment.to", f.To}, named[Date]{"story.fragment.session", f.Session},
			named[Date]{"story.fragment.approved", f.Approved}, named[Date]{"story.fragment.withdrawn", f.Withdrawn}))
}

// Check asks for a title, and for a day that can be.
func (e EvidenceItem) Check() error {
	if joinWords(e.Title) == "" {
		return &FieldError{"evidence.title", "Say in a few words what this is."}
	}
	return badDate(named[Date]{"evidence.date", e.Date})
}

// Check asks for one recipient and, once it is signed, for the day on which the release ends: a release without an end
// covers nothing (28 CFR 94.115: written, informed, reasonably limited in time).
func (r Release) Check() error {
	if !slices.Contains(Recipients(), r.Recipient) {
		return &FieldError{"release.recipient", "Choose the one recipient of this release."}
	}
	err := badDate(named[Date]{"release.signed", r.Signed}, named[Date]{"release.expires", r.Expires}, named[Date]{"release.revoked", r.Revoked},
		named[Date]{"release.guardianSigned", r.GuardianSigned})
	switch {
	case err != nil:
		return err
	case r.Signed != "" && !r.Signed.Full():
		return &FieldError{"release.signed", "Write the full day on which the release was signed."}
	case r.Signed != "" && !r.Expires.Full():
		return &FieldError{"release.expires", "Write the full day on which the release ends."}
	case r.Signed != "" && r.Expires < r.Signed:
		return &FieldError{"release.expires", "The release would end before it was signed. Look at both days."}
	}
	return nil
}

// Check asks for one full day that counts, and for a reason where a person set it.
func (d Deadline) Check() error {
	err := badDate(named[Date]{"deadline.from", d.From}, named[Date]{"deadline.due", d.Due}, named[Date]{"deadline.printed", d.Printed},
		named[Date]{"deadline.override", d.Override}, named[Date]{"deadline.alternative", d.Alternative}, named[Date]{"deadline.done", d.Done})
	switch {
	case err != nil:
		return err
	case d.Override != "" && joinWords(d.Reason) == "":
		return &FieldError{"deadline.reason", "Write down why this day is used instead of the computed one."}
	case !d.Day().Full():
		return &FieldError{"deadline.due", "Write the full day on which this is due."}
	}
	return nil
}

// Check asks for a name.
func (a Attorney) Check() error {
	if a.Name.Full() == "" {
		return &FieldError{"attorney.name.family", "Write the name of the person."}
	}
	return firstError(badState("attorney.barState", a.BarState), badDate(named[Date]{"attorney.accreditedUntil", a.AccreditedUntil}))
}

// Check asks for a name.
func (o Office) Check() error {
	if joinWords(o.Name) == "" {
		return &FieldError{"office.name", "Write the name of the office."}
	}
	return badState("office.address.state", o.Address.State)
}
