package convert

import (
	"errors"
	"fmt"
	"io"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert/hidden"
)

// hiddenIn finds what a file carries unseen.
func hiddenIn(f *file) ([]Hidden, error) {
	if f.media == MediaOutlook { // whose head is one of its properties
		ms, err := mails(f)
		if err != nil {
			return nil, wordError(err)
		}
		return hidden.Headers(ms[0].Headers), nil
	}
	found, err := hidden.Find(f, f.size, f.media)
	return found, hiddenError(err)
}

// strip writes the file without that.
func strip(f *file, w io.Writer) (Made, error) {
	if err := hidden.Strip(f, f.size, f.media, w); err != nil {
		return Made{}, hiddenError(err)
	}
	return Made{Media: f.media, Step: cases.Stripped, Tool: "Harborfile"}, nil
}

// Strips reports whether Strip writes copies of this kind. Pictures of other kinds lose what they carry in Pages.
func Strips(media string) bool { return hidden.Strips(media) }

func hiddenError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, hidden.ErrKind):
		return ErrKind
	case errors.Is(err, hidden.ErrTooLarge):
		return ErrTooLarge
	}
	return fmt.Errorf("%w: %w", ErrUnreadable, err)
}
