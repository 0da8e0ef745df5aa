package law

import (
	"fmt"
	"maps"
	"slices"
)

// Find gives the head of any row by its id: title, citation, confidence.
func Find(id string) (Head, bool) {
	h, ok := inUse().heads.rows()[id]
	return h, ok
}

// IDs lists the id of every row, in no order.
func IDs() []string { return slices.Collect(maps.Keys(inUse().heads.rows())) }

// byHead is every row of every file by its id.
func (d *Data) byHead() (map[string]Head, error) {
	all := map[string]Head{}
	for _, h := range d.allHeads() {
		if _, twice := all[h.ID]; twice {
			return nil, fmt.Errorf("the id %s stands twice", h.ID)
		}
		all[h.ID] = h
	}
	return all, nil
}

// allHeads reads all files, in the order of their names in the menus.
func (d *Data) allHeads() []Head {
	var out []Head
	out = append(out, headsOf(d.vacaturs.rows().laws)...)
	out = append(out, headsOf(d.vacaturs.rows().notes)...)
	out = append(out, headsOf(d.orders.rows().laws)...)
	out = append(out, headsOf(d.orders.rows().federal)...)
	i := d.immigration.rows()
	out = append(out, headsOf(i.reliefs)...)
	out = append(out, headsOf(i.statements)...)
	out = append(out, headsOf(i.packets)...)
	out = append(out, headsOf(i.permits)...)
	out = append(out, headsOf(i.fees)...)
	out = append(out, headsOf(i.feeRules)...)
	out = append(out, headsOf(i.editions)...)
	out = append(out, headsOf(d.methods.rows())...)
	out = append(out, headsOf(d.deadlines.rows())...)
	out = append(out, headsOf(d.venues.rows().venues)...)
	out = append(out, headsOf(d.venues.rows().lists)...)
	out = append(out, headsOf(d.evidence.rows())...)
	out = append(out, headsOf(d.screening.rows().questions)...)
	out = append(out, headsOf(d.screening.rows().texts)...)
	return append(out, headsOf(d.resources.rows())...)
}

func headsOf[F any](rows []Row[F]) []Head {
	var out []Head
	for _, r := range rows {
		out = append(out, r.Head)
	}
	return out
}
