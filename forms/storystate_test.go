package forms

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/packet/verify"
)

// behind are the papers of a matter that are behind the file, by id.
func behind(t *testing.T, s *cases.Snapshot) map[string]DocumentState {
	t.Helper()
	out := map[string]DocumentState{}
	for _, d := range s.Documents {
		state, err := StateOf(s, d)
		if err != nil {
			t.Fatal(err)
		}
		if len(state.Changed) > 0 {
			out[d.ID] = state
		}
	}
	return out
}

// A piece of the story that is changed, taken back, forbidden or new marks every paper and every packet that has it, and
// no other paper.
func TestAPieceMarksThePapersThatUseIt(t *testing.T) {
	v := desk(t)
	id := matterID(cases.Immigration)
	if _, err := DraftMatter(t.Context(), v, id, MatterOptions{Now: today}); err != nil {
		t.Fatal(err)
	}
	fresh := snap(t, v, id)
	if late := behind(t, fresh); len(late) != 0 {
		t.Fatalf("papers are behind as soon as they are drafted: %+v", late)
	}
	piece := fresh.Story[1]
	uses := fresh.UsesOf(piece)
	if len(uses) == 0 {
		t.Fatal("no paper uses the piece")
	}
	packet := packetOf(t, fresh)
	if left, err := PacketState(fresh, packet); err != nil || len(left) != 0 {
		t.Fatalf("a fresh packet: %+v, %v", left, err)
	}
	for name, change := range map[string]func(f *cases.Fragment){
		"changed":           func(f *cases.Fragment) { f.Words += " And more." },
		"waiting":           func(f *cases.Fragment) { f.Begun = true },
		"withdrawn":         func(f *cases.Fragment) { f.Withdrawn = "2026-11-20" },
		"forbidden":         func(f *cases.Fragment) { f.NotIn = append(f.NotIn, string(cases.Immigration)) },
		"of another matter": func(f *cases.Fragment) { f.Uses = nil },
	} {
		t.Run(name, func(t *testing.T) {
			now := piece
			change(&now)
			now = now.Since(piece)
			now.Meta = snap(t, v, id).Story[1].Meta
			if err := v.Write(t.Context(), now); err != nil {
				t.Fatal(err)
			}
			s := snap(t, v, id)
			late := behind(t, s)
			for _, d := range s.Documents {
				_, marked := late[d.ID]
				if used := slices.ContainsFunc(uses, func(u cases.StoryUse) bool { return u.Paper == d.ID }); used != marked {
					t.Errorf("%s uses the piece: %t, is marked: %t (%v)", d.Template, used, marked, late[d.ID].Changed)
				}
			}
			left, err := PacketState(s, packet)
			if err != nil || len(left) == 0 || left[0].First == 0 {
				t.Errorf("the packet: %+v, %v", left, err)
			}
			back := piece
			back.Meta = snap(t, v, id).Story[1].Meta
			if err := v.Write(t.Context(), back); err != nil {
				t.Fatal(err)
			}
			if late := behind(t, snap(t, v, id)); len(late) != 0 {
				t.Errorf("put back, papers are still behind: %+v", late)
			}
		})
	}
}

// packetOf is a packet of all papers of a matter, as its manifest keeps it.
func packetOf(t *testing.T, s *cases.Snapshot) cases.Packet {
	t.Helper()
	m := verify.Manifest{Matter: s.Matter.ID}
	for i, d := range s.Documents {
		m.Items = append(m.Items, verify.Item{ID: d.ID, Kind: "document", SHA256: d.PDF.SHA256, First: i + 1, Last: i + 1})
	}
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return cases.Packet{ID: "p", MatterID: s.Matter.ID, Manifest: string(raw)}
}

