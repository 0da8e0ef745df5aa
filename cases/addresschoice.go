package cases

import "slices"

// AddressReason says why an address goes to a recipient, or why none does.
type AddressReason string

// The reasons.
const (
	AddressNamed      AddressReason = "named"      // the client named this recipient on it
	AddressSubstitute AddressReason = "substitute" // the address of the confidentiality program stands first
	AddressSafe       AddressReason = "safe"
	AddressMailing    AddressReason = "mailing"
	AddressNone       AddressReason = "none"  // no address of the client may go there
	AddressEnded      AddressReason = "ended" // there was one, and it no longer stands
)

// Words is the reason in one sentence. lang is "en" or "es"; anything else gives English.
func (r AddressReason) Words(lang string) string {
	words := map[AddressReason][2]string{
		AddressNamed:      {"The client named this recipient on the address.", "La persona indicó a este destinatario en la dirección."},
		AddressSubstitute: {"The substitute address of the confidentiality program stands before every other.", "La dirección sustituta del programa de confidencialidad va antes que cualquier otra."},
		AddressSafe:       {"The client marked this address as safe.", "La persona marcó esta dirección como segura."},
		AddressMailing:    {"There is no substitute or safe address; this is the mailing address.", "No hay dirección sustituta ni segura; esta es la dirección postal."},
		AddressNone:       {"No address of the client may go to this recipient. The office's own address can stand in, in care of the office, if the client agrees.", "Ninguna dirección de la persona puede ir a este destinatario. Puede usarse la de la oficina, a su cargo, si la persona está de acuerdo."},
		AddressEnded:      {"The address on file has ended. Ask the client which one to use now.", "La dirección registrada ya terminó. Pregunte a la persona cuál usar ahora."},
	}[r]
	if lang == "es" {
		return words[1]
	}
	return words[0]
}

// AddressChoice is the address that a recipient gets, and why. Without one, Found is false and Reason says what is in
// the way.
type AddressChoice struct {
	Address Address
	Found   bool
	Reason  AddressReason
}

// AddressFor chooses the address that a paper for r carries on day today. A secret place is never chosen: where a form
// asks for the home itself, Fact.MayGoTo decides. The order is: an address on which the client named r, the substitute
// address, the safe one, the mailing address. An address that names recipients is for those alone. Without a day no
// address has ended.
func (c Client) AddressFor(r Recipient, today Date) AddressChoice {
	ended := false
	usable := func(a Address) bool {
		if a.Kind.Secret() {
			return false
		}
		if today != "" && a.Ended(today) {
			ended = true
			return false
		}
		return true
	}
	for _, a := range c.Addresses {
		if r != "" && slices.Contains(a.AllowFor, r) && usable(a) {
			return AddressChoice{a, true, AddressNamed}
		}
	}
	for _, k := range []AddressKind{Substitute, SafeMail, Mailing} {
		for _, a := range c.Addresses {
			if a.Kind == k && len(a.AllowFor) == 0 && usable(a) {
				return AddressChoice{a, true, AddressReason(k)}
			}
		}
	}
	if ended {
		return AddressChoice{Reason: AddressEnded}
	}
	return AddressChoice{Reason: AddressNone}
}
