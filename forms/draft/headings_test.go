package draft

import (
	"slices"
	"testing"
)

func TestHeadingsSkipNoLevel(t *testing.T) {
	for _, c := range []struct{ have, want []string }{
		{[]string{"H1", "H3", "P", "H3"}, []string{"H1", "H2", "P", "H2"}},
		{[]string{"H3", "H3"}, []string{"H1", "H1"}},
		{[]string{"H1", "H2", "H3", "H2", "H3"}, []string{"H1", "H2", "H3", "H2", "H3"}},
		{[]string{"H1", "H3", "H2", "H3"}, []string{"H1", "H2", "H2", "H3"}},
	} {
		doc := &element{role: "Document"}
		for _, role := range c.have {
			doc.add(role)
		}
		closeRanks(doc)
		var got []string
		for _, k := range doc.kids {
			got = append(got, k.el.role)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v became %v, want %v", c.have, got, c.want)
		}
	}
}
