package main

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
)

// A recordKind is a kind of record that `harborctl record` adds, shows and changes, with its reading and writing.
type recordKind struct {
	name, about string
	home        home
	fields      func() []string
	read        func(ctx context.Context, a *app, from string, at place) (cases.Record, error)
	list        func(ctx context.Context, v *vault.Vault, stream string) ([]cases.Record, error)
	get         func(ctx context.Context, v *vault.Vault, id string) (cases.Record, error)
	// change lays the fields of a file over a record; what the file does not name stays.
	change func(ctx context.Context, a *app, v *vault.Vault, id, from string) (cases.Record, error)
}

// home says to what a kind of record belongs.
type home string

const (
	ofClient home = "client"
	ofMatter home = "matter or client"
	ofAny    home = "matter, client or office"
	ofOffice home = "office"
)

// place is where a new record goes: its own id, and the client and matter it belongs to.
type place struct{ id, client, matter string }

// recordKinds are all kinds, in the order in which `record kinds` shows them.
var recordKinds = []recordKind{
	kindOf("note", "a note; privileged or not", ofMatter, func(r *cases.Note, p place) { r.ID, r.ClientID, r.MatterID = p.id, p.client, p.matter }),
	kindOf("task", "something to do", ofAny, func(r *cases.Task, p place) { r.ID, r.ClientID, r.MatterID = p.id, p.client, p.matter }),
	kindOf("time", "work done, in minutes", ofAny, func(r *cases.TimeEntry, p place) { r.ID, r.ClientID, r.MatterID = p.id, p.client, p.matter }),
	kindOf("need", "something needed beside the case, and the referrals", ofClient, func(r *cases.Need, p place) { r.ID, r.ClientID = p.id, p.client }),
	kindOf("goal", "a goal of the client, with a day to look again", ofClient, func(r *cases.Goal, p place) { r.ID, r.ClientID = p.id, p.client }),
	kindOf("idpaper", "an identity paper that is missing", ofClient, func(r *cases.IDPaper, p place) { r.ID, r.ClientID = p.id, p.client }),
	kindOf("policereport", "a report to the police", ofMatter, func(r *cases.PoliceReport, p place) { r.ID, r.ClientID, r.MatterID = p.id, p.client, p.matter }),
	kindOf("loss", "money lost or charged, in cents", ofMatter, func(r *cases.Loss, p place) { r.ID, r.ClientID, r.MatterID = p.id, p.client, p.matter }),
	kindOf("remedy", "compensation, EEOC, wages, civil case, restitution", ofMatter, func(r *cases.Remedy, p place) {
		r.ID, r.ClientID, r.MatterID = p.id, p.client, p.matter
		if len(r.Steps) == 0 { // the checklist of its kind, to be ticked off
			for _, step := range cases.RemedyChecklist(r.Kind) {
				r.Steps = append(r.Steps, cases.RemedyStep{What: step.ID})
			}
		}
	}),
	kindOf("evaluation", "a referral to an evaluator", ofMatter, func(r *cases.Evaluation, p place) { r.ID, r.ClientID, r.MatterID = p.id, p.client, p.matter }),
	kindOf("benefit", "an eligibility letter or a benefit", ofClient, func(r *cases.Benefit, p place) { r.ID, r.ClientID = p.id, p.client }),
	kindOf("safetyplan", "a safety plan", ofClient, func(r *cases.SafetyPlan, p place) { r.ID, r.ClientID = p.id, p.client }),
	kindOf("lifeevent", "something of the life timeline", ofClient, func(r *cases.LifeEvent, p place) { r.ID, r.ClientID = p.id, p.client }),
	kindOf("exploitation", "kind, sector and time of being exploited", ofClient, func(r *cases.Exploitation, p place) { r.ID, r.ClientID = p.id, p.client }),
	kindOf("sitting", "a conversation with the questions of the screening", ofClient, func(r *cases.Sitting, p place) { r.ID, r.ClientID = p.id, p.client }),
	kindOf("explained", "what was decided about a pair that does not agree; privileged", ofClient, func(r *cases.Explained, p place) { r.ID, r.ClientID = p.id, p.client }),
	kindOf("fragment", "a piece of the story, in the client's words", ofClient, func(r *cases.Fragment, p place) { r.ID, r.ClientID = p.id, p.client }),
	kindOf("attorney", "someone who works for the office", ofOffice, func(r *cases.Attorney, p place) { r.ID = p.id }),
	kindOf("resource", "a hotline, agency, guide or group of the office's own", ofOffice, func(r *cases.Resource, p place) {
		if r.ID == "" { // a resource that stands in place of a built-in one keeps that id
			r.ID = p.id
		}
	}),
}

