package ui

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// deletedField is the field of the change log that stands for the deletion of a record.
const deletedField = "_del"

// historyRows turns the log of one record into rows, each with the words before it. Devices are
// numbered as they come: who typed is not known until the office has accounts, which computer is.
func historyRows(table string, changes []cases.Change) (rows []*historyRow) {
	was, devices := map[string]string{}, map[string]int{}
	for i, c := range changes {
		if devices[c.Device] == 0 {
			devices[c.Device] = len(devices) + 1
		}
		label, plumbing := fieldLabel(table, c.Field)
		before := was[c.Field]
		was[c.Field] = c.Value
		if plumbing {
			continue
		}
		r := &historyRow{id: fmt.Sprint(table, i), no: i, field: c.Field, computer: c.Device, when: c.When, fact: label, before: valueWords(table, c.Field, before), after: valueWords(table, c.Field, c.Value)}
		if len(devices) > 1 {
			r.device = lang.T("history.device", "n", devices[c.Device])
		}
		if c.Field == deletedField {
			r.before, r.after = "", lang.T("history.undeleted")
			if c.Value == "true" {
				r.after = lang.T("history.deleted")
			}
		}
		r.fold = kit.Fold(dotted(r.fact, r.before, r.after))
		rows = append(rows, r)
	}
	return stretches(rows)
}

// sitting is how long after a change of a fact the next one belongs to the same stretch of typing.
const sitting = 10 * time.Minute

// stretches joins the changes of one fact on one computer that follow each other closely into one row:
// fields save themselves while somebody types, and a list of half names tells nobody anything. The
// steps stay with the row.
func stretches(rows []*historyRow) (out []*historyRow) {
	last := map[string]*historyRow{} // by field
	for _, r := range rows {
		before := last[r.field]
		if before == nil || r.field == deletedField || before.computer != r.computer || !soonAfter(before.when, r.when) {
			last[r.field] = r
			out = append(out, r)
			continue
		}
		if before.steps == nil {
			before.steps = []string{dotted(lang.Stamp(before.when), before.after)}
		}
		before.steps = append(before.steps, dotted(lang.Stamp(r.when), r.after))
		before.id, before.no, before.when, before.after = r.id, r.no, r.when, r.after
		before.fold = kit.Fold(dotted(before.fold, r.after))
	}
	return out
}

// soonAfter reports whether one stamp follows another within a sitting.
func soonAfter(before, after string) bool {
	a, errA := time.Parse(time.RFC3339, before)
	b, errB := time.Parse(time.RFC3339, after)
	return errA == nil && errB == nil && b.Sub(a) <= sitting
}

// newestFirst orders the rows of several records.
func newestFirst(rows []*historyRow) {
	slices.SortStableFunc(rows, func(a, b *historyRow) int { return cmp.Or(cmp.Compare(b.when, a.when), cmp.Compare(b.no, a.no)) })
}

// fieldLabel names a field of the log: by the registry of facts where a fact has its name, else by
// the words for records. plumbing fields hold ids and tell a person nothing.
func fieldLabel(table, field string) (label string, plumbing bool) {
	if field == deletedField {
		return lang.T("history.record." + table), false
	}
	if field == "id" || field == "clientId" || field == "attorney" || strings.HasSuffix(field, ".id") {
		return "", true
	}
	path := table + "." + field
	if f, ok := cases.FactByPath(path); ok {
		return factName(f), false
	}
	// The part of an address, or of an order: the longest beginning that has words.
	for at := path; at != table; at = at[:strings.LastIndex(at, ".")] {
		if key := "history.field." + at; lang.In(lang.Code(), key) != "" {
			rest := strings.Trim(strings.TrimPrefix(path, at), ".")
			return dotted(lang.T(key), readable(rest)), false
		}
	}
	return readable(field), false
}

func factName(f cases.Fact) string {
	if lang.Code() == "es" {
		return f.LabelES
	}
	return f.Label
}

// readable sets spaces where a field's name joins words: "exitEnd" is "exit end".
func readable(field string) string {
	var b strings.Builder
	for _, r := range field {
		switch {
		case r >= 'A' && r <= 'Z':
			b.WriteByte(' ')
			b.WriteRune(r - 'A' + 'a')
		case r == '.' || r == '_':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}

// valueWords is a logged value as a person reads it.
func valueWords(table, field, raw string) string {
	if raw == "" {
		return lang.T("history.empty")
	}
	code := strings.Trim(raw, `"`)
	switch table + "." + field {
	case "matter.stage":
		return stageWords(cases.Stage(code))
	case "matter.kind":
		return kindWords(cases.Kind(code))
	}
	var v any
	if json.Unmarshal([]byte(raw), &v) != nil {
		return raw
	}
	if words := strings.Join(wordsOf(v), " · "); words != "" {
		return words
	}
	return lang.T("history.empty")
}

// wordsOf are the words in a value, the parts of a list in order and those of an entry by name.
func wordsOf(v any) []string {
	switch v := v.(type) {
	case bool:
		if v {
			return []string{lang.T("history.yes")}
		}
		return []string{lang.T("history.no")}
	case float64:
		return []string{fmt.Sprint(v)}
	case string:
		return oneWord(v)
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, wordsOf(e)...)
		}
		return out
	case map[string]any:
		var out []string
		for _, k := range slices.Sorted(maps.Keys(v)) {
			out = append(out, wordsOf(v[k])...)
		}
		return out
	}
	return nil
}

func oneWord(s string) []string {
	if s = strings.TrimSpace(s); s == "" || isID(s) {
		return nil
	}
	if d, err := cases.ParseDate(s); err == nil && len(s) >= len("2006-01") {
		return []string{lang.Date(d)}
	}
	return []string{strings.Join(strings.Fields(s), " ")}
}

// isID tells the ids that records know each other by from words.
func isID(s string) bool {
	return len(s) == len("00000000-0000-0000-0000-000000000000") && strings.Trim(s, "0123456789abcdef-") == ""
}
