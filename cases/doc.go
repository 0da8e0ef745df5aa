// Package cases holds the nouns of the practice and their rules: who is served, what is asked of which court or
// agency, what proves it, when it is due, and who may learn of it. It knows no storage, no paper, no window and no
// network; it imports the standard library and uuid only.
//
// Glossary (one thing, one word, in code and on screen):
//
//	Client        the person served; has many matters and tells each fact once
//	Matter        one legal job of one kind for one client: record relief, protective order, immigration
//	Charge        one count of an arrest, with its Disposition and sentence
//	Order         a protective order: kind, parties, relief asked, service, hearing, expiry
//	Petition      an immigration filing: form, receipts, notices, certifier
//	Fragment      one approved piece of the client's story, in the client's words
//	EvidenceItem  an original as received, sealed, with its hash and its custody
//	Exhibit       an evidence item as one matter files it: label, title, place in the order
//	Release       the client's written leave to disclose some items to one recipient until a date
//	Choice        what the client decided, when, and in whose presence
//	Packet        what leaves the office: one recipient's cover, contents, forms, documents, exhibits
package cases
