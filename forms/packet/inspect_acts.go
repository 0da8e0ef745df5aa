package packet

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// acts reports whether an action does something by itself. To show a page is not doing something: many programs write
// on which page a file opens.
func (s *source) acts(o types.Object) bool {
	budget := mostActions
	return s.anyAction(o, &budget, func(kind string) bool { return kind != "GoTo" })
}

// runs reports whether an action, or one that follows it, runs something or sends something.
func (s *source) runs(o types.Object) bool {
	budget := mostActions
	return s.anyAction(o, &budget, func(kind string) bool {
		switch kind {
		case "JavaScript", "Launch", "SubmitForm", "ImportData", "Rendition", "RichMediaExecute":
			return true
		}
		return false
	})
}

// mostActions bounds what is followed: a chain of actions, and a tree of fields, may lead back to itself.
const (
	mostActions = 100
	mostFields  = 50_000
)

func (s *source) anyAction(o types.Object, budget *int, is func(kind string) bool) bool {
	d := s.dict(o) // a list in the place of an action is a page to be shown
	if *budget--; d == nil || *budget < 0 {
		return false
	}
	if kind := s.name(d["S"]); kind != "" && is(kind) {
		return true
	}
	next := types.Array{d["Next"]}
	if list := s.array(d["Next"]); list != nil {
		next = list
	}
	for _, n := range next {
		if *budget > 0 && s.anyAction(n, budget, is) {
			return true
		}
	}
	return false
}

// actsLater, and runsLater, are the same of what waits for an event.
func (s *source) actsLater(o types.Object) bool {
	for _, a := range s.dict(o) {
		if s.acts(a) {
			return true
		}
	}
	return false
}

func (s *source) runsLater(o types.Object) bool {
	for _, a := range s.dict(o) {
		if s.runs(a) {
			return true
		}
	}
	return false
}

// outlineRuns looks through the bookmarks.
func (s *source) outlineRuns(o types.Object, file *Structure, seen map[int]bool) {
	for o != nil && !file.Scripts && len(seen) < maxPages {
		ref, ok := o.(types.IndirectRef)
		if !ok || seen[ref.ObjectNumber.Value()] {
			return
		}
		seen[ref.ObjectNumber.Value()] = true
		d := s.dict(o)
		file.Scripts = s.runs(d["A"])
		s.outlineRuns(d["First"], file, seen)
		o = d["Next"]
	}
}

// holdsFiles reports whether a name tree holds anything.
func (s *source) holdsFiles(o types.Object, budget *int) bool {
	d := s.dict(o)
	if len(s.array(d["Names"])) > 0 {
		return true
	}
	for _, kid := range s.array(d["Kids"]) {
		if *budget--; *budget > 0 && s.holdsFiles(kid, budget) {
			return true
		}
	}
	return false
}

// fields looks through the fields of a form.
func (s *source) fields(o types.Object, file *Structure, budget *int) {
	for _, f := range s.array(o) {
		if *budget--; *budget < 0 {
			return
		}
		d := s.dict(f)
		file.Scripts = file.Scripts || s.runs(d["A"]) || s.runsLater(d["AA"])
		if len(s.array(d["Kids"])) > 0 && s.name(d["FT"]) != "Sig" {
			s.fields(d["Kids"], file, budget)
			continue
		}
		s.field(d, file)
	}
}

// field tells a signature that was made from what can still be filled.
func (s *source) field(d types.Dict, file *Structure) {
	kind, value := s.name(d["FT"]), s.dict(d["V"])
	if kind == "" { // both may stand at the parent
		up := s.dict(d["Parent"])
		kind, value = s.name(up["FT"]), s.dict(up["V"])
	}
	if kind == "Sig" && value != nil {
		file.Signed = true
		return
	}
	file.Fields = true
}
