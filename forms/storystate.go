package forms

import (
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
)

// storyFact is the fact that stands for the client's story in a list of what changed.
const storyFact = "story.fragments[].words"

// StoryHow says what happened to a piece of the story since a paper was drafted.
type StoryHow string

// What may have happened.
const (
	PieceChanged   StoryHow = "changed"   // it has other words now, or another heading
	PieceWaiting   StoryHow = "waiting"   // the same words, and the client's approval does not stand
	PieceWithdrawn StoryHow = "withdrawn" // the client took it back
	PieceForbidden StoryHow = "forbidden" // the client does not want it in this paper or this matter
	PieceGone      StoryHow = "gone"      // it was taken out of the file
	PieceMoved     StoryHow = "moved"     // the paper does not ask for its topic
	PieceNew       StoryHow = "new"       // the client lets it stand here since, and the paper has not got it
)

// StoryChange is one piece of the story that a paper no longer has as the client wants it.
type StoryChange struct {
	Fragment   string   `json:"fragment"`
	Title      string   `json:"title,omitempty"`
	How        StoryHow `json:"how"`
	Paragraphs []int    `json:"paragraphs,omitempty"` // of the paper, as it prints them; none for a new piece
}

// storyChanges compares what a paper was made from with what it would be made from now. read is the matter read for the
// paper. The changes come in the order of the paper, new pieces last.
func storyChanges(read *cases.Snapshot, was, now []draft.Source) []StoryChange {
	var out []StoryChange
	at := map[string]int{}
	for _, src := range was {
		i, known := at[src.Fragment]
		if !known {
			how, title := pieceNow(read, src, now)
			if i = -1; how != "" {
				i, out = len(out), append(out, StoryChange{Fragment: src.Fragment, Title: title, How: how})
			}
			at[src.Fragment] = i
		}
		if i >= 0 && src.Paragraph > 0 && !slices.Contains(out[i].Paragraphs, src.Paragraph) {
			out[i].Paragraphs = append(out[i].Paragraphs, src.Paragraph)
		}
	}
	for _, src := range now {
		if _, had := at[src.Fragment]; had {
			continue
		}
		at[src.Fragment] = -1
		f, _ := pieceOf(read, src.Fragment)
		out = append(out, StoryChange{Fragment: src.Fragment, Title: f.Title, How: PieceNew})
	}
	return out
}

// withoutLeftOut drops the new pieces that were approved before a person edited the paper: whoever edited it left them out.
func withoutLeftOut(read *cases.Snapshot, list []StoryChange, edited cases.Date) []StoryChange {
	return slices.DeleteFunc(list, func(c StoryChange) bool {
		f, _ := pieceOf(read, c.Fragment)
		return c.How == PieceNew && f.Approved < edited
	})
}

// pieceNow says what happened to the piece that a paragraph came from, "" where the paper still has it as it is.
func pieceNow(read *cases.Snapshot, src draft.Source, now []draft.Source) (how StoryHow, title string) {
	f, found := pieceOf(read, src.Fragment)
	again := slices.IndexFunc(now, func(n draft.Source) bool { return n.Fragment == src.Fragment })
	may := slices.ContainsFunc(read.MayStand(), func(m cases.Fragment) bool { return m.ID == src.Fragment })
	switch {
	case !found:
		return PieceGone, ""
	case f.Withdrawn != "":
		return PieceWithdrawn, f.Title
	case f.Hash() != src.Hash:
		return PieceChanged, f.Title
	case !f.IsApproved():
		return PieceWaiting, f.Title
	case !may:
		return PieceForbidden, f.Title
	case src.Block < 0: // found by its words among the facts, which are compared themselves
		return "", f.Title
	case again < 0:
		return PieceMoved, f.Title
	case now[again].Title != src.Title:
		return PieceChanged, f.Title
	}
	return "", f.Title
}

func pieceOf(s *cases.Snapshot, id string) (cases.Fragment, bool) {
	i := slices.IndexFunc(s.Story, func(f cases.Fragment) bool { return f.ID == id })
	if i < 0 {
		return cases.Fragment{}, false
	}
	return s.Story[i], true
}
