package cases

import "slices"

// Languages lists the languages that papers come in, by their ISO 639-1 codes. Chinese stands for both scripts.
func Languages() []Term {
	return []Term{
		{ID: "en", EN: "English", ES: "inglés"}, {ID: "es", EN: "Spanish", ES: "español"},
		{ID: "am", EN: "Amharic", ES: "amárico"}, {ID: "ar", EN: "Arabic", ES: "árabe"},
		{ID: "hy", EN: "Armenian", ES: "armenio"}, {ID: "az", EN: "Azerbaijani", ES: "azerí"},
		{ID: "bn", EN: "Bengali", ES: "bengalí"}, {ID: "bg", EN: "Bulgarian", ES: "búlgaro"},
		{ID: "my", EN: "Burmese", ES: "birmano"}, {ID: "zh", EN: "Chinese", ES: "chino"},
		{ID: "fa", EN: "Dari or Persian", ES: "dari o persa"}, {ID: "nl", EN: "Dutch", ES: "neerlandés"},
		{ID: "fr", EN: "French", ES: "francés"}, {ID: "ka", EN: "Georgian", ES: "georgiano"},
		{ID: "de", EN: "German", ES: "alemán"}, {ID: "el", EN: "Greek", ES: "griego"},
		{ID: "gu", EN: "Gujarati", ES: "guyaratí"}, {ID: "ht", EN: "Haitian Creole", ES: "criollo haitiano"},
		{ID: "ha", EN: "Hausa", ES: "hausa"}, {ID: "hi", EN: "Hindi", ES: "hindi"},
		{ID: "hu", EN: "Hungarian", ES: "húngaro"}, {ID: "ig", EN: "Igbo", ES: "igbo"},
		{ID: "id", EN: "Indonesian", ES: "indonesio"}, {ID: "it", EN: "Italian", ES: "italiano"},
		{ID: "ja", EN: "Japanese", ES: "japonés"}, {ID: "km", EN: "Khmer", ES: "jemer"},
		{ID: "ko", EN: "Korean", ES: "coreano"}, {ID: "ky", EN: "Kyrgyz", ES: "kirguís"},
		{ID: "lo", EN: "Lao", ES: "lao"}, {ID: "ms", EN: "Malay", ES: "malayo"},
		{ID: "mn", EN: "Mongolian", ES: "mongol"}, {ID: "ne", EN: "Nepali", ES: "nepalí"},
		{ID: "ps", EN: "Pashto", ES: "pastún"}, {ID: "pl", EN: "Polish", ES: "polaco"},
		{ID: "pt", EN: "Portuguese", ES: "portugués"}, {ID: "pa", EN: "Punjabi", ES: "panyabí"},
		{ID: "qu", EN: "Quechua", ES: "quechua"}, {ID: "ro", EN: "Romanian", ES: "rumano"},
		{ID: "ru", EN: "Russian", ES: "ruso"}, {ID: "sr", EN: "Serbian", ES: "serbio"},
		{ID: "si", EN: "Sinhala", ES: "cingalés"}, {ID: "so", EN: "Somali", ES: "somalí"},
		{ID: "sw", EN: "Swahili", ES: "suajili"}, {ID: "tl", EN: "Tagalog", ES: "tagalo"},
		{ID: "tg", EN: "Tajik", ES: "tayiko"}, {ID: "ta", EN: "Tamil", ES: "tamil"},
		{ID: "th", EN: "Thai", ES: "tailandés"}, {ID: "ti", EN: "Tigrinya", ES: "tigriña"},
		{ID: "tr", EN: "Turkish", ES: "turco"}, {ID: "uk", EN: "Ukrainian", ES: "ucraniano"},
		{ID: "ur", EN: "Urdu", ES: "urdu"}, {ID: "uz", EN: "Uzbek", ES: "uzbeko"},
		{ID: "vi", EN: "Vietnamese", ES: "vietnamita"}, {ID: "wo", EN: "Wolof", ES: "wólof"},
		{ID: "yo", EN: "Yoruba", ES: "yoruba"},
	}
}

// Translated gives an item with the language of its words, the item that is its English translation, and the paper in
// which the translator certifies it (8 CFR 103.2(b)(3), 8 CFR 1003.33); that may be the translation itself. Each may be
// empty. Errors are of kind *FieldError.
func (s *Snapshot) Translated(item EvidenceItem, language, translation, certificate string) (EvidenceItem, error) {
	ofMatter := func(id string) bool {
		return id != item.ID && slices.ContainsFunc(s.Evidence, func(e EvidenceItem) bool { return e.ID == id })
	}
	switch {
	case language != "" && !listed(Languages(), language):
		return item, &FieldError{"evidence.language", "Name the language by its code of two letters, such as es."}
	case translation != "" && !ofMatter(translation):
		return item, &FieldError{"evidence.translation", "The translation is another item of this matter."}
	case certificate != "" && !ofMatter(certificate) && !s.paperOf(certificate):
		return item, &FieldError{"evidence.certificate", "The translator's certificate is an item, a form or a document of this matter."}
	}
	item.Language, item.Translation, item.Certificate = language, translation, certificate
	return item, nil
}

// paperOf reports whether id is a form or a document of the matter.
func (s *Snapshot) paperOf(id string) bool {
	return slices.ContainsFunc(s.Forms, func(f FilledForm) bool { return f.ID == id }) ||
		slices.ContainsFunc(s.Documents, func(d Document) bool { return d.ID == id })
}
