package cases

import (
	"slices"
	"strings"
)

// letterFacts are what letters and requests ask beside the forms: the leave under which a letter to somebody outside is
// written, the day the certifier was asked, the closing, the reports that the client or somebody else made, and what an
// exhibit or incident still needs to be named in a paper.
func letterFacts() []Fact {
	out := []Fact{
		textFact("release.reader.whom", "Release to this reader: who receives it", "Autorización para este destinatario: quién recibe", func(s *Snapshot) string { return s.leave().Whom }),
		textFact("release.reader.purpose", "Release to this reader: purpose", "Autorización para este destinatario: propósito", func(s *Snapshot) string { return s.leave().Purpose }),
		dateFact("release.reader.signed", "Release to this reader: signed on", "Autorización para este destinatario: fecha de firma", func(s *Snapshot) Date { return s.leave().Signed }),
		dateFact("release.reader.expires", "Release to this reader: ends on", "Autorización para este destinatario: fecha de vencimiento", func(s *Snapshot) Date { return s.leave().Expires }),
		dateFact("matter.petition.certifierAsked", "Certification asked for on", "Certificación solicitada el", func(s *Snapshot) Date { return petitionPart(s).CertifierAsked }),
		dateFact("matter.closing.on", "Closed on", "Fecha de cierre", func(s *Snapshot) Date { return s.Matter.Closing.On }),
		textFact("matter.closing.outcome", "Outcome at the closing", "Resultado al cierre", func(s *Snapshot) string { return s.Matter.Closing.Outcome }),
		dateFact("matter.closing.keep", "File kept until", "El expediente se guarda hasta", func(s *Snapshot) Date { return s.Matter.Closing.Keep }),
		rowTextFact("matter.evidence.exhibits[].language", "Exhibit: language", "Anexo: idioma", exhibitAt, func(e EvidenceItem) string { return Words(Languages(), e.Language, "en") }),
		incidentExhibits("matter.order.incidents[].exhibits", incidentAt),
		incidentExhibits("matter.order.recentIncidents[].exhibits", recentIncidentAt),
	}
	return append(out, reportFacts()...)
}

func reportFacts() []Fact {
	const path, en, es = "client.policeReports[].", "Police report: ", "Denuncia: "
	report := func(s *Snapshot, at []int) (PoliceReport, bool) { return row(s.Reports, at, 0) }
	return []Fact{
		rowTextFact(path+"agency", en+"agency", es+"agencia", report, func(r PoliceReport) string { return r.Agency }),
		rowTextFact(path+"number", en+"number", es+"número", report, func(r PoliceReport) string { return r.Number }),
		rowTextFact(path+"officer", en+"officer", es+"oficial", report, func(r PoliceReport) string { return r.Officer }),
		rowDateFact(path+"on", en+"day", es+"día", report, func(r PoliceReport) Date { return r.On }),
	}
}

// incidentExhibits names the exhibits that speak of an incident: "Exhibits A and C".
func incidentExhibits(path string, find func(*Snapshot, []int) (Incident, bool)) Fact {
	return Fact{Path: path, Label: "Incident: exhibits that speak of it", LabelES: "Incidente: anexos que hablan de él", Kind: TextFact,
		get: func(s *Snapshot, at []int) Value {
			i, _ := find(s, at)
			var labels []string
			for n, e := range exhibits(s) {
				if slices.Contains(i.Evidence, e.ID) {
					labels = append(labels, s.Matter.Packet.ExhibitLabel(n))
				}
			}
			switch len(labels) {
			case 0:
				return Value{}
			case 1:
				return Value{Text: "Exhibit " + labels[0]}
			}
			last := len(labels) - 1
			return Value{Text: "Exhibits " + strings.Join(labels[:last], ", ") + " and " + labels[last]}
		}}
}

// leave is the newest release under which the paper at hand may go to its reader: for this matter, informed, not taken
// back, and running on the day of the paper. There is none for a paper without a reader.
func (s *Snapshot) leave() Release {
	var newest Release
	for _, r := range s.Releases {
		switch {
		case s.paper.For == "" || r.Recipient != s.paper.For || !r.Informed || r.Revoked != "":
		case r.MatterID != "" && r.MatterID != s.Matter.ID:
		case s.paper.On != "" && (r.Expires < s.paper.On || r.Signed > s.paper.On):
		case r.Recipient == Certifier && !r.names(s.certifier()):
		case r.Signed >= newest.Signed:
			newest = r
		}
	}
	return newest
}

// names reports whether the release is for an agency: what the client lets one agency read, another may not. Where no
// agency is told yet there is none that it could differ from.
func (r Release) names(a Agency) bool {
	if a.Name == "" {
		return true
	}
	if r.AgencyID != "" && a.ID != "" {
		return r.AgencyID == a.ID
	}
	whom := strings.ToLower(joinWords(r.Whom))
	return slices.ContainsFunc(append([]string{a.Name}, a.OtherName...), func(name string) bool {
		name = strings.ToLower(joinWords(name))
		return name != "" && whom != "" && (strings.Contains(whom, name) || strings.Contains(name, whom))
	})
}

// joining are the members of the client's family who join the petition or have joined it.
func joining(s *Snapshot) []Relative {
	var out []Relative
	for _, r := range s.Client.Family {
		if r.Derivative == DerivativeWanted || r.Derivative == DerivativeFiled {
			out = append(out, r)
		}
	}
	return out
}
