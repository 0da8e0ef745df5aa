package cases

// Hint is what a screen says beside a question before it is asked: that the client does not want to be asked again,
// or when it was told already.
type Hint struct {
	Spared bool   `json:"spared,omitempty"` // not to be asked again
	Said   string `json:"said,omitempty"`   // what the client decided about the topic
	Since  Date   `json:"since,omitempty"`  // when
	Told   Date   `json:"told,omitempty"`   // the day on which the fact got the value it has; empty where it has none
}

// HintOf is the hint for one fact. history gives the changes of a record, oldest first, as the vault's History does.
func HintOf(s *Snapshot, path string, history func(Key) []Change) Hint {
	var h Hint
	if c, ok := s.Wishes().Spared(path); ok {
		h.Spared, h.Said, h.Since = true, c.Decision, c.On
	}
	v, ok := FactValue(s, path)
	if !ok || v.Empty() || history == nil {
		return h
	}
	if key, field, ok := FactRecord(s, path); ok {
		h.Told, _ = LastTold(history(key), field)
	}
	return h
}
