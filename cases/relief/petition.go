package relief

import (
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/cases/law"
)

// reliefOfForm says which relief of the data a form belongs to.
var reliefOfForm = map[string]string{"I-914": "imm.t", "I-918": "imm.u", "I-360": "imm.vawa"}

// ReliefOf is the immigration relief of a matter: the one it names, else the one its form belongs to; "" for none.
func ReliefOf(m cases.Matter) string {
	if strings.HasPrefix(m.Relief, "imm.") {
		return m.Relief
	}
	if m.Petition == nil {
		return ""
	}
	return reliefOfForm[m.Petition.Form]
}

// PetitionItems lists what an immigration matter has and what is open: principal and derivatives, certifier and
// Supplement B, receipts and notices, work permit, waiver, adjustment, clocks, and the warning of 8 U.S.C. § 1367.
func PetitionItems(s *cases.Snapshot) []Item {
	p := s.Matter.Petition
	if p == nil {
		return nil
	}
	var l checklist
	relief := ReliefOf(s.Matter)
	head, _ := law.Find(relief)
	l.need("matter.relief", "Relief", "Remedio", head.Title, "Which relief is discussed?", "¿Qué remedio se conversa?", rowFigures(relief)...)
	l.need("matter.petition.form", "Form", "Formulario", p.Form, "Which form is filed?", "¿Qué formulario se presenta?", packetFigures(relief)...)
	types, sectors := kindsOf(s)
	l.need("exploitation.types", "Kind of exploitation", "Clase de explotación", types, "Which kinds, labor and sex alike? In plain words, when the client wants to say it.", "¿Qué clases, laborales y sexuales por igual? En palabras sencillas, cuando la persona quiera decirlo.")
	l.need("exploitation.sectors", "Sector", "Sector", sectors, "In which kind of work or place?", "¿En qué clase de trabajo o lugar?")
	l.need("matter.petition.warned1367", "Told about 8 U.S.C. § 1367", "Informada sobre 8 U.S.C. § 1367", string(p.Warned1367),
		"Tell the client what 8 U.S.C. § 1367 protects, that its reach is in dispute, and which address every notice will go to.",
		"Explique qué protege 8 U.S.C. § 1367, que su alcance se discute, y a qué dirección irá cada aviso.", statementFigures("confidentiality_rule", "imm.confidentiality")...)
	address, ok := s.Client.SafeAddress()
	value := ""
	if ok {
		value = string(address.Kind)
	}
	l.need("client.address.safe", "Safe mailing address", "Dirección postal segura", value, "Which safe or substitute address may every form carry?", "¿Qué dirección segura o sustituta puede llevar cada formulario?")
	certifier(&l, s, relief)
	if relief == "imm.t" {
		tItems(&l, p)
	}
	if relief == "imm.cp" || p.Presence != (cases.Continued{}) {
		l.need("matter.petition.presence.agency", "Continued presence: agency that asks", "Presencia continua: agencia que la pide", p.Presence.Agency, "Continued presence is asked for by law enforcement, not by the attorney. Which agency, if the client chose contact?", "La presencia continua la pide la autoridad, no la abogada o el abogado. ¿Qué agencia, si la persona eligió el contacto?", rowFigures("imm.cp")...)
		l.need("matter.petition.presence.expires", "Continued presence: end on the notice", "Presencia continua: fin en el aviso", string(p.Presence.Expires), "Which days stand on the notice?", "¿Qué días dice el aviso?")
	}
	derivatives(&l, s, relief)
	papers(&l, p)
	clocks(&l, s)
	return l.items
}

func kindsOf(s *cases.Snapshot) (types, sectors string) {
	var t, x []string
	for _, e := range s.Exploitations {
		t, x = append(t, e.Types...), append(x, e.Sectors...)
	}
	if p := s.Matter.Petition; p != nil {
		t, x = append(t, p.Types...), append(x, p.Sectors...)
		if len(t) == 0 && p.Trafficking != "" {
			t = []string{p.Trafficking}
		}
		if len(x) == 0 && p.Sector != "" {
			x = []string{p.Sector}
		}
	}
	return named(cases.TraffickingTypes(), t), named(cases.Sectors(), x)
}

