// Package media tells how long films and recordings run, from what their containers say and from the sound's own
// frames. It owns the clocks of the formats. It decodes nothing, and must not know what a recording is evidence of.
package media

import (
	"errors"
	"io"
	"math"
	"time"
)

var (
	// ErrUnreadable: the file does not say how long it runs, or says what cannot be.
	ErrUnreadable = errors.New("media: the length cannot be read")
	// ErrKind: no kind of film or recording that is known here.
	ErrKind = errors.New("media: not a film or recording that is known")
)

// longest is the longest length believed: a hostile file says anything.
const longest = 30 * 24 * time.Hour

// Length reads how long a file of a kind runs.
func Length(r io.ReaderAt, size int64, kind string) (time.Duration, error) {
	f := file{r, size}
	var d time.Duration
	var err error
	switch kind {
	case "video/mp4", "video/quicktime", "audio/mp4", "video/3gpp", "audio/3gpp":
		d, err = f.mp4()
	case "audio/mpeg":
		d, err = f.mpeg()
	case "audio/wav", "audio/x-wav", "audio/wave":
		d, err = f.wave()
	case "audio/flac":
		d, err = f.flac()
	case "audio/ogg", "video/ogg":
		d, err = f.ogg()
	case "audio/amr":
		d, err = f.amr()
	case "video/x-msvideo":
		d, err = f.avi()
	case "video/webm", "video/x-matroska":
		d, err = f.matroska()
	case "audio/x-caf":
		d, err = f.caf()
	case "audio/aac":
		d, err = f.adts()
	default:
		return 0, ErrKind
	}
	if err == nil && (d <= 0 || d > longest) {
		err = ErrUnreadable
	}
	if err != nil {
		return 0, err
	}
	return d, nil
}

// file reads at places.
type file struct {
	io.ReaderAt
	size int64
}

// part is bytes of the file, fewer where it ends.
func (f file) part(at, n int64) []byte {
	if at < 0 || at >= f.size || n <= 0 {
		return nil
	}
	b := make([]byte, min(n, f.size-at))
	got, _ := f.ReadAt(b, at)
	return b[:got]
}

// units turns a count of units into time; a clock without units is ErrUnreadable.
func units(count, perSecond float64) (time.Duration, error) {
	s := count / perSecond
	if !(perSecond > 0) || !(s > 0) || math.IsInf(s, 0) || s > longest.Seconds() {
		return 0, ErrUnreadable
	}
	return time.Duration(s * float64(time.Second)), nil
}
