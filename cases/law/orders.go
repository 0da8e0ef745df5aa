package law

import "slices"

// OrderLaw is one kind of protective order of one jurisdiction.
type OrderLaw = Row[OrderFacts]

// OrderFacts are what the law says; an empty field was not established.
type OrderFacts struct {
	Family       OrderFamily `yaml:"order_family"`
	Relationship *bool       `yaml:"relationship_required,omitempty"`
	WhoOrConduct string      `yaml:"who_or_conduct,omitempty"`
	Temporary    struct {
		MaxDays int    `yaml:"max_days,omitempty"`
		MinDays int    `yaml:"min_days,omitempty"`
		Text    string `yaml:"text,omitempty"`
	} `yaml:"temporary,omitempty"`
	Hearing struct {
		WithinDays   int    `yaml:"within_days,omitempty"`
		ExtendedDays int    `yaml:"extended_days,omitempty"`
		Unit         Unit   `yaml:"unit,omitempty"`
		From         string `yaml:"counted_from,omitempty"`
		Text         string `yaml:"text,omitempty"`
	} `yaml:"hearing,omitempty"`
	Service struct {
		MinDaysBefore int    `yaml:"min_days_before_hearing,omitempty"`
		Unit          Unit   `yaml:"unit,omitempty"`
		MailComplete  int    `yaml:"mail_complete_after_days,omitempty"`
		Text          string `yaml:"text,omitempty"`
	} `yaml:"service,omitempty"`
	Final struct {
		MaxYears          int    `yaml:"max_years,omitempty"`
		MinYears          int    `yaml:"min_years,omitempty"`
		MinDays           int    `yaml:"min_days,omitempty"`
		AggravatedMax     int    `yaml:"aggravated_max_years,omitempty"`
		DefaultYears      int    `yaml:"default_years_if_silent,omitempty"`
		PermanentPossible *bool  `yaml:"permanent_possible,omitempty"`
		Text              string `yaml:"text,omitempty"`
	} `yaml:"final,omitempty"`
	Renewal struct {
		WindowDays    int    `yaml:"window_days_before_expiry,omitempty"`
		WindowMonths  int    `yaml:"window_months_before_expiry,omitempty"`
		HearingDays   int    `yaml:"hearing_within_days,omitempty"`
		MinDaysBefore int    `yaml:"service_min_days_before_hearing,omitempty"`
		Text          string `yaml:"text,omitempty"`
	} `yaml:"renewal,omitempty"`
	FeeUSD           *int        `yaml:"fee_usd,omitempty"` // nil = not established, 0 = no fee
	FeeText          string      `yaml:"fee_text,omitempty"`
	Forms            []FormNamed `yaml:"forms,omitempty"`
	Firearms         string      `yaml:"firearm_text,omitempty"`
	TraffickingNamed *bool       `yaml:"trafficking_named,omitempty"`
}

// OrderFamily is the kind of a protective order.
type OrderFamily string

func (OrderFamily) oneOf() []string {
	return []string{"domestic", "civil_harassment", "sexual_violence", "stalking", "trafficking_specific", "any_violence", "combined", "criminal"}
}

type orderSet struct {
	laws    []OrderLaw
	federal []Row[Fact]
}

func readOrders(_ *Data, text []byte) (orderSet, error) {
	var s orderSet
	err := readRows(text, kinds{"protective_order": into(&s.laws), "protective_order_federal": into(&s.federal)})
	return s, err
}

// OrderLaws lists every kind of protective order.
func OrderLaws() []OrderLaw { return slices.Clone(inUse().orders.rows().laws) }

// OrderLawsOf lists the protective orders of one state or DC.
func OrderLawsOf(state string) []OrderLaw { return of(inUse().orders.rows().laws, state) }

// OrderLawByID finds one kind of protective order.
func OrderLawByID(id string) (OrderLaw, bool) { return byID(inUse().orders.rows().laws, id) }

// FederalOrderFacts lists what federal law adds to every state's orders.
func FederalOrderFacts() []Row[Fact] { return slices.Clone(inUse().orders.rows().federal) }
