package fill

import (
	"bytes"
	"regexp"
)

var header = regexp.MustCompile(`%PDF-\d\.\d`)

// mendEnvelope repairs what stands around the objects of a file and what every viewer overlooks: bytes before the
// header, as mail and web servers leave them, a version that is no number, and a missing end mark. ok is false when
// there was nothing to repair.
func mendEnvelope(blank []byte) (mended []byte, ok bool) {
	start := bytes.Index(blank, []byte("%PDF-"))
	if start < 0 || len(blank) < start+8 {
		return nil, false
	}
	body := blank[start:]
	version := header.Match(body[:8])
	end := bytes.Contains(body[max(0, len(body)-1024):], []byte("%%EOF"))
	if start == 0 && version && end {
		return nil, false
	}
	mended = bytes.Clone(body)
	if !version {
		copy(mended, "%PDF-1.7") // of the same length: offsets count from here
	}
	if !end {
		mended = append(mended, "\n%%EOF\n"...)
	}
	return mended, true
}
