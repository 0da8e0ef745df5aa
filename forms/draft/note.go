package draft

import (
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases/law"
)

// notes are the attorney's note: one entry for each citation that the paper uses, with how old and how sure the data
// behind it is, then the template's own. They stand beside the paper; nothing of them is printed in it.
func (b *builder) notes() []string {
	keys := make([]string, 0, len(b.cited))
	for key := range b.cited {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	out := []string{"A draft for an attorney's review. Nothing here has been checked against the law of the day."}
	confirmed := map[string]bool{}
	for _, key := range keys {
		c := b.t.Cites[key]
		out = append(out, c.entry(!confirmed[c.Law]))
		confirmed[c.Law] = true
	}
	return append(out, b.t.Notes...)
}

// entry says what is known about a citation: "18 U.S.C. § 3771A: vac.us, written 2026-11-21, text of 2026-04-06,
// secondary." What to confirm is said once for each row of the data.
func (c cite) entry(confirm bool) string {
	head, ok := law.Find(c.Law)
	if !ok {
		return c.Text + ": not in the law data. Confirm before relying."
	}
	parts := []string{c.Law, "data of " + head.AsOf}
	if head.TextAsOf != "" {
		parts = append(parts, "text of "+head.TextAsOf)
	}
	parts = append(parts, "confidence "+string(head.Confidence))
	for _, field := range c.Uses {
		if f := head.ConfidenceOf(field); f != head.Confidence {
			parts = append(parts, fmt.Sprintf("%s %s", strings.TrimPrefix(field, "facts."), f))
		}
	}
	if head.Status != law.InForce {
		parts = append(parts, "status "+string(head.Status))
	}
	out := c.Text + ": " + strings.Join(parts, ", ") + "."
	if words := head.Confirm(); confirm && words != "" {
		out += " " + words
	}
	if c.Note != "" {
		out += " " + c.Note
	}
	return out
}
