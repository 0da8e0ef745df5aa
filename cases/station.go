package cases

import (
	"slices"
	"time"
)

// Station is where a matter stands on a clinic day. The people of a station take a matter up, do one kind of work, and
// hand it on.
type Station string

// The stations in their order. A matter that has passed the last one is done for the day.
const (
	AtIntake Station = "intake"
	AtDraft  Station = "draft"
	AtReview Station = "review"
	AtSign   Station = "sign"
	AtPrint  Station = "print"
	DayDone  Station = "done"
)

// Stations lists the stations at which people work, in order.
func Stations() []Station { return []Station{AtIntake, AtDraft, AtReview, AtSign, AtPrint} }

// Stage is how far a matter has come that stands at a station.
func (s Station) Stage() Stage {
	switch s {
	case AtDraft:
		return Drafting
	case AtReview:
		return Review
	case AtSign, AtPrint, DayDone:
		return Ready
	}
	return Intake
}

// StationOf is the station at which a matter of a stage begins its day. It is false for a matter that no station works
// on: it is filed, decided or closed, or waits for the client.
func StationOf(stage Stage) (Station, bool) {
	switch stage {
	case Intake, "":
		return AtIntake, true
	case Drafting:
		return AtDraft, true
	case Review:
		return AtReview, true
	case Ready:
		return AtSign, true
	}
	return "", false
}

// Next is the station after s; DayDone stays as it is.
func (s Station) Next() Station {
	all := append(Stations(), DayDone)
	return all[min(slices.Index(all, s)+1, len(all)-1)]
}

// Before is the station before s; the first stays as it is.
func (s Station) Before() Station {
	all := append(Stations(), DayDone)
	return all[max(slices.Index(all, s)-1, 0)]
}

// Turn is a matter's way through a clinic day. Each matter has one; a later day begins it anew.
type Turn struct {
	Meta
	MatterID string   `json:"matterId"`
	Day      string   `json:"day"` // id of the ClinicDay
	At       Station  `json:"at"`
	Who      string   `json:"who,omitempty"`  // who has it now: id of an Attorney, or a name; "" while it waits
	Since    string   `json:"since"`          // RFC 3339: when it came to this station
	Note     string   `json:"note,omitempty"` // for the next who takes it up
	Passed   []Passed `json:"passed,omitempty"`
}

// Passed is a station that a matter has left.
type Passed struct {
	At    Station `json:"at"`
	Who   string  `json:"who,omitempty"`
	Until string  `json:"until"`          // RFC 3339
	Back  bool    `json:"back,omitempty"` // it was sent back from here
}

// Key places the turn in its matter's stream.
func (t Turn) Key() Key { return Key{"turn", t.MatterID, MatterStream(t.MatterID)} }

// Check asks for a station there is.
func (t Turn) Check() error {
	if t.At != DayDone && !slices.Contains(Stations(), t.At) {
		return &FieldError{"turn.at", msgList}
	}
	return nil
}

// BeginTurn puts a matter on a day, at the station that its stage stands for. It is false for a matter that no station
// works on.
func BeginTurn(m Matter, day string, when time.Time) (Turn, bool) {
	at, ok := StationOf(m.Stage)
	return Turn{MatterID: m.ID, Day: day, At: at, Since: when.UTC().Format(time.RFC3339)}, ok
}

// To hands the matter to another station, where it waits until somebody takes it up. note is for whoever does.
func (t Turn) To(at Station, note string, when time.Time) Turn {
	if at == t.At {
		return t
	}
	now := when.UTC().Format(time.RFC3339)
	order := append(Stations(), DayDone)
	t.Passed = append(slices.Clone(t.Passed), Passed{At: t.At, Who: t.Who, Until: now, Back: slices.Index(order, at) < slices.Index(order, t.At)})
	t.At, t.Who, t.Since, t.Note = at, "", now, note
	return t
}

// Open lists what is still open for the work of a station, as ids and words. It stops nobody: a person may know better,
// and hand the matter on.
func (s Station) Open(snap *Snapshot) []Term {
	var out []Term
	for _, o := range stationWork {
		if o.at == s && o.open(snap) {
			out = append(out, o.words)
		}
	}
	return out
}

