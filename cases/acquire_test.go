package cases

import (
	"testing"
	"time"
)

func TestDetectMedia(t *testing.T) {
	for head, want := range map[string]string{
		"%PDF-1.7\n":                      "application/pdf",
		"\xff\xd8\xff\xe0\x00\x10JFIF":    "image/jpeg",
		"\x89PNG\r\n\x1a\n\x00":           "image/png",
		"\x00\x00\x00\x18ftypheic":        "image/heic",
		"\x00\x00\x00\x18ftypisom":        "video/mp4",
		"RIFF\x00\x00\x00\x00WAVEfmt ":    "audio/wav",
		"Dear Sir, it was 5 \u2013 6 pm.": "text/plain",
		"":                                "application/octet-stream",
		"\x00\x01\x02\x03\x04\x05":        "application/octet-stream",
	} {
		if got := DetectMedia([]byte(head)); got != want {
			t.Errorf("%q: %s, want %s", head, got, want)
		}
	}
}

func TestAcquire(t *testing.T) {
	when := time.Date(2026, 3, 9, 23, 0, 0, 0, time.FixedZone("", -5*3600))
	blob := Blob{ID: "b", SHA256: "ab", Size: 3}
	item, event := Acquire(Received{MatterID: "m", FileName: "/home/x/photo.jpg", Head: []byte("\xff\xd8\xff"), Obtained: "A\x1bB\n", When: when}, blob)
	if item.FileName != "photo.jpg" || item.Title != "Picture" || item.Blob != blob || item.MatterID != "m" {
		t.Errorf("item %+v", item)
	}
	if event.EvidenceID != item.ID || event.What != "acquired" || event.Who != "A B" || event.When != "2026-03-10T04:00:00Z" || event.SHA256 != "ab" {
		t.Errorf("event %+v", event)
	}
}

func TestAcquireKeepsTextsOnOneLine(t *testing.T) {
	item, _ := Acquire(Received{Title: "Two\nlines \x01", Source: "a\tphone", Head: []byte("x")}, Blob{})
	if item.Title != "Two lines" || item.Source != "a phone" {
		t.Errorf("item %+v", item)
	}
	if item, _ = Acquire(Received{Title: "\n", Head: []byte("%PDF-")}, Blob{}); item.Title != "PDF" {
		t.Errorf("a title without a letter became %q", item.Title)
	}
}
