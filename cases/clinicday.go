package cases

import "slices"

// ClinicDay is one day on which an office works at stations: where, for which court, and who works at what. At most
// one is open at a time.
type ClinicDay struct {
	Meta
	ID    string `json:"id"`
	On    Date   `json:"on"`
	Place string `json:"place,omitempty"` // in words: the library, the shelter's hall
	// Venue is where the day's matters are filed. A matter without a court takes it over when it comes to the day, so
	// that nobody picks the form of another county.
	Venue Venue  `json:"venue,omitzero"`
	Posts []Post `json:"posts,omitempty"`
	Begun string `json:"begun"`           // RFC 3339
	Ended string `json:"ended,omitempty"` // RFC 3339; "" while the day is open
	// Borrowed says that the vault was made for this one day, on a computer that is given back: the day ends with
	// handing over and wiping.
	Borrowed bool `json:"borrowed,omitempty"`
	// Handed are the sealed files that were handed over, oldest first.
	Handed []Handover `json:"handed,omitempty"`
}

// Post says that somebody works at a station.
type Post struct {
	At  Station `json:"at"`
	Who string  `json:"who"` // id of an Attorney, or a name
}

// Handover is one sealed file with everything of the day, written, read back and compared.
type Handover struct {
	When string `json:"when"` // RFC 3339: the moment that the file shows
	// UpTo is the stamp of the newest change before the file was begun. Whatever changed later, also while the file was
	// being written, may be missing from it.
	UpTo   string `json:"upTo,omitempty"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
	// Records are those in the file, of every kind, deleted ones included.
	Records int  `json:"records"`
	Office  bool `json:"office,omitempty"` // the office's key opens it too, beside the recovery code
}

// Key places the day in the office's stream.
func (d ClinicDay) Key() Key { return Key{"clinicday", d.ID, OfficeStream} }

// Check asks for the day, and for stations there are.
func (d ClinicDay) Check() error {
	if err := fullDay("clinicday.on", d.On); err != nil {
		return err
	}
	for _, p := range d.Posts {
		if !slices.Contains(Stations(), p.At) || joinWords(p.Who) == "" {
			return &FieldError{"clinicday.posts", msgList}
		}
	}
	return badState("clinicday.venue.state", d.Venue.State)
}

// Staff are those who work at a station, in the order in which they were put there.
func (d ClinicDay) Staff(at Station) []string {
	var out []string
	for _, p := range d.Posts {
		if p.At == at {
			out = append(out, p.Who)
		}
	}
	return out
}

// OpenDay is the clinic day that has begun and not ended; the newest, where there should be two.
func OpenDay(all []ClinicDay) (ClinicDay, bool) {
	var open ClinicDay
	for _, d := range all {
		if d.Ended == "" && d.Begun >= open.Begun {
			open = d
		}
	}
	return open, open.ID != ""
}

// Outing is a file or a folder that this program wrote outside the vault on a clinic day, by the wish of a person. Its
// path lies in the vault alone, so that the end of the day can say what is still there.
type Outing struct {
	Meta
	ID   string `json:"id"`
	Path string `json:"path"`
	When string `json:"when"` // RFC 3339
	// Folder says that files were written into Path; Had are the names that were in it before, and are not ours.
	Folder bool     `json:"folder,omitempty"`
	Had    []string `json:"had,omitempty"`
	// Made are the names that were written into the folder; empty where the program ended before it could say.
	Made []string `json:"made,omitempty"`
}

// Key places the outing in the office's stream.
func (o Outing) Key() Key { return Key{"outing", o.ID, OfficeStream} }

// Wiped is what the end of a clinic day on a borrowed computer did, in numbers: the report of it names nobody and holds
// no word of a client.
type Wiped struct {
	Day   Date   `json:"day"`
	Begun string `json:"begun"` // RFC 3339: when the keys were destroyed
	Ended string `json:"ended"` // RFC 3339

	Clients  int   `json:"clients"`
	Matters  int   `json:"matters"`
	Evidence int   `json:"evidence"`
	Packets  int   `json:"packets"`
	Bytes    int64 `json:"bytes"` // of the evidence in clear

	Handed *Handover `json:"handed,omitempty"` // nil: nothing was there to hand over
	Seen   bool      `json:"seen,omitempty"`   // the handed file was read once more right before the wipe, and was the same

	Files       int   `json:"files"` // of the vault, erased
	FileBytes   int64 `json:"fileBytes"`
	Keyring     bool  `json:"keyring,omitempty"`     // this computer's keyring held a secret of the vault
	KeyringLeft bool  `json:"keyringLeft,omitempty"` // and still holds it; without the vault it opens nothing
	Left        int   `json:"left,omitempty"`        // files of the vault's folder that could not be erased
	Strangers   int   `json:"strangers,omitempty"`   // files of others in the vault's folder, left alone
	Outings     int   `json:"outings,omitempty"`     // written outside the vault on the day
	OutErased   int   `json:"outErased,omitempty"`
	OutKept     int   `json:"outKept,omitempty"` // left where they are, by a person's choice
	OutGone     int   `json:"outGone,omitempty"` // moved or deleted before
	OutUnerased int   `json:"outUnerased,omitempty"`
	Temp        int   `json:"temp,omitempty"`    // temporary files of this program, sealed, erased
	Resumed     bool  `json:"resumed,omitempty"` // the program ended in the middle; the wipe was completed at its next start
}

// Clean reports whether everything that was to be erased is erased.
func (w Wiped) Clean() bool { return w.Left+w.OutUnerased == 0 && !w.KeyringLeft && !w.Resumed }
