package draft

import "slices"

// Construct is one thing that the body of a template may hold, with a piece of YAML to begin from.
type Construct struct {
	EN, ES string
	Text   string
}

// In is what the construct is called, in English or ("es") Spanish.
func (c Construct) In(lang string) string {
	if lang == "es" {
		return c.ES
	}
	return c.EN
}

// Constructs lists what the body of a template may hold, each as an entry that can be read.
func Constructs() []Construct { return slices.Clone(constructList) }

var constructList = []Construct{
	{"Caption of a court paper", "Encabezado de un escrito", "  - caption:\n      court: [\"{matter.venue.court:upper}\"]\n      parties: [\"{client.name.full:upper},\"]\n      right: [\"Case No. {matter.venue.docket}\"]\n"},
	{"Head of a letter", "Membrete de una carta", "  - letterhead:\n      name: \"{office.name}\"\n      contact: \"{office.phone}\"\n"},
	{"Title", "Título", "  - title: Title\n"},
	{"Heading", "Encabezado de sección", "  - heading: HEADING\n"},
	{"Subheading", "Subtítulo", "  - subheading: Subheading\n"},
	{"Numbered paragraph", "Párrafo numerado", "  - numbered: Words.\n"},
	{"Paragraph", "Párrafo", "  - para: Words.\n"},
	{"Lines close together, such as an address", "Líneas juntas, como una dirección", "  - tight:\n      - \"{attorney.firm}\"\n      - \"{attorney.address.cityLine}\"\n"},
	{"Quotation", "Cita", "  - quote: Words.\n"},
	{"Table", "Tabla", "  - table:\n      head: [First, Second]\n      rows:\n        - [one, two]\n"},
	{"Table of the exhibits", "Tabla de los anexos", "  - table:\n      head: [Exhibit, What it is, Date]\n      widths: [14, 61, 25]\n      each: matter.evidence.exhibits\n      row: [\"{matter.evidence.exhibits[].label}\", \"{matter.evidence.exhibits[].title}\", \"{matter.evidence.exhibits[].date?}\"]\n"},
	{"List", "Lista", "  - list:\n      lettered: true\n      items:\n        - one\n        - two\n"},
	{"The client's story", "El relato de la persona", "  - fragments: {as: numbered, headings: true}\n"},
	{"Something only if a fact is told", "Algo solo si se conoce un dato", "  - when: {has: client.interpreter}\n    then:\n      - para: Words.\n"},
	{"Once for every row of a list", "Una vez por cada fila de una lista", "  - each: matter.evidence.exhibits\n    do:\n      - para: \"Exhibit {matter.evidence.exhibits[].label}\"\n"},
	{"Signature", "Firma", "  - signature:\n      lead: Sincerely,\n      dated: true\n      lines: [\"{attorney.name.full}\"]\n"},
	{"Declaration under penalty of perjury", "Declaración bajo pena de perjurio", "  - jurat:\n      words: I declare under penalty of perjury that the foregoing is true and correct. Executed on {blank}.\n      lines: [\"{client.name.full}\"]\n"},
	{"Notary", "Notario", "  - notary: {kind: jurat, signer: \"{client.name.full}\"}\n"},
	{"Part that several papers have in common: counsel's signature", "Parte común: firma de la defensa", "  - use: counsel-signature\n"},
	{"New page", "Página nueva", "  - break: true\n"},
	{"Line to fill in by hand", "Línea para llenar a mano", "{blank}"},
	{"The day of drafting", "El día de la redacción", "{today}"},
	{"Footnote", "Nota al pie", "^[Words.]"},
	{"Exhibits that show something", "Anexos que muestran algo", "{exhibits.ev.medical?}"},
}
