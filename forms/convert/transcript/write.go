package transcript

import (
	"fmt"
	"io"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/remark"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// The longest record that is set in one file.
const (
	MaxEntries = 500000
	MaxText    = 16 << 20 // bytes of all texts; some five thousand pages
)

// Write sets a record in pages and gives their number. Equal records give equal bytes. Errors are those of w, and
// ErrTooLong.
func Write(w io.Writer, t Record) (pages int, err error) {
	if len(t.Entries) > MaxEntries || t.length() > MaxText {
		return 0, ErrTooLong
	}
	label := labelsOf(t.Lang)
	s := newSetter(w, label.name(t.Title), label)
	s.lang, s.hash = t.Lang, t.SHA256[:min(8, len(t.SHA256))]
	s.head(&t)
	if len(t.Entries) > 0 {
		s.entries(t.Entries)
	}
	for i, l := range t.Letters {
		s.letter(l, i > 0)
	}
	s.files(t.Files)
	return s.finish(t.Lang)
}

// head is the title, the facts, the hash and what is to be said about the reading.
func (s *setter) head(t *Record) {
	s.put(row{cols: []column{{left, measure, inks(s.set(s.title, 17, measure, text.Bold), black)}}, lead: 22})
	s.y -= 4
	lead := s.label.lead
	switch {
	case len(t.Entries) == 0:
		lead = s.label.one
	case t.UTC:
		lead = s.label.moments
	}
	s.put(row{cols: []column{{left, measure, inks(s.set(lead, 9.5, measure, text.Italic), soft)}}, lead: 13})
	s.y -= 5
	s.stroke(left, s.y, right, s.y, 0.9, black)
	s.y -= 4
	facts := t.Facts
	if t.SHA256 != "" {
		facts = append(facts[:len(facts):len(facts)], Fact{s.label.hash, groups(t.SHA256)})
	}
	for _, f := range facts {
		s.fact(f)
	}
	said := t.Remarks
	if n := s.unprintable(t); n > 0 {
		said = append(said[:len(said):len(said)], remark.Remark{Kind: remark.Fallback, Count: n})
	}
	s.remarks(said, t.Lang)
	s.y -= 8
}

// fact is one line of a head: its name on the left, its value beside it.
func (s *setter) fact(f Fact) {
	const name = 104.0
	s.put(row{cols: []column{
		{left, name - 8, inks(s.short(s.label.name(f.Name), 9, name-8, text.Sans|text.Bold), black)},
		{left + name, measure - name, inks(s.set(f.Value, 10.5, measure-name, text.Regular), black)},
	}, lead: 13.5, pad: 2.5, line: faint, whole: 6})
}

// remarks are set small, one after the other.
func (s *setter) remarks(list []remark.Remark, lang string) {
	s.y -= 4
	for _, r := range list {
		words := r.In(lang)
		if words == "" {
			continue
		}
		s.put(row{cols: []column{
			{left, 10, inks(s.short("–", 9.5, 10, text.Regular), soft)},
			{left + 10, measure - 10, inks(s.set(words, 9.5, measure-10, text.Regular), soft)},
		}, lead: 12.5, before: 2, whole: 8})
	}
}

// unprintable counts the characters that will stand in brackets, so that the head can say it before the first of them.
func (s *setter) unprintable(t *Record) int {
	p := &printer{known: s.print.known}
	each := func(words string) {
		if !p.plain(words) {
			p.text(words)
		}
	}
	for _, f := range t.Facts {
		each(f.Value)
	}
	for i := range t.Entries {
		e := &t.Entries[i]
		each(e.Who)
		each(e.Text)
	}
	for i := range t.Letters {
		for _, f := range t.Letters[i].Head {
			each(f.Value)
		}
		each(t.Letters[i].Text)
	}
	return p.count
}

// groups sets a hash in groups of eight, which can be compared by eye.
func groups(hash string) string {
	var parts []string
	for len(hash) > 8 {
		parts = append(parts, hash[:8])
		hash = hash[8:]
	}
	return strings.Join(append(parts, hash), " ")
}

// size is a number of bytes for a reader.
func size(n int64) string {
	switch {
	case n < 1024:
		return fmt.Sprintf("%d bytes", n)
	case n < 1<<20:
		return fmt.Sprintf("%.1f KB", float64(n)/1024)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

// length is the bytes of all texts.
func (t *Record) length() int {
	n := 0
	for i := range t.Entries {
		n += len(t.Entries[i].Text) + len(t.Entries[i].Who)
	}
	for i := range t.Letters {
		n += len(t.Letters[i].Text)
	}
	return n
}

// ErrTooLong says that a record is longer than what is set in one file.
var ErrTooLong = error(&tooLong{})

type tooLong struct{}

func (*tooLong) Error() string { return "transcript: the thread is too long" }

// Explain says so to a person (see cases.Explainer).
func (*tooLong) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "Este archivo tiene más mensajes o más texto del que cabe en una transcripción.", "El original está como llegó.",
			"Exporte la conversación por periodos más cortos, o divida el texto, y añada cada parte."
	}
	return "This file has more messages, or more text, than one transcript can hold.", "The original is as it came.",
		"Export the conversation in shorter periods, or divide the text, and add each part."
}
