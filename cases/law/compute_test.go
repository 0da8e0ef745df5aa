package law

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// Dates worked by hand with a printed calendar, for what the worked examples leave out.
func TestComputeEdges(t *testing.T) {
	yes := map[string]any{"filed_after_hours": true}
	for _, c := range []struct {
		name             string
		req              Request
		due, alternative string
		warns            string // part of one warning, "" for none looked for
	}{
		{"Friday before Saturday 4 July is counted as open", Request{Rule: "dl.us.civ.period", From: "2026-06-19", Days: 14, Served: "personal"},
			"2026-07-03", "2026-07-06", "Fri 2026-07-03: whether the Friday before a Saturday holiday"},
		{"the same Friday is closed where the state closes it", Request{Rule: "dl.us.civ.period", From: "2026-06-19", Days: 14, Served: "personal", State: "CA"},
			"2026-07-06", "", ""},
		{"the Friday counted back to: the day after the holiday rule is the alternative", Request{Rule: "dl.us.civ.period_back", From: "2026-07-10", Days: 7},
			"2026-07-03", "2026-07-02", "The earlier day is the safe one"},
		{"31 December before a Saturday 1 January", Request{Rule: "dl.us.crim.period", From: "2027-12-01", Days: 30},
			"2027-12-31", "2028-01-03", "Fri 2027-12-31"},
		{"mail days after the contested Friday", Request{Rule: "dl.us.civ.period", From: "2026-06-19", Days: 14, Served: "mail"},
			"2026-07-06", "2026-07-09", "Fri 2026-07-03"},
		{"state not established", Request{Rule: "dl.us.civ.period", From: "2026-03-02", Days: 14, Served: "personal", State: "TX"},
			"2026-03-16", "", "closed days not known"},
		{"state without a calendar", Request{Rule: "dl.us.3771a.opposition", From: "2026-03-02", State: "OH"},
			"2026-04-01", "", "closed days not known"},
		{"state holidays do not count backward", Request{Rule: "dl.us.civ.period_back", From: "2026-02-26", Days: 14, State: "NY"},
			"2026-02-12", "", "do not count under this rule"},
		{"Illinois counts weekends only", Request{Rule: "dl.il.period", From: "2026-06-25", Days: 10},
			"2026-07-06", "", "closed days not known"},
		{"Texas short period leaves out weekends", Request{Rule: "dl.tx.period", From: "2026-03-05", Days: 3, Served: "personal"},
			"2026-03-10", "", "closed days not known"},
		{"Texas short period, mail days count every day", Request{Rule: "dl.tx.period", From: "2026-03-05", Days: 3, Served: "mail"},
			"2026-03-13", "", ""},
		{"Texas mail, every order agrees", Request{Rule: "dl.tx.period", From: "2026-03-02", Days: 14, Served: "mail"},
			"2026-03-19", "", ""},
		{"Texas mail, the orders differ", Request{Rule: "dl.tx.period", From: "2026-03-02", Days: 12, Served: "mail"},
			"2026-03-17", "2026-03-19", "An attorney chooses"},
		{"Texas six days is not a short period", Request{Rule: "dl.tx.period", From: "2026-03-05", Days: 6, Served: "personal"},
			"2026-03-11", "", ""},
		{"Texas hearing is the raw day", Request{Rule: "dl.tx.fam84001", From: "2026-03-07"},
			"2026-03-21", "", "does not move"},
		{"California mail, the orders differ", Request{Rule: "dl.ca.period", From: "2026-03-06", Days: 15, Served: "mail_in_state"},
			"2026-03-26", "2026-03-30", "An attorney chooses"},
		{"California electronic after a closed last day", Request{Rule: "dl.ca.period", From: "2026-03-06", Days: 15, Served: "electronic"},
			"2026-03-24", "2026-03-25", "An attorney chooses"},
		{"California past the years read", Request{Rule: "dl.ca.period", From: "2027-03-01", Days: 30, Served: "personal"},
			"2027-04-01", "", "the list of 2027 was not read"},
		{"California calendar days back onto a Sunday", Request{Rule: "dl.ca.calendar_days_before", From: "2026-12-14", Days: 15},
			"2026-11-25", "2026-11-29", "The earlier, open day is given"},
		{"California court days back, mail onto a Saturday", Request{Rule: "dl.ca.court_days_before", From: "2026-12-15", Days: 16, Served: "mail_in_state"},
			"2026-11-13", "2026-11-14", "The earlier, open day is given"},
		{"California overnight, backward", Request{Rule: "dl.ca.court_days_before", From: "2026-12-14", Days: 16, Served: "overnight"},
			"2026-11-16", "", ""},
		{"California hearing on a Sunday is the raw day", Request{Rule: "dl.ca.dvro.hearing", From: "2026-05-31"},
			"2026-06-21", "", "does not move"},
		{"New York mail from another state", Request{Rule: "dl.ny.period", From: "2026-09-17", Days: 20, Served: "mail_out_of_state_us"},
			"2026-10-13", "", ""},
		{"New York: a Saturday holiday moves nothing", Request{Rule: "dl.ny.period", From: "2026-06-19", Days: 14, Served: "personal"},
			"2026-07-03", "", ""},
		{"New York: a Sunday holiday moves to Monday", Request{Rule: "dl.ny.period", From: "2027-06-20", Days: 14, Served: "personal"},
			"2027-07-06", "", ""},
		{"New York: Flag Day never moves", Request{Rule: "dl.ny.period", From: "2026-05-25", Days: 21, Served: "personal"},
			"2026-06-15", "", ""},
		{"Washington filed after hours on a Friday", Request{Rule: "dl.wa.7105.hearing", From: "2026-10-09", Params: yes},
			"2026-10-26", "", ""},
		{"Washington filed on a Saturday", Request{Rule: "dl.wa.7105.hearing", From: "2026-10-10"},
			"2026-10-26", "", ""},
		{"Washington filed in hours", Request{Rule: "dl.wa.7105.hearing", From: "2026-10-09"},
			"2026-10-23", "", ""},
		{"Washington renewal", Request{Rule: "dl.wa.7105.renewal_opens", From: "2027-06-01"}, "2027-03-03", "", ""},
		{"California renewal, same day number", Request{Rule: "dl.ca.6345.renewal_opens", From: "2027-08-15"}, "2027-05-15", "", ""},
		{"California renewal, no such day", Request{Rule: "dl.ca.6345.renewal_opens", From: "2027-05-31"}, "2027-02-28", "", ""},
		{"California renewal over the year end", Request{Rule: "dl.ca.6345.renewal_opens", From: "2028-02-29"}, "2027-11-29", "", ""},
		{"Supplement B receipt on a contested Friday", Request{Rule: "dl.uscis.supb_last_receipt_day", From: "2026-01-04"},
			"2026-07-03", "2026-07-02", "The earlier day is the safe one"},
		{"a day on which courts were closed by order in some years", Request{Rule: "dl.us.crim.period", From: "2026-12-10", Days: 14},
			"2026-12-24", "", "Look at the court's notice"},
		{"no way of service given", Request{Rule: "dl.us.civ.period", From: "2026-03-02", Days: 14}, "2026-03-16", "", "No way of service was given"},
		{"service adds nothing to a period from filing", Request{Rule: "dl.us.3771a.opposition", From: "2026-03-02", Served: "mail"}, "2026-04-01", "", "adds no days"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Compute(c.req)
			if err != nil {
				t.Fatal(err)
			}
			if got.Due != c.due || got.Alternative != c.alternative {
				t.Errorf("due %s, alternative %q; want %s, %q\n%s", got.Due, got.Alternative, c.due, c.alternative, strings.Join(got.Chain, "\n"))
			}
			if all := strings.Join(got.Warnings, "\n"); !strings.Contains(all, c.warns) {
				t.Errorf("warnings %q, want %q", all, c.warns)
			}
		})
	}
}

