package cases

// Phase says where something lies in a life.
type Phase string

// The three phases. An event may stand without one until a person says where it belongs.
const (
	Before Phase = "before"
	During Phase = "during"
	After  Phase = "after"
)

// LifeEvent is one entry of the life timeline: before, during and after. It belongs to the client and is told once.
type LifeEvent struct {
	Meta
	ID         string   `json:"id"`
	ClientID   string   `json:"clientId"`
	Phase      Phase    `json:"phase,omitempty"`
	Category   string   `json:"category,omitempty"` // id of LifeCategories
	Title      string   `json:"title"`
	What       string   `json:"what,omitempty"`
	Place      string   `json:"place,omitempty"`
	From       Date     `json:"from,omitempty"`
	To         Date     `json:"to,omitempty"`
	Tags       []string `json:"tags,omitempty"`       // ids of Coercions
	Evidence   []string `json:"evidence,omitempty"`   // evidence item ids that speak of it
	Fragment   string   `json:"fragment,omitempty"`   // id of the story fragment it comes from
	Source     string   `json:"source,omitempty"`     // in words, where it comes from something else
	Privileged bool     `json:"privileged,omitempty"` // attorney-only: never in a packet, nor in the client's shared view
}

// Key places the event in the client's stream.
func (e LifeEvent) Key() Key { return Key{"lifeevent", e.ID, ClientStream(e.ClientID)} }

// Check asks for a title, for days that can be and lie in their order, and for tags of the list.
func (e LifeEvent) Check() error {
	if joinWords(e.Title) == "" {
		return &FieldError{"timeline.title", "Say in a few words what this entry is about."}
	}
	if e.Phase != "" && e.Phase != Before && e.Phase != During && e.Phase != After {
		return &FieldError{"timeline.phase", "Choose before, during or after, or leave it open."}
	}
	err := firstError(badDate(named[Date]{"timeline.from", e.From}, named[Date]{"timeline.to", e.To}),
		known("timeline.category", LifeCategories(), e.Category), known("timeline.tags", Coercions(), e.Tags...))
	if err != nil {
		return err
	}
	return inOrder("timeline.to", e.From, e.To)
}

// inOrder asks that a period does not end before it begins, as far as both ends are known.
func inOrder(path string, from, to Date) error {
	_, last, ok1 := to.Span()
	first, _, ok2 := from.Span()
	if ok1 && ok2 && last < first && !from.About() && !to.About() {
		return &FieldError{path, "This would end before it began. Look at both days."}
	}
	return nil
}

// LifeCategories are the kinds of entry of the life timeline: the whole life, not the trafficking alone.
func LifeCategories() []Term {
	return []Term{
		{ID: "birth-family", EN: "Birth and family", ES: "Nacimiento y familia"},
		{ID: "home", EN: "Home and places lived", ES: "Hogar y lugares donde vivió"},
		{ID: "school", EN: "School and training", ES: "Escuela y capacitación"},
		{ID: "work", EN: "Work", ES: "Trabajo"},
		{ID: "journey", EN: "Journey and arrival", ES: "Viaje y llegada"},
		{ID: "recruitment", EN: "How the person was met", ES: "Cómo conoció a esa persona"},
		{ID: "control", EN: "Control and coercion", ES: "Control y coerción"},
		{ID: "violence", EN: "Violence, also earlier or by others", ES: "Violencia, también anterior o de otras personas"},
		{ID: "arrest", EN: "Arrest or court", ES: "Arresto o corte"},
		{ID: "police", EN: "Contact with police or agencies", ES: "Contacto con policía o agencias"},
		{ID: "group", EN: "Gang or group involvement", ES: "Relación con pandillas o grupos"},
		{ID: "health", EN: "Health and care", ES: "Salud y atención"},
		{ID: "substance", EN: "Alcohol or drugs", ES: "Alcohol o drogas"},
		{ID: "children", EN: "Children", ES: "Hijos"},
		{ID: "leaving", EN: "Leaving", ES: "Salida"},
		{ID: "return", EN: "Contact or return after leaving", ES: "Contacto o regreso después de salir"},
		{ID: "survival", EN: "Getting by after leaving", ES: "Sobrevivir después de salir"},
		{ID: "recovery", EN: "Recovery, plans and community", ES: "Recuperación, planes y comunidad"},
		{ID: "other", EN: "Something else", ES: "Otra cosa"},
	}
}

// Exploitation is what was done to the client and when, told once for every matter: kinds, sectors, the time under
// control and the exit period that follows it. A client may have several, one after another or side by side.
type Exploitation struct {
	Meta
	ID       string   `json:"id"`
	ClientID string   `json:"clientId"`
	Types    []string `json:"types,omitempty"`   // ids of TraffickingTypes
	Sectors  []string `json:"sectors,omitempty"` // ids of Sectors
	Tags     []string `json:"tags,omitempty"`    // ids of Coercions
	From     Date     `json:"from,omitempty"`    // under control
	To       Date     `json:"to,omitempty"`
	ExitEnd  Date     `json:"exitEnd,omitempty"` // end of the exit period
	Place    string   `json:"place,omitempty"`
	Party    string   `json:"party,omitempty"` // id of a Party
	Under18  string   `json:"under18,omitempty"`
	Note     string   `json:"note,omitempty"`
}

// Key places the record in the client's stream.
func (x Exploitation) Key() Key { return Key{"exploitation", x.ID, ClientStream(x.ClientID)} }

// Check asks for entries of the lists and for days that can be and lie in their order.
func (x Exploitation) Check() error {
	err := firstError(known("exploitation.types", TraffickingTypes(), x.Types...), known("exploitation.sectors", Sectors(), x.Sectors...),
		known("exploitation.tags", Coercions(), x.Tags...), known("exploitation.under18", YesNoNotKnown(), x.Under18),
		badDate(named[Date]{"exploitation.from", x.From}, named[Date]{"exploitation.to", x.To}, named[Date]{"exploitation.exitEnd", x.ExitEnd}))
	if err != nil {
		return err
	}
	return firstError(inOrder("exploitation.to", x.From, x.To), inOrder("exploitation.exitEnd", x.To, x.ExitEnd))
}

// YesNoNotKnown are the three answers of a fact on which silence says nothing. The empty answer counts as not known.
func YesNoNotKnown() []Term {
	return []Term{
		{ID: "yes", EN: "Yes", ES: "Sí"},
		{ID: "no", EN: "No", ES: "No"},
		{ID: "not known", EN: "Not known", ES: "No se sabe"},
	}
}
