package draft

import "fmt"

// closeRanks gives headings tags that follow on one another, by how deep each stands among those before it: a screen
// reader takes a level that was skipped for a part of the paper that is missing.
func closeRanks(doc *element) {
	var above []int
	for _, k := range doc.kids {
		if k.el == nil || len(k.el.role) != 2 || k.el.role[0] != 'H' {
			continue
		}
		level := int(k.el.role[1] - '0')
		for len(above) > 0 && above[len(above)-1] >= level {
			above = above[:len(above)-1]
		}
		above = append(above, level)
		k.el.role = fmt.Sprintf("H%d", len(above))
	}
}
