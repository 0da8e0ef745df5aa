// Package plan is the evidence plan of a matter: the elements of its relief, the kinds of evidence that usually prove
// each, and what the matter has, element by element, covered or open.
//
// "Covered" means that a piece of evidence is filed under the element, not that it is proven. It must not know storage,
// paper or the window.
package plan

import (
	"regexp"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/relief"
)

// Kind is one kind of evidence that usually helps with an element.
type Kind struct {
	ID         string   `json:"id"`
	Title      string   `json:"title"`
	Source     string   `json:"usualSource,omitempty"`
	Cautions   []string `json:"cautions,omitempty"`
	AsOf       string   `json:"asOf"`
	Confidence string   `json:"confidence"`
	Confirm    string   `json:"confirm,omitempty"`
	Have       []Piece  `json:"have,omitempty"`
}

// Piece is one piece of evidence the matter has.
type Piece struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Place  int    `json:"place,omitempty"` // in the packet, 1 is first; 0 is not in it
	Sealed bool   `json:"sealed,omitempty"`
}

// Element is one thing to be shown.
type Element struct {
	ID         string  `json:"id"`
	Text       string  `json:"text"`
	TextES     string  `json:"textEs,omitempty"`
	Covered    bool    `json:"covered"`
	Have       []Piece `json:"have"`
	Kinds      []Kind  `json:"kinds"`
	Citation   string  `json:"citation,omitempty"`
	AsOf       string  `json:"asOf"`
	Confidence string  `json:"confidence"`
	Confirm    string  `json:"confirm,omitempty"`
}

// Plan is the plan of one matter.
type Plan struct {
	Matter    string    `json:"matter"`
	Relief    string    `json:"relief,omitempty"`
	Title     string    `json:"title"`
	Elements  []Element `json:"elements"`
	Unplaced  []Piece   `json:"unplaced,omitempty"` // evidence that no element has yet
	Open      int       `json:"open"`
	CoveredBy string    `json:"note"`
}

// element is what an element is matched by before the evidence is looked at.
type element struct {
	Element
	reliefs []string       // codes of law.Proof: T, U, VAWA, vacatur, protective_order, a row id
	words   *regexp.Regexp // in the proof's words
}

// For makes the plan of a matter.
func For(s *cases.Snapshot) Plan {
	p := Plan{Matter: s.Matter.ID, Elements: []Element{}, CoveredBy: "Covered means that evidence is filed under the element. Whether it proves it is for the attorney."}
	var list []element
	switch s.Matter.Kind {
	case cases.RecordRelief:
		list, p.Relief, p.Title = recordRelief(s)
	case cases.ProtectiveOrder:
		list, p.Relief, p.Title = protectiveOrder(s)
	case cases.Immigration:
		list, p.Relief, p.Title = immigration(s)
	}
	used := map[string]bool{}
	for _, e := range list {
		e.fill(s, used)
		if !e.Covered {
			p.Open++
		}
		p.Elements = append(p.Elements, e.Element)
	}
	for _, item := range s.Evidence {
		if !used[item.ID] {
			p.Unplaced = append(p.Unplaced, piece(item))
		}
	}
	return p
}

func piece(e cases.EvidenceItem) Piece { return Piece{e.ID, e.Title, e.Exhibit.Order, e.Sealed} }

// fill finds the kinds of evidence for an element and what the matter has of them.
func (e *element) fill(s *cases.Snapshot, used map[string]bool) {
	e.Have, e.Kinds = []Piece{}, []Kind{}
	add := func(item cases.EvidenceItem) {
		used[item.ID] = true
		if p := piece(item); !slices.Contains(e.Have, p) {
			e.Have = append(e.Have, p)
		}
	}
	for _, item := range s.Evidence {
		if slices.Contains(item.Proves, e.ID) {
			add(item)
		}
	}
	for _, k := range law.EvidenceKinds() {
		if !e.provenBy(k) {
			continue
		}
		kind := Kind{ID: k.ID, Title: k.Title, Source: k.Facts.Source, Cautions: k.Facts.Cautions, AsOf: k.AsOf, Confidence: string(k.Confidence), Confirm: k.Confirm()}
		for _, item := range s.Evidence {
			if slices.Contains(item.Proves, k.ID) {
				kind.Have = append(kind.Have, piece(item))
				add(item)
			}
		}
		e.Kinds = append(e.Kinds, kind)
	}
	e.Covered = len(e.Have) > 0
}

func (e *element) provenBy(k law.EvidenceKind) bool {
	return slices.ContainsFunc(k.Facts.Proves, func(p law.Proof) bool {
		ours := p.Relief == "any" || slices.ContainsFunc(strings.Split(p.Relief, "/"), func(code string) bool { return slices.Contains(e.reliefs, code) })
		return ours && e.words.MatchString(p.Element)
	})
}

