package cases

// Asking is where one fact stands between the office and the client: "not known" and "prefers not to say" are answers,
// not blanks.
type Asking string

// The states. A question that was skipped counts as not asked: it may come up in another conversation.
const (
	NotAsked   Asking = "not asked yet"
	Told       Asking = "told"
	NotKnown   Asking = "not known"
	PrefersNot Asking = "prefers not to say"
)

// Answered reports whether there is nothing left to ask.
func (a Asking) Answered() bool { return a != NotAsked }

// AskingOf says where a fact stands and since when; the day is empty where nobody wrote it down. history gives the
// changes of a record, oldest first, as the vault's History does; nil finds the day of a told fact in the sittings alone.
func AskingOf(s *Snapshot, path string, history func(Key) []Change) (Asking, Date) {
	said, on := saidOf(s.Sittings, path)
	hint := HintOf(s, path, history)
	switch v, _ := FactValue(s, path); {
	case !v.Empty() && hint.Told == "" && said == AnsweredTold:
		return Told, on
	case !v.Empty():
		return Told, hint.Told
	case hint.Spared:
		return PrefersNot, hint.Since
	case said == AnsweredNotSure:
		return NotKnown, on
	}
	return NotAsked, ""
}

// saidOf is the last answer about a fact in any sitting. One that was skipped, or is open again, counts as none.
func saidOf(sittings []Sitting, path string) (answer string, on Date) {
	for _, s := range sittings {
		for _, a := range s.Answers {
			if s.About == SittingFacts && a.Question == path && dayOf(s.On) >= dayOf(on) {
				answer, on = a.Answer, s.On
			}
		}
	}
	return answer, on
}

// PreferNot is the decision of the client that keeps one fact, or one question of the screening, from being asked again.
// about names it for people, decision says it in words.
func PreferNot(clientID, path, about, decision, with string, on Date) Choice {
	return Choice{ID: NewID(), ClientID: clientID, What: ChoiceTopic, About: about, Decision: decision, Facts: []string{path}, On: on, With: with}
}
