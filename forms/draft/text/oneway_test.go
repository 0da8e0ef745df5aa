package text

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/di"
	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// seen is a line as it stands on the page, from left to right.
func seen(l Line) string {
	out := ""
	for _, r := range l.runs {
		part := slices.Clone(l.text[r.Runes.Offset : r.Runes.Offset+r.Runes.Count])
		if r.Direction == di.DirectionRTL {
			slices.Reverse(part)
		}
		out += string(part)
	}
	return out
}

// A number of a case, a statute, a telephone or a house reads the same among Arabic and Hebrew words as anywhere.
func TestNumbersAreNotTurned(t *testing.T) {
	s := NewSet(pdfw.New(&bytes.Buffer{}))
	for _, number := range []string{"2:18-cr-05550", "2:18-cr-05550-ABC", "900-00-1234", "(555) 010-0134", "18 U.S.C. § 3771A", "§ 647(b)", "I-914",
		"100 Main Street, Apt. 5-B, Springfield, IL 62701", "A000-000-302", "14/03/1990", "62701"} {
		for _, around := range []string{"القضية رقم # في المحكمة", "القضية (رقم #) في المحكمة.", "תיק מספר #.", "Declaration of محمد # of March", "(#) محمد"} {
			lines, err := s.Layout(strings.Replace(around, "#", number, 1), 11, 0, Regular)
			if err != nil || len(lines) != 1 {
				t.Fatal(len(lines), err)
			}
			if got := seen(lines[0]); !strings.Contains(got, number) {
				t.Errorf("%s is seen as %s", number, got)
			}
		}
	}
	lines, err := s.Layout("من 2012-2018 كنت هناك (في Cook County) وعملت", 11, 0, Regular)
	if err != nil || !strings.Contains(seen(lines[0]), "2018-2012") || !strings.Contains(seen(lines[0]), "Cook County") {
		t.Errorf("years of a span: %s %v", seen(lines[0]), err)
	}
}

// A number among words without spaces is as whole as one between spaces.
func TestNumbersStayWholeAmongIdeographs(t *testing.T) {
	for in, want := range map[string]string{
		"我叫王小明，案件编号2:18-cr-05550与我有关。":      "2:18\u2011cr\u201105550",
		"คดีหมายเลข2:18-cr-05550เกี่ยวข้อง": "2:18\u2011cr\u201105550",
	} {
		if got := string(whole([]rune(in))); !strings.Contains(got, want) {
			t.Errorf("%s: the line breaker sees %s", in, got)
		}
	}
}
