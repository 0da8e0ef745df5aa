package cases

import (
	"cmp"
	"slices"
	"strings"
)

// Wishes are what the client's decisions come to now, for one matter: of each kind and topic the latest.
type Wishes struct {
	Police    Choice   // about law enforcement; the zero Choice where nobody decided yet
	Goals     []Choice // in the client's order
	WhoMay    []Choice // one for each person or recipient
	Topics    []Choice // not to be asked again
	Explained []Choice // every note, oldest first
	Other     []Choice
}

// WishesOf reads the log of choices. Decisions of other matters are left out. A later decision of the same kind about
// the same thing takes the earlier one's place, also where it lifts it. Of two on one day the one written down later
// counts; an undated one counts as older than every dated one.
func WishesOf(choices []Choice, matterID string) Wishes {
	list := slices.DeleteFunc(slices.Clone(choices), func(c Choice) bool { return c.MatterID != "" && c.MatterID != matterID })
	slices.SortStableFunc(list, earlier)
	var w Wishes
	for _, c := range latest(list) {
		if c.Lifted {
			continue
		}
		switch c.What {
		case ChoicePolice:
			w.Police = c
		case ChoiceGoal:
			w.Goals = append(w.Goals, c)
		case ChoiceWhoMay:
			w.WhoMay = append(w.WhoMay, c)
		case ChoiceTopic:
			w.Topics = append(w.Topics, c)
		case ChoiceExplained:
		default:
			w.Other = append(w.Other, c)
		}
	}
	for _, c := range list {
		if c.What == ChoiceExplained && !c.Lifted {
			w.Explained = append(w.Explained, c)
		}
	}
	slices.SortStableFunc(w.Goals, func(a, b Choice) int { return cmp.Compare(goalRank(a), goalRank(b)) })
	return w
}

// Wishes are the client's decisions as they stand for this matter.
func (s *Snapshot) Wishes() Wishes { return WishesOf(s.Choices, s.Matter.ID) }

// PoliceContact reports whether the client chose contact with law enforcement. It is off unless chosen: silence, "not
// now", and a record without an answer all mean no.
func (w Wishes) PoliceContact() bool { return w.Police.Answer == ChoseYes }

// MayReach reports whether a packet for r goes against nothing the client decided about law enforcement: r is none, or
// the client chose that contact, or said of this very recipient that it may know, as where a motion has to be served.
func (w Wishes) MayReach(r Recipient) bool {
	may, _ := w.MayKnow(r)
	return !r.LawEnforcement() || w.PoliceContact() || may
}

// MayKnow reports what the client decided about a recipient; decided is false where nothing was said.
func (w Wishes) MayKnow(r Recipient) (may, decided bool) {
	for _, c := range w.WhoMay {
		if c.Recipient == r && r != "" && c.Answer != "" {
			return c.Answer == ChoseYes, true
		}
	}
	return false, false
}

// Spared finds the decision that keeps a fact from being asked again. A topic that names matter.order covers
// matter.order.incidents[0].what; row numbers make no difference.
func (w Wishes) Spared(path string) (Choice, bool) {
	plain := rowNumber.ReplaceAllString(path, "[]")
	for _, c := range w.Topics {
		for _, f := range c.Facts {
			f = rowNumber.ReplaceAllString(f, "[]")
			if rest, below := strings.CutPrefix(plain, f); below && f != "" && (rest == "" || rest[0] == '.' || rest[0] == '[') {
				return c, true
			}
		}
	}
	return Choice{}, false
}

// latest keeps, of a list in order of time, the last decision about each thing, in the order of those.
func latest(list []Choice) []Choice {
	last := map[string]int{}
	for i, c := range list {
		last[c.subject()] = i
	}
	var out []Choice
	for i, c := range list {
		if last[c.subject()] == i {
			out = append(out, c)
		}
	}
	return out
}

// subject is what a decision is about, as it is compared. A decision without a name for its subject stands by its own
// words, so that two old goals do not push each other out.
func (c Choice) subject() string {
	about := c.About
	switch {
	case c.What == ChoicePolice:
		about = ""
	case c.What == ChoiceWhoMay && c.Recipient != "": // however the recipient was called, it is one
		about = string(c.Recipient)
	case about == "":
		about = c.Decision
	}
	return string(c.What) + "\x00" + strings.ToLower(joinWords(about))
}

func goalRank(c Choice) int {
	if c.Order <= 0 {
		return int(^uint(0) >> 1)
	}
	return c.Order
}

func earlier(a, b Choice) int {
	return cmp.Or(strings.Compare(dayOf(a.On), dayOf(b.On)), strings.Compare(a.ID, b.ID))
}

// dayOf lets an approximate day sort among the others.
func dayOf(d Date) string { return strings.TrimPrefix(string(d), "~") }
