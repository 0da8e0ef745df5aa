package ui

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestStoryOfATVisa goes from the first contact to the closing of a T petition.
func TestStoryOfATVisa(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	meet(t, a, "Ama", "Musterfrau")
	at(t, a, "People", "Family")
	press(t, a, "New family member")
	fill(t, a, "client.family.name.given", "Kofi")
	fill(t, a, "client.family.name.family", "Musterfrau")
	fill(t, a, "client.family.relation", "child")
	fill(t, a, "client.family.birthDate", "2/3/2012")
	fill(t, a, "client.family.derivative", "wanted")
	press(t, a, "Save")
	at(t, a, "Needs", "Papers")
	press(t, a, "New paper")
	fill(t, a, "idpaper.heldBy", "the former employer")
	press(t, a, "Save")
	wants(t, a, "Missing")
	pick(t, a, "Losses")
	press(t, a, "New loss")
	fill(t, a, "loss.amount", "852.00")
	fill(t, a, "loss.basis", "71 hours at $12.00")
	press(t, a, "Save")
	wants(t, a, "All together", "$852.00")

	beginMatter(t, a, cases.Immigration, "T status")
	at(t, a, "Story", "What was done")
	press(t, a, "New period")
	fill(t, a, "exploitation.types", "forced-labor")
	fill(t, a, "exploitation.from", "Jan 2023")
	fill(t, a, "exploitation.to", "Jun 2024")
	press(t, a, "Save")
	wants(t, a, "Forced labor")
	press(t, a, "Petition")
	fill(t, a, "matter.petition.form", "I-914")
	fill(t, a, "matter.petition.warned1367", "11/20/2026")
	press(t, a, "Save")
	pick(t, a, "Notices")
	press(t, a, "New notice")
	fill(t, a, "matter.petition.notices.kind", "RFE")
	fill(t, a, "matter.petition.notices.date", "11/2/2026")
	fill(t, a, "matter.petition.notices.respondBy", "1/20/2027")
	press(t, a, "Save")
	pick(t, a, "What is open")
	wants(t, a, "open")

	press(t, a, "Dates")
	press(t, a, "Write it down")
	wants(t, a, "Wednesday, Jan 20, 2027", "This date is printed on the notice itself")
	checkTwice(t, a)

	storyPiece(t, a, "They took my passport on the first day.")
	exhibit(t, a)
	makePapers(t, a, false)
	deliver(t, a, cases.USCIS, "USCIS")
	finish(t, a)
}
