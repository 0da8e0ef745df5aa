package packet

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Hit is one place where a secret was found. It never holds the secret.
type Hit struct {
	Kind  SecretKind
	Where string // text, bookmark, metadata, link, file name
	Page  int    // number of the page, 0 when it is not on one
}

// SecretFound stops an export: something that may not leave unasked is in what
// was about to leave.
type SecretFound struct{ Hits []Hit }

func (e *SecretFound) Error() string {
	return fmt.Sprintf("packet: %d protected things found: %s", len(e.Hits), e.list())
}

// Is makes the error a cases.ErrSecretAddress.
func (e *SecretFound) Is(target error) bool { return target == cases.ErrSecretAddress }

// list names kinds and pages.
func (e *SecretFound) list() string {
	var parts []string
	for _, h := range e.Hits {
		s := string(h.Kind) + " (" + h.Where
		if h.Page > 0 {
			s += fmt.Sprintf(", page %d", h.Page)
		}
		if s += ")"; !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	if len(parts) > 8 {
		parts = append(parts[:8], fmt.Sprintf("and %d more", len(parts)-8))
	}
	return strings.Join(parts, ", ")
}

// Explain says what happened in words for a person.
func (e *SecretFound) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "El paquete contiene algo protegido: " + e.listES() + ".",
			"No se ha guardado ni enviado nada.",
			"Quite o tache ese dato, use la dirección segura, o autorícelo con su nombre y un motivo, que quedará anotado."
	}
	return "The packet holds something that is protected: " + e.list() + ".",
		"Nothing was saved and nothing has left.",
		"Take it out, use the safe address, or allow it with your name and a reason, which will be logged."
}

func (e *SecretFound) listES() string {
	return strings.NewReplacer("home address", "domicilio", "shelter address", "dirección del refugio", "work address", "dirección del trabajo",
		"school address", "dirección de la escuela", "address kept for others", "dirección reservada para otros", "telephone number", "número de teléfono", "protected word", "palabra protegida",
		"file name", "nombre de archivo", "bookmark", "marcador", "metadata", "metadatos", "link", "enlace", "(text", "(texto",
		"page", "página", "and ", "y ", " more", " más").Replace(e.list())
}

// firewall searches final bytes for secrets.
type firewall struct {
	secrets []secret
	hits    []Hit
	minors  [][]string // names that the public may not read, word by word
	named   []int      // pages on which one of them stands
}

func newFirewall(c cases.Client, to []cases.Recipient) *firewall {
	return &firewall{secrets: secretsOf(c, to)}
}

// look searches one text.
func (f *firewall) look(text, where string, page int) {
	if text == "" || len(f.secrets) == 0 {
		return
	}
	var stacks []haystack
	for _, reading := range readings(text) {
		stacks = append(stacks, newHaystack(reading))
	}
	for _, s := range f.secrets {
		if slices.ContainsFunc(stacks, func(h haystack) bool { return h.has(s) }) {
			f.hits = append(f.hits, Hit{s.kind, where, page})
		}
	}
}

// document searches what belongs to a whole file: metadata and bookmarks.
func (f *firewall) document(traits pdfview.Traits, marks []pdfview.Bookmark, first int) {
	for _, v := range traits.Metadata {
		f.look(v, "metadata", 0)
	}
	for _, m := range marks {
		page := 0
		if m.Page >= 0 {
			page = first + m.Page
		}
		f.look(m.Title, "bookmark", page)
		f.document(pdfview.Traits{}, m.Kids, first)
	}
}

// page searches one page: its text and its links.
func (f *firewall) page(ctx context.Context, d *pdfview.Doc, page int, text string, number int) error {
	f.look(text, "text", number)
	if plain := tokens(text); slices.ContainsFunc(f.minors, func(name []string) bool { return holdsRun(plain, name) }) {
		f.named = append(f.named, number)
	}
	links, err := d.Links(ctx, page)
	if err != nil {
		return err
	}
	for _, l := range links {
		f.look(l.URI, "link", number)
	}
	return nil
}

// found is the error when something was found, nil when nothing was.
func (f *firewall) found() error {
	if len(f.hits) == 0 {
		return nil
	}
	return &SecretFound{f.hits}
}
