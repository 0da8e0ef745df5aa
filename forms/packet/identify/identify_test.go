package identify_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/harborfile/harborfile/forms/packet/identify"
)

// fold takes accents away.
func fold(s string) string {
	r, _ := utf8.DecodeRuneInString(norm.NFD.String(s))
	return string(r)
}

// found are the kinds in a text, a doubtful one with a question mark.
func found(text string, k identify.Known) []string {
	flat := identify.Flat(text, fold)
	var out []string
	for _, h := range append(identify.Numbers(flat, k), identify.Births(flat, k)...) {
		s := string(h.Kind)
		if h.Doubtful {
			s += "?"
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// TestWritings: the writings that people use, and what only looks like one of them.
func TestWritings(t *testing.T) {
	for want, texts := range map[string][]string{
		"ssn": {"Her number is 123-45-6789.", "SSN 123 45 6789", "SSN: 123.45.6789", "SSN: 123–45–6789", "Social Security Number: 123456789", "SS# 123456789",
			"S.S.N. 123-45-6789", "Número de Seguro Social 123456789", "Social Security No. 1 2 3 4 5 6 7 8 9", "SSN 123/45/6789", "ITIN 912-70-1234",
			"EIN 12-3456789", "SSN123-45-6789", "SSN_123-45-6789",
			"123-45-6789,123-45-6788", "SSN 123_45_6789", "SSN 123·45·6789", "SSN 123--45--6789"},
		"ssn?": {"His number 123 45 6789 was used", "Report No. 26-1234567", "PO Box 12-3456789", "SSN I23-4S-67B9"},
		"account": {"Account No. 1234567", "Bank account 0011223344", "Visa 4111 1111 1111 1111", "card number 4111-1111-1111-1111", "IBAN DE89 3704 0044 0532 0130 00",
			"Routing 021000021", "Acct. # 00112233", "cuenta número 1234 5678 90", "savings no. 123456789012", "4111111111111111", "tarjeta de débito 12345678",
			"cuenta 12.345.678.901", "4111.1111.1111.1111", "Visa 4111 1111 1111 1111 12/27", "Account no. A12345678", "CLABE 032180000118359719 57",
			"DE89 3704 0044 0532 0130 00 ES9121000418450200051332"},
		"account?": {"the account that she opened in 12345678"},
		"birth": {"DOB: 05/06/1998", "Date of Birth (mm/dd/yyyy): 05/06/1998", "born on May 6th, 1998", "born on the 6th of May 1998", "born 6 May 1998", "DOB Sept. 6, 1998",
			"Nació el 6 de mayo de 1998", "fecha de nacimiento: 6 de mayo de 1998", "She was born in Tegucigalpa on May 6, 1998", "birthday: 5/6/98",
			"nacida el 06/05/1998", "D.O.B. 1998-05-06", "Date of birth May 6 1998", "DOB 06-May-1998", "DOB/19980506", "DOB 06MAY1998", "DOB:06MAY98", "DOB 05061998", "born May6, 1998", "born May 6 '98",
			"Date of birth: 1998 May 6", "DOB May-06-1998"},
		"birth?": {"her date of birth is kept back; hearing 05/06/2026", "a child was born; 3/4/2026 hearing"},
		"": {"Case No. 1:26-cv-01234-ABC, Dkt. 123-45", "Index No. 123456/2026, NYSCEF Doc. No. 12", "Call 202-555-0147 or (555) 010-1234",
			"A-Number: A012-345-678, A 123 456 789", "Receipt IOE0912345678, EAC-21-123-45678", "New York, NY 10001-1234",
			"She gave her account of this on 2026-01-15 in court", "For her account call 202-555-0147 today", "SSN XXX-XX-1234, xxx-xx-6789, ***-**-6789",
			"Account ending in 1234; account no. XXXXXXXX1234", "Date of birth: 1998", "18 U.S.C. 1591, 1-800-555-0199", "tracking 9405 5118 9922 3123 4567 89",
			"tel 011-52-55-1234567", "Doc. 2026-12345 at 89 Fed. Reg. 123-45-678", "HF-000123-45-6789", "Badge 123-45-67890", "Routing slip of 2026-11-20 to the clerk",
			"Certified mail 7019 0700 0001 2345 6789", "DOB: XX/XX/1998", "a credit card statement of 01-15-2026 12:30", "000-12-3456 and 666-12-3456 are no one's"},
	} {
		for _, text := range texts {
			if got := strings.Join(found(text, identify.Known{}), " "); got != want {
				t.Errorf("%q: %q, want %q", text, got, want)
			}
		}
	}
}

// TestKnown: what the file knows is found without a word beside it, in whole and not within another number.
func TestKnown(t *testing.T) {
	var k identify.Known
	k.Person("123-45-6789", "1998-02-01")
	k.Person("", "1990")
	for text, want := range map[string]string{
		"the form says 123456789 only": "ssn", "on 2/1/1998 in a town": "birth", "el 1 de febrero de 1998": "birth", "on FEBRUARY 1, 1998": "birth",
		"on 12/1/1998 in a town": "", "in 1990": "", "on 01.02.98": "birth",
	} {
		if got := strings.Join(found(text, k), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// FuzzFind: a hit lies within the text, and begins with a letter or a digit.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"SSN 123-45-6789", "born 5/6/98", "IBAN DE89 3704 0044 0532 0130 00", "\xff\x00 12-3456789"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		flat := identify.Flat(s, fold)
		for _, h := range append(identify.Numbers(flat, identify.Known{}), identify.Births(flat, identify.Known{})...) {
			if h.From < 0 || h.From >= h.To || h.To > len(flat) || !identify.InWord(flat[h.From]) {
				t.Fatalf("%+v in %q", h, flat)
			}
		}
	})
}
