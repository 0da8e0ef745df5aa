package draft

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// Source links one paragraph to the piece of the story that it was made from.
type Source = cases.Source

// fragmentsNode sets the pieces of the story that the client lets stand in this paper, in the client's order and words.
// A piece stands in a paper once: what an earlier entry printed is left out here, so that the last entry of a paper may
// take the rest. Without a piece the entry is a gap, or what none says.
type fragmentsNode struct {
	Topics   []string `yaml:"topics"`   // ids of cases.StoryTopics; none = all
	As       string   `yaml:"as"`       // numbered (the default), quote or para
	Headings bool     `yaml:"headings"` // the title of each piece above it
}

// fragmentLooks are the ways a paragraph of a piece may stand.
var fragmentLooks = map[string]func(Rich) Block{
	"":         func(r Rich) Block { return Numbered{Text: r} },
	"numbered": func(r Rich) Block { return Numbered{Text: r} },
	"quote":    func(r Rich) Block { return Quote{Text: r} },
	"para":     func(r Rich) Block { return Paragraph{Text: r} },
}

// fragments builds the pieces; none is built where there is no piece for these topics.
func (b *builder) fragments(n *fragmentsNode, none *[]node) {
	b.tells = true
	found, heading := false, ""
	for _, f := range b.s.MayStand() {
		if len(n.Topics) > 0 && !slices.Contains(n.Topics, f.About()) {
			continue
		}
		found = true
		if b.printed(f.ID) {
			continue
		}
		title := ""
		if n.Headings {
			title = b.titleOf(f)
		}
		if title != "" && title != heading {
			b.add(Heading{Level: 2, Text: Plain(binding(title))})
			heading = title
		}
		b.piece(f, title, fragmentLooks[n.As])
	}
	switch {
	case found:
	case none != nil:
		b.nodes(*none)
	default:
		b.add(Paragraph{Text: Rich{b.lacking(storyGap(n.Topics))}})
	}
}

// piece builds one piece, a paragraph for each of its own, and notes where it came from.
func (b *builder) piece(f cases.Fragment, title string, make func(Rich) Block) {
	words := f.WordsIn(b.code())
	if words == "" { // approved in the client's language only
		b.add(make(Rich{b.lacking(Gap{Fact: fragmentWords, Label: "The client's words in English"})}))
		b.from(f, title)
		return
	}
	for _, p := range paragraphs(words) {
		b.add(make(Plain(binding(p))))
		b.from(f, title)
	}
}

// from notes that the block added last was made from a piece.
func (b *builder) from(f cases.Fragment, title string) {
	b.sources = append(b.sources, Source{Block: len(b.blocks) - 1, Fragment: f.ID, Hash: f.Hash(), Title: title, Exhibits: b.s.ExhibitsOf(f)})
}

// printed reports whether a piece stands in the paper already.
func (b *builder) printed(id string) bool {
	return slices.ContainsFunc(b.sources, func(s Source) bool { return s.Fragment == id })
}

// titleOf is the heading of a piece: its title, else its topic.
func (b *builder) titleOf(f cases.Fragment) string {
	if f.Title != "" || f.Topic == "" {
		return f.Title
	}
	return capital(cases.Words(cases.StoryTopics(), f.Topic, b.code()))
}

// paragraphs are the parts of a text between its line ends.
func paragraphs(s string) []string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// fragmentWords is the fact that stands for the story in the list of gaps.
const fragmentWords = "story.fragments[].words"

// storyGap says what the client has not told, or not approved for this paper.
func storyGap(topics []string) Gap {
	var names []string
	for _, t := range topics {
		names = append(names, cases.Words(cases.StoryTopics(), t, "en"))
	}
	label := "The client's approved account"
	if len(names) > 0 {
		label += " of " + listed(names)
	}
	return Gap{Fact: fragmentWords, Label: label}
}

// lacking shows a gap that is more than one fact and lists it, once.
func (b *builder) lacking(g Gap) text.Span {
	if !slices.Contains(b.gaps, g) {
		b.gaps = append(b.gaps, g)
	}
	return text.Span{Text: "[" + g.String() + "]", Style: text.Bold}
}

// unprinted are the titles of pieces that may stand in this paper and that no entry of it asked for. They are said in
// the attorney's note: nothing the client told is left out unseen.
func (b *builder) unprinted() []string {
	var out []string
	for _, f := range b.s.MayStand() {
		if !b.printed(f.ID) {
			title := b.titleOf(f)
			if title == "" {
				title = "a piece without a title"
			}
			out = append(out, title)
		}
	}
	return out
}

// storyNotes are the attorney's notes about the pieces: those that the paper leaves out although they may stand in it.
func (b *builder) storyNotes() []string {
	if !b.tells {
		return nil
	}
	if left := b.unprinted(); len(left) > 0 {
		return []string{"Not in this paper although the client lets it stand here, because its topic is not asked for: " + strings.Join(left, "; ") + "."}
	}
	return nil
}

// numberSources writes the number that each paragraph is printed with.
func (d *Document) numberSources() {
	numbers := Numbers(d.Blocks)
	for i := range d.Sources {
		d.Sources[i].Paragraph = numbers[d.Sources[i].Block]
	}
}

// Numbers are the numbers of the blocks' paragraphs as the paper prints them; 0 for a block without one. A paragraph of
// a lower level has the number of the one it belongs to.
func Numbers(blocks []Block) []int {
	out, n := make([]int, len(blocks)), 0
	for i, bl := range blocks {
		p, ok := bl.(Numbered)
		if !ok {
			continue
		}
		if p.Restart {
			n = 0
		}
		if p.Level < 2 {
			n++
		}
		out[i] = n
	}
	return out
}
