package draft

import (
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/text"
)

func TestNumberLabels(t *testing.T) {
	var n numbering
	var got []string
	for _, p := range []struct {
		level   int
		restart bool
	}{{1, false}, {1, false}, {2, false}, {2, false}, {3, false}, {3, false}, {2, false}, {3, false}, {1, false}, {2, false}, {1, true}, {1, false}} {
		got = append(got, n.nextNumber(p.level, p.restart))
	}
	if want := "1. 2. a. b. i. ii. c. i. 3. a. 1. 2."; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
	for i, want := range map[int]string{1: "i", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 1999: "mcmxcix"} {
		if roman(i) != want {
			t.Errorf("roman(%d) = %s, want %s", i, roman(i), want)
		}
	}
}

// What is read together stays on a line, also where the number comes from a fact, which is a span of its own.
func TestKeptTogether(t *testing.T) {
	for in, want := range map[string]string{
		"under 18 U.S.C. § 3771A and":      "under 18~U.S.C.~§~3771A and",
		"See ¶ 4, No. 5, Exhibit |A|.":     "See ¶~4, No.~5, Exhibit~A.",
		"(Exhibits B and C)":               "(Exhibits~B and C)",
		"on February |8, 2019":             "on February~8, 2019",
		"May I ask, in May 2020":           "May~I ask, in May~2020",
		"J. D. and Dr. Muestra":            "J.~D. and Dr.~Muestra",
		"Part V of Form I-914":             "Part~V of Form I-914",
		"the exhibit is Exhibit":           "the exhibit is Exhibit",
		"plain words of a plain sentence.": "plain words of a plain sentence.",
		"Rule 49.1, Section 4, 5 apples":   "Rule~49.1, Section~4, 5 apples",
	} {
		var spans []text.Span
		for _, part := range strings.Split(in, "|") {
			spans = append(spans, text.Span{Text: part})
		}
		got := strings.ReplaceAll(Rich(kept(spans)).String(), "\u00a0", "~")
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestNotaryStaysWithTheSignature(t *testing.T) {
	for _, lk := range everyLook {
		for fill := range 50 {
			d := &Document{Look: lk}
			for range fill {
				d.Blocks = append(d.Blocks, Paragraph{Text: Plain("One line.")})
			}
			d.Blocks = append(d.Blocks, Jurat{Words: Plain(words(30)), Lines: []Rich{Plain("A"), Plain("Declarant")}},
				Notary{Kind: NotaryJurat, State: Plain("Nevada"), Signer: Plain("A")})
			pages, err := laidOut(d)
			if err != nil {
				t.Fatal(err)
			}
			last := pages[len(pages)-1]
			signed := false
			for _, p := range last {
				signed = signed || p.f.signed
			}
			if !signed || len(last) < 5 {
				t.Errorf("%s, %d lines above: the notary's block stands apart from the signature", lk, fill)
			}
		}
	}
}

// What is not known becomes a line to write on; own words replace the usual ones; Spanish papers have Spanish ones.
func TestNotaryWords(t *testing.T) {
	state, county := Notary{State: Plain("Nevada")}.Venue("en-US")
	if state.String() != "State of Nevada" || county.String() != "County of "+handDate {
		t.Errorf("%q, %q", state, county)
	}
	for _, c := range []struct {
		b          Notary
		lang, want string
	}{
		{Notary{}, "en-US", "by " + handName + ","},
		{Notary{Signer: Plain("A. B.")}, "en-US", "sworn to (or affirmed) before me on " + handDate + " by A. B.,"},
		{Notary{Kind: NotaryAcknowledgment, Signer: Plain("A. B.")}, "en-US", "acknowledged"},
		{Notary{Signer: Plain("A. B.")}, "es-US", "jurado (o afirmado) ante mí"},
		{Notary{Words: Plain("Own words.")}, "en-US", "Own words."},
	} {
		if got := c.b.NotaryText(c.lang).String(); !strings.Contains(got, c.want) {
			t.Errorf("%q does not hold %q", got, c.want)
		}
	}
}
