package law

import "slices"

// Venue is a place of filing and what it accepts.
type Venue = Row[VenueFacts]

// VenueFacts are the limits a packet is checked against. A nil or empty field was not established and is not checked.
type VenueFacts struct {
	PageSize        string            `yaml:"page_size,omitempty"`
	MaxMBDocument   int               `yaml:"max_mb_per_document,omitempty"`
	MaxMBSubmission int               `yaml:"max_mb_per_submission,omitempty"`
	MinDPI          int               `yaml:"min_dpi,omitempty"`
	TextSearchable  *bool             `yaml:"text_searchable,omitempty"`
	PDFA            PDFARule          `yaml:"pdf_a,omitempty"`
	Password        *bool             `yaml:"password_allowed,omitempty"`
	JavaScript      *bool             `yaml:"javascript_allowed,omitempty"`
	FormFields      *bool             `yaml:"form_fields_allowed,omitempty"`
	EmbeddedFiles   *bool             `yaml:"embedded_files_allowed,omitempty"`
	Annotations     *bool             `yaml:"annotations_allowed,omitempty"`
	Bookmarks       BookmarkRule      `yaml:"bookmarks,omitempty"`
	PageNumbering   string            `yaml:"page_numbering,omitempty"`
	TableOfContents string            `yaml:"table_of_contents,omitempty"`
	Tabs            string            `yaml:"tabs,omitempty"`
	OneDocumentFile *bool             `yaml:"one_document_per_file,omitempty"`
	FileNaming      string            `yaml:"separate_file_naming,omitempty"`
	Language        string            `yaml:"language_rule,omitempty"`
	Signature       string            `yaml:"signature_rule,omitempty"`
	Redaction       map[string]string `yaml:"redaction,omitempty"`
	Other           map[string]string `yaml:"other,omitempty"`
}

// PDFARule says whether PDF/A is asked for.
type PDFARule string

func (PDFARule) oneOf() []string { return []string{"required", "allowed", "not_required"} }

// BookmarkRule says whether bookmarks are asked for.
type BookmarkRule string

func (BookmarkRule) oneOf() []string {
	return []string{"required", "recommended", "required_over_10_pages"}
}

// Checklist is a list of things to look at before filing.
type Checklist = Row[ChecklistFacts]

// ChecklistFacts are its items.
type ChecklistFacts struct {
	Items []string `yaml:"items"`
}

type venueSet struct {
	venues []Venue
	lists  []Checklist
}

func readVenues(_ *Data, text []byte) (venueSet, error) {
	var s venueSet
	err := readRows(text, kinds{"filing_system": into(&s.venues), "checklist": into(&s.lists)})
	return s, err
}

// Venues lists the places of filing.
func Venues() []Venue { return slices.Clone(inUse().venues.rows().venues) }

// VenueByID finds a place of filing.
func VenueByID(id string) (Venue, bool) { return byID(inUse().venues.rows().venues, id) }

// Checklists lists what to look at before filing anywhere.
func Checklists() []Checklist { return slices.Clone(inUse().venues.rows().lists) }
