package cases

// ReferralSource says through which door the client came. There is no wrong one.
type ReferralSource string

// The doors.
const (
	FromSelf       ReferralSource = "self"
	FromFriend     ReferralSource = "friend or family"
	FromDVProgram  ReferralSource = "domestic violence program"
	FromSAProgram  ReferralSource = "sexual assault program"
	FromAntiTraff  ReferralSource = "anti-trafficking program"
	FromHealthCare ReferralSource = "health care"
	FromShelter    ReferralSource = "shelter"
	FromCommunity  ReferralSource = "community group"
	FromFaith      ReferralSource = "faith group"
	FromSchool     ReferralSource = "school"
	FromHotline    ReferralSource = "hotline"
	FromLawyer     ReferralSource = "lawyer or legal aid"
	FromOfficials  ReferralSource = "public agency"
	FromOther      ReferralSource = "other"
)

// Shareable is one thing that the client may let a referring person or agency know.
type Shareable string

// What may be told. A list without entries means nothing may.
const (
	ShareArrived      Shareable = "arrived"      // that the client came
	ShareAppointments Shareable = "appointments" // when the next one is, to bring the client
	ShareProgress     Shareable = "progress"     // in broad words, how far the matter is
	ShareOutcome      Shareable = "outcome"      // how the matter ended
	ShareNeeds        Shareable = "needs"        // needs beside the case, to help with them
)

// Referral is who sent the client, and what that person or agency may be told. More than this needs a Release.
type Referral struct {
	Source   ReferralSource `json:"source,omitempty"`
	Who      string         `json:"who,omitempty"`      // in words
	AgencyID string         `json:"agencyId,omitempty"` // of an Agency
	PersonID string         `json:"personId,omitempty"` // of an AgencyPerson
	On       Date           `json:"on,omitempty"`
	MayShare []Shareable    `json:"mayShare,omitempty"`
	Note     string         `json:"note,omitempty"`
}
