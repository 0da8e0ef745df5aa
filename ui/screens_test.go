package ui

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// screenAt says where a screen is: a route, in a matter of a kind or in a client's place.
type screenAt struct {
	place place
	kind  cases.Kind // of the matter; "" is any
	tab   int
	part  int
}

// screens are the pages of the window by the names that the table of needs uses.
var screens = map[string]screenAt{
	"today":      {place: toToday},
	"resources":  {place: toResources},
	"matters":    {place: toMatters},
	"batch":      {place: toBatch},
	"clients":    {place: toClients},
	"calendar":   {place: toCalendar},
	"month":      {place: toCalendar, part: 1},
	"clinic":     {place: toClinic},
	"day-end":    {place: toDayEnd},
	"library":    {place: toLibrary},
	"new-matter": {place: toNewMatter},
	"papers":     {place: toPapers},
	"template":   {place: toTemplate},

	"matter.overview":       {place: toMatter, tab: tabOverview},
	"matter.facts":          {place: toMatter, tab: tabFacts},
	"matter.story":          {place: toMatter, tab: tabStory},
	"matter.timeline":       {place: toMatter, tab: tabStory, part: 1},
	"matter.exploitation":   {place: toMatter, tab: tabStory, part: 2},
	"matter.contradictions": {place: toMatter, tab: tabStory, part: 3},
	"matter.charges":        {place: toMatter, kind: cases.RecordRelief, tab: tabKind},
	"matter.relief":         {place: toMatter, kind: cases.RecordRelief, tab: tabKind, part: 1},
	"matter.courts":         {place: toMatter, kind: cases.RecordRelief, tab: tabKind, part: 2},
	"matter.service":        {place: toMatter, kind: cases.RecordRelief, tab: tabKind, part: 7},
	"matter.nexus":          {place: toMatter, kind: cases.RecordRelief, tab: tabKind, part: 3},
	"matter.plan":           {place: toMatter, kind: cases.RecordRelief, tab: tabKind, part: 4},
	"matter.rapsheet":       {place: toMatter, kind: cases.RecordRelief, tab: tabKind, part: 5},
	"matter.order":          {place: toMatter, kind: cases.ProtectiveOrder, tab: tabKind},
	"matter.incidents":      {place: toMatter, kind: cases.ProtectiveOrder, tab: tabKind, part: 1},
	"matter.order.open":     {place: toMatter, kind: cases.ProtectiveOrder, tab: tabKind, part: 2},
	"matter.protected":      {place: toMatter, kind: cases.ProtectiveOrder, tab: tabKind, part: 4},
	"matter.minors":         {place: toMatter, kind: cases.ProtectiveOrder, tab: tabKind, part: 5},
	"matter.othercases":     {place: toMatter, kind: cases.ProtectiveOrder, tab: tabKind, part: 6},
	"matter.interpreter":    {place: toMatter, kind: cases.ProtectiveOrder, tab: tabKind, part: 7},
	"matter.petition":       {place: toMatter, kind: cases.Immigration, tab: tabKind},
	"matter.crime":          {place: toMatter, kind: cases.Immigration, tab: tabKind, part: 5},
	"matter.notices":        {place: toMatter, kind: cases.Immigration, tab: tabKind, part: 1},
	"matter.evidence":       {place: toMatter, tab: tabEvidence},
	"matter.forms":          {place: toMatter, tab: tabForms},
	"matter.form":           {place: toMatter, tab: tabForms, part: 1},
	"matter.documents":      {place: toMatter, tab: tabDocuments},
	"matter.deadlines":      {place: toMatter, tab: tabDeadlines},
	"matter.tasks":          {place: toMatter, tab: tabWork},
	"matter.notes":          {place: toMatter, tab: tabWork, part: 1},
	"matter.review":         {place: toMatter, tab: tabWork, part: 2},
	"matter.time":           {place: toMatter, tab: tabWork, part: 3},
	"matter.packet":         {place: toMatter, tab: tabPacket},
	"matter.releases":       {place: toMatter, tab: tabReleases},
	"matter.learned":        {place: toMatter, tab: tabReleases, part: 1},

	"client.person":      {place: toClient, tab: tabPerson},
	"client.addresses":   {place: toClient, tab: tabPerson, part: 1},
	"client.family":      {place: toClient, tab: tabPeople},
	"client.parties":     {place: toClient, tab: tabPeople, part: 1},
	"client.description": {place: toClient, tab: tabLife},
	"client.jobs":        {place: toClient, tab: tabLife, part: 1},
	"client.schools":     {place: toClient, tab: tabLife, part: 2},
	"client.marriages":   {place: toClient, tab: tabLife, part: 3},
	"client.stays":       {place: toClient, tab: tabLife, part: 4},
	"client.filings":     {place: toClient, tab: tabLife, part: 5},
	"client.proceedings": {place: toClient, tab: tabLife, part: 6},
	"client.means":       {place: toClient, tab: tabMeans},
	"client.amounts":     {place: toClient, tab: tabMeans, part: 1},
	"client.choices":     {place: toClient, tab: tabChoices},
	"client.goals":       {place: toClient, tab: tabChoices, part: 1},
	"client.screening":   {place: toClient, tab: tabScreening},
	"client.needs":       {place: toClient, tab: tabNeeds},
	"client.papers":      {place: toClient, tab: tabNeeds, part: 1},
	"client.reports":     {place: toClient, tab: tabNeeds, part: 2},
	"client.losses":      {place: toClient, tab: tabNeeds, part: 3},
	"client.remedies":    {place: toClient, tab: tabNeeds, part: 4},
	"client.benefits":    {place: toClient, tab: tabNeeds, part: 5},
	"client.evaluations": {place: toClient, tab: tabNeeds, part: 6},
	"client.safety":      {place: toClient, tab: tabNeeds, part: 7},

	"office.profile":  {place: toOffice, tab: tabOfficeProfile},
	"office.people":   {place: toOffice, tab: tabOfficePeople},
	"office.agencies": {place: toOffice, tab: tabOfficeAgencies},
	"office.contacts": {place: toOffice, tab: tabOfficeAgencies, part: 1},
	"office.time":     {place: toOffice, tab: tabOfficeTime},
	"office.counts":   {place: toOffice, tab: tabOfficeCounts},
}

// visit opens a screen in a matter that has it.
func visit(t *testing.T, a *App, id string) {
	t.Helper()
	at, ok := screens[id]
	if !ok {
		t.Fatalf("there is no screen %q", id)
	}
	r := Route{Place: at.place, Tab: at.tab, Part: at.part}
	if at.place == toMatter || at.place == toClient {
		m := matterOf(t, a, at.kind)
		if r.ID = m.ID; at.place == toClient {
			r.ID = m.ClientID
		}
	}
	a.Go(r)
	if c, ok := a.screen.(*calendar); ok && at.part == 1 {
		c.month.turn(1) // the invented office has its days in the month that comes
	}
}

// matterOf is the first matter of a kind in the list.
func matterOf(t *testing.T, a *App, kind cases.Kind) cases.Matter {
	t.Helper()
	a.Go(Route{Place: toMatters})
	for _, r := range a.screen.(*matters).list.Rows {
		if kind == "" || r.matter.Kind == kind {
			return r.matter
		}
	}
	t.Fatalf("no matter of the kind %q", kind)
	return cases.Matter{}
}
