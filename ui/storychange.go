package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// storyChanges says piece by piece what the client changed since a paper was drafted, and in which of its paragraphs; nil
// where nothing was.
func storyChanges(list []forms.StoryChange) fyne.CanvasObject {
	if len(list) == 0 {
		return nil
	}
	box := kit.VStack(2, kit.NewBoldPara(lang.T("story.changes"), theme.Small, theme.Warn.Fg()))
	for _, c := range list {
		words := orText(c.Title, lang.T("story.part")) + ": " + lang.T("story.how."+string(c.How))
		if len(c.Paragraphs) > 0 {
			words += " (" + paragraphWords(c.Paragraphs) + ")"
		}
		box.Add(kit.NewPara(words, theme.Body, theme.Warn.Fg()))
	}
	return box
}

// paragraphWords are the numbers of paragraphs as a paper is cited.
func paragraphWords(list []int) string {
	numbers := make([]string, len(list))
	for i, n := range list {
		numbers[i] = strconv.Itoa(n)
	}
	return lang.T("story.paragraphs", "numbers", strings.Join(numbers, ", "))
}

// withoutStory are the changed facts beside the story, where storyChanges names the pieces.
func withoutStory(state forms.DocumentState) []string {
	if len(state.Story) == 0 {
		return state.Changed
	}
	return slices.DeleteFunc(slices.Clone(state.Changed), func(path string) bool { return strings.HasPrefix(path, "story.") })
}

// behindWords says how many papers of a kept packet no longer say what the file says, "" where all do.
func behindWords(snap *cases.Snapshot, k cases.Packet) string {
	left, err := forms.PacketState(snap, k)
	if err != nil || len(left) == 0 {
		return ""
	}
	return lang.N("packet.behind", len(left))
}
