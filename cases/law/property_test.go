package law

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// drawRequest makes a request that fits its rule.
func drawRequest(t *rapid.T) Request {
	rules := slices.DeleteFunc(Deadlines(), func(d Deadline) bool { return d.Facts.Direction == Classify })
	rule := rapid.SampledFrom(rules).Draw(t, "rule")
	req := Request{Rule: rule.ID, From: iso(drawDay(t, "from"))}
	if slices.Contains(rule.Facts.Parameters, "days") {
		req.Days = rapid.IntRange(7, 120).Draw(t, "days")
	}
	if rule.Facts.AddsService {
		method, _ := MethodByID(rule.Facts.Method)
		served := []string{""}
		for _, a := range method.Facts.Additions {
			if a.Confidence != Unverified {
				served = append(served, a.Method)
			}
		}
		req.Served = rapid.SampledFrom(served).Draw(t, "served")
	}
	if slices.Contains(rule.Facts.Parameters, "district_state") {
		req.State = rapid.SampledFrom([]string{"", "NY", "CA", "WA", "TX", "OH"}).Draw(t, "state")
	}
	return req
}

func drawDay(t *rapid.T, label string) time.Time {
	return date(2024, time.January, 1).AddDate(0, 0, rapid.IntRange(0, 365*8).Draw(t, label))
}

func mustCompute(t *rapid.T, req Request) Result {
	got, err := Compute(req)
	if err != nil {
		t.Fatalf("%+v: %v", req, err)
	}
	return got
}

var dayInStep = regexp.MustCompile(`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{4}-\d{2}-\d{2})`)

// A rule that rolls never ends on a day its own calendar closes, and the chain of steps ends on the day that is due.
func TestDueIsOpenAndTheStepsLeadToIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := drawRequest(t)
		got := mustCompute(t, req)
		rule, _ := DeadlineByID(req.Rule)
		method, _ := MethodByID(rule.Facts.Method)
		due, err := parseDay(got.Due)
		if err != nil {
			t.Fatal(err)
		}
		if rule.Facts.Roll || rule.Facts.ThenBack {
			names := []string{method.Facts.HolidaySet}
			if req.State != "" {
				names = append(names, req.State)
			}
			if why := newClosedDays(BuiltIn(), names...).why(due); why != "" {
				t.Fatalf("%+v ends on %s, which is closed (%s)", req, shown(due), why)
			}
		}
		var last string
		for _, step := range got.Chain {
			if strings.HasPrefix(step, "that month has no day") {
				continue
			}
			last = step
		}
		if found := leadsTo(t, last); found != got.Due {
			t.Fatalf("the steps lead to %s, due is %s: %q", found, got.Due, got.Chain)
		}
	})
}

// leadsTo is the day on which a step ends.
func leadsTo(t *rapid.T, step string) string {
	step, _, _ = strings.Cut(step, " (not counted")
	step, _, _ = strings.Cut(step, " looks back to")
	days := dayInStep.FindAllStringSubmatch(step, -1)
	if len(days) == 0 {
		t.Fatalf("a step without a day: %q", step)
	}
	day, _ := parseDay(days[len(days)-1][1])
	switch {
	case strings.HasSuffix(step, "go on one day"):
		day = day.AddDate(0, 0, 1)
	case strings.HasSuffix(step, "go back one day"):
		day = day.AddDate(0, 0, -1)
	}
	return iso(day)
}

// A later start never gives an earlier day, and a longer period never ends sooner.
func TestDatesAreMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := drawRequest(t)
		got := mustCompute(t, req)
		later := req
		from, _ := parseDay(req.From)
		later.From = iso(from.AddDate(0, 0, rapid.IntRange(1, 40).Draw(t, "later")))
		if next := mustCompute(t, later); next.Due < got.Due {
			t.Fatalf("from %s due %s, from %s due %s", req.From, got.Due, later.From, next.Due)
		}
		if req.Days == 0 {
			return
		}
		longer := req
		longer.Days += rapid.IntRange(1, 30).Draw(t, "longer")
		rule, _ := DeadlineByID(req.Rule)
		next := mustCompute(t, longer)
		if back := rule.Facts.Direction == Backward; back && next.Due > got.Due || !back && next.Due < got.Due {
			t.Fatalf("%d days: %s, %d days: %s", req.Days, got.Due, longer.Days, next.Due)
		}
	})
}

// Forward periods lie after their start by at least their length, and backward ones before it. An alternative always
// differs, and the last safe day is never after either.
func TestReadingsAreOrdered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := drawRequest(t)
		got := mustCompute(t, req)
		rule, _ := DeadlineByID(req.Rule)
		from, _ := parseDay(req.From)
		length := max(req.Days, rule.Facts.Days)
		due, _ := parseDay(got.Due)
		switch rule.Facts.Direction {
		case Forward:
			if due.Before(from.AddDate(0, 0, length)) {
				t.Fatalf("%+v is due after %v only", req, due.Sub(from))
			}
		case Backward:
			if due.After(from.AddDate(0, 0, -length)) {
				t.Fatalf("%+v is due %v before", req, from.Sub(due))
			}
		}
		if got.Alternative == got.Due {
			t.Fatalf("the alternative is the same day: %+v", got)
		}
		if got.Alternative != "" && len(got.Warnings) == 0 {
			t.Fatalf("two readings and no word about it: %+v", got)
		}
		if safe := got.LastSafe; safe != "" && (safe > got.Due || got.Alternative != "" && safe > got.Alternative) {
			t.Fatalf("the last safe day %s is after %s or %s", safe, got.Due, got.Alternative)
		}
		if got.Confidence != Verified && !strings.Contains(strings.Join(got.Warnings, " "), "Confirm before relying") {
			t.Fatalf("%s without a word: %+v", got.Confidence, got)
		}
	})
}

// The last safe day of Supplement B looks back past the signature, and the day after it no longer does.
func TestSupplementBIsTheLastSafeDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		signed := drawDay(t, "signed")
		got := mustCompute(t, Request{Rule: "dl.uscis.supb_last_safe_day", From: iso(signed)})
		safe, _ := parseDay(got.Due)
		if !monthsBefore(safe, 6).Before(signed) {
			t.Fatalf("signed %s: %s looks back to %s", iso(signed), got.Due, iso(monthsBefore(safe, 6)))
		}
		for _, later := range []int{1, 2, 3, 31} {
			if next := safe.AddDate(0, 0, later); monthsBefore(next, 6).Before(signed) {
				t.Fatalf("signed %s: %s is safe as well", iso(signed), iso(next))
			}
		}
	})
}

// No request, however odd, does more than give an error.
func FuzzCompute(f *testing.F) {
	f.Add("dl.us.civ.period", "2026-06-05", 14, "mail", "NY", "good_cause=true")
	f.Add("dl.voca.status", "2026-12-01", 0, "", "", `earlier_service_dates=["2026-10-05"]`)
	f.Add("dl.uscis.supb_last_receipt_day", "2026-08-31", 0, "", "", "days=2")
	f.Add("dl.wa.7105.hearing", "2026-12-31", 0, "", "wa", "filed_after_hours=yes")
	f.Fuzz(func(t *testing.T, rule, from string, days int, served, state, param string) {
		req := Request{Rule: rule, From: from, Days: days, Served: served, State: state}
		if key, text, ok := strings.Cut(param, "="); ok {
			var value any = text
			_ = json.Unmarshal([]byte(text), &value)
			req.Params = map[string]any{key: value}
		}
		got, err := Compute(req)
		if err == nil && (got.Due == "") == (got.Status == "") {
			t.Fatalf("neither or both of day and word: %+v", got)
		}
	})
}
