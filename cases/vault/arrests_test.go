package vault

import (
	"slices"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// An immigration form of a client asks for the arrests that stand in the client's record-relief matters, and for nobody
// else's: a matter that only mentions the client's id is not the client's.
func TestArrestsOfEveryMatterOfAClient(t *testing.T) {
	v, _ := newVault(t)
	ana, eva := sampleClient(), sampleClient()
	eva.ID = cases.NewID()
	must(t, v.Write(t.Context(), ana, eva))
	record := func(client, agency, title string) cases.Matter {
		return cases.Matter{ID: cases.NewID(), ClientID: client, Kind: cases.RecordRelief, Title: title,
			Record: &cases.RecordReliefPart{Arrests: []cases.Arrest{{ID: cases.NewID(), Agency: agency}}}}
	}
	petition := cases.Matter{ID: cases.NewID(), ClientID: ana.ID, Kind: cases.Immigration, Title: "Immigration"}
	gone := record(ana.ID, "Taken Out PD", "Record relief")
	must(t, v.Write(t.Context(), record(ana.ID, "One PD", "Record relief"), record(ana.ID, "Two PD", "Record relief"), record(eva.ID, "Other PD", "of "+ana.ID), petition, gone))
	must(t, v.Delete(t.Context(), get(Get[cases.Matter](t.Context(), v, gone.ID))(t)))
	s := get(v.Snapshot(t.Context(), petition.ID))(t)
	if agencies := agenciesOf(s.Arrests); !slices.Equal(agencies, []string{"One PD", "Two PD"}) {
		t.Errorf("arrests by %q", agencies)
	}
	if value, ok := cases.FactValue(s, "client.arrests[1].agency"); !ok || value.String() != "Two PD" {
		t.Errorf("the second arrest is by %q", value)
	}
	of := get(v.ClientSnapshot(t.Context(), eva.ID))(t)
	if agencies := agenciesOf(of.Arrests); !slices.Equal(agencies, []string{"Other PD"}) {
		t.Errorf("arrests by %q", agencies)
	}
}

func agenciesOf(arrests []cases.Arrest) []string {
	var out []string
	for _, a := range arrests {
		out = append(out, a.Agency)
	}
	slices.Sort(out)
	return out
}
