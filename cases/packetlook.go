package cases

// Labels is how exhibits are named.
type Labels string

// The ways to name exhibits. The empty one is what the venue uses.
const (
	Letters Labels = "letters" // A, B, C …
	Numbers Labels = "numbers" // 1, 2, 3 …
)

// PacketLook is what an office chose for the packets of a matter. The zero value is what the venue asks for.
type PacketLook struct {
	Pack        string `json:"pack,omitempty"`        // id of a venue pack in cases/law/venues; "" = by the matter's venue and the recipient
	Labels      Labels `json:"labels,omitempty"`      //
	Bates       string `json:"bates,omitempty"`       // letters before six-digit page numbers; "" = plain page numbers
	BatesFrom   int    `json:"batesFrom,omitempty"`   // number of the first page where Bates is set; 0 = 1
	NoTabs      bool   `json:"noTabs,omitempty"`      // exhibits without tab sheets
	Certificate bool   `json:"certificate,omitempty"` // with the certificate of the custodian of the records
	Custodian   string `json:"custodian,omitempty"`   // id of the Attorney who signs it
	MaxPart     int64  `json:"maxPart,omitempty"`     // bytes of one file, where the court's own limit is lower than the venue's; 0 = the venue's
}