func named(list []cases.Term, ids []string) string {
	var out []string
	for _, id := range ids {
		if w := cases.Words(list, id, "en"); !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return strings.Join(out, ", ")
}

// certifier: mandatory for a U petition, optional and without special weight for a T application.
func certifier(l *checklist, s *cases.Snapshot, relief string) {
	p := s.Matter.Petition
	switch relief {
	case "imm.u":
		l.need("matter.petition.certifier", "Certifying official", "Funcionario que certifica", p.Certifier, "Who may certify, and did the client agree to ask that agency?", "¿Quién puede certificar y aceptó la persona preguntar a esa agencia?", statementFigures("deadline_fact", "imm.deadline.supp_b")...)
		l.need("matter.petition.suppBSigned", "Supplement B signed", "Suplemento B firmado", string(p.SuppBSigned), "Which day stands beside the signature?", "¿Qué día está junto a la firma?", safeDay(p.SuppBSigned)...)
		l.need("matter.petition.suppBOriginal", "The paper signed in ink is held", "Se tiene el papel firmado con tinta", yes(p.SuppBOriginal), "Is the page signed in ink in hand?", "¿Está en mano la página firmada con tinta?")
	case "imm.t":
		l.may("matter.petition.suppBSigned", "Supplement B (optional, no special weight)", "Suplemento B (opcional, sin peso especial)", string(p.SuppBSigned), statementFigures("element", "imm.t.element.3")...)
	}
}

func yes(answer string) string {
	if answer == "yes" {
		return "yes"
	}
	return ""
}

// safeDay shows the last safe day to file after a signature on Supplement B.
func safeDay(signed cases.Date) []Figure {
	if !signed.Full() {
		return nil
	}
	res, err := law.Compute(law.Request{Rule: "dl.uscis.supb_last_safe_day", From: string(signed)})
	if err != nil {
		return nil
	}
	f := Figure{Label: "Last safe day to file", LabelES: "Último día seguro para presentar", Text: res.Due, Citation: res.Citation, AsOf: res.AsOf, Confidence: string(res.Confidence)}
	if res.Confidence != law.Verified {
		f.Confirm = "Confirm before relying: " + res.Citation + "."
	}
	return []Figure{f}
}

func tItems(l *checklist, p *cases.Petition) {
	report := p.ReportedTo
	if p.Under18 {
		report = "under 18 when at least one act occurred"
	} else if p.Cooperated == "exception" {
		report = "exception"
	}
	l.need("matter.petition.reportedTo", "Reasonable requests of an agency, or an exception", "Pedidos razonables de una agencia, o una excepción", report,
		"Was there contact with an agency, or does an exception apply (under 18, trauma)? Contact is the client's choice.", "¿Hubo contacto con una agencia, o aplica una excepción (menor de 18, trauma)? El contacto lo elige la persona.", statementFigures("element", "imm.t.element.3")...)
	l.need("matter.petition.presentBecause", "Present on account of trafficking, approved words", "Presencia a causa de la trata, palabras aprobadas", p.PresentBecause, "Why is the client here because of what happened?", "¿Por qué está la persona aquí a causa de lo ocurrido?", statementFigures("element", "imm.t.element.2")...)
	l.need("matter.petition.hardship", "Hardship, approved words", "Dificultades extremas, palabras aprobadas", p.Hardship, "What would happen if the client had to leave?", "¿Qué pasaría si la persona tuviera que irse?", statementFigures("element", "imm.t.element.4")...)
}

// derivatives: each relative who may be included, with the filing and the age that counts.
func derivatives(l *checklist, s *cases.Snapshot, relief string) {
	p := s.Matter.Petition
	l.may("matter.petition.derivatives", "Who may be included", "Quién puede ser incluido", "", statementFigures("derivatives", relief+".derivatives")...)
	for _, r := range s.Client.Family {
		if r.Derivative == cases.DerivativeNo || r.Deceased {
			continue
		}
		filed := ""
		for _, d := range p.Derivatives {
			if d.Relative == r.ID && r.ID != "" {
				filed = strings.TrimSpace(d.Category + " " + d.Form + " " + string(d.Filed))
			}
		}
		ask := cases.Say("Does the client want this person included, and when?", "¿Quiere la persona incluir a este familiar, y cuándo?")
		if r.BirthDate == "" {
			ask = cases.Say("The full day of birth decides. Which day?", "Decide el día completo de nacimiento. ¿Qué día?")
		}
		label := strings.TrimSpace(r.Relation + ": " + r.Name.Full())
		l.need("client.family."+r.ID, label, label, filed, ask.EN, ask.ES)
	}
}

// papers: receipts, notices, work permit, waiver, adjustment.
func papers(l *checklist, p *cases.Petition) {
	l.need("matter.petition.filed", "Filed", "Presentado", string(p.Filed), "Which day was it received? The receipt prints it.", "¿Qué día se recibió? El recibo lo imprime.")
	var receipts []string
	for _, r := range p.Receipts {
		receipts = append(receipts, strings.TrimSpace(r.Number+" "+r.Form))
	}
	l.need("matter.petition.receipts", "Receipts", "Recibos", strings.Join(receipts, ", "), "Which receipt numbers came? A new address is told for each of them.", "¿Qué números de recibo llegaron? Un cambio de dirección se informa para cada uno.", statementFigures("deadline_fact", "imm.deadline.ar11")...)
	for i, n := range p.Notices {
		if n.Kind != "RFE" && n.Kind != "NOID" {
			continue
		}
		id := fmt.Sprintf("matter.petition.notices[%d]", i)
		row := "imm.deadline." + strings.ToLower(n.Kind)
		l.need(id, n.Kind+" of "+n.Date.Long(), n.Kind+" del "+string(n.Date), string(n.RespondBy), "Which day to answer by stands on the notice? The printed day counts.", "¿Qué día para responder dice el aviso? Cuenta el día impreso.", statementFigures("deadline_fact", row)...)
	}
	permit := p.Permit.Category
	if permit == "" && p.WorkPermit {
		permit = "asked with the petition"
	}
	l.need("matter.petition.permit", "Work permit", "Permiso de trabajo", permit, "Is a work permit wanted, and in which category?", "¿Se quiere un permiso de trabajo y en qué categoría?", permitFigures(p.Form)...)
	waiver := strings.TrimSpace(p.Waiver.Form + " " + string(p.Waiver.Filed))
	if len(p.Inadmissible) > 0 {
		l.need("matter.petition.waiver", "Waiver", "Exención", waiver, "Grounds are recorded that may need a waiver: "+strings.Join(p.Inadmissible, ", ")+". Which form?", "Hay causales que pueden requerir exención: "+strings.Join(p.Inadmissible, ", ")+". ¿Qué formulario?")
	} else {
		l.may("matter.petition.waiver", "Waiver", "Exención", waiver)
	}
	l.may("matter.petition.priority", "Priority date", "Fecha de prioridad", string(p.Priority))
	l.may("matter.petition.adjustment", "Permanent residence", "Residencia permanente", strings.TrimSpace(string(p.Adjustment.Filed)+" "+p.Adjustment.Outcome), statementFigures("deadline_fact", "imm.deadline.t_adjust")...)
}

func clocks(l *checklist, s *cases.Snapshot) {
	for _, c := range due.Clocks(s) {
		l.may("clock."+c.ID, c.Title, c.TitleES, string(c.Day), Figure{Label: c.Title, LabelES: c.TitleES, Text: string(c.Day) + ": " + c.Why, Citation: c.Citation, AsOf: c.AsOf, Confidence: c.Confidence, Confirm: c.Confirm})
	}
}

func rowFigures(id string) []Figure {
	var out []Figure
	for _, e := range law.Elements(id) {
		out = append(out, figure(e.Head, "facts.text", "Element", "Elemento", e.Facts.Text))
	}
	return out
}

func packetFigures(id string) []Figure {
	var out []Figure
	for _, p := range law.FormPackets(id) {
		out = append(out, figure(p.Head, "facts.form", "Form "+p.Facts.Form, "Formulario "+p.Facts.Form, join([]string{p.Facts.Use}, strings.Join(p.Facts.Evidence, ", "))))
	}
	return out
}

// statementFigures are the statements of a kind whose id begins like this.
func statementFigures(kind, id string) []Figure {
	var out []Figure
	for _, x := range law.Statements(kind) {
		if strings.HasPrefix(x.ID, id) {
			text := x.Facts.Text
			if text == "" && x.Facts.Days > 0 {
				text = fmt.Sprintf("%d days", x.Facts.Days)
			}
			out = append(out, figure(x.Head, "facts.text", x.Title, x.Title, text))
		}
	}
	return out
}

func permitFigures(form string) []Figure {
	var out []Figure
	letter := map[string]string{"I-914": "T", "I-918": "U", "I-360": "VAWA"}[form]
	for _, p := range law.WorkPermits() {
		if letter == "" || strings.Contains(p.Facts.Use, letter) {
			out = append(out, figure(p.Head, "facts.category", "Category "+p.Facts.Category, "Categoría "+p.Facts.Category, p.Facts.Use))
		}
	}
	return out
}