func rx(s string) *regexp.Regexp { return regexp.MustCompile(`(?i)` + s) }

func newElement(id string, h law.Head, en, es string, words string, reliefs ...string) element {
	return element{Element{ID: id, Text: en, TextES: es, Citation: h.Cite(), AsOf: h.AsOf, Confidence: string(h.Confidence), Confirm: h.Confirm()}, reliefs, rx(words)}
}

// recordRelief: the elements that every record-relief law knows in some form, under the matter's own law; the nexus in
// that law's words.
func recordRelief(s *cases.Snapshot) ([]element, string, string) {
	id := s.Matter.Relief
	if id == "" && s.Matter.Record != nil {
		for _, l := range relief.Charges(s) {
			if l.Law != "" {
				id = l.Law
				break
			}
		}
	}
	h, ok := law.Find(id)
	if !ok {
		h = law.Head{AsOf: law.AsOf(), Confidence: law.Unverified, Status: law.Unknown}
	}
	nexus, nexusES := "The tie between the conduct and having been trafficked.", "El nexo entre la conducta y la trata."
	for _, v := range law.Vacaturs() {
		if v.ID == id && v.Facts.NexusText != "" {
			nexus = "Nexus: " + v.Facts.NexusText
			nexusES = "Nexo: " + v.Facts.NexusText
		}
	}
	all := []string{"vacatur", id}
	return []element{
		newElement("vacatur.status", h, "The client was trafficked.", "La persona fue objeto de trata.", `victim status|control|force|coercion|commercial sex|profit|official documentation|corroboration|identification|conditions|trafficker context`, all...),
		newElement("vacatur.nexus", h, nexus, nexusES, `nexus|direct result|control|coercion|corroboration|trafficker context`, all...),
		newElement("vacatur.record", h, "The arrests, charges and convictions at issue, and how they ended.", "Los arrestos, cargos y condenas de que se trata, y cómo terminaron.", `convictions|arrest record|required by`, all...),
		newElement("vacatur.service", h, "Service and what the court asks for with the motion.", "Notificación y lo que la corte pide con la moción.", `filing requirement|notice|service`, all...),
	}, id, h.Title
}

// protectiveOrder: what every kind of order asks for in some form. What the catalog lists as proof of abuse or harm for
// U and VAWA, such as a medical record, shows the conduct here too.
func protectiveOrder(s *cases.Snapshot) ([]element, string, string) {
	h, ok := law.Find(s.Matter.Relief)
	if !ok {
		h = law.Head{Title: "Protective order", AsOf: law.AsOf(), Confidence: law.Unverified, Status: law.Unknown}
	}
	list := []element{
		newElement("protective_order.conduct", h, "What happened: acts, threats, contact.", "Lo que pasó: actos, amenazas, contacto.", `conduct|acts|threats|conditions|^abuse|^harm|substantial abuse`, "protective_order", "U", "VAWA"),
		newElement("protective_order.fear", h, "Why the client is afraid, and what may happen.", "Por qué la persona tiene miedo y qué podría pasar.", `fear|threats`, "protective_order"),
	}
	if row, ok := law.OrderLawByID(s.Matter.Relief); ok && (row.Facts.Relationship == nil || *row.Facts.Relationship) {
		list = append(list, newElement("protective_order.relationship", h, "The relationship this kind of order asks about.", "La relación que pide este tipo de orden.", `relationship|conduct`, "protective_order"))
	}
	return list, s.Matter.Relief, h.Title
}

// proofWords are the words of the evidence catalog that belong to an element of an immigration relief.
var proofWords = map[string]string{
	"imm.t.element.1":    `trafficking|victim|labor|coercion|debt bondage|corroboration|crime|^elements|conditions`,
	"imm.t.element.2":    `presence`,
	"imm.t.element.3":    `compliance|exception`,
	"imm.t.element.4":    `hardship|harm, trauma`,
	"imm.t.element.5":    `admissib`,
	"imm.u.element.1":    `abuse|harm|crime|^elements|conditions`,
	"imm.u.element.2":    `helpful|information`,
	"imm.vawa.element.1": `abuse|residence|good faith|relationship|moral character|conditions`,
	"imm.vawa.element.2": `relationship`,
}

// immigration: the elements of the relief as the data words them.
func immigration(s *cases.Snapshot) ([]element, string, string) {
	id := relief.ReliefOf(s.Matter)
	h, _ := law.Find(id)
	code := ""
	for _, r := range law.Reliefs() {
		if r.ID == id {
			code = r.Facts.Code
		}
	}
	var out []element
	for _, e := range law.Elements(id) {
		words := proofWords[e.ID]
		if words == "" {
			words = `.`
		}
		out = append(out, newElement(e.ID, e.Head, e.Facts.Text, "", words, code, strings.ToLower(code), "immigration", code+"-AOS"))
	}
	return out, id, h.Title
}