// stationWork is what each station looks for before a matter goes on.
var stationWork = []struct {
	at    Station
	words Term
	open  func(*Snapshot) bool
}{
	{AtIntake, Term{ID: "contact", EN: "How it is safe to reach the client is not written down.", ES: "No está anotado cómo es seguro comunicarse con la persona."},
		func(s *Snapshot) bool { return len(s.Client.Contacts) == 0 }},
	{AtIntake, Term{ID: "birth", EN: "The date of birth is open.", ES: "Falta la fecha de nacimiento."},
		func(s *Snapshot) bool { return s.Client.BirthDate == "" }},
	{AtIntake, Term{ID: "language", EN: "The client’s language is open.", ES: "Falta el idioma de la persona."},
		func(s *Snapshot) bool { return len(s.Client.Languages) == 0 }},
	{AtIntake, Term{ID: "court", EN: "No court or agency is chosen.", ES: "No se ha elegido corte ni agencia."},
		func(s *Snapshot) bool { return s.Matter.Venue.Court == "" && s.Matter.Venue.ID == "" }},
	{AtDraft, Term{ID: "papers", EN: "No form and no paper is prepared.", ES: "No hay ningún formulario ni documento preparado."},
		func(s *Snapshot) bool { return len(s.Forms)+len(s.Documents) == 0 }},
	{AtDraft, Term{ID: "forms", EN: "Some of the forms to file are not filled.", ES: "Algunos de los formularios por presentar no están llenos."},
		func(s *Snapshot) bool { return len(s.Forms) > 0 && len(s.Forms) < len(s.Matter.Forms) }},
	{AtDraft, Term{ID: "places", EN: "Some papers have open places.", ES: "Algunos documentos tienen espacios abiertos."}, openPlaces},
	{AtDraft, Term{ID: "words", EN: "Words of the client wait for approval.", ES: "Hay palabras de la persona que esperan su aprobación."},
		func(s *Snapshot) bool {
			return slices.ContainsFunc(s.Story, func(f Fragment) bool {
				return !f.IsApproved() && f.Withdrawn == "" && slices.Contains(f.Uses, s.Matter.ID)
			})
		}},
	{AtReview, Term{ID: "signoff", EN: "No review is recorded.", ES: "No hay ninguna revisión anotada."},
		func(s *Snapshot) bool { return len(s.SignOffs) == 0 }},
	{AtReview, Term{ID: "changed", EN: "Something changed after the review.", ES: "Algo cambió después de la revisión."}, changedSinceReview},
	{AtSign, Term{ID: "changed", EN: "Something changed after the review.", ES: "Algo cambió después de la revisión."}, changedSinceReview},
	{AtSign, Term{ID: "signed", EN: "No signed paper is taken in.", ES: "No se ha incorporado ningún documento firmado."},
		func(s *Snapshot) bool {
			return !slices.ContainsFunc(s.Copies, func(c WorkingCopy) bool { return c.Step == Signed })
		}},
	{AtPrint, Term{ID: "packet", EN: "The packet is not made.", ES: "El paquete no está hecho."},
		func(s *Snapshot) bool { return len(s.Packets) == 0 }},
	{AtPrint, Term{ID: "older", EN: "The packet is older than its papers.", ES: "El paquete es anterior a sus documentos."}, olderPacket},
	{AtPrint, Term{ID: "red", EN: "The check of the packet found something to mend.", ES: "La revisión del paquete encontró algo por corregir."},
		func(s *Snapshot) bool { return len(s.Packets) > 0 && s.Packets[len(s.Packets)-1].Red > 0 }},
}

func openPlaces(s *Snapshot) bool {
	return slices.ContainsFunc(s.Forms, func(f FilledForm) bool { return len(f.Open) > 0 }) ||
		slices.ContainsFunc(s.Documents, func(d Document) bool { return len(d.Gaps) > 0 })
}

func changedSinceReview(s *Snapshot) bool {
	if len(s.SignOffs) == 0 {
		return false // what lacks is the review
	}
	last, now := s.SignOffs[len(s.SignOffs)-1], Fingerprints(s)
	return len(last.Changed(now))+len(last.Added(now)) > 0
}

func olderPacket(s *Snapshot) bool {
	if len(s.Packets) == 0 {
		return false
	}
	made := s.Packets[len(s.Packets)-1].When
	return slices.ContainsFunc(s.Forms, func(f FilledForm) bool { return laterMoment(f.When, made) }) ||
		slices.ContainsFunc(s.Documents, func(d Document) bool { return laterMoment(d.When, made) }) ||
		slices.ContainsFunc(s.Copies, func(c WorkingCopy) bool { return laterMoment(c.When, made) })
}

// laterMoment compares two moments as RFC 3339. One that does not read is not later.
func laterMoment(a, b string) bool {
	x, errX := time.Parse(time.RFC3339, a)
	y, errY := time.Parse(time.RFC3339, b)
	return errX == nil && errY == nil && x.After(y)
}
