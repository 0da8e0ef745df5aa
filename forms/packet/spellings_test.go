package packet

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// spelled are the places and numbers whose spellings are tried.
var spelled = cases.Client{
	Addresses: []cases.Address{
		{Kind: cases.Home, Street: "1482 Larkspur Street", UnitKind: "APT", Unit: "5B", City: "Sampleville", State: "EX", ZIP: "00001-4417"},
		{Kind: cases.Shelter, InCareOf: "Quiet Harbor House", Street: "12 Main Street"},
		{Kind: cases.Work, Street: "PO Box 4471"},
		{Kind: cases.School, Street: "340 Twelfth Avenue"},
	},
	Contacts:    []cases.Contact{{Kind: "mobile", Value: "(916) 555-4663", Safety: cases.Unsafe}},
	SecretWords: []string{"Quillfeather"},
}

func stops(c cases.Client, text string) bool {
	f := newFirewall(c, []cases.Recipient{cases.OfficeCopy})
	f.look(text, "text", 1)
	return f.found() != nil
}

// One place in the ways in which people and programs write it.
func TestTwentySpellings(t *testing.T) {
	for name, texts := range map[string][]string{
		"abbreviation":         {"1482 Larkspur St", "1482 LARKSPUR STR.", "340 12th Ave", "12 Main St."},
		"Spanish":              {"Calle Larkspur 1482", "calle Larkspur, núm. 1482, apto. 5B", "Calle Main n.º 12", "Avenida 12, número 340", "Apartado Postal 4471", "Apdo. 4471"},
		"line break":           {"1482\nLarkspur Street", "lives at 1482 Lark-\nspur Street", "14-\n82 Larkspur Street"},
		"letters spaced":       {"1 4 8 2  L a r k s p u r  S t", "1-4-8-2-L-a-r-k-s-p-u-r", "1.4.8.2 L.a.r.k.s.p.u.r"},
		"ligatures and widths": {"1482½ Larkspur Street", "１４８２ Ｌａｒｋｓｐｕｒ", "𝟏𝟒𝟖𝟐 𝐋𝐚𝐫𝐤𝐬𝐩𝐮𝐫", "①④⑧② Larkspur"},
		"look-alike letters":   {"1482 Lаrksрur", "1482 Lаrkѕрսr", "1482 ᴸarkspur"},
		"by sound":             {"1482 Ларкспур", "ул. Ларкспур, 1482", "1482 Λαρκσπυρ"},
		"number in words":      {"twelve Main Street", "fourteen eighty-two Larkspur", "one thousand four hundred and eighty-two Larkspur", "fourteen hundred eighty-two Larkspur", "one four eight two Larkspur", "doce Main Street", "mil cuatrocientos ochenta y dos Larkspur", "three hundred forty Twelfth Avenue"},
		"unit first":           {"Apt. 5B, 1482 Larkspur", "#5B-1482 Larkspur"},
		"other order":          {"Larkspur Street 1482", "Larkspur 1482", "Sampleville, Larkspur St, No. 1482"},
		"from right to left":   {"rupskraL 2841", "teertS rupskraL 2841"},
		"ZIP with four more":   {"00001-4417", "000014417", "Sampleville EX 00001 4417"},
		"box":                  {"P.O. Box 4471", "Post Office Box 4471", "Box 4471", "POBox 4471", "POB 4471", "P.O.B. 4471", "PO Bx 4471", "Box No. 4471", "P.0. Box 4471"},
		"one letter wrong":     {"1482 Larkspor Street", "1482 Larkspurr", "1482 L4rkspur", "1482 Larskpur"},
		"read by a camera":     {"l482 Larkspur", "I4B2 Larkspur", "1482 Larkspur5t"},
		"web address":          {"maps.example/?q=1482+Larkspur+St", "maps.example/1482%20Larkspur", "&#49;482 Larkspur", "1482&nbsp;Larkspur", "1482<br>Lark<b>spur</b>", "1482=20Lark=\nspur"},
		"e-mail header":        {"X-Location: 1482 Larkspur St; Sampleville", "Received: from [1482-larkspur-st.example]"},
		"telephone":            {"916.555.4663", "+1 916 555 4663", "001-916-555-4663", "9165554663", "(916)5554663", "tel:+19165554663", "916/555-4663", "555-4663", "916 - 555 - 46 63"},
		"telephone in words":   {"nine one six, five five five, four six six three", "916-555-HOME", "555-HOME", "(916) 555 - HOME", "nine one six triple five four double six three", "3664555619"},
		"protected word":       {"QuillFeather", "quill-feather", "Q u i l l f e a t h e r", "Quillfether", "Qüillféather", "rehtaeflliuQ", "QuiIIfeather"},
		"name of the shelter":  {"QUIET HARBOUR HOUSE", "Quiet Harbor House Inc.", "quietharborhouse@example.org"},
	} {
		for _, text := range texts {
			if !stops(spelled, text) {
				t.Errorf("%s: %q was not found", name, text)
			}
		}
	}
}

// What reads almost like a protected place, and is something else. Every line that stops a packet for nothing teaches
// people to override without looking.
func TestNearMisses(t *testing.T) {
	for _, text := range []string{
		"Larkspur", "Larkspur is a flower, seen in 1481 gardens", "1483 Larkspur Street", "14821 Larkspur Street", "21482 Larkspur", "148 Larkspur Street",
		"Sampleville, EX 00001", "00001-4418", "100001-4417", "00001 and 4417 others", "Main Street", "112 Main Street", "12 Maine Street", "12 main points", "on page 12, the main street",
		"December 12. Main Hall", "twelve main points", "twelve people on Main Street's 300 block", "340 pages", "340 U.S. 12", "the twelfth avenue of appeal, 12th Cir. 1340",
		"Box 44710", "PO Box 447", "PO Box 14471", "box 12 of Form I-914", "apartado 7", "(916) 555-4664", "916-555-4660", "555-466", "Case 9165 No. 55-46",
		"555-HOUSE", "a house, a quiet harbor", "quiet house", "harbor house", "a feather quill", "feather", "18 U.S.C. § 1482", "8 CFR 214.11(d)(5)",
		"4 8 2 larks", "rupskral", "Exhibit 12, Main declaration", "in 1482 the lark sang", "fourteen people, eighty-two larks", "one thousand four hundred", "once on Main", "2841 larks",
		"Page 1 of 482", "1,482 dollars", "I.4.B.2", "Room 5B", "Calle Mayor 12", "número 12", "once", "un refugio", "Ларк 1482", "1482",
		"United States v. One 1482 Example Van, 12 F. Supp. 2d 340", "No. 12 CR 1482 (N.D. Ex.)", "Receipt EAC9165554662", "A-Number 916-555-466",
	} {
		if stops(spelled, text) {
			t.Errorf("stopped: %q", text)
		}
	}
}
