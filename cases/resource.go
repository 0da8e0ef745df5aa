package cases

// Resource is a hotline, an agency, a guide or a group as the office keeps it. With the id of a row of cases/law it
// stands in place of that row; with an id of its own it is added.
type Resource struct {
	Meta
	ID          string `json:"id"`
	Kind        string `json:"kind"` // one of ResourceKinds
	Title       string `json:"title"`
	Purpose     string `json:"purpose,omitempty"`
	Phone       string `json:"phone,omitempty"`
	TTY         string `json:"tty,omitempty"`
	Text        string `json:"text,omitempty"` // number for text messages
	Email       string `json:"email,omitempty"`
	Website     string `json:"website,omitempty"`
	Contact     string `json:"contact,omitempty"` // how to get in touch safely
	Place       string `json:"place,omitempty"`   // two letters of a state, or US
	LastChecked Date   `json:"lastChecked,omitempty"`
	CheckedBy   string `json:"checkedBy,omitempty"`
	Hidden      bool   `json:"hidden,omitempty"` // the office does not want it listed
	Note        string `json:"note,omitempty"`
}

// Key places the resource in the office's stream.
func (r Resource) Key() Key { return Key{"resource", r.ID, OfficeStream} }

// ResourceKinds are what a resource is.
func ResourceKinds() []Term {
	return []Term{
		{ID: "hotline", EN: "hotline", ES: "línea de ayuda"},
		{ID: "agency", EN: "agency", ES: "agencia"},
		{ID: "group", EN: "organization or network", ES: "organización o red"},
		{ID: "guide", EN: "guide or handbook", ES: "guía o manual"},
		{ID: "directory", EN: "directory", ES: "directorio"},
		{ID: "other", EN: "other", ES: "otro"},
	}
}

// Check asks for a title and a kind.
func (r Resource) Check() error {
	switch {
	case joinWords(r.Title) == "":
		return &FieldError{"resource.title", "Say in a few words what this is."}
	case !listed(ResourceKinds(), r.Kind):
		return &FieldError{"resource.kind", msgList}
	}
	return firstError(badDate(named[Date]{"resource.lastChecked", r.LastChecked}), badState("resource.place", r.Place))
}
