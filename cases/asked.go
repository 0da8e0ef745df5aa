package cases

import (
	"strings"
)

// Asked says when a fact was told last: "already asked on 3 Oct". The vault's history holds it, one entry per field.

// FactRecord gives the record and the field of it in which the vault logs a fact: client.lastEntry.date is the field
// lastEntry.date of the client. A fact of a list is logged with the whole list. ok is false for facts that come from
// several fields or from no record of their own, such as a full name.
func FactRecord(s *Snapshot, path string) (key Key, field string, ok bool) {
	if _, known := FactByPath(path); !known {
		return Key{}, "", false
	}
	plain, _, _ := strings.Cut(path, "[")
	of, field, _ := strings.Cut(plain, ".")
	switch of {
	case "client":
		key, field = s.Client.Key(), clientField(field)
	case "matter":
		key, field = s.Matter.Key(), matterField(field)
	case "interpreter":
		key, field = s.Matter.Key(), "interpreter."+field
	case "office":
		key = s.Office.Key()
	case "attorney":
		key = s.Attorney.Key()
	default:
		return Key{}, "", false
	}
	return key, field, key.Row != "" && field != ""
}

func clientField(field string) string {
	for prefix, to := range map[string]string{
		"address.": "addresses", "phone.": "contacts", "email.": "contacts", "spouse.": "family", "children": "family",
		"otherFamilyMembers": "family", "mother.": "family", "father.": "family", "siblings": "family",
		"homeSince": "addresses", "residences": "addresses", "arrests": "", "goal": "", "language": "languages", "displayName": "chosenName",
		"name.full": "name", "name.sorted": "name", "name.initials": "name", "name.public": "name",
	} {
		if field == prefix || strings.HasSuffix(prefix, ".") && strings.HasPrefix(field, prefix) {
			return to
		}
	}
	return field
}

func matterField(field string) string {
	switch field {
	case "record.charges":
		return "record.arrests"
	case "order.recentIncidents":
		return "order.incidents"
	}
	return field
}

// LastTold is the day on which a field, or one below it, got its value, from the history of its record, oldest change
// first. ok is false where it was never told, or was cleared since.
func LastTold(changes []Change, field string) (on Date, ok bool) {
	for _, c := range changes {
		below := strings.HasPrefix(c.Field, field+".")
		if c.Field != field && !below {
			continue
		}
		switch {
		case c.Value != "" && len(c.When) >= len("2006-01-02"):
			on, ok = Date(c.When[:len("2006-01-02")]), true
		case !below:
			on, ok = "", false
		}
	}
	return on, ok
}
