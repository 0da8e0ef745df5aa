// Package forms knows which official forms there are, what belongs in each of their fields, and how a matter's facts
// become filled paper.
//
// It owns the registry of form editions, the maps of library/<edition>/map.yaml, the formats that forms ask for, the
// placing of text that has no room, and the report of what a person still has to look at. The objects of a PDF are
// forms/fill's; how a page looks is judged by forms/pdfview; where records are kept is its caller's business (Desk).
//
// What it promises:
//
//   - No official blank is shipped. The user imports the agency's file; Recognise says which edition it is, or says
//     clearly that it does not know, and then no map is used.
//   - A form of an edition that the program does not know can be mapped by the office itself (StartMap, StoreMap), and
//     the map goes to other offices as a file (ShareMap, TakeMap). A map made from published lists, without a blank,
//     says so on paper until a person has compared every page (PagesToCheck, Confirm).
//   - Every field of a mapped form is decided: mapped to a fact, left as a question, or never filled, with the reason.
//   - Signatures and their dates are never filled. Words of the client come only from what the client approved, places
//     and numbers only from what the client marked safe or allowed for this very recipient.
//   - Text that has no room is never cut off silently: it goes to the form's own additional-information part, then to
//     copies of that page, or to an addendum sheet where the form has no such part, with a pointer in the box.
//   - A form about a member of the client's family is filled once for each of them, from that person's own facts and
//     answers.
package forms
