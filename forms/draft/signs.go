package draft

import (
	"slices"
	"strings"
)

// Signs reports whether somebody on our side signs the paper. A proposed order is signed by the judge.
func (t Template) Signs() bool {
	return t.Sort != "order" && !strings.HasSuffix(t.ID, ".order") && signs(t.Body)
}

func signs(body []node) bool {
	return slices.ContainsFunc(body, func(n node) bool {
		return n.Signature != nil || n.Jurat != nil || n.Notary != nil || signs(n.Then) || signs(n.Else) || signs(n.Do)
	})
}
