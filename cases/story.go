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
	Uses     []string `json:"uses,omitempty"`  // matter ids in which the client agreed to its use
	NotIn    []string `json:"notIn,omitempty"` // where the client said no: recipients, form numbers, document templates
	Order    int      `json:"order,omitempty"`
}

// Key places the fragment in the client's stream.
func (f Fragment) Key() Key { return Key{"fragment", f.ID, ClientStream(f.ClientID)} }
