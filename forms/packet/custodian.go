package packet

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// The certificate of the custodian of the records (Federal Rules of Evidence
// 902(11), (13), (14)), declared as 28 U.S.C. § 1746 allows. Only whoever signs
// it knows which of its parts are so: each has a box of its own, and nothing
// is signed or dated here.

const custodianID = "custodian"

// withCertificate puts the certificate before the exhibits where the office
// asked for it and the packet has exhibits.
func withCertificate(s *cases.Snapshot, list []gathered) []gathered {
	at := slices.IndexFunc(list, func(g gathered) bool { return g.Group == groupExhibits })
	labels := certifiedLabels(list)
	if !s.Matter.Packet.Certificate || at < 0 || labels == "" {
		return list
	}
	return slices.Insert(list, at, gathered{Item: certificate(custodianOf(s), labels)})
}

// certifiedLabels are the letters of the exhibits that are in the packet, as a
// sentence names them.
func certifiedLabels(list []gathered) string {
	var out []string
	for _, g := range list {
		if g.Label != "" && g.Part == "" && g.Kind != Withheld {
			out = append(out, g.Label)
		}
	}
	switch n := len(out); n {
	case 0:
		return ""
	case 1:
		return tabWord + " " + out[0]
	default:
		return tabWord + "s " + strings.Join(out[:n-1], ", ") + " and " + out[n-1]
	}
}

// custodianOf is who signs: whom the office named, else the attorney of the
// matter.
func custodianOf(s *cases.Snapshot) cases.Attorney {
	for _, a := range s.Staff {
		if a.ID == s.Matter.Packet.Custodian && a.ID != "" {
			return a
		}
	}
	return s.Attorney
}

func certificate(a cases.Attorney, labels string) Item {
	who := "I, " + first(a.Name.Full(), "the undersigned") + ", declare:"
	title := "Certificate of custodian of records"
	return Item{ID: custodianID, Kind: Custodian, Group: groupExhibits, Title: title, Probe: Probe{Pages: 1}, Sheet: &Sheet{
		Kicker: "Federal Rules of Evidence 902(11), 902(13) and 902(14); 28 U.S.C. § 1746",
		Title:  title,
		Words: []string{
			who,
			"1. I am a custodian of the records named below, or a person qualified to speak about how they are made and kept. What I say here I know myself, or know from the records.",
			"2. The records are " + labels + " of this packet.",
			tickBox + "Records of a regular activity, Rule 902(11). Each was made at or near the time of what it sets down, by someone who knew of it or from what such a person told; it was kept in the course of a regularly conducted activity; and making it was a regular practice of that activity.",
			tickBox + "Records made by an electronic process, Rule 902(13). Each came out of an electronic process or system that gives an accurate result.",
			tickBox + "Copies of electronic files, Rule 902(14). Each was copied from a device, a storage medium or a file. A SHA-256 hash value was taken of the file as it was received and again of the copy, and the two were the same. The values stand on the page Record of exhibits of this packet.",
			"3. The boxes ticked above are the ones that apply.",
			"I declare under penalty of perjury that the foregoing is true and correct.",
		},
		Sign: []string{"Executed on (date)", "Signature", strings.Join(nonEmpty(a.Name.Full(), a.Role, a.Firm), ", ")},
	}}
}

func nonEmpty(words ...string) []string {
	return slices.DeleteFunc(words, func(w string) bool { return strings.TrimSpace(w) == "" })
}
