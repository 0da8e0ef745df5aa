package proof

import (
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft"
)

// What an edit puts into the client's mouth is found, sentence by sentence, and nothing else of the paragraph.
func TestAltered(t *testing.T) {
	for _, c := range []struct {
		name string
		edit func(words string) string
		want []string
	}{
		{"as approved", func(w string) string { return w }, nil},
		{"other quotation marks and accents", func(w string) string { return strings.ReplaceAll(w, "'", "’") }, nil},
		{"a sentence more", func(w string) string { return w + " He was known to the police." }, []string{"He was known to the police."}},
		{"a word more", func(w string) string {
			return strings.Replace(w, "I never got them back.", "I never once got them back.", 1)
		}, []string{"I never once got them back."}},
	} {
		doc, s, paper := made(t, "us.3771a.declaration")
		i := slices.IndexFunc(doc.Blocks, func(b draft.Block) bool {
			n, ok := b.(draft.Numbered)
			return ok && strings.Contains(n.Text.String(), "I never got them back.")
		})
		if i < 0 {
			t.Fatal("the sample's account is another now")
		}
		n := doc.Blocks[i].(draft.Numbered)
		n.Text = draft.Plain(c.edit(n.Text.String()))
		doc.Blocks[i] = n
		var got []string
		for _, f := range Check(doc, s, paper) {
			if f.Rule == RuleAltered {
				got = append(got, f.Quote)
				if what, do := f.Words("en"); f.Level != Red || strings.Contains(what+do, "{") {
					t.Errorf("%s: %s, %s %s", c.name, f.Level, what, do)
				}
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: found %q, want %q", c.name, got, c.want)
		}
	}
}
