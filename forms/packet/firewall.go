package packet

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/buried"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Hit is one place where a secret was found. It never holds the secret.
type Hit struct {
	Kind  SecretKind
	Where string // one of the places below, or a buried.Where
	Page  int    // number of the page, 0 when it is not on one
}

// The places in which the firewall looks beside those of package buried.
const (
	inText     = "text"
	inBookmark = string(buried.Bookmark)
	inMetadata = string(buried.Metadata)
	inLink     = string(buried.Link)
	inPicture  = string(buried.Picture)
	inName     = "file name"
)

// SecretFound stops an export: something that may not leave unasked is in what
// was about to leave.
type SecretFound struct{ Hits []Hit }

func (e *SecretFound) Error() string {
	return fmt.Sprintf("packet: %d protected things found: %s", len(e.Hits), e.list(nil))
}

// Is makes the error a cases.ErrSecretAddress.
func (e *SecretFound) Is(target error) bool { return target == cases.ErrSecretAddress }

// list names kinds and pages, in other words where there are some.
func (e *SecretFound) list(words map[string]string) string {
	in := func(s string) string {
		if w, ok := words[s]; ok {
			return w
		}
		return s
	}
	var parts []string
	for _, h := range e.Hits {
		s := in(string(h.Kind)) + " (" + in(h.Where)
		if h.Page > 0 {
			s += fmt.Sprintf(", %s %d", in("page"), h.Page)
		}
		if s += ")"; !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	if len(parts) > 8 {
		parts = append(parts[:8], fmt.Sprintf("%s %d %s", in("and"), len(parts)-8, in("more")))
	}
	return strings.Join(parts, ", ")
}

// Explain says what happened in words for a person.
func (e *SecretFound) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "El paquete contiene algo protegido: " + e.list(spanish) + ".",
			"No se ha guardado ni enviado nada.",
			"Quite o tache ese dato, use la dirección segura, o autorícelo con su nombre y un motivo, que quedará anotado."
	}
	return "The packet holds something that is protected: " + e.list(nil) + ".",
		"Nothing was saved and nothing has left.",
		"Take it out, use the safe address, or allow it with your name and a reason, which will be logged."
}

var spanish = map[string]string{
	string(SecretHome): "domicilio", string(SecretShelter): "dirección del refugio", string(SecretWork): "dirección del trabajo",
	string(SecretSchool): "dirección de la escuela", string(SecretKept): "dirección reservada para otros",
	string(SecretPhone): "número de teléfono", string(SecretWord): "palabra protegida", string(SecretTaken): "lugar donde se tomó una foto",
	inText: "texto", inName: "nombre de archivo", inBookmark: "marcador", inMetadata: "metadatos", inLink: "enlace", inPicture: "imagen",
	string(buried.Note): "nota", string(buried.Field): "campo de formulario", string(buried.Alt): "texto alternativo",
	string(buried.Layer): "nombre de capa", string(buried.Label): "etiqueta de página", string(buried.Hidden): "datos ocultos",
	string(buried.Attached): "archivo adjunto", "page": "página", "and": "y", "more": "más",
}

// firewall searches final bytes for secrets.
type firewall struct {
	secrets  []secret
	hits     []Hit
	minors   [][]string            // names that the public may not read, word by word
	named    []int                 // pages on which one of them stands
	pictures *Reader               // reads pages that are pictures; nil = they are not read
	sheet    func(number int) bool // tells the sheets of our own, which show no picture; nil = there are none
	read     []int                 // pages that it read
	before   []string              // the last words of the page before
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
			f.hit(Hit{s.kind, where, page})
		}
	}
}

// hit notes a place once.
func (f *firewall) hit(h Hit) {
	if !slices.Contains(f.hits, h) {
		f.hits = append(f.hits, h)
	}
}

// document searches what belongs to a whole file: metadata, page labels and bookmarks.
func (f *firewall) document(traits pdfview.Traits, marks []pdfview.Bookmark, first int) {
	for _, v := range traits.Metadata {
		f.look(v, inMetadata, 0)
	}
	f.bookmarks(marks, first)
}

func (f *firewall) bookmarks(marks []pdfview.Bookmark, first int) {
	for _, m := range marks {
		page := 0
		if m.Page >= 0 {
			page = first + m.Page
		}
		f.look(m.Title, inBookmark, page)
		f.bookmarks(m.Kids, first)
	}
}

// page searches one page: its text, as it is read and as it is laid out, its links, and what it shows as a picture.
// words are those of the page without its number.
func (f *firewall) page(ctx context.Context, d *pdfview.Doc, page int, words []pdfview.Word, number int) error {
	text := joined(words)
	f.look(text, inText, number)
	f.columns(words, number)
	f.overTheEdge(words, number)
	if plain := tokens(text); slices.ContainsFunc(f.minors, func(name []string) bool { return holdsRun(plain, name) }) {
		f.named = append(f.named, number)
	}
	links, err := d.Links(ctx, page)
	if err != nil {
		return err
	}
	for _, l := range links {
		f.look(l.URI, inLink, number)
	}
	return f.picture(ctx, d, page, words, number)
}

// joined are words as one text.
func joined(words []pdfview.Word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Text)
		b.WriteByte(' ')
	}
	return b.String()
}

// edge is how many words of two pages are read together.
const edge = 8

// overTheEdge searches what begins on one page and ends on the next.
func (f *firewall) overTheEdge(words []pdfview.Word, number int) {
	var head []string
	for _, w := range words[:min(edge, len(words))] {
		head = append(head, w.Text)
	}
	if len(f.before) > 0 && len(head) > 0 {
		f.look(strings.Join(f.before, " ")+"\n"+strings.Join(head, " "), inText, number)
	}
	f.before = nil
	for _, w := range words[max(0, len(words)-edge):] {
		f.before = append(f.before, w.Text)
	}
}

// beside searches what lies in a file beside what its pages show.
func (f *firewall) beside(ctx context.Context, a *apart, r io.ReaderAt, size int64) error {
	return a.unbury(ctx, r, size, func(t buried.Text) {
		if t.Place {
			f.hit(Hit{SecretTaken, inPicture, 0})
		}
		f.look(t.Words, string(t.Where), 0)
	})
}

// found is the error when something was found, nil when nothing was.
func (f *firewall) found() error {
	if len(f.hits) == 0 {
		return nil
	}
	return &SecretFound{f.hits}
}
