package law

import "slices"

// Vacatur is the record relief of one jurisdiction.
type Vacatur = Row[VacaturFacts]

// VacaturFacts are what the law says; an empty field was not established.
type VacaturFacts struct {
	Kinds               []ReliefKind      `yaml:"relief_kinds,omitempty"`
	Covered             string            `yaml:"offenses_covered,omitempty"`
	Excluded            string            `yaml:"offenses_excluded,omitempty"`
	Other               map[string]string `yaml:"offenses_other,omitempty"`
	WhoMayFile          string            `yaml:"who_may_file,omitempty"`
	Nexus               Nexus             `yaml:"nexus,omitempty"`
	NexusText           string            `yaml:"nexus_text,omitempty"`
	Burden              Burden            `yaml:"burden,omitempty"`
	BurdenText          string            `yaml:"burden_text,omitempty"`
	Documentation       Documentation     `yaml:"official_documentation,omitempty"`
	TimeLimit           TimeLimit         `yaml:"time_limit,omitempty"`
	TimeLimitText       string            `yaml:"time_limit_text,omitempty"`
	WaitingDays         int               `yaml:"waiting_period_days,omitempty"`
	WaitingYears        int               `yaml:"waiting_period_years,omitempty"`
	Court               string            `yaml:"filing_court,omitempty"`
	ResponseDays        int               `yaml:"prosecutor_response_days,omitempty"`
	ResponseFrom        ResponseFrom      `yaml:"prosecutor_response_from,omitempty"`
	UnopposedGrantDays  int               `yaml:"unopposed_grant_after_days,omitempty"`
	Hearing             HearingRequired   `yaml:"hearing_required,omitempty"`
	HearingOpposedDays  int               `yaml:"hearing_if_opposed_within_days,omitempty"`
	HearingOpposedFrom  HearingFrom       `yaml:"hearing_if_opposed_from,omitempty"`
	HearingUnopposed    int               `yaml:"hearing_if_unopposed_within_days,omitempty"`
	HearingUnopposeFrom HearingFrom       `yaml:"hearing_if_unopposed_from,omitempty"`
	HearingText         string            `yaml:"hearing_text,omitempty"`
	Confidentiality     string            `yaml:"confidentiality_text,omitempty"`
	FeeUSD              *int              `yaml:"fee_usd,omitempty"` // nil = not established, 0 = no fee
	Forms               []FormNamed       `yaml:"forms,omitempty"`
}

// Documentation is what a law says of official papers that show that someone was trafficked.
type Documentation struct {
	Effect   DocumentEffect `yaml:"effect,omitempty"`
	Required *bool          `yaml:"required,omitempty"`
	Text     string         `yaml:"text,omitempty"`
}

// FormNamed is a form a law or a court names.
type FormNamed struct {
	Number      string     `yaml:"number,omitempty"`
	Title       string     `yaml:"title,omitempty"`
	EditionSeen string     `yaml:"edition_seen,omitempty"` // what a copy showed, year-month-day; never "current"
	Confidence  Confidence `yaml:"confidence"`
}

// ReliefKind is what a record-relief law gives.
type ReliefKind string

func (ReliefKind) oneOf() []string {
	return []string{"vacatur", "expungement", "sealing", "set_aside", "nondisclosure", "record_restriction", "affirmative_defense",
		"juvenile_expungement", "sentence_reduction", "immunity", "pardon_route", "dna_expungement", "fine_refund"}
}

// Nexus is the tie between the conduct and having been trafficked. The standards are never merged.
type Nexus string

func (Nexus) oneOf() []string {
	return []string{"direct_result", "result_of", "but_for", "direct_result_and_but_for", "proximate_cause", "solely_as_victim", "coercion", "none_required", "other"}
}

// Burden is the standard of proof.
type Burden string

func (Burden) oneOf() []string {
	return []string{"preponderance", "clear_and_convincing", "reasonable_probability", "mixed", "unspecified"}
}

// DocumentEffect is what official papers do for the proof. "none": the text that was read gives them no effect.
type DocumentEffect string

func (DocumentEffect) oneOf() []string {
	return []string{"presumption", "rebuttable_presumption", "evidence_only", "none"}
}

// TimeLimit is when a motion may be filed.
type TimeLimit string

func (TimeLimit) oneOf() []string {
	return []string{"any_time", "due_diligence", "reasonable_time", "waiting_period", "none_stated", "other"}
}

// ResponseFrom is what starts the prosecutor's time.
type ResponseFrom string

func (ResponseFrom) oneOf() []string { return []string{"filing", "receipt_of_service", "court_order"} }

// HearingRequired says when a hearing has to be held.
type HearingRequired string

func (HearingRequired) oneOf() []string { return []string{"always", "if_opposed"} }

// HearingFrom is what starts the time for a hearing.
type HearingFrom string

func (HearingFrom) oneOf() []string { return []string{"opposition_filed", "motion_filed"} }

// Fact is one sentence of law that has no figures.
type Fact struct {
	Fact string `yaml:"fact"`
}

type vacaturSet struct {
	laws  []Vacatur
	notes []Row[Fact]
}

func readVacaturs(_ *Data, text []byte) (vacaturSet, error) {
	var s vacaturSet
	err := readRows(text, kinds{"vacatur": into(&s.laws), "vacatur_note": into(&s.notes)})
	return s, err
}

// Vacaturs lists the record relief of every jurisdiction.
func Vacaturs() []Vacatur { return slices.Clone(inUse().vacaturs.rows().laws) }

// VacaturNotes lists what belongs to all of them.
func VacaturNotes() []Row[Fact] { return slices.Clone(inUse().vacaturs.rows().notes) }

// VacatursOf lists the record relief of one state, DC or US. None is ever left out for being incomplete.
func VacatursOf(state string) []Vacatur { return of(inUse().vacaturs.rows().laws, state) }

func of[F any](rows []Row[F], state string) []Row[F] {
	var out []Row[F]
	for _, r := range rows {
		if r.Jurisdiction == state {
			out = append(out, r)
		}
	}
	return out
}
