package cases

// Veil says how a person of the file stands in a view that the client shares: by name, or as the person we spoke of.
type Veil string

// The marks. The empty Veil goes by the part the person has in the file.
const (
	VeilName Veil = "veil" // never by name
	ShowName Veil = "show" // by name, because the client said so
)

// Veiled reports whether the person stands without a name in a view that the client shares. Unless the office marked it
// otherwise, that is so for whoever harmed the client: respondent, trafficker, abuser.
func (p Party) Veiled() bool {
	switch p.Veil {
	case VeilName:
		return true
	case ShowName:
		return false
	}
	return p.Role == "respondent" || p.Role == "trafficker" || p.Role == "abuser"
}

// Veiled reports whether a member of the family stands without a name in a view that the client shares: only where the
// office marked it.
func (r Relative) Veiled() bool { return r.Veil == VeilName }

func (v Veil) check(path string) error {
	switch v {
	case "", VeilName, ShowName:
		return nil
	}
	return &FieldError{path, msgList}
}
