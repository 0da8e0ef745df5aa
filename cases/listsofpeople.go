package cases

// The typed lists about people, with the words a menu shows. Term.ID is what the records hold.

// Relationships lists what two people are to each other, without judging either.
func Relationships() []Term {
	return []Term{
		{ID: string(RelSpouse), EN: "spouse", ES: "cónyuge"},
		{ID: string(RelFormerSpouse), EN: "former spouse", ES: "excónyuge"},
		{ID: string(RelPartner), EN: "partner", ES: "pareja"},
		{ID: string(RelFormerPartner), EN: "former partner", ES: "expareja"},
		{ID: string(RelCoParent), EN: "parent of the same child", ES: "madre o padre de la misma hija o el mismo hijo"},
		{ID: string(RelParent), EN: "parent or step-parent", ES: "madre, padre, madrastra o padrastro"},
		{ID: string(RelSibling), EN: "brother or sister", ES: "hermano o hermana"},
		{ID: string(RelFamily), EN: "other family", ES: "otro familiar"},
		{ID: string(RelEmployer), EN: "employer", ES: "persona que da el empleo"},
		{ID: string(RelRecruiter), EN: "recruiter or agent", ES: "quien recluta o intermedia"},
		{ID: string(RelCoworker), EN: "worked together", ES: "trabajaron juntos"},
		{ID: string(RelLandlord), EN: "landlord", ES: "quien alquila la vivienda"},
		{ID: string(RelLivedTogether), EN: "lived in the same place", ES: "vivieron en el mismo lugar"},
		{ID: string(RelFriend), EN: "friend or acquaintance", ES: "amistad o persona conocida"},
		{ID: string(RelCommunity), EN: "faith or community group", ES: "grupo religioso o comunitario"},
		{ID: string(RelOfficial), EN: "official", ES: "funcionaria o funcionario"},
		{ID: string(RelStranger), EN: "not known before", ES: "no se conocían antes"},
		{ID: string(RelNotTold), EN: "not told", ES: "no se dijo"},
	}
}

// ReferralSources lists the doors through which a client may come.
func ReferralSources() []Term {
	return []Term{
		{ID: string(FromSelf), EN: "came alone", ES: "vino por su cuenta"},
		{ID: string(FromFriend), EN: "friend or family", ES: "amistad o familia"},
		{ID: string(FromDVProgram), EN: "domestic violence program", ES: "programa contra la violencia doméstica"},
		{ID: string(FromSAProgram), EN: "sexual assault program", ES: "programa contra la agresión sexual"},
		{ID: string(FromAntiTraff), EN: "anti-trafficking program", ES: "programa contra la trata"},
		{ID: string(FromHealthCare), EN: "health care", ES: "atención médica"},
		{ID: string(FromShelter), EN: "shelter", ES: "refugio"},
		{ID: string(FromCommunity), EN: "community group", ES: "grupo comunitario"},
		{ID: string(FromFaith), EN: "faith group", ES: "grupo religioso"},
		{ID: string(FromSchool), EN: "school", ES: "escuela"},
		{ID: string(FromHotline), EN: "hotline", ES: "línea de ayuda"},
		{ID: string(FromLawyer), EN: "lawyer or legal aid", ES: "abogada, abogado o ayuda legal"},
		{ID: string(FromOfficials), EN: "public agency", ES: "agencia pública"},
		{ID: string(FromOther), EN: "other", ES: "otra"},
	}
}

// Shareables lists what a client may let a referring person or agency know.
func Shareables() []Term {
	return []Term{
		{ID: string(ShareArrived), EN: "that the client came", ES: "que la persona vino"},
		{ID: string(ShareAppointments), EN: "when the next appointment is", ES: "cuándo es la próxima cita"},
		{ID: string(ShareProgress), EN: "in broad words, how far the matter is", ES: "en términos generales, cómo va el asunto"},
		{ID: string(ShareOutcome), EN: "how the matter ended", ES: "cómo terminó el asunto"},
		{ID: string(ShareNeeds), EN: "needs beside the case, to help with them", ES: "necesidades aparte del caso, para ayudar con ellas"},
	}
}