func TestLastSafeDay(t *testing.T) {
	for _, c := range []struct {
		req  Request
		want string
	}{
		{Request{Rule: "dl.uscis.supb_last_safe_day", From: "2026-08-28"}, "2027-02-26"},                    // Saturday: back to Friday
		{Request{Rule: "dl.us.civ.period", From: "2026-06-19", Days: 14, Served: "personal"}, "2026-07-02"}, // the contested Friday is not safe
		{Request{Rule: "dl.ca.period", From: "2026-03-06", Days: 15, Served: "mail_in_state"}, "2026-03-26"},
		{Request{Rule: "dl.us.3771a.opposition", From: "2026-03-02"}, ""}, // the other side's day
		{Request{Rule: "dl.ca.6345.renewal_opens", From: "2027-08-15"}, ""},
	} {
		got, err := Compute(c.req)
		if err != nil {
			t.Fatal(err)
		}
		if got.LastSafe != c.want {
			t.Errorf("%s from %s: last safe day %q, want %q", c.req.Rule, c.req.From, got.LastSafe, c.want)
		}
	}
}

func TestComputeAsksWhatWasNotEstablished(t *testing.T) {
	for name, req := range map[string]Request{
		"added days not read":         {Rule: "dl.ca.period", From: "2026-03-02", Days: 10, Served: "mail_out_of_state"},
		"order and days not read":     {Rule: "dl.ny.period", From: "2026-03-02", Days: 10, Served: "overnight"},
		"electronic service at USCIS": {Rule: "dl.uscis.rfe_max", From: "2026-03-02", Served: "electronic"},
		"short period in Washington":  {Rule: "dl.wa.period", From: "2026-03-02", Days: 6},
	} {
		got, err := Compute(req)
		var ask *AskError
		if !errors.As(err, &ask) {
			t.Errorf("%s: got %v and the day %q, want an AskError", name, err, got.Due)
			continue
		}
		if got.Due != "" || got.Citation == "" {
			t.Errorf("%s: due %q, citation %q", name, got.Due, got.Citation)
		}
		for _, lang := range []string{"en", "es"} {
			what, safe, do := ask.Explain(lang)
			if what == "" || safe == "" || !strings.Contains(do, ask.Citation) {
				t.Errorf("%s: %q %q %q", name, what, safe, do)
			}
		}
	}
}

