package packet

import (
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
)

// documentsIn are the templates of the drafted papers that a packet gathers.
func documentsIn(s *cases.Snapshot, to cases.Recipient) []string {
	var out []string
	for _, g := range gather(s, to, "", nil) {
		for _, d := range s.Documents {
			if d.ID == g.ID {
				out = append(out, d.Template)
			}
		}
	}
	return out
}

// Every paper of every template, in every kind of matter that it is for, reaches those it was written for and nobody
// else: for each kind of reader the packets that may hold its papers are written out here once more.
func TestPapersReachTheirReadersOnly(t *testing.T) {
	c := cases.Recipients()
	may := map[cases.Recipient]string{ // in the order of cases.Recipients: office, client, public, sealed, USCIS, EOIR, prosecutor, certifier, supervisor
		cases.OfficeCopy:  "o........",
		cases.ClientCopy:  "oc.......",
		cases.Elsewhere:   "oc.......",
		cases.CourtPublic: "ocps..l.v",
		cases.CourtSealed: "oc.s..l.v",
		cases.USCIS:       "oc..ue..v",
		cases.EOIR:        "oc..ue..v",
		cases.Prosecutor:  "oc....l.v",
		cases.Certifier:   "oc.....av",
		cases.Supervisor:  "o.......v",
	}
	kinds := []cases.Kind{cases.RecordRelief, cases.ProtectiveOrder, cases.Immigration}
	for _, tm := range draft.Templates() {
		for _, kind := range kinds {
			reader := tm.ReaderIn(kind)
			want, known := may[reader]
			if reader == cases.CourtSealed && kind != cases.RecordRelief { // nobody serves these on a prosecutor
				want = strings.Replace(want, "l", ".", 1)
			}
			if !known || len(want) != len(c) {
				t.Fatalf("%s: nobody wrote down who may read a paper for %q", tm.ID, reader)
			}
			s := &cases.Snapshot{Matter: cases.Matter{ID: "m", Kind: kind}, Documents: []cases.Document{
				{ID: "d", MatterID: "m", Template: tm.ID, Title: tm.Title, For: reader, PDF: cases.Blob{ID: "b"}}}}
			for i, to := range c {
				if got := len(documentsIn(s, to)) == 1; got != (want[i] != '.') {
					t.Errorf("%s, for %s, in the packet for %s: %v", tm.ID, reader, to, got)
				}
			}
		}
	}
}

// What a client reads is for the client: no court, agency or other side ever gets it, whatever kind of matter it is.
func TestLettersToTheClientStayWithTheClient(t *testing.T) {
	for _, tm := range draft.Templates() {
		toClient := strings.Contains(tm.ID, "client") || strings.Contains(tm.ID, "engagement") || strings.Contains(tm.ID, "closing")
		if toClient && tm.Reader != cases.ClientCopy && tm.Reader != cases.OfficeCopy {
			t.Errorf("%s is for %q", tm.ID, tm.Reader)
		}
		if tm.Sort == "letter" && tm.Reader == "" {
			t.Errorf("the letter %s does not say whom it is for", tm.ID)
		}
	}
}

// Papers of an older vault do not say whom they are for, and go where they went.
func TestPapersOfAnOlderVault(t *testing.T) {
	s := &cases.Snapshot{Matter: cases.Matter{ID: "m", Kind: cases.Immigration}, Documents: []cases.Document{
		{ID: "1", Template: "us.t.cover-letter", PDF: cases.Blob{ID: "b"}}, {ID: "2", Template: "certifier.request", PDF: cases.Blob{ID: "b"}}}}
	for _, to := range cases.Recipients() {
		want := []string{"us.t.cover-letter", "certifier.request"}
		if to == cases.Certifier {
			want = want[1:]
		}
		if got := documentsIn(s, to); !slices.Equal(got, want) {
			t.Errorf("for %s: %v", to, got)
		}
	}
}

// A public packet says that sealed papers were kept out of it, and how many.
func TestPublicPacketSaysWhatIsSealed(t *testing.T) {
	for n, want := range []string{"", "1 paper of", "2 papers of"} {
		s := &cases.Snapshot{}
		for range n {
			s.Documents = append(s.Documents, cases.Document{For: cases.CourtSealed, PDF: cases.Blob{ID: "b"}})
		}
		for _, to := range []cases.Recipient{cases.CourtPublic, cases.CourtSealed} {
			p := &preflight{snap: s, to: to}
			p.keptBack()
			switch {
			case to != cases.CourtPublic || n == 0:
				if len(p.lines) > 0 {
					t.Errorf("%d sealed papers, for %s: %v", n, to, p.lines)
				}
			case len(p.lines) != 1 || !strings.HasPrefix(p.lines[0].Text, want) || p.lines[0].Level != Info:
				t.Errorf("%d sealed papers: %v", n, p.lines)
			}
		}
	}
}