// AgencyKinds lists what agencies do.
func AgencyKinds() []Term {
	return []Term{
		{ID: string(PoliceAgency), EN: "police", ES: "policía"},
		{ID: string(FederalAgency), EN: "federal investigators", ES: "investigadores federales"},
		{ID: string(ProsecutorAgency), EN: "prosecutor", ES: "fiscalía"},
		{ID: string(CourtAgency), EN: "court", ES: "corte"},
		{ID: string(LaborAgency), EN: "labor agency", ES: "agencia laboral"},
		{ID: string(ChildAgency), EN: "child welfare", ES: "protección de menores"},
		{ID: string(HealthAgency), EN: "health care", ES: "atención médica"},
		{ID: string(ShelterAgency), EN: "shelter", ES: "refugio"},
		{ID: string(AdvocateAgency), EN: "advocate program", ES: "programa de defensoras"},
		{ID: string(LegalAgency), EN: "legal aid", ES: "ayuda legal"},
		{ID: string(LanguageAgency), EN: "interpreters", ES: "intérpretes"},
		{ID: string(ConsulateAgency), EN: "consulate", ES: "consulado"},
		{ID: string(SchoolAgency), EN: "school", ES: "escuela"},
		{ID: string(CommunityAgency), EN: "community group", ES: "grupo comunitario"},
		{ID: string(OtherAgency), EN: "other", ES: "otra"},
	}
}

// ChoiceTerms lists the kinds of choice.
func ChoiceTerms() []Term {
	return []Term{
		{ID: string(ChoicePolice), EN: "contact with law enforcement", ES: "contacto con las autoridades"},
		{ID: string(ChoiceGoal), EN: "goal", ES: "meta"},
		{ID: string(ChoiceWhoMay), EN: "who may know", ES: "quién puede saber"},
		{ID: string(ChoiceTopic), EN: "topic not to be asked again", ES: "tema que no se vuelve a preguntar"},
		{ID: string(ChoiceExplained), EN: "explained", ES: "explicado"},
		{ID: string(ChoiceOther), EN: "other", ES: "otra"},
	}
}

// Derivatives lists how far a relative's own status has come.
func Derivatives() []Term {
	return []Term{
		{ID: string(DerivativeWanted), EN: "to join the petition", ES: "se sumará a la petición"},
		{ID: string(DerivativeLater), EN: "later", ES: "más adelante"},
		{ID: string(DerivativeNo), EN: "not asked for", ES: "no se pide"},
		{ID: string(DerivativeFiled), EN: "filed", ES: "presentada"},
		{ID: string(DerivativeGranted), EN: "granted", ES: "aprobada"},
		{ID: string(DerivativeEnded), EN: "ended", ES: "terminada"},
	}
}

// AddressTerms lists the kinds of address, those that papers may carry first.
func AddressTerms() []Term {
	return []Term{
		{ID: string(SafeMail), EN: "safe address", ES: "dirección segura"},
		{ID: string(Mailing), EN: "mailing address", ES: "dirección postal"},
		{ID: string(Substitute), EN: "substitute address (confidentiality program)", ES: "dirección sustituta (programa de confidencialidad)"},
		{ID: string(Home), EN: "home", ES: "domicilio"},
		{ID: string(Shelter), EN: "shelter", ES: "refugio"},
		{ID: string(Work), EN: "workplace", ES: "lugar de trabajo"},
		{ID: string(School), EN: "school", ES: "escuela"},
	}
}

// NameUses lists what another name was used as.
func NameUses() []Term {
	return []Term{
		{ID: "former", EN: "former name", ES: "nombre anterior"},
		{ID: "maiden", EN: "name before marriage", ES: "nombre de soltera o soltero"},
		{ID: "alias", EN: "other name used", ES: "otro nombre usado"},
		{ID: "nickname", EN: "nickname", ES: "apodo"},
		{ID: "given by someone else", EN: "name given by someone else", ES: "nombre puesto por otra persona"},
	}
}