func TestComputeRefusesWhatDoesNotFit(t *testing.T) {
	for name, req := range map[string]Request{
		"no such rule":            {Rule: "dl.us.nothing", From: "2026-03-02"},
		"no such day":             {Rule: "dl.us.3771a.opposition", From: "2026-02-30"},
		"partial day":             {Rule: "dl.us.3771a.opposition", From: "2026-02"},
		"day with time":           {Rule: "dl.us.3771a.opposition", From: "2026-02-03T00:00:00Z"},
		"length missing":          {Rule: "dl.us.civ.period", From: "2026-03-02"},
		"length below zero":       {Rule: "dl.us.civ.period", From: "2026-03-02", Days: -3},
		"length beyond measure":   {Rule: "dl.us.civ.period", From: "2026-03-02", Days: 1 << 40},
		"length given twice":      {Rule: "dl.uscis.rfe_max", From: "2026-03-02", Days: 84},
		"half a day":              {Rule: "dl.us.civ.period", From: "2026-03-02", Params: map[string]any{"days": 1.5}},
		"service of another law":  {Rule: "dl.ca.period", From: "2026-03-02", Days: 10, Served: "mail"},
		"parameter misspelt":      {Rule: "dl.ca.dvro.hearing", From: "2026-03-02", Params: map[string]any{"goodcause": true}},
		"parameter not yes or no": {Rule: "dl.ca.dvro.hearing", From: "2026-03-02", Params: map[string]any{"good_cause": "perhaps"}},
		"state in words":          {Rule: "dl.us.civ.period", From: "2026-03-02", Days: 3, State: "Texas"},
		"a day that is none":      {Rule: "dl.voca.status", From: "2026-03-02", Params: map[string]any{"earlier_service_dates": []any{"2026-13-01"}}},
	} {
		got, err := Compute(req)
		var use *UseError
		if !errors.As(err, &use) {
			t.Errorf("%s: got %v and the day %q, want a UseError", name, err, got.Due)
			continue
		}
		if what, safe, do := use.Explain("en"); what == "" || safe == "" || do == "" {
			t.Errorf("%s: no words", name)
		}
	}
}

// Parameters as a terminal or a form hands them over: numbers and lists as JSON reads them, else text.
func TestParameters(t *testing.T) {
	got, err := Compute(Request{Rule: "dl.us.civ.period", From: "2026-01-29",
		Params: map[string]any{"days": 14.0, "district_state": "NY", "service_method": "personal"}})
	if err != nil || got.Due != "2026-02-13" || got.Served != "personal" {
		t.Errorf("due %q, %v; want 2026-02-13 (Lincoln's Birthday)", got.Due, err)
	}
	for _, dates := range []any{[]any{"2026-10-05", "2026-03-02"}, []string{"2026-10-05"}, "2026-10-05"} {
		got, err := Compute(Request{Rule: "dl.voca.status", From: "2026-12-01", Params: map[string]any{"earlier_service_dates": dates}})
		if err != nil || got.Status != "CONTINUING FFY2027" {
			t.Errorf("%v: status %q, %v", dates, got.Status, err)
		}
	}
	for _, dates := range []any{nil, []any{}, "2026-12-01", "2027-01-05", "2026-09-30"} {
		got, err := Compute(Request{Rule: "dl.voca.status", From: "2026-12-01", Params: map[string]any{"earlier_service_dates": dates}})
		if err != nil || got.Status != "NEW FFY2027" {
			t.Errorf("%v: status %q, %v", dates, got.Status, err)
		}
	}
	for _, yes := range []any{true, "yes", "true", "Y"} {
		got, err := Compute(Request{Rule: "dl.ca.chro.hearing", From: "2026-06-01", Params: map[string]any{"good_cause": yes}})
		if err != nil || got.Due != "2026-06-26" {
			t.Errorf("good cause %v: due %q, %v", yes, got.Due, err)
		}
	}
	got, err = Compute(Request{Rule: "dl.ca.period", From: "2026-03-02", Days: 10, Served: "Mail In-State", Params: map[string]any{"district_state": "CA"}})
	if err != nil || got.Due != "2026-03-17" || !strings.Contains(strings.Join(got.Warnings, " "), "set aside") {
		t.Errorf("%+v, %v", got, err)
	}
}

// The terminal prints the result as JSON: due or status, and lists that are never null.
func TestResultAsJSON(t *testing.T) {
	got, err := Compute(Request{Rule: "dl.ca.dvro.hearing", From: "2026-06-01"})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	if m["due"] != "2026-06-22" || m["citation"] != "Cal. Fam. Code § 242(a)" || m["confidence"] != "verified" {
		t.Errorf("%s", text)
	}
	for _, key := range []string{"chain", "warnings"} {
		if _, ok := m[key].([]any); !ok {
			t.Errorf("%s is not a list in %s", key, text)
		}
	}
	for _, key := range []string{"status", "alternative"} {
		if _, there := m[key]; there {
			t.Errorf("%s stands there although it says nothing: %s", key, text)
		}
	}
}
