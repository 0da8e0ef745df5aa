package law

import (
	"maps"
	"slices"
	"sync"
)

// Find gives the head of any row by its id: title, citation, confidence.
func Find(id string) (Head, bool) {
	h, ok := heads()[id]
	return h, ok
}

// IDs lists the id of every row, in no order.
func IDs() []string { return slices.Collect(maps.Keys(heads())) }

// heads is every row of every file by its id.
var heads = sync.OnceValue(func() map[string]Head {
	all := map[string]Head{}
	for _, h := range allHeads() {
		all[h.ID] = h
	}
	return all
})

// allHeads reads all files, in the order of their names in the menus.
func allHeads() []Head {
	var out []Head
	out = append(out, headsOf(vacaturs().laws)...)
	out = append(out, headsOf(vacaturs().notes)...)
	out = append(out, headsOf(orders().laws)...)
	out = append(out, headsOf(orders().federal)...)
	i := immigration()
	out = append(out, headsOf(i.reliefs)...)
	out = append(out, headsOf(i.statements)...)
	out = append(out, headsOf(i.packets)...)
	out = append(out, headsOf(i.permits)...)
	out = append(out, headsOf(i.fees)...)
	out = append(out, headsOf(i.feeRules)...)
	out = append(out, headsOf(i.editions)...)
	out = append(out, headsOf(methods())...)
	out = append(out, headsOf(deadlines())...)
	out = append(out, headsOf(venues().venues)...)
	out = append(out, headsOf(venues().lists)...)
	out = append(out, headsOf(evidence())...)
	out = append(out, headsOf(screening().questions)...)
	out = append(out, headsOf(screening().texts)...)
	return append(out, headsOf(resources())...)
}

func headsOf[F any](rows []Row[F]) []Head {
	var out []Head
	for _, r := range rows {
		out = append(out, r.Head)
	}
	return out
}
