package messages

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"
)

// object is a value of JSON whose fields are asked for by name.
type object map[string]any

// text is the first of some fields that is a text, or a number as it is written.
func (o object) text(names ...string) string {
	for _, n := range names {
		switch v := o[n].(type) {
		case string:
			if v != "" {
				return v
			}
		case json.Number:
			return v.String()
		}
	}
	return ""
}

func (o object) number(names ...string) int64 {
	for _, n := range names {
		if v, err := strconv.ParseInt(o.text(n), 10, 64); err == nil && v != 0 {
			return v
		}
	}
	return 0
}

func (o object) yes(name string) bool { v, _ := o[name].(bool); return v }

func (o object) object(name string) object {
	v, _ := o[name].(map[string]any)
	return v
}

func (o object) list(name string) []object {
	raw, _ := o[name].([]any)
	var out []object
	for _, v := range raw {
		if m, ok := v.(map[string]any); ok {
			out = append(out, m)
		}
	}
	return out
}

// eachObject gives the objects of a text: a list of them, one on each line, or the list under one of some names.
// broken counts what is no object; a text that is cut off ends there.
func eachObject(words string, under []string, each func(object) bool) (outer object, broken int, err error) {
	d := json.NewDecoder(strings.NewReader(words))
	d.UseNumber()
	if strings.HasPrefix(strings.TrimSpace(words), "[") {
		d.Token() // the bracket that is there
	}
	for d.More() {
		var v any
		if err := d.Decode(&v); err != nil {
			if err == io.EOF {
				break
			}
			return outer, broken + 1, nil
		}
		o, ok := v.(map[string]any)
		if !ok {
			broken++
			continue
		}
		list := object(o)
		found := false
		for _, name := range under {
			if _, ok := list[name].([]any); ok {
				found, outer = true, o
				for _, inner := range list.list(name) {
					if !each(inner) {
						return outer, broken, ErrTooLarge
					}
				}
			}
		}
		if !found && !each(o) {
			return outer, broken, ErrTooLarge
		}
	}
	return outer, broken, nil
}

// detectJSON tells the exports in JSON apart by the names of their fields.
func detectJSON(text string) Kind {
	has := func(names ...string) bool {
		for _, n := range names {
			if !strings.Contains(text, `"`+n+`"`) {
				return false
			}
		}
		return true
	}
	switch {
	case has("sender_name", "timestamp_ms"):
		return MetaJSON
	case has("sent_at", "body"), has("date", "sender", "body"), has("chatItem"), has("conversationId", "body"), has("version", "mediaRootBackupKey"):
		return SignalJSON
	}
	return ""
}
