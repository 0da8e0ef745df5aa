package cases

// Relationship says what two people are to each other, without judging either.
type Relationship string

// The relationships between a client and another party. Words beyond them stand in Party.Relationship.
const (
	RelSpouse        Relationship = "spouse"
	RelFormerSpouse  Relationship = "former spouse"
	RelPartner       Relationship = "partner"
	RelFormerPartner Relationship = "former partner"
	RelCoParent      Relationship = "parent of the same child"
	RelParent        Relationship = "parent or step-parent"
	RelSibling       Relationship = "brother or sister"
	RelFamily        Relationship = "other family"
	RelEmployer      Relationship = "employer"
	RelRecruiter     Relationship = "recruiter or agent"
	RelCoworker      Relationship = "worked together"
	RelLandlord      Relationship = "landlord"
	RelLivedTogether Relationship = "lived in the same place"
	RelFriend        Relationship = "friend or acquaintance"
	RelCommunity     Relationship = "faith or community group"
	RelOfficial      Relationship = "official"
	RelStranger      Relationship = "not known before"
	RelNotTold       Relationship = "not told"
)
