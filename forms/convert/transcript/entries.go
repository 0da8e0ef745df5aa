package transcript

import (
	"fmt"
	"strconv"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// The columns of a thread, in points.
const (
	noX, noW     = left, 30.0
	timeX, timeW = noX + noW, 74.0
	whoX, whoW   = timeX + timeW, 92.0
	wordsX       = whoX + whoW
	wordsW       = right - wordsX
	gap          = 8.0 // between columns
	entryLead    = 13.2
)

// entries sets a thread: a heading for each day, then number, time, sender and words of each message.
func (s *setter) entries(list []Entry) {
	s.columnHeads()
	s.onPage = s.columnHeads
	day := ""
	for i := range list {
		e := &list[i]
		if e.Day != day && e.Day != "" {
			day = e.Day
			s.day(day)
			s.today = day
		}
		s.entry(i+1, e)
	}
	s.onPage, s.today = nil, ""
}

func (s *setter) columnHeads() {
	col := func(x, w float64, name string) column {
		return column{x, w, inks(s.short(name, 8, w-4, text.Sans|text.Bold), soft)}
	}
	s.put(row{cols: []column{col(noX, noW, s.label.number), col(timeX, timeW, s.label.time), col(whoX, whoW, s.label.who),
		col(wordsX, wordsW, s.label.words)}, lead: 11, pad: 2, keep: 60, line: rule})
}

func (s *setter) day(day string) {
	s.put(row{cols: []column{{left, measure, inks(s.set(day, 10, measure, text.Sans|text.Bold), black)}}, lead: 14, before: 10, pad: 2, keep: 45, line: rule})
}

func (s *setter) entry(n int, e *Entry) {
	words := column{wordsX, wordsW, nil}
	style, grey := text.Regular, black
	if e.System {
		style, grey = text.Italic, soft
	}
	if e.Text != "" {
		words.lines = inks(s.set(e.Text, 10.5, wordsW, style), grey)
	}
	if e.Mark != "" {
		words.lines = append(words.lines, inks(s.short("["+s.label.name(e.Mark)+"]", 10.5, wordsW, text.Italic), soft)...)
	}
	for _, f := range e.Files {
		words.lines = append(words.lines, inks(s.set(s.fileLine(f), 9, wordsW, text.Sans), soft)...)
	}
	if len(words.lines) == 0 {
		words.lines = inks(s.short(s.label.none, 10.5, wordsW, text.Italic), soft)
	}
	who := inks(s.short(e.Who, 9.5, whoW-gap, text.Sans|text.Bold), black)
	s.put(row{cols: []column{
		{noX, noW, inks(s.set(strconv.Itoa(n), 8, noW-2, text.Sans), soft)},
		{timeX, timeW, inks(s.short(e.When, 9, timeW-gap, text.Sans), soft)},
		{whoX, whoW, who}, words,
	}, lead: entryLead, pad: 2.6, whole: 12, line: faint, again: func() {
		s.put(row{cols: []column{{noX, measure, inks(s.short(fmt.Sprintf("%d  %s", n, s.label.continued), 8, measure, text.Sans), soft)}}, lead: 11, pad: 2})
	}})
}

// fileLine names a file that came with a message.
func (s *setter) fileLine(f File) string {
	line := f.Name
	if f.Number > 0 {
		line = fmt.Sprintf(s.label.attachment, f.Number)
		if f.Name != "" {
			line += ": " + f.Name
		}
	}
	if f.Absent {
		return line + " — " + s.label.absent
	}
	if f.Size > 0 {
		line += " (" + size(f.Size) + ")"
	}
	return line
}

// files is the list of what came with the messages, with the hash of each.
func (s *setter) files(list []File) {
	if len(list) == 0 {
		return
	}
	s.put(row{cols: []column{{left, measure, inks(s.set(s.label.attachments, 11, measure, text.Sans|text.Bold), black)}},
		lead: 15, before: 18, pad: 3, keep: 50, line: rule})
	for _, f := range list {
		no := ""
		if f.Number > 0 {
			no = strconv.Itoa(f.Number)
		}
		name := f.Name
		if f.Media != "" && f.Media != "application/octet-stream" {
			name += " — " + f.Media
		}
		about := s.label.absent
		switch {
		case f.Below:
			about = s.label.below
		case !f.Absent:
			about = size(f.Size) + ", SHA-256 " + groups(f.SHA256)
		}
		lines := append(inks(s.set(name, 10.5, measure-noW, text.Regular), black), inks(s.set(about, 8.5, measure-noW, text.Sans), soft)...)
		s.put(row{cols: []column{{noX, noW, inks(s.short(no, 9, noW-4, text.Sans|text.Bold), black)}, {noX + noW, measure - noW, lines}},
			lead: 12.8, pad: 3, whole: 8, line: faint})
	}
}
