package cases

import (
	"cmp"
	"slices"
)

// Goal is something the client wants to reach, in the client's own words and order, with a day to look at it again.
type Goal struct {
	Meta
	ID       string   `json:"id"`
	ClientID string   `json:"clientId"`
	What     string   `json:"what"`
	Order    int      `json:"order,omitempty"` // the client's own; 1 is first, 0 = not placed
	Set      Date     `json:"set,omitempty"`
	Review   Date     `json:"review,omitempty"`
	Steps    []string `json:"steps,omitempty"`
	Barriers string   `json:"barriers,omitempty"` // what stands in the way
	Help     string   `json:"help,omitempty"`     // who helps
	Reached  Date     `json:"reached,omitempty"`
	LetGo    Date     `json:"letGo,omitempty"` // the client chose to leave it
}

// Key places the goal in the client's stream.
func (g Goal) Key() Key { return Key{"goal", g.ID, ClientStream(g.ClientID)} }

// Open reports whether the client still works towards it.
func (g Goal) Open() bool { return g.Reached == "" && g.LetGo == "" }

// Check asks for the client's words.
func (g Goal) Check() error {
	switch {
	case g.ClientID == "":
		return &FieldError{"goal.clientId", msgClient}
	case joinWords(g.What) == "":
		return &FieldError{"goal.what", "Write the goal in the client's own words."}
	}
	return badDate(named[Date]{"goal.set", g.Set}, named[Date]{"goal.review", g.Review}, named[Date]{"goal.reached", g.Reached}, named[Date]{"goal.letGo", g.LetGo})
}

// GoalsInOrder sorts goals as the client placed them; goals without a place follow, open before others.
func GoalsInOrder(list []Goal) []Goal {
	out := slices.Clone(list)
	rank := func(g Goal) int {
		switch {
		case !g.Open():
			return 1 << 30
		case g.Order <= 0:
			return 1 << 29
		}
		return g.Order
	}
	slices.SortStableFunc(out, func(a, b Goal) int { return cmp.Compare(rank(a), rank(b)) })
	return out
}
