package cases

import "testing"

// A release covers one recipient, some matters and items, and some days; everything else it does not cover.
func TestReleaseAllows(t *testing.T) {
	good := Release{ID: "r", ClientID: "c", MatterID: "m", Recipient: USCIS, Items: []string{"e1", "e2"}, Signed: "2026-11-01", Expires: "2027-05-01", Informed: true}
	if !good.Allows(USCIS, "m", "e1", "2026-11-20") {
		t.Fatal("the good release covers nothing")
	}
	for _, day := range []Date{"2026-11-01", "2027-05-01"} {
		if !good.Allows(USCIS, "m", "e2", day) {
			t.Errorf("%s is its first or last day and is not covered", day)
		}
	}
	for name, c := range map[string]struct {
		change func(*Release)
		to     Recipient
		matter string
		item   string
		today  Date
	}{
		"another recipient":     {nil, Prosecutor, "m", "e1", "2026-11-20"},
		"another matter":        {nil, USCIS, "m2", "e1", "2026-11-20"},
		"another item":          {nil, USCIS, "m", "e3", "2026-11-20"},
		"the day before":        {nil, USCIS, "m", "e1", "2026-10-31"},
		"the day after":         {nil, USCIS, "m", "e1", "2027-05-02"},
		"not signed":            {func(r *Release) { r.Signed = "" }, USCIS, "m", "e1", "2026-11-20"},
		"signed some time":      {func(r *Release) { r.Signed = "2026-11" }, USCIS, "m", "e1", "2026-11-20"},
		"without an end":        {func(r *Release) { r.Expires = "" }, USCIS, "m", "e1", "2026-11-20"},
		"with a vague end":      {func(r *Release) { r.Expires = "2027" }, USCIS, "m", "e1", "2026-11-20"},
		"revoked":               {func(r *Release) { r.Revoked = "2026-11-10" }, USCIS, "m", "e1", "2026-11-20"},
		"revoked from tomorrow": {func(r *Release) { r.Revoked = "2026-11-21" }, USCIS, "m", "e1", "2026-11-20"},
		"not explained":         {func(r *Release) { r.Informed = false }, USCIS, "m", "e1", "2026-11-20"},
	} {
		r := good
		if c.change != nil {
			c.change(&r)
		}
		if r.Allows(c.to, c.matter, c.item, c.today) {
			t.Errorf("%s is covered", name)
		}
	}

	whole := good
	whole.Items, whole.MatterID = nil, ""
	if !whole.Allows(USCIS, "m2", "anything", "2026-11-20") {
		t.Error("a release without items and matter should cover the whole packet of any matter")
	}
}

func TestWhoNeedsARelease(t *testing.T) {
	for _, r := range Recipients() {
		want := r != OfficeCopy && r != ClientCopy
		if r.NeedsRelease() != want {
			t.Errorf("%s: NeedsRelease() = %v", r, !want)
		}
	}
}
