package packet

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
)

// everydayPlaces are addresses of everyday words, which papers hold for other reasons more often than any others.
var everydayPlaces = cases.Client{
	Addresses: []cases.Address{
		{Kind: cases.Home, Street: "100 Main Street", ZIP: "95814-1234"}, {Kind: cases.Work, Street: "1 Court Street"},
		{Kind: cases.School, Street: "20 Park Avenue"}, {Kind: cases.Shelter, InCareOf: "Hope House", Street: "11 First Street"},
		{Kind: cases.Home, Street: "2 State Street"}, {Kind: cases.Home, Street: "7 North Street"}, {Kind: cases.Home, Street: "45 Avenue B"},
		{Kind: cases.Home, Street: "PO Box 10"}, {Kind: cases.Home, Street: "221 Washington Boulevard"}, {Kind: cases.Home, Street: "12 County Road 5"},
	},
	Contacts:    []cases.Contact{{Kind: "mobile", Value: "(212) 555-0123", Safety: cases.Unsafe}},
	SecretWords: []string{"Marigold", "Casa Esperanza", "Lola"},
}

// No page of any official blank stops a packet for a place, a number or a word that is not on it.
func TestNoAlarmOnOfficialForms(t *testing.T) {
	if os.Getenv("HARBORFILE_LONG") == "" {
		t.Skip("reads hundreds of pages; HARBORFILE_LONG=1 runs it")
	}
	root := os.Getenv("HARBORFILE_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	blanks, _ := filepath.Glob(filepath.Join(root, "forms", "pdf", "*.pdf"))
	if len(blanks) == 0 {
		t.Skipf("there are no official blanks in %s", filepath.Join(root, "forms", "pdf"))
	}
	clients, pages := append([]cases.Client{spelled, guarded, everydayPlaces}, sample.Office().Clients...), 0
	for _, name := range blanks {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d := openPDF(t, raw)
		for page := range d.Pages() {
			words, err := d.Words(context.Background(), page)
			if err != nil {
				t.Fatal(err)
			}
			pages++
			for i, c := range clients {
				f := newFirewall(c, []cases.Recipient{cases.OfficeCopy})
				f.look(joined(words), inText, page+1)
				f.columns(words, page+1)
				if f.found() != nil {
					t.Errorf("%s: client %d: %v", filepath.Base(name), i, f.found())
				}
			}
		}
	}
	t.Logf("%d pages of %d blanks, %d clients", pages, len(blanks), len(clients))
}
