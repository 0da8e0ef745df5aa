package cases

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Fragment is one piece of the client's story in the client's words, told once and used where the client agreed. It may
// grow over several short sittings: begun, told, read back, approved. The approval is of words: see IsApproved.
type Fragment struct {
	Meta
	ID         string   `json:"id"`
	ClientID   string   `json:"clientId"`
	Topic      string   `json:"topic,omitempty"` // id of StoryTopics; "" counts as TopicOther
	Title      string   `json:"title,omitempty"`
	From       Date     `json:"from,omitempty"`
	To         Date     `json:"to,omitempty"`
	Place      string   `json:"place,omitempty"`
	People     []string `json:"people,omitempty"`     // ids of parties and of the client's family who stand in it
	Others     []string `json:"others,omitempty"`     // other people in it, as the client calls them
	Words      string   `json:"words"`                // English text, as the papers print it
	Original   string   `json:"original,omitempty"`   // in the client's language
	Language   string   `json:"language,omitempty"`   // of the original
	Translator string   `json:"translator,omitempty"` // who put the original into English
	Session    Date     `json:"session,omitempty"`    // when it was told
	Sitting    string   `json:"sitting,omitempty"`    // id of the Sitting in which it was told
	Begun      bool     `json:"begun,omitempty"`      // not told to the end yet: it stands nowhere
	Approved   Date     `json:"approved,omitempty"`   // the day of the last approval; whether it stands, says IsApproved
	Withdrawn  Date     `json:"withdrawn,omitempty"`  // the client took the piece back; it stands nowhere
	// ReadBacks are the times it was read back to the client, oldest first, with the words of that day where they were
	// approved. A piece of before this list has none: its approval is of the words it has.
	ReadBacks []ReadBack `json:"readBacks,omitempty"`
	Uses      []string   `json:"uses,omitempty"`     // matter ids in which the client agreed to its use
	NotIn     []string   `json:"notIn,omitempty"`    // where the client said no, see MayStandIn
	Exhibits  []string   `json:"exhibits,omitempty"` // ids of evidence items that support it
	Order     int        `json:"order,omitempty"`
}

// ReadBack is one time that a piece was read back to the client.
type ReadBack struct {
	On       Date   `json:"on"`
	Hash     string `json:"hash"`               // of what was read, see Fragment.Hash
	Approved bool   `json:"approved,omitempty"` // the client said: these are my words
	Words    string `json:"words,omitempty"`    // of an approval: what was approved
	Original string `json:"original,omitempty"`
	With     string `json:"with,omitempty"` // who read it
}

// Key places the fragment in the client's stream.
func (f Fragment) Key() Key { return Key{"fragment", f.ID, ClientStream(f.ClientID)} }

// Hash stands for the words of a fragment, English and original: equal words give an equal hash, however they were
// wrapped. It says nothing about them to whoever has only the hash and cannot guess the words.
func (f Fragment) Hash() string {
	plain := func(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }
	sum := sha256.Sum256([]byte(plain(f.Words) + "\x00" + plain(f.Original)))
	return hex.EncodeToString(sum[:16])
}

// IsApproved reports whether the client approved the words as they stand now. Changed words lose the approval until the
// client approves again; words put back to what was approved have it again.
func (f Fragment) IsApproved() bool {
	if f.Approved == "" || f.Withdrawn != "" || f.Begun {
		return false
	}
	last, known := f.lastApproval()
	return !known || last.Hash == f.Hash()
}

// ApprovedOn is the day on which the client approved the words as they stand now, "" where that is not so.
func (f Fragment) ApprovedOn() Date {
	if f.IsApproved() {
		return f.Approved
	}
	return ""
}

// Lapsed reports whether the client had approved other words than these.
func (f Fragment) Lapsed() bool { return f.Approved != "" && f.Withdrawn == "" && !f.IsApproved() }

// lastApproval is the newest approval in the list; known is false for a piece of before the list.
func (f Fragment) lastApproval() (last ReadBack, known bool) {
	for _, r := range f.ReadBacks {
		if r.Approved {
			last, known = r, true
		}
	}
	return last, known
}

// Heard is the fragment after it was read back on a day by somebody: approved as it stands, or only heard.
func (f Fragment) Heard(on Date, with string, approved bool) Fragment {
	r := ReadBack{On: on, Hash: f.Hash(), With: with, Approved: approved}
	if approved {
		r.Words, r.Original = f.Words, f.Original
		f.Approved, f.Withdrawn, f.Begun = on, "", false
	}
	if n := len(f.ReadBacks); n == 0 || f.ReadBacks[n-1] != r { // a pause may keep the same answer twice
		f.ReadBacks = append(slices.Clone(f.ReadBacks), r)
	}
	return f
}

// Since is the fragment as it has to be kept where before stood until now: an approval of before the list of read-backs
// is written into it with the words it was given for, so that it does not pass to other words. A new day of approval is
// the approval of the words as they are. before may be the zero Fragment.
func (f Fragment) Since(before Fragment) Fragment {
	if _, known := before.lastApproval(); before.Approved != "" && !known && (f.Hash() != before.Hash() || f.Approved != before.Approved) {
		was := ReadBack{On: before.Approved, Hash: before.Hash(), Approved: true, Words: before.Words, Original: before.Original}
		f.ReadBacks = append([]ReadBack{was}, f.ReadBacks...)
	}
	if last, known := f.lastApproval(); f.Approved != "" && f.Approved != before.Approved && (!known || last.On != f.Approved || last.Hash != f.Hash()) {
		return f.Heard(f.Approved, "", true)
	}
	return f
}

// StoryState says how far a piece of the story has come.
type StoryState string

// The states, in the order in which a piece comes to them.
const (
	StoryBegun     StoryState = "begun"     // not told to the end
	StoryTold      StoryState = "told"      // waits to be read back
	StoryRead      StoryState = "read"      // these words were read back and not approved
	StoryApproved  StoryState = "approved"  // these words are the client's
	StoryLapsed    StoryState = "lapsed"    // other words than these were approved
	StoryWithdrawn StoryState = "withdrawn" // the client took it back
)

// State is how far the piece has come.
func (f Fragment) State() StoryState {
	switch n := len(f.ReadBacks); {
	case f.Withdrawn != "":
		return StoryWithdrawn
	case f.Begun:
		return StoryBegun
	case f.IsApproved():
		return StoryApproved
	case f.Lapsed():
		return StoryLapsed
	case n > 0 && f.ReadBacks[n-1].Hash == f.Hash():
		return StoryRead
	}
	return StoryTold
}

// WordsIn is what a paper in a language prints, by its code of two letters: the client's own words where they are in
// that language, else the English ones; "" where there are none.
func (f Fragment) WordsIn(code string) string {
	if own := languageCode(f.Language); own != "" && own == code && f.Original != "" {
		return strings.TrimSpace(f.Original)
	}
	return strings.TrimSpace(f.Words)
}

// languageCode finds a language by its code or by its name in English or Spanish; "" for any other words.
func languageCode(name string) string {
	for _, t := range Languages() {
		if strings.EqualFold(name, t.ID) || strings.EqualFold(name, t.EN) || strings.EqualFold(name, t.ES) {
			return t.ID
		}
	}
	return ""
}
