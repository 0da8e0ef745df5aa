package cases

// Fragment is one piece of the client's story in the client's words, told once and used where the client agreed.
type Fragment struct {
	Meta
	ID       string   `json:"id"`
	ClientID string   `json:"clientId"`
	Title    string   `json:"title,omitempty"`
	From     Date     `json:"from,omitempty"`
	To       Date     `json:"to,omitempty"`
	Place    string   `json:"place,omitempty"`
	Words    string   `json:"words"`              // approved English text
	Original string   `json:"original,omitempty"` // in the client's language
	Language string   `json:"language,omitempty"`
	Session  Date     `json:"session,omitempty"` // when it was told
	Approved Date     `json:"approved,omitempty"`
	Uses     []string `json:"uses,omitempty"` // matter ids in which the client agreed to its use
	Order    int      `json:"order,omitempty"`
}

// Key places the fragment in the client's stream.
func (f Fragment) Key() Key { return Key{"fragment", f.ID, ClientStream(f.ClientID)} }

// Choice is a decision of the client: what, when, in whose presence.
type Choice struct {
	Meta
	ID       string `json:"id"`
	ClientID string `json:"clientId"`
	What     string `json:"what"` // law-enforcement contact, goal, who may know, topic not to be asked again, explained
	Decision string `json:"decision"`
	On       Date   `json:"on,omitempty"`
	With     string `json:"with,omitempty"`
}

// Key places the choice in the client's stream.
func (c Choice) Key() Key { return Key{"choice", c.ID, ClientStream(c.ClientID)} }
