package forms

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/docx"
	"github.com/harborfile/harborfile/forms/draft/redline"
)

// versionTrouble is what stands in the way of work on versions, with its words for a person.
type versionTrouble struct{ text, en, es, doEn, doEs string }

func (t *versionTrouble) Error() string { return "forms: " + t.text }

// Explain says what happened, that nothing was changed, and what to do.
func (t *versionTrouble) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return t.es, "No se ha cambiado nada.", t.doEs
	}
	return t.en, "Nothing was changed.", t.doEn
}

// What can stand in the way.
var (
	ErrSheet error = &versionTrouble{"a sheet that continues a form has no versions", "This sheet continues a form and is made with it.",
		"Esta hoja continúa un formulario y se hace con él.", "Fill the form anew, and the sheet is made anew.", "Llene de nuevo el formulario y la hoja se hará de nuevo."}
	ErrNoWords error = &versionTrouble{"the version has no words", "This version was made before its words were kept.",
		"Esta versión se hizo antes de que se guardaran sus palabras.", "Draft the paper anew, and use the new version.", "Redacte de nuevo el escrito y use la nueva versión."}
	ErrCameAsPDF error = &versionTrouble{"the version came as PDF", "This version came as PDF; its pages are filed as they are, and no Word file can be made of them.",
		"Esta versión llegó como PDF; sus páginas se presentan tal como están y no se puede hacer de ellas un archivo de Word.",
		"Export a version that was drafted here or edited in Word.", "Exporte una versión redactada aquí o editada en Word."}
	ErrOtherPaper error = &versionTrouble{"the file is a version of another paper", "This file was exported from another paper.",
		"Este archivo se exportó de otro escrito.", "Take it back at the paper that it belongs to.", "Tráigalo de vuelta en el escrito al que pertenece."}
	ErrOtherMatter error = &versionTrouble{"the file is of a paper that this matter does not have", "This file was exported from a paper that is not in this matter. It may be another client's.",
		"Este archivo se exportó de un escrito que no está en este asunto. Puede ser de otra persona.",
		"Look whether it is the file you meant. If it belongs here, copy its words into a new Word document, and take that back.",
		"Compruebe que es el archivo que quería. Si pertenece a este asunto, copie sus palabras en un documento nuevo de Word y traiga ese."}
	ErrNotPaper error = &versionTrouble{"neither DOCX nor PDF", "Only a Word document (.docx) or a PDF can be taken back.",
		"Solo se puede traer de vuelta un documento de Word (.docx) o un PDF.", "Save the paper as .docx or as PDF, and take back that file.",
		"Guarde el escrito como .docx o como PDF y traiga ese archivo."}
	ErrActive error = &versionTrouble{"the PDF acts or carries files", "This PDF carries scripts, attached files or a lock, which no court paper may.",
		"Este PDF contiene programas, archivos adjuntos o un cierre, que ningún escrito judicial puede llevar.",
		"Print it as PDF, and take back that copy.", "Imprímalo como PDF y traiga esa copia."}
	ErrUnseen error = &versionTrouble{"the PDF has notes or hidden layers", "This PDF carries notes or layers that its pages do not show, and whoever gets the file could read them.",
		"Este PDF contiene notas o capas que sus páginas no muestran, y quien reciba el archivo podría leerlas.",
		"Delete the notes, or print it as PDF without them, and take back that copy.", "Borre las notas, o imprímalo como PDF sin ellas, y traiga esa copia."}
)

// ExportWord makes a file for word processing programs of a version of a paper; number 0 is the version to file. Errors:
// ErrSheet, ErrNoWords, ErrCameAsPDF; *text.MissingGlyph for a character that no such file holds.
func ExportWord(ctx context.Context, d Desk, matterID, documentID string, number int) ([]byte, error) {
	s, rec, err := versionedPaper(ctx, d, matterID, documentID)
	if err != nil {
		return nil, err
	}
	v, err := versionNumbered(s, rec, number)
	if err != nil {
		return nil, err
	}
	if v.Source == cases.VersionPDF {
		return nil, ErrCameAsPDF
	}
	doc, err := VersionWords(ctx, d, v)
	if err != nil {
		return nil, err
	}
	return docx.Write(doc, v.ID)
}

// Redline compares two versions of a paper; number 0 is the one to file.
func Redline(ctx context.Context, d Desk, matterID, documentID string, from, to int) (*redline.Comparison, error) {
	c, _, _, err := redlineOf(ctx, d, matterID, documentID, from, to)
	return c, err
}

// RedlinePaper is Redline as a PDF in English or Spanish.
func RedlinePaper(ctx context.Context, d Desk, matterID, documentID string, from, to int, lang string) ([]byte, error) {
	c, before, after, err := redlineOf(ctx, d, matterID, documentID, from, to)
	if err != nil {
		return nil, err
	}
	return draft.Render(c.Document(lang, VersionName(before, lang), VersionName(after, lang)))
}

func redlineOf(ctx context.Context, d Desk, matterID, documentID string, from, to int) (c *redline.Comparison, before, after cases.Version, err error) {
	s, rec, err := versionedPaper(ctx, d, matterID, documentID)
	if err != nil {
		return nil, before, after, err
	}
	if before, err = versionNumbered(s, rec, from); err != nil {
		return nil, before, after, err
	}
	if after, err = versionNumbered(s, rec, to); err != nil {
		return nil, before, after, err
	}
	a, err := VersionWords(ctx, d, before)
	if err != nil {
		return nil, before, after, err
	}
	b, err := VersionWords(ctx, d, after)
	if err != nil {
		return nil, before, after, err
	}
	return redline.Compare(a, b), before, after, nil
}

// VersionName says which version it is: "Version 2, edited in Word, November 22, 2026".
func VersionName(v cases.Version, lang string) string {
	said := map[cases.VersionSource][2]string{
		cases.VersionDrafted: {"drafted from the file", "redactada desde el expediente"},
		cases.VersionWord:    {"edited in Word", "editada en Word"},
		cases.VersionPDF:     {"came as PDF", "llegó como PDF"},
	}[v.Source]
	day := ""
	if when, err := time.Parse(time.RFC3339, v.When); err == nil {
		day = ", " + when.Local().Format("2006-01-02")
		if !strings.HasPrefix(lang, "es") {
			day = ", " + when.Local().Format("January 2, 2006")
		}
	}
	if strings.HasPrefix(lang, "es") {
		return fmt.Sprintf("Versión %d, %s%s", v.Number, said[1], day)
	}
	return fmt.Sprintf("Version %d, %s%s", v.Number, said[0], day)
}
