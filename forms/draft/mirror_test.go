package draft

import (
	"slices"
	"testing"
)

// The number of a paragraph that runs from right to left stands before its first word, not on the end of its first line.
func TestNumbersStandBeforeTheWords(t *testing.T) {
	for _, said := range []string{"أنا فاطمة بنت محمد، أقرّ بأن القضية رقم 2:18-cr-05550 في محكمة المقاطعة تتعلق بي وأسكن في المدينة منذ سنوات", "אני מרים בת דוד, מצהירה כי תיק מספר 2:18-cr-05550 בבית המשפט נוגע אליי, וגרתי שם שנים רבות מאוד", words(40)} {
		for _, lk := range everyLook {
			r := Rich{{Text: said, Note: Plain(said)}, {Text: said}}
			pages, err := laidOut(&Document{Look: lk, Blocks: []Block{Numbered{Text: r}, Numbered{Text: r, Level: 2}, Numbered{Text: r, Level: 3},
				List{Items: []Rich{r, r}, Lettered: true}, List{Items: []Rich{r, r}}}})
			if err != nil {
				t.Fatal(err)
			}
			k := lookOf(lk)
			for _, p := range slices.Concat(pages...) {
				c := p.f.cells[0]
				from, to := c.lineX(0), c.lineX(0)+c.lines[0].W
				before := c.labelX+c.label.W <= from
				if c.lines[0].RTL {
					before = c.labelX >= to
				}
				if !before || c.labelX < k.left || c.labelX+c.label.W > k.right {
					t.Errorf("%s: the number stands from %.0f to %.0f, the words from %.0f to %.0f", lk, c.labelX, c.labelX+c.label.W, from, to)
				}
			}
		}
	}
}
