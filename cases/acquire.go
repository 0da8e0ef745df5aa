package cases

import (
	"bytes"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"
)

// Received is what is known of an original at the moment it comes in.
type Received struct {
	MatterID string
	FileName string // as received; a folder in front of it is dropped
	Title    string // kept on one line; "" takes a neutral one from the kind of file
	Source   string
	Obtained string // who obtained it
	Head     []byte // the first bytes, 512 are enough; they tell the kind of file
	Media    string // the kind, where the caller knows more than the head tells; "" = as the head tells
	Parent   string // id of the item it came out of
	When     time.Time
}

// Acquire makes the record of a sealed original and the first entry of its custody. Both are stored together, so that
// no item stands in the vault without the entry that says how it came.
func Acquire(r Received, b Blob) (EvidenceItem, CustodyEvent) {
	item := EvidenceItem{
		ID: NewID(), MatterID: r.MatterID, Title: OneLine(r.Title), FileName: filepath.Base(r.FileName),
		Media: r.Media, Blob: b, Source: OneLine(r.Source), Obtained: OneLine(r.Obtained), Parent: r.Parent,
	}
	if item.Media == "" {
		item.Media = DetectMedia(r.Head)
	}
	if item.Title == "" {
		item.Title = mediaTitle(item.Media)
	}
	return item, item.Touched("acquired", item.Obtained, r.When)
}

// Touched is one more entry of the item's custody: what was done, by whom, when. SHA256 is that of the original; a
// caller that read other bytes says so instead.
func (e EvidenceItem) Touched(what, who string, when time.Time) CustodyEvent {
	return CustodyEvent{
		ID: NewID(), MatterID: e.MatterID, EvidenceID: e.ID, What: what, Who: who,
		When: when.UTC().Format(time.RFC3339), SHA256: e.Blob.SHA256,
	}
}

// media are the kinds of file known by their first bytes: the mark, where it stands, and the kind's name.
var media = []struct {
	at         int
	mark, kind string
}{
	{0, "%PDF-", "application/pdf"},
	{0, "\xff\xd8\xff", "image/jpeg"},
	{0, "\x89PNG\r\n\x1a\n", "image/png"},
	{0, "GIF8", "image/gif"},
	{0, "II*\x00", "image/tiff"},
	{0, "MM\x00*", "image/tiff"},
	{8, "WEBP", "image/webp"},
	{4, "ftyphei", "image/heic"},
	{4, "ftypmif1", "image/heic"},
	{4, "ftypqt", "video/quicktime"},
	{4, "ftypM4A", "audio/mp4"},
	{4, "ftyp", "video/mp4"},
	{0, "\x1aE\xdf\xa3", "video/webm"},
	{8, "AVI ", "video/x-msvideo"},
	{8, "WAVE", "audio/wav"},
	{0, "ID3", "audio/mpeg"},
	{0, "\xff\xfb", "audio/mpeg"},
	{0, "#!AMR", "audio/amr"},
	{0, "OggS", "audio/ogg"},
	{0, "PK\x03\x04", "application/zip"},
	{0, "{\\rtf", "application/rtf"},
	{0, "From ", "message/rfc822"},
}

// DetectMedia tells the kind of a file from its first bytes, never from its name: "application/octet-stream" when
// they say nothing.
func DetectMedia(head []byte) string {
	for _, m := range media {
		if len(head) >= m.at && bytes.HasPrefix(head[m.at:], []byte(m.mark)) {
			return m.kind
		}
	}
	// The head may end inside a letter, so its last bytes do not count.
	if body := head[:max(0, len(head)-utf8.UTFMax)]; len(head) > 0 && utf8.Valid(body) && !bytes.ContainsRune(head, 0) {
		return "text/plain"
	}
	return "application/octet-stream"
}

// mediaTitle is a title that says nothing of the content.
func mediaTitle(kind string) string {
	switch {
	case kind == "application/pdf":
		return "PDF"
	case kind == "text/plain":
		return "Text"
	case strings.HasPrefix(kind, "image/"):
		return "Picture"
	case strings.HasPrefix(kind, "video/"):
		return "Video"
	case strings.HasPrefix(kind, "audio/"):
		return "Recording"
	}
	return "File"
}
