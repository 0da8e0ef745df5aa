package ui

import (
	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/relief"
)

// interpreterPart is the page of the interpreter on that tab.
var interpreterPart = map[cases.Kind]int{cases.ProtectiveOrder: 7, cases.Immigration: 4, cases.RecordRelief: 6}

// planPart is the page on which evidence is filed under what has to be shown.
var planPart = map[cases.Kind]int{cases.ProtectiveOrder: 3, cases.Immigration: 3, cases.RecordRelief: 4}

// newKindTab is the part of a matter that differs by kind.
func newKindTab(a *App, store bookStore, at int, kind cases.Kind) tab {
	switch kind {
	case cases.ProtectiveOrder:
		return newParts(a, at,
			part{"order.part", func() tab { return newOrder(a, store) }},
			part{"incident.part", func() tab { return newIncidents(a, store) }},
			part{"items.part", func() tab { return newItems(relief.OrderItems) }},
			part{"plan.part", func() tab { return newPlan(a, store) }},
			part{"protected.part", func() tab { return newProtected(a, store) }},
			part{"minors.part", func() tab { return newOrderMinors(a, store) }},
			part{"othercase.part", func() tab { return newOtherCases(a, store) }},
			part{"interpreter.part", func() tab { return newInterpreter(a, store) }})
	case cases.Immigration:
		return newParts(a, at,
			part{"petition.part", func() tab { return newPetition(a, store) }},
			part{"notice.part", func() tab { return newNoticePage(a, store) }},
			part{"items.part", func() tab { return newItems(relief.PetitionItems) }},
			part{"plan.part", func() tab { return newPlan(a, store) }},
			part{"interpreter.part", func() tab { return newInterpreter(a, store) }},
			part{"crime.part", func() tab { return newCrimePage(a, store) }})
	}
	return newParts(a, at,
		part{"charge.part", func() tab { return newCharges(a, store) }},
		part{"record.part", func() tab { return newRecordPage(a, store) }},
		part{"court.part", func() tab { return newCourts() }},
		part{"nexus.part", func() tab { return newNexus() }},
		part{"plan.part", func() tab { return newPlan(a, store) }},
		part{"rapsheet.part", func() tab { return newPasting(a, store) }},
		part{"interpreter.part", func() tab { return newInterpreter(a, store) }},
		part{"service.part", func() tab { return newServicePage(a, store) }})
}
