package convert

import (
	"errors"
	"fmt"
	"time"

	"github.com/harborfile/harborfile/forms/convert/media"
)

// length is how long a film or recording runs.
func length(f *file) (time.Duration, error) {
	d, err := media.Length(f, f.size, f.media)
	switch {
	case errors.Is(err, media.ErrKind):
		return 0, ErrKind
	case err != nil:
		return 0, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return d, nil
}
