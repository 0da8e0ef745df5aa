package ui

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// factPlaces say where a fact is told, by how its path begins; the first that fits counts. The facts
// of the page of facts come before.
var factPlaces = []struct {
	begins    string
	place     place
	tab, part int
}{
	{"client.address.", toClient, tabPerson, 1},
	{"client.residences", toClient, tabPerson, 1},
	{"client.phone.", toMatter, tabFacts, 0},
	{"client.email.", toMatter, tabFacts, 0},
	{"client.jobs", toClient, tabLife, 1},
	{"client.schools", toClient, tabLife, 2},
	{"client.marriages", toClient, tabLife, 3},
	{"client.entries", toClient, tabLife, 4},
	{"client.recentEntries", toClient, tabLife, 4},
	{"client.filings", toClient, tabLife, 5},
	{"client.proceedings", toClient, tabLife, 6},
	{"client.marriage.", toClient, tabLife, 0},
	{"client.passport", toClient, tabLife, 0},
	{"client.travelDocument", toClient, tabLife, 0},
	{"client.driverLicense", toClient, tabLife, 0},
	{"client.lastEntry", toClient, tabLife, 0},
	{"client.physical", toClient, tabLife, 0},
	{"client.means.assets.cash", toClient, tabMeans, 0},
	{"client.means.income[", toClient, tabMeans, 1},
	{"client.means.deductions", toClient, tabMeans, 1},
	{"client.means.members", toClient, tabMeans, 1},
	{"client.means.assets", toClient, tabMeans, 1},
	{"client.means.debts", toClient, tabMeans, 1},
	{"client.means", toClient, tabMeans, 0},
	{"client.homeSince", toClient, tabPerson, 1},
	{"client.spouse", toClient, tabPeople, 0},
	{"client.timesMarried", toClient, tabLife, 0},
	{"client.religion", toClient, tabLife, 0},
	{"client.ethnicity", toClient, tabLife, 0},
	{"client.hispanic", toClient, tabLife, 0},
	{"client.sex", toClient, tabLife, 0},
	{"client.sevis", toClient, tabLife, 0},
	{"client.uscisAccount", toClient, tabLife, 0},
	{"client.otherNames", toClient, tabLife, 0},
	{"client.nationalities", toClient, tabLife, 0},
	{"client.birthState", toClient, tabLife, 0},
	{"client.maritalStatus", toClient, tabLife, 0},
	{"client.children", toClient, tabPeople, 0},
	{"client.family", toClient, tabPeople, 0},
	{"client.otherFamily", toClient, tabPeople, 0},
	{"client.mother", toClient, tabPeople, 0},
	{"client.father", toClient, tabPeople, 0},
	{"client.siblings", toClient, tabPeople, 0},
	{"client.guard", toClient, tabPeople, 0},
	{"relative.", toClient, tabPeople, 0},
	{"client.", toClient, tabPerson, 0},
	{"party.", toClient, tabPeople, 1},
	{"attorney.", toOffice, tabOfficePeople, 0},
	{"office.", toOffice, tabOfficeProfile, 0},
	{"story.", toMatter, tabStory, 0},
	{"release.", toMatter, tabReleases, 0},
	{"matter.certifier", toOffice, tabOfficeAgencies, 0},
	{"matter.record.", toMatter, tabKind, 0},
	{"matter.order.incidents", toMatter, tabKind, 1},
	{"matter.order.protected", toMatter, tabKind, 4},
	{"matter.order.minors", toMatter, tabKind, 5},
	{"matter.order.otherCases", toMatter, tabKind, 6},
	{"matter.order.", toMatter, tabKind, 0},
	{"matter.petition.crime", toMatter, tabKind, 5},
	{"matter.petition.lawEnforcement", toMatter, tabKind, 5},
	{"matter.petition.", toMatter, tabKind, 0},
	{"matter.evidence", toMatter, tabEvidence, 0},
	{"matter.deadlines", toMatter, tabDeadlines, 0},
}

// onFactsPage are the facts that the matter's own page of facts asks for.
var onFactsPage = []string{"client.name.", "client.chosenName", "client.pronouns", "client.birthDate", "client.birthCity", "client.birthCountry", "client.nationality", "client.dialect",
	"client.aNumber", "client.ssn", "client.language", "client.interpreter", "matter.number", "matter.title", "matter.venue."}

// factPlace is where a fact of a matter is told.
func factPlace(path string, s *cases.Snapshot) Route {
	for _, begins := range onFactsPage {
		if strings.HasPrefix(path, begins) {
			return Route{Place: toMatter, ID: s.Matter.ID, Tab: tabFacts}
		}
	}
	if strings.HasPrefix(path, "interpreter.") {
		return Route{Place: toMatter, ID: s.Matter.ID, Tab: tabKind, Part: interpreterPart[s.Matter.Kind]}
	}
	for _, p := range factPlaces {
		if !strings.HasPrefix(path, p.begins) {
			continue
		}
		r := Route{Place: p.place, Tab: p.tab, Part: p.part}
		switch p.place {
		case toMatter:
			r.ID = s.Matter.ID
		case toClient:
			r.ID = s.Client.ID
		}
		return r
	}
	return Route{Place: toMatter, ID: s.Matter.ID, Tab: tabFacts}
}

// factPlaceKey is the text that names the place of a fact.
func factPlaceKey(path string, s *cases.Snapshot) string {
	r := factPlace(path, s)
	switch {
	case r.Place == toOffice:
		return "nav.office"
	case r.Place == toClient:
		return personKeys[r.Tab]
	case r.Tab == tabKind:
		return kindKeys[s.Matter.Kind]
	}
	return tabKeys[r.Tab]
}
