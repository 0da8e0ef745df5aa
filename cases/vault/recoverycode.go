package vault

import (
	"crypto/rand"
	"fmt"
	"strings"

	"filippo.io/age"

	"github.com/harborfile/harborfile/cases"
)

// A recovery code is seven groups of five characters, for example "K7QM2-…". Four characters of a group carry 20
// random bits, 140 in all; the fifth is a check character that finds every mistyped character, every two exchanged
// characters, and a group in the wrong place.
const (
	codeGroups   = 7
	groupData    = 4
	codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ" // no I, L, O, U
)

// RecoveryCode opens a vault on any computer. It never prints by itself; Words gives the text for the recovery sheet.
type RecoveryCode struct{ text string }

// String hides the code.
func (RecoveryCode) String() string { return "[redacted]" }

// GoString hides the code from %#v.
func (RecoveryCode) GoString() string { return "[redacted]" }

// MarshalText hides the code from JSON and logs.
func (RecoveryCode) MarshalText() ([]byte, error) { return []byte("[redacted]"), nil }

// Words returns the groups, joined by hyphens.
func (c RecoveryCode) Words() string { return c.text }

// Secret returns the code as Unlock takes it.
func (c RecoveryCode) Secret() cases.Secret { return cases.Secret(c.text) }

// Groups returns the groups one by one, for the sheet and for retyping two of them.
func (c RecoveryCode) Groups() []string { return strings.Split(c.text, "-") }

// CodeError says which group of a recovery code was mistyped: 1 to 7, or 0 where the number of characters is not that
// of a code. It unwraps to cases.ErrWrongRecovery.
type CodeError struct{ Group int }

func (e *CodeError) Error() string { return fmt.Sprintf("recovery code: look at group %d", e.Group) }

// Unwrap returns cases.ErrWrongRecovery.
func (e *CodeError) Unwrap() error { return cases.ErrWrongRecovery }

func newRecoveryCode() RecoveryCode {
	random := make([]byte, codeGroups*groupData)
	rand.Read(random)
	groups := make([]string, codeGroups)
	for i := range groups {
		g := make([]byte, groupData)
		for j := range g {
			g[j] = random[i*groupData+j] & 31
		}
		groups[i] = encodeGroup(append(g, checkSymbol(i, g)))
	}
	return RecoveryCode{strings.Join(groups, "-")}
}

// ParseRecoveryCode reads a code as people type it: any case, spaces or hyphens anywhere, O for 0, I or L for 1.
func ParseRecoveryCode(typed string) (RecoveryCode, error) {
	var symbols []byte
	for _, r := range strings.ToUpper(typed) {
		if strings.ContainsRune(" -\t\r\n.", r) {
			continue
		}
		r = lookAlike(r)
		at := strings.IndexRune(codeAlphabet, r)
		if at < 0 {
			return RecoveryCode{}, &CodeError{min(len(symbols)/(groupData+1)+1, codeGroups)}
		}
		symbols = append(symbols, byte(at))
	}
	if len(symbols) != codeGroups*(groupData+1) {
		return RecoveryCode{}, &CodeError{0}
	}
	groups := make([]string, codeGroups)
	for i := range groups {
		g := symbols[i*(groupData+1) : (i+1)*(groupData+1)]
		if checkSymbol(i, g[:groupData]) != g[groupData] {
			return RecoveryCode{}, &CodeError{i + 1}
		}
		groups[i] = encodeGroup(g)
	}
	return RecoveryCode{strings.Join(groups, "-")}, nil
}

func lookAlike(r rune) rune {
	switch r {
	case 'O':
		return '0'
	case 'I', 'L':
		return '1'
	}
	return r
}

func encodeGroup(symbols []byte) string {
	var b strings.Builder
	for _, s := range symbols {
		b.WriteByte(codeAlphabet[s])
	}
	return b.String()
}

// checkSymbol is the value of a polynomial over GF(32) whose coefficients are the group's number and its characters.
func checkSymbol(group int, data []byte) byte {
	sum := byte(group + 1)
	for _, d := range data {
		sum = timesX(sum) ^ d
	}
	return timesX(sum)
}

// timesX multiplies by x in GF(32), modulo x^5 + x^2 + 1.
func timesX(a byte) byte {
	a <<= 1
	if a&32 != 0 {
		a ^= 0b100101
	}
	return a
}

// identity is the key pair of a code. It is hybrid (X25519 and ML-KEM-768), so that a copy of vault.keys taken today
// stays closed to a quantum computer of tomorrow.
func (c RecoveryCode) identity() (*age.HybridIdentity, error) {
	seed := derive([]byte(c.text), "recovery code")
	return age.ParseHybridIdentity(strings.ToUpper(bech32("age-secret-key-pq-", seed)))
}
