// Package conflict finds people who stand in more than one file of the office: a client who is a party in another
// client's file, a witness on both sides, an official who is somebody's relative. Names are compared tolerantly, because
// one person is written in many ways: another alphabet, another order, without accents, under a nickname or an alias.
//
// What it finds names ids and reasons, never a person, so that a conflict can be looked at by someone who may not read
// either file. It keeps no list of names and no hashes of them: it reads the records, compares, and forgets.
//
// It must not know storage, paper, or the window. A match is a reason to look, never a decision.
package conflict
