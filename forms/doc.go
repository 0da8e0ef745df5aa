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
//   - Every field of a mapped form is decided: mapped to a fact, left as a question, or never filled, with the reason.
//   - Signatures and their dates are never filled. Words of the client come only from what the client approved, places
//     and numbers only from what the client marked safe or allowed for this very recipient.
//   - Text that has no room is never cut off silently: it goes to the form's own additional-information part, then to
//     an addendum sheet, with a pointer in the box.
package forms
