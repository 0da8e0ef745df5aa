package forms

import (
	"slices"
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/redline"
)

// sourcesAfter says which pieces of the story stand in an edited paper: those of the version it was made from whose words
// are still there, wherever they went, and those whose words somebody wrote in. A piece that is missed here could be
// withdrawn or kept from a reader later, and the paper would go out with it.
func sourcesAfter(was, doc *draft.Document, story []cases.Fragment) []draft.Source {
	kept := map[int]int{} // block of the earlier version -> of this one
	for _, r := range redline.Compare(was, doc).Rows {
		if _, known := kept[r.BlockBefore]; !known && r.BlockBefore >= 0 && r.BlockAfter >= 0 {
			kept[r.BlockBefore] = r.BlockAfter
		}
	}
	blocks, before, number := runsIn(doc), wordsByBlock(was), printedNumbers(doc)
	var out []draft.Source
	for _, src := range was.Sources {
		block, stays := kept[src.Block]
		if !stays {
			words, known := before[src.Block], src.Block >= 0
			if !known {
				words, known = wordsThen(story, src)
			}
			block = blocks.hold(words)
			if known && block < 0 { // nothing of it is told there any more
				continue
			}
		}
		src.Block, src.Paragraph = block, number[block]
		out = append(out, src)
	}
	for _, f := range story {
		if slices.ContainsFunc(out, func(s draft.Source) bool { return s.Fragment == f.ID }) {
			continue
		}
		for _, words := range []string{f.Words, f.Original} {
			if block := blocks.hold(words); block >= 0 {
				out = append(out, draft.Source{Paragraph: number[block], Block: -1, Fragment: f.ID, Hash: f.Hash()})
				break
			}
		}
	}
	return out
}

// unplaced are sources of a version whose paragraphs are not those of the new one.
func unplaced(list []draft.Source) []draft.Source {
	out := slices.Clone(list)
	for i := range out {
		out[i].Block = -1
	}
	return out
}

// piecesBeside are the pieces of a story that are not among the sources.
func piecesBeside(story []cases.Fragment, known []draft.Source) []cases.Fragment {
	return slices.DeleteFunc(slices.Clone(story), func(f cases.Fragment) bool {
		return slices.ContainsFunc(known, func(s draft.Source) bool { return s.Fragment == f.ID })
	})
}

// wordsThen are the words of a piece as a paper took them; known is false where nobody kept them.
func wordsThen(story []cases.Fragment, src draft.Source) (words string, known bool) {
	for _, f := range story {
		if f.ID != src.Fragment {
			continue
		}
		if f.Hash() == src.Hash {
			return f.Words, true
		}
		for _, r := range f.ReadBacks {
			if r.Hash == src.Hash && r.Words != "" {
				return r.Words, true
			}
		}
	}
	return "", false
}

// wordsByBlock are the words of a document, block by block.
func wordsByBlock(doc *draft.Document) map[int]string {
	out := map[int]string{}
	for _, r := range redline.Compare(nil, doc).Rows {
		out[r.BlockAfter] += r.Words() + "\n"
	}
	return out
}

// wordRun is how many words in a row tell a piece of the story from words that only sound like it.
const wordRun = 8

// leastRunes is the shortest text that is looked for whole where it has fewer words than a run.
const leastRunes = 20

// runs are the runs of words of a document and the first block that each stands in.
type runs map[string]int

func runsIn(doc *draft.Document) runs {
	out := runs{}
	byBlock := wordsByBlock(doc)
	for i := range doc.Blocks {
		words := spokenWords(byBlock[i])
		for n := range words {
			for size := 1; size <= wordRun && n+size <= len(words); size++ {
				run := strings.Join(words[n:n+size], " ")
				if _, known := out[run]; !known {
					out[run] = i
				}
			}
		}
	}
	return out
}

// hold is the first block that holds words of a text, -1 where none does.
func (r runs) hold(text string) int {
	words := spokenWords(text)
	if len(words) < wordRun {
		whole := strings.Join(words, " ")
		if block, ok := r[whole]; ok && len([]rune(whole)) >= leastRunes {
			return block
		}
		return -1
	}
	for n := range len(words) - wordRun + 1 {
		if block, ok := r[strings.Join(words[n:n+wordRun], " ")]; ok {
			return block
		}
	}
	return -1
}

// spokenWords are the words of a text without signs and capitals.
func spokenWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}
