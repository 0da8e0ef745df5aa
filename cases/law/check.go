package law

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

var (
	idForm    = regexp.MustCompile(`^[a-z]+(\.[a-z0-9_]+)+$`)
	placeForm = regexp.MustCompile(`^[A-Z]{2}$`)
)

// check is what can be said about a row without knowing its kind.
func (h Head) check() error {
	switch {
	case !idForm.MatchString(h.ID):
		return errors.New("an id is lower-case words with dots")
	case !placeForm.MatchString(h.Jurisdiction):
		return fmt.Errorf("%q is not US, DC or a state", h.Jurisdiction)
	case len(h.Citation) == 0 && h.Confidence == Verified && !slices.Contains(h.TextRead, formCopy):
		return errors.New("a verified row needs the authority it was verified by")
	case len(h.TextRead)+len(h.See) == 0 && h.Confidence == Verified:
		return errors.New("a verified row says what kind of text was read")
	}
	if _, err := parseDay(h.AsOf); err != nil {
		return fmt.Errorf("as_of: %w", err)
	}
	for field := range h.Fields {
		if field != "citation" && !strings.HasPrefix(field, "facts.") {
			return fmt.Errorf("field_confidence names %q, which is neither citation nor facts.…", field)
		}
	}
	return nil
}

// parseDay reads a full calendar date.
func parseDay(s string) (time.Time, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil || s != t.Format("2006-01-02") {
		return time.Time{}, fmt.Errorf("%q is not a day of the calendar; write year-month-day", s)
	}
	return t, nil
}
