package packet

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// pages makes a probe of n pages that weigh so many bytes each and share one
// object.
func pages(n int, each, shared int64) Probe {
	p := Probe{Pages: n}
	for i := range n {
		p.Weights = append(p.Weights, []Weight{{Object: 1, Bytes: shared}, {Object: 10 + i, Bytes: each}})
	}
	return p
}

func TestPlan(t *testing.T) {
	for _, c := range []struct {
		name  string
		max   int64
		items []Item
		want  string // parts, each with its slices: item[from,to)@number, T = tab sheet
		last  int
	}{
		{"nothing but a sheet", 0, []Item{{Kind: Missing, Probe: Probe{Pages: 1}}}, "1: 0[0,1)@3", 4},
		{"tab sheets take numbers", 0, []Item{{Probe: Probe{Pages: 2}}, {Label: "A", Probe: Probe{Pages: 3}}, {Label: "B", Probe: Probe{Pages: 1}}},
			"1: 0[0,2)@3 1T[0,3)@5 2T[0,1)@9", 11},
		{"whole items stay whole", 1 << 20, []Item{{Probe: pages(4, 150_000, 0)}, {Probe: pages(4, 150_000, 0)}},
			"1: 0[0,4)@3 | 7: 1[0,4)@8", 12},
		{"shared objects weigh once", 1 << 20, []Item{{Probe: pages(4, 1000, 700_000)}}, "1: 0[0,4)@3", 7},
		{"large items are cut", 1 << 20, []Item{{Label: "A", Probe: pages(5, 400_000, 0)}},
			"1: 0T[0,2)@3 | 6: 0[2,4)@7 | 9: 0[4,5)@10", 11},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := MakePlan(Job{MaxPart: c.max, TabWord: "Exhibit"}, c.items)
			if err != nil {
				t.Fatal(err)
			}
			if got := describe(p); got != c.want || p.Last != c.last {
				t.Errorf("%s, last %d; want %s, last %d", got, p.Last, c.want, c.last)
			}
		})
	}
	var large *PageTooLarge
	if _, err := MakePlan(Job{MaxPart: 1 << 20}, []Item{{ID: "x", Probe: pages(1, 2<<20, 0)}}); !errors.As(err, &large) || large.Page != 1 {
		t.Errorf("a page larger than a part: %v", err)
	}
}

// Pages that this package sets hold no picture; every other page may.
func TestSheetsOfThePlan(t *testing.T) {
	p, err := MakePlan(Job{TabWord: "Exhibit"}, []Item{{Kind: Missing, Sheet: &Sheet{}, Probe: Probe{Pages: 1}}, {Label: "A", Probe: Probe{Pages: 3}}})
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for n := 1; n <= p.Last; n++ {
		got += map[bool]string{true: "s", false: "-"}[p.sheet(n)]
	}
	if want := "ssss---s"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func describe(p *Plan) string {
	out := ""
	for i, part := range p.Parts {
		if i > 0 {
			out += " | "
		}
		out += fmt.Sprintf("%d:", part.First)
		for _, s := range part.Slices {
			tab := ""
			if s.Tab {
				tab = "T"
			}
			out += fmt.Sprintf(" %d%s[%d,%d)@%d", s.Item, tab, s.From, s.To, s.Number)
		}
	}
	return out
}

// Whatever the items: every page of every item stands in exactly one place,
// numbers run without a gap, no part is planned above its limit, and the same
// items give the same plan.
func TestPlanProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		job := Job{TabWord: "Exhibit", MaxPart: rapid.SampledFrom([]int64{0, 1 << 20, 3 << 20}).Draw(t, "max")}
		var items []Item
		for i := range rapid.IntRange(1, 12).Draw(t, "items") {
			it := Item{ID: fmt.Sprint(i), Group: rapid.SampledFrom([]string{"Forms", "Exhibits"}).Draw(t, "group"),
				Title: rapid.StringMatching(`[A-Za-z ]{0,160}`).Draw(t, "title"),
				Label: rapid.SampledFrom([]string{"", "A"}).Draw(t, "label"),
				Probe: pages(rapid.IntRange(1, 9).Draw(t, "pages"), rapid.Int64Range(0, 500_000).Draw(t, "each"), rapid.Int64Range(0, 200_000).Draw(t, "shared"))}
			items = append(items, it)
		}
		p, err := MakePlan(job, items)
		if err != nil {
			t.Fatal(err)
		}
		again, err := MakePlan(job, items)
		if err != nil || !reflect.DeepEqual(p, again) {
			t.Fatalf("planned twice, two plans (%v)", err)
		}
		next, seen := 1, map[[2]int]bool{}
		for n, part := range p.Parts {
			if part.First != next {
				t.Fatalf("part %d begins with %d, want %d", n, part.First, next)
			}
			next++
			if n == 0 {
				next += p.ContentsPages
			}
			var used int64 = partOverhead
			have := map[[2]int]bool{}
			for _, s := range part.Slices {
				if s.Number != next || s.To < s.From {
					t.Fatalf("slice %+v, want number %d", s, next)
				}
				next += s.To - s.From
				if s.Tab {
					next++
				}
				for page := s.From; page < s.To; page++ {
					if seen[[2]int{s.Item, page}] {
						t.Fatalf("item %d page %d twice", s.Item, page)
					}
					seen[[2]int{s.Item, page}] = true
					used += pageOverhead
					for _, w := range items[s.Item].Probe.Weights[page] {
						if k := [2]int{s.Item, w.Object}; !have[k] {
							have[k] = true
							used += w.Bytes
						}
					}
				}
			}
			if job.MaxPart > 0 && used > job.MaxPart {
				t.Fatalf("part %d weighs %d of %d", n, used, job.MaxPart)
			}
		}
		total := 0
		for _, it := range items {
			total += it.Probe.Pages
		}
		if len(seen) != total || p.Last != next-1+p.RecordPages {
			t.Fatalf("%d of %d pages placed, last %d, next %d", len(seen), total, p.Last, next)
		}
	})
}

func TestNumber(t *testing.T) {
	if got := (Job{}).Number(7); got != "7" {
		t.Error(got)
	}
	if got := (Job{Prefix: "HF-"}).Number(7); got != "HF-000007" {
		t.Error(got)
	}
}

func TestBalanced(t *testing.T) {
	for content, want := range map[string]bool{
		"": true, "q Q": true, "q q Q Q": true, "q": false, "Q q": false, "q Q Q": false,
		"(Q Q \\) Q) Tj": true, "/Q gs /q Do": true, "% Q Q\nq Q": true, "q<51>Tj Q": true, "[(Q)]TJ": true,
		"q BI /W 2 ID Q Q q EI Q": true, "q(unclosed Q": false, "Qq": true, "q 1 0 0 1 0 0 cm Q": true,
	} {
		if got := balanced([]byte(content)); got != want {
			t.Errorf("%q: %v", content, got)
		}
	}
}

func FuzzBalanced(f *testing.F) {
	f.Add([]byte("q BI ID EI Q (\\"))
	f.Fuzz(func(_ *testing.T, in []byte) { balanced(in) }) // has to come back
}
