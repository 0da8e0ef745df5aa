package contradict

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// span is one statement of the time under control.
type span struct {
	from, to, exit cases.Date
	side           Side
	path           string
}

// comparePeriods holds the times under control against each other, and the timeline's phases against them.
func (f *file) comparePeriods() {
	var list []span
	if x := f.first.Exploitations; len(x) == 1 {
		list = append(list, span{x[0].From, x[0].To, x[0].ExitEnd, Side{Source: "what was done", SourceES: "lo ocurrido", Record: x[0].Key()}, "exploitation"})
	}
	for _, s := range f.snaps {
		if r := s.Matter.Record; r != nil {
			list = append(list, span{r.Period[0], r.Period[1], r.ExitEnd, matterSide(s, "", ""), "matter.record.period"})
		}
	}
	for i, b := range list {
		for _, a := range list[:i] {
			f.sameEnd(a, b, ".from", a.from, b.from)
			f.sameEnd(a, b, ".to", a.to, b.to)
			f.sameEnd(a, b, ".exitEnd", a.exit, b.exit)
		}
	}
	if len(list) > 0 {
		f.phases(list[0])
	}
	f.kinds()
}

func (f *file) sameEnd(a, b span, path string, x, y cases.Date) {
	if x == "" || y == "" || agree(x, y) {
		return
	}
	f.add("period under control", a.at(path, x), b.at(path, y), Fix)
}

func (s span) at(path string, d cases.Date) Side {
	side := s.side
	side.Path, side.Value = s.path+path, strings.TrimPrefix(path, ".")+" "+d.Long()
	return side
}

// phases asks that what is marked before, during or after lies there. The exit period belongs to both.
func (f *file) phases(s span) {
	for _, e := range f.first.Timeline {
		start, finish := orElse(e.From, e.To), orElse(e.To, e.From)
		if start == "" {
			continue
		}
		out := ""
		switch e.Phase {
		case cases.During:
			if before(finish, s.from) {
				out = ".from"
			} else if before(orElse(s.exit, s.to), start) {
				out = ".to"
			}
		case cases.Before:
			if before(s.from, start) {
				out = ".from"
			}
		case cases.After:
			if before(finish, s.to) {
				out = ".to"
			}
		}
		if out == "" {
			continue
		}
		day := s.from
		if out == ".to" {
			day = s.to
		}
		side := Side{Value: string(e.Phase) + ", " + period(e.From, e.To), Source: "timeline: " + e.Title, SourceES: "línea de vida: " + e.Title, Record: e.Key(), Path: "timeline.phase"}
		f.add("phase", s.at(out, day), side, Fix)
	}
	for _, e := range f.first.Timeline {
		if e.Category == "leaving" && e.From != "" && s.to != "" && e.To == "" && !agree(e.From, s.to) && !within(e.From, s.to, orElse(s.exit, s.to)) {
			f.add("leaving", s.at(".to", s.to), Side{Value: e.From.Long(), Source: "timeline: " + e.Title, SourceES: "línea de vida: " + e.Title, Record: e.Key(), Path: "timeline.from"}, Explain)
		}
		if e.Category == "recruitment" && e.From != "" && before(s.from, e.From) {
			f.add("first meeting", s.at(".from", s.from), Side{Value: e.From.Long(), Source: "timeline: " + e.Title, SourceES: "línea de vida: " + e.Title, Record: e.Key(), Path: "timeline.from"}, Explain)
		}
	}
}

// kinds compares labor and sex as the petition says with the kinds told.
func (f *file) kinds() {
	var told []string
	for _, x := range f.first.Exploitations {
		told = append(told, x.Types...)
	}
	has := func(ids ...string) bool {
		return slices.ContainsFunc(told, func(t string) bool { return slices.Contains(ids, t) })
	}
	sex, labor := has("sex", "sex-minor", "pornography"), has("forced-labor", "debt-bondage", "servitude", "peonage", "domestic-servitude", "begging", "forced-crime")
	if len(told) == 0 {
		return
	}
	for _, s := range f.snaps {
		p := s.Matter.Petition
		if p == nil {
			continue
		}
		kind := fold(p.Trafficking)
		if kind == "labor" && sex && !labor || kind == "sex" && labor && !sex || kind == "both" && sex != labor {
			x := f.first.Exploitations[0]
			a := Side{Value: strings.Join(told, ", "), Source: "what was done", SourceES: "lo ocurrido", Record: x.Key(), Path: "exploitation.types"}
			f.add("kind of exploitation", a, matterSide(s, "matter.petition.trafficking", p.Trafficking), Fix)
		}
	}
}