func kindNamed(name string) (recordKind, error) {
	i := slices.IndexFunc(recordKinds, func(k recordKind) bool { return k.name == name })
	if i < 0 {
		var names []string
		for _, k := range recordKinds {
			names = append(names, k.name)
		}
		return recordKind{}, wrongUse("there is no kind of record %q; there are %s", name, strings.Join(names, ", "))
	}
	return recordKinds[i], nil
}

// kindOf makes a kind from its record type and the way to place a new one.
func kindOf[T cases.Record](name, about string, at home, put func(*T, place)) recordKind {
	return recordKind{
		name: name, about: about, home: at,
		fields: func() []string { return fieldNames(reflect.TypeFor[T](), "") },
		read: func(ctx context.Context, a *app, from string, at place) (cases.Record, error) {
			var rec T
			if err := a.readRecord(ctx, from, &rec); err != nil {
				return nil, err
			}
			put(&rec, at)
			return ready(approvedSince(*new(T), rec))
		},
		list: func(ctx context.Context, v *vault.Vault, stream string) ([]cases.Record, error) {
			found, err := vault.List[T](ctx, v, stream)
			var out []cases.Record
			for _, r := range found {
				out = append(out, r)
			}
			return out, err
		},
		get: func(ctx context.Context, v *vault.Vault, id string) (cases.Record, error) {
			return vault.Get[T](ctx, v, id)
		},
		change: func(ctx context.Context, a *app, v *vault.Vault, id, from string) (cases.Record, error) {
			rec, err := vault.Get[T](ctx, v, id)
			if err != nil {
				return nil, err
			}
			before := rec
			if err := a.readRecord(ctx, from, &rec); err != nil {
				return nil, err
			}
			if rec.Key() != before.Key() {
				return nil, stopped(nil, "A record keeps its id, its client and its matter.", "Nothing was changed.", "Leave those out of the file.")
			}
			return ready(approvedSince(before, rec))
		},
	}
}

// approvedSince settles what the client approved of a piece of the story that is changed: see cases.Fragment.Since. Any
// other record stays as it is.
func approvedSince[T cases.Record](before, rec T) T {
	if now, ok := any(&rec).(*cases.Fragment); ok {
		was, _ := any(before).(cases.Fragment)
		*now = cases.Tidied(*now).Since(was)
	}
	return rec
}

// ready tidies and checks a record that was read.
func ready[T cases.Record](rec T) (cases.Record, error) {
	rec = cases.Tidied(rec)
	if c, ok := any(rec).(interface{ Check() error }); ok {
		if err := c.Check(); err != nil {
			return nil, err
		}
	}
	return rec, nil
}

// fieldNames lists the fields of a record as JSON names them, with what each holds.
func fieldNames(t reflect.Type, before string) []string {
	var out []string
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Name == "Meta" || name == "-":
		case f.Anonymous && name == "":
			out = append(out, fieldNames(f.Type, before)...)
		case f.Type.Kind() == reflect.Struct:
			out = append(out, fieldNames(f.Type, before+name+".")...)
		case f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct:
			out = append(out, fieldNames(f.Type.Elem(), before+name+"[].")...)
		case name != "id" && name != "clientId" && name != "matterId" || before != "":
			out = append(out, before+name+"  "+holds(f.Type))
		}
	}
	return out
}

func holds(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[cases.Date]():
		return "day, month or year"
	case t == reflect.TypeFor[cases.Cents]():
		return "cents, a whole number"
	case t.Kind() == reflect.Slice:
		return "list of " + holds(t.Elem())
	case t.Kind() == reflect.Bool:
		return "true or false"
	case t.Kind() == reflect.Int:
		return "whole number"
	}
	return "text"
}
