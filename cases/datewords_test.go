package cases

import "testing"

func TestDateInWords(t *testing.T) {
	for d, want := range map[Date][2]string{
		"2019-05-12":  {"May 12, 2019", "12 de mayo de 2019"},
		"2019-12":     {"December 2019", "diciembre de 2019"},
		"2019":        {"2019", "2019"},
		"~2019-01":    {"about January 2019", "aproximadamente enero de 2019"},
		"":            {"", ""},
		"next spring": {"next spring", "next spring"},
	} {
		if got := [2]string{d.LongIn("en"), d.LongIn("es")}; got != want {
			t.Errorf("%q is %q, want %q", d, got, want)
		}
	}
}
