package forms

import (
	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// MadeOf is what both programs say of themselves, one text for bug reports: what they were built from, what is in
// them, and of which day the law data is. name is the program's; sqlite is the version of the database, which paper
// does not know.
func MadeOf(name, sqlite string) []built.Fact {
	facts := []built.Fact{
		{Key: built.FactSQLite, Name: "SQLite", Value: sqlite},
		{Key: built.FactPDFium, Name: "PDFium", Value: pdfview.PDFium},
	}
	for _, m := range []struct{ key, name, path string }{
		{built.FactPdfcpu, "pdfcpu", "github.com/pdfcpu/pdfcpu"},
		{built.FactFyne, "Fyne", "fyne.io/fyne/v2"},
	} {
		if v := built.Module(m.path); v != "" {
			facts = append(facts, built.Fact{Key: m.key, Name: m.name, Value: v})
		}
	}
	facts = append(facts,
		built.Fact{Key: built.FactLaw, Name: "law data", Value: law.AsOf()},
		built.Fact{Key: built.FactVenues, Name: "court and agency rules", Value: newestVenue()},
		built.Fact{Key: built.FactResources, Name: "resources", Value: newestResource()},
		built.Fact{Key: built.FactForms, Name: "form editions", Value: theRegistry().asOf})
	return built.Facts(name, facts...)
}

// newestVenue is the day of the newest rules of a court or an agency.
func newestVenue() (day string) {
	for _, p := range law.VenuePacks() {
		day = max(day, p.AsOf)
	}
	return day
}

// newestResource is the day of the newest row of the hotlines, agencies and guides. Whether their numbers still answer
// is another matter, and stands beside each.
func newestResource() (day string) {
	for _, r := range law.Resources() {
		day = max(day, r.AsOf)
	}
	return day
}
