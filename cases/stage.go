package cases

// Pause is set while a matter waits for the client: since when, at which stage it stood, and why, without judgement.
type Pause struct {
	Since Date   `json:"since,omitempty"`
	From  Stage  `json:"from,omitempty"`
	Why   string `json:"why,omitempty"`
}

// Closing is how a matter ended. Clocks that run on after it are computed from the facts, which all stay.
type Closing struct {
	On      Date   `json:"on,omitempty"`
	From    Stage  `json:"from,omitempty"` // the stage before, for reopening
	Outcome string `json:"outcome,omitempty"`
	Keep    Date   `json:"keep,omitempty"` // the file is kept until this day
}

// Stages lists the stages in their usual order.
func Stages() []Stage {
	return []Stage{Intake, Drafting, Review, Ready, Filed, Decided, Closed, Dormant}
}

// Sleep makes the matter dormant: it waits for the client, and everything told stays told.
func (m Matter) Sleep(on Date, why string) (Matter, error) {
	if m.Stage == Dormant {
		return m, nil
	}
	if m.Stage == Closed {
		return m, &FieldError{"matter.stage", "This matter is closed. Open it again first."}
	}
	if err := fullDay("matter.pause.since", on); err != nil {
		return m, err
	}
	m.Pause = Pause{Since: on, From: m.Stage, Why: why}
	m.Stage = Dormant
	return m, nil
}

// Wake takes a dormant matter up again at the stage at which it stood.
func (m Matter) Wake() (Matter, error) {
	if m.Stage != Dormant {
		return m, &FieldError{"matter.stage", "This matter is not waiting. There is nothing to take up again."}
	}
	m.Stage = m.Pause.From
	if m.Stage == "" || m.Stage == Dormant {
		m.Stage = Intake
	}
	m.Pause = Pause{}
	return m, nil
}

// Close ends the matter. keep is the day until which the file is kept, "" where the office has not decided.
func (m Matter) Close(on Date, outcome string, keep Date) (Matter, error) {
	if m.Stage == Closed {
		return m, nil
	}
	if err := fullDay("matter.closing.on", on); err != nil {
		return m, err
	}
	if !keep.Valid() {
		return m, &FieldError{"matter.closing.keep", msgNotADay}
	}
	from := m.Stage
	if from == Dormant {
		from = m.Pause.From
	}
	m.Closing = Closing{On: on, From: from, Outcome: outcome, Keep: keep}
	m.Stage, m.Pause = Closed, Pause{}
	return m, nil
}

// Reopen takes a closed matter up again at the stage before its closing.
func (m Matter) Reopen() (Matter, error) {
	if m.Stage != Closed {
		return m, &FieldError{"matter.stage", "This matter is not closed. It can be worked on as it is."}
	}
	m.Stage = m.Closing.From
	if m.Stage == "" || m.Stage == Closed {
		m.Stage = Intake
	}
	m.Closing = Closing{}
	return m, nil
}

// People lists the ids of those who work on the matter: attorney, advocate, supervisor; "" where nobody is named.
func (m Matter) People() (attorney, advocate, supervisor string) {
	return m.Attorney, m.Advocate, m.Supervisor
}

func fullDay(path string, d Date) error {
	if !d.Full() || !d.Valid() {
		return &FieldError{path, msgFullDay}
	}
	return nil
}
