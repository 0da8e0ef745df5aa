package cases

import "slices"

// NextExhibit is the filing order of an item that goes behind every exhibit there is.
func NextExhibit(items []EvidenceItem) int {
	last := 0
	for _, e := range items {
		last = max(last, e.Exhibit.Order)
	}
	return last + 1
}

// PlaceExhibit makes the item id the exhibit at a place, 1 for the first, and moves those behind it; place 0 takes it
// out of the packet. A place beyond the last is the last. It returns the items whose order changed, with the order
// they have now, and nil where id is not among items.
func PlaceExhibit(items []EvidenceItem, id string, place int) []EvidenceItem {
	at := slices.IndexFunc(items, func(e EvidenceItem) bool { return e.ID == id })
	if at < 0 {
		return nil
	}
	var row []EvidenceItem
	for _, e := range items {
		if e.ID != id && e.Exhibit.Order > 0 {
			row = append(row, e)
		}
	}
	slices.SortStableFunc(row, func(x, y EvidenceItem) int { return x.Exhibit.Order - y.Exhibit.Order })
	moved := items[at]
	changed := []EvidenceItem{}
	if place > 0 {
		row = slices.Insert(row, min(place-1, len(row)), moved)
	} else if moved.Exhibit.Order > 0 {
		moved.Exhibit.Order = 0
		changed = append(changed, moved)
	}
	for i, e := range row {
		if e.Exhibit.Order != i+1 {
			e.Exhibit.Order = i + 1
			changed = append(changed, e)
		}
	}
	return changed
}
