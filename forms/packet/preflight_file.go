package packet

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases/law"
)

// file looks at what belongs to the files as a whole.
func (p *preflight) file() {
	p.sizes()
	p.partNames()
	p.active()
	p.bookmarks()
	p.archive()
	if p.seen.closed {
		p.bad(Line{Level: Amber, Rule: "structure"}, "What lies in the file beside its pages could not be read, so that notes, fonts and what acts by itself were not looked at.", FixBuild)
		return
	}
	p.marksOver()
	p.fonts()
}

// sizes holds the files against the limit of the venue, and against the lower
// one that the office set.
func (p *preflight) sizes() {
	own := p.plan.Job.MaxPart
	r, ok := p.pack.Rule(law.CheckPartSize)
	limit := int64(r.Number()) * 1_000_000
	l := p.rule(law.CheckPartSize, Red)
	if own > 0 && (limit == 0 || own < limit) {
		limit = own
	}
	switch {
	case limit > 0 && p.seen.largest > limit:
		p.bad(l, fmt.Sprintf("The largest file has %s; %s is the most here.", megabytes(p.seen.largest, true), megabytes(limit, false)), FixVenue)
	case limit > 0:
		p.good(l, fmt.Sprintf("No file has more than %s.", megabytes(limit, false)))
	case ok:
		l.Level = Info
		p.bad(l, fmt.Sprintf("How large a file may be here is not known. The largest has %s.", megabytes(p.seen.largest, true)), FixVenue)
	}
	p.submission()
}

// megabytes says bytes as people read them, of 1,000,000 bytes each. up rounds so that a file above a limit never reads
// like one at it; a limit rounds down.
func megabytes(n int64, up bool) string {
	const tenth = 100_000
	if up {
		n += tenth - 1
	}
	if n < tenth {
		return fmt.Sprintf("%d bytes", n)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n/tenth)/10), ".0") + " MB"
}

func (p *preflight) submission() {
	r, ok := p.pack.Rule(law.CheckSubmissionSize)
	if !ok || !r.Known() {
		return
	}
	limit, l := int64(r.Number())*1_000_000, p.rule(law.CheckSubmissionSize, Red)
	if p.seen.total > limit {
		p.bad(l, fmt.Sprintf("All files together have %s; one filing may have %s.", megabytes(p.seen.total, true), megabytes(limit, false)), FixExhibits)
		return
	}
	p.good(l, fmt.Sprintf("All files together have no more than %s.", megabytes(limit, false)))
}

// partNames looks whether the files of a divided packet are named as the venue
// asks.
func (p *preflight) partNames() {
	if _, ok := p.pack.Rule(law.CheckPartNames); !ok || p.foreign {
		return
	}
	l := p.rule(law.CheckPartNames, Red)
	for i, name := range p.names {
		if name != p.pack.FileName(i+1, len(p.names)) {
			p.bad(l, "A file of the packet has another name than this place asks for.", FixBuild)
			return
		}
	}
	p.good(l, "The files are named as this place asks.")
}

// active looks for what acts by itself or hides something. Each is a line of
// its own, because venues have rules for some of them.
func (p *preflight) active() {
	clean := true
	for _, a := range []struct {
		kind  law.CheckKind
		there bool
		text  string
		fix   string
	}{
		{law.CheckPassword, p.seen.password, "The file is locked with a password.", FixBuild},
		{law.CheckScript, p.seen.scripts, "The file holds a script.", FixBuild},
		{law.CheckOpenAction, p.seen.openAction, "Something happens by itself when the file is opened.", FixBuild},
		{law.CheckAttachment, p.seen.attachments, "Another file is attached inside.", FixBuild},
		{law.CheckOpenField, p.seen.fields, "The file holds form fields that can still be filled.", FixForm},
	} {
		if a.there {
			clean = false
			p.bad(p.rule(a.kind, Red), a.text, a.fix)
		}
	}
	if p.seen.signed {
		p.put(Line{Level: Info, Rule: "digital-signature", Fix: FixVenue,
			Text: "The file carries a digital signature. Look whether this place takes it; a change to the file breaks it."})
	}
	if clean {
		p.good(Line{Rule: "active-content", Cite: p.activeCite()}, "No password, script, attached file or open form field.")
	}
}

// activeCite is where the venue's rules about them stand.
func (p *preflight) activeCite() string {
	var cites []string
	for _, k := range []law.CheckKind{law.CheckPassword, law.CheckScript, law.CheckOpenAction, law.CheckAttachment, law.CheckOpenField} {
		if c := p.rule(k, Red).Cite; c != "" && !strings.Contains(strings.Join(cites, "; "), c) {
			cites = append(cites, c)
		}
	}
	return strings.Join(cites, "; ")
}

func (p *preflight) marksOver() {
	p.sort(p.rule(law.CheckAnnotation, Amber), "No comments or marks lie over the pages.", "A comment or mark lies over", FixEvidence, p.seen.over)
}

// bookmarks looks whether every exhibit has one, and whether they are shown.
func (p *preflight) bookmarks() {
	r, asked := p.pack.Rule(law.CheckBookmarks)
	few := asked && r.Value == "required_over_10_pages" && p.seen.pages <= 10
	l := p.rule(law.CheckBookmarks, Amber)
	switch {
	case p.foreign && few:
		p.good(l, "Bookmarks are asked for in files of more than 10 pages. This file has fewer.")
	case p.foreign && p.seen.bookmarks == 0 && asked:
		p.bad(l, "The file has no bookmarks.", FixBuild)
	case p.foreign && asked:
		l.Level = Info
		p.bad(l, "The file has bookmarks. Look whether there is one for each exhibit.", FixBuild)
	case p.foreign:
	default:
		p.sort(l, "Every exhibit has a bookmark.", "No bookmark leads to what begins on", FixBuild, p.seen.unmarked)
	}
	if _, ok := p.pack.Rule(law.CheckPanel); !ok {
		return
	}
	if l := p.rule(law.CheckPanel, Amber); p.seen.panelShut || p.seen.closed {
		p.bad(l, "A viewer does not show the bookmarks when the file is opened.", FixBuild)
	} else {
		p.good(l, "A viewer shows the bookmarks when the file is opened.")
	}
}

// fonts that are not in the file look different on another computer.
func (p *preflight) fonts() {
	p.sort(p.rule(law.CheckFonts, Info), "Every font is in the file.", "A font that is not in the file, and may look different elsewhere, is used on", FixEvidence, p.seen.loose)
}

// archive speaks of PDF/A only where a venue does, and never promises it: no
// validator is part of the program.
func (p *preflight) archive() {
	r, ok := p.pack.Rule(law.CheckPDFA)
	if !ok {
		return
	}
	l := p.rule(law.CheckPDFA, Info)
	switch {
	case !r.Known():
		l.Level = Info
		p.bad(l, "Whether a PDF/A is asked for here is not known. The file is built to its profile as far as the exhibits allow, and was not validated.", FixVenue)
	case r.Value == "required":
		p.bad(l, "This place asks for a PDF/A. The file is built to its profile as far as the exhibits allow, and was not validated: have it checked before filing.", FixVenue)
	case r.Value == "allowed":
		l.Level = Info
		p.bad(l, "A PDF/A is taken here and not required. The file is built to its profile as far as the exhibits allow, and was not validated.", "")
	default:
		l.Level = Info
		p.bad(l, "A PDF/A is not required here.", "")
	}
}
