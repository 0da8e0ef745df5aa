package cases

import "unicode/utf8"

// OfficeTemplate is a template of a paper that an office wrote, or changed, itself. One with the id of a template of the
// program stands in its place.
type OfficeTemplate struct {
	Meta
	ID       string `json:"id"`
	Template string `json:"template"` // permanent id, which Document.Template holds
	Title    string `json:"title"`
	Text     string `json:"text"`           // the YAML as it was written
	When     string `json:"when,omitempty"` // RFC 3339: when it was changed last
}

// MostTemplate is the length of the longest text of a template, in bytes.
const MostTemplate = 256 << 10

// Key places the template in the office's stream.
func (t OfficeTemplate) Key() Key { return Key{"officeTemplate", t.ID, OfficeStream} }

// Check finds what could not be a template. Errors are of kind *FieldError.
func (t OfficeTemplate) Check() error {
	switch {
	case t.Template == "":
		return &FieldError{"template.template", "Give the template an id."}
	case len(t.Text) > MostTemplate || !utf8.ValidString(t.Text):
		return &FieldError{"template.text", "A template is text of at most 256 kilobytes."}
	}
	return nil
}
