// Package sample is the office that shows how everything fits together: one office, two attorneys, three clients and
// three matters, one of each kind. Everybody and every place in it is invented: family names that mean "example",
// telephone numbers of the range 555-01xx, streets and ZIP codes that no map has, addresses at example.org.
//
// It owns the records and the plan of the evidence. The files of the evidence are drawn by forms/sample. It must not
// know storage, paper or the window.
package sample

import (
	"fmt"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
)

// Set is the whole sample office.
type Set struct {
	Office    cases.Office
	Attorneys []cases.Attorney
	Clients   []cases.Client
	Matters   []cases.Matter
	Parties   []cases.Party
	Story     []cases.Fragment
	Choices   []cases.Choice
	Releases  []cases.Release
	Deadlines []cases.Deadline
	Reports   []cases.PoliceReport
	Evidence  []EvidencePlan
}

// EvidencePlan is one piece of evidence before its file exists: the record without its Blob, and what the file shows.
type EvidencePlan struct {
	Item  cases.EvidenceItem
	Shows Shows
}

// FileKind is the kind of file that a piece of sample evidence is.
type FileKind string

// The three kinds every matter has one of.
const (
	Letter   FileKind = "letter"   // a PDF of one or two pages
	Photo    FileKind = "photo"    // a JPEG picture
	Messages FileKind = "messages" // a PNG picture of text messages on a telephone
)

// Shows says what a made file is to show, in words that agree with the client's story.
type Shows struct {
	Kind     FileKind
	Heading  string    // letterhead, caption under the picture, or the name above the messages
	Lines    []string  // paragraphs of a letter; objects in a picture
	Messages []Message // of a telephone
}

// Message is one text message.
type Message struct {
	When string // as the telephone shows it
	Mine bool   // sent by the client
	Text string
}

// Today is the day on which the sample office is set. It is fixed, so that the sample and its dates never change.
const Today cases.Date = "2026-11-20"

// Office returns a fresh copy of the sample office. Every id in it is fixed: written twice, it is there once.
func Office() Set {
	set := Set{Office: office(), Attorneys: attorneys()}
	for _, add := range []func(*Set){recordRelief, protectiveOrder, immigration, dates} {
		add(&set)
	}
	set.Story = withPieces(set.Story)
	return set
}

// Records lists everything but the evidence, in an order in which it can be written: the office first, what hangs on a
// client or a matter after it.
func (s Set) Records() []cases.Record {
	out := []cases.Record{s.Office}
	out = appendAll(out, s.Attorneys)
	out = appendAll(out, s.Clients)
	out = appendAll(out, s.Matters)
	out = appendAll(out, s.Parties)
	out = appendAll(out, s.Story)
	out = appendAll(out, s.Choices)
	out = appendAll(out, s.Releases)
	out = appendAll(out, s.Deadlines)
	return appendAll(out, s.Reports)
}

func appendAll[T cases.Record](out []cases.Record, list []T) []cases.Record {
	for _, r := range list {
		out = append(out, r)
	}
	return out
}

// EvidenceOf lists the planned evidence of one matter, in the order of its exhibits.
func (s Set) EvidenceOf(matterID string) []EvidencePlan {
	var out []EvidencePlan
	for _, e := range s.Evidence {
		if e.Item.MatterID == matterID {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b EvidencePlan) int { return a.Item.Exhibit.Order - b.Item.Exhibit.Order })
	return out
}

// id makes a fixed row id in the form of a UUIDv7; n says whose it is: 1xx, 2xx and 3xx for the three matters.
func id(n int) string { return fmt.Sprintf("01930000-0000-7000-8000-%012d", n) }

// dates adds the deadlines that follow from the facts of the sample matters, under fixed ids.
func dates(s *Set) {
	n := 401
	for _, m := range s.Matters {
		found, err := due.Of(&cases.Snapshot{Matter: m})
		if err != nil {
			panic(err) // the facts are ours and a test computes them
		}
		for _, d := range found {
			d.ID = id(n)
			s.Deadlines = append(s.Deadlines, d)
			n++
		}
	}
}