func snap(t *testing.T, v *vault.Vault, id string) *cases.Snapshot {
	t.Helper()
	s, err := v.Snapshot(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAPacketWithAnEarlierPaper(t *testing.T) {
	d := cases.Document{ID: "d", Title: "T", PDF: cases.Blob{SHA256: "two"}}
	s := &cases.Snapshot{Documents: []cases.Document{d}, Copies: []cases.WorkingCopy{{SourceID: "d", FromSHA256: "two", Blob: cases.Blob{SHA256: "signed"}}}}
	for sha, again := range map[string]bool{"one": true, "two": false, "signed": false, "": false} {
		c, found, err := paperChange(s, verify.Item{ID: "d", SHA256: sha})
		if err != nil || !found || c.Again != again {
			t.Errorf("%q: %+v, %v", sha, c, err)
		}
	}
}

func TestWhatHappenedToAPiece(t *testing.T) {
	piece := func(id, words string, change func(*cases.Fragment)) cases.Fragment {
		f := cases.Fragment{ID: id, Title: id, Words: words}.Heard("2026-01-01", "", true)
		f.Uses = []string{"m"}
		if change != nil {
			change(&f)
		}
		return f
	}
	nothing := func(*cases.Fragment) {}
	for want, change := range map[StoryHow]func(*cases.Fragment){
		"":             nothing,
		PieceChanged:   func(f *cases.Fragment) { *f = piece("a", "other words", nil) },
		PieceWithdrawn: func(f *cases.Fragment) { f.Withdrawn = "2026-02-01" },
		PieceForbidden: func(f *cases.Fragment) { f.NotIn = []string{"declaration"} },
		PieceWaiting:   func(f *cases.Fragment) { f.Approved = "" },
		PieceGone:      func(f *cases.Fragment) { f.ID = "elsewhere"; f.Uses = nil },
	} {
		f := piece("a", "words", change)
		read := (&cases.Snapshot{Matter: cases.Matter{ID: "m"}, Story: []cases.Fragment{f}}).In(cases.Paper{Sort: "declaration"})
		src := draft.Source{Paragraph: 2, Block: 3, Fragment: "a", Hash: piece("a", "words", nil).Hash()}
		next := src
		next.Paragraph, next.Block = 3, 4
		got := storyChanges(read, []draft.Source{src, next}, []draft.Source{src})
		if want == "" {
			if len(got) != 0 {
				t.Errorf("nothing happened: %+v", got)
			}
			continue
		}
		if len(got) != 1 || got[0].How != want || !slices.Equal(got[0].Paragraphs, []int{2, 3}) {
			t.Errorf("%s: %+v", want, got)
		}
	}
	read := &cases.Snapshot{Matter: cases.Matter{ID: "m"}, Story: []cases.Fragment{piece("a", "words", nil), piece("b", "new", nil)}}
	src := func(id string, title string) draft.Source {
		f, _ := pieceOf(read, id)
		return draft.Source{Block: 1, Fragment: id, Hash: f.Hash(), Title: title}
	}
	got := storyChanges(read, []draft.Source{src("a", "old heading")}, []draft.Source{src("a", "heading"), src("b", "")})
	if len(got) != 2 || got[0].How != PieceChanged || got[1].How != PieceNew || got[1].Title != "b" {
		t.Errorf("%+v", got)
	}
	if got = storyChanges(read, []draft.Source{src("a", "")}, nil); len(got) != 1 || got[0].How != PieceMoved {
		t.Errorf("%+v", got)
	}
}

// A piece that an attorney took out of an edited paper is not asked for again; one approved since is.
func TestAPieceLeftOutByHand(t *testing.T) {
	read := &cases.Snapshot{Story: []cases.Fragment{{ID: "before", Approved: "2026-01-01"}, {ID: "since", Approved: "2026-03-01"}}}
	list := []StoryChange{{Fragment: "before", How: PieceNew}, {Fragment: "since", How: PieceNew}, {Fragment: "before", How: PieceChanged}}
	got := withoutLeftOut(read, list, "2026-02-01")
	if len(got) != 2 || got[0].Fragment != "since" || got[1].How != PieceChanged {
		t.Errorf("%+v", got)
	}
}
