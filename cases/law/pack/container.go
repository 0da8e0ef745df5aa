package pack

import (
	"bytes"
	"io"

	"github.com/harborfile/harborfile/cases/trust"
)

// A pack is one file, in this order:
//
//	harborfile law data 1          the first line
//	untrusted comment: ...         four lines of a minisign signature, in the one spelling of trust.Tidy
//	<base64>
//	trusted comment: Harborfile law data YEAR-MONTH-DAY
//	<base64>
//	<archive>                      what is signed: an uncompressed tar
//
// So the signature is checked before anything inside is looked at, a person handles one file, and the stock tool can
// check it too:
//
//	sed -n 2,5p PACK > PACK.minisig; tail -n +6 PACK > PACK.tar
//	minisign -V -m PACK.tar -x PACK.minisig -P KEY
const firstLine = "harborfile law data 1\n"

// signatureLines is how many lines a signature has.
const signatureLines = 4

// signedFor begins the signed comment. A signature that the same key made for something else does not have it.
const signedFor = "Harborfile law data "

// Comment is the signed comment of a pack of a day, year-month-day.
func Comment(asOf string) string { return signedFor + asOf }

// mostBytes is how large a pack may be. Today's data are below a third of a megabyte.
const mostBytes = 4 << 20

// ReadFile reads a pack from a file. One that is too large for a pack is not read whole.
func ReadFile(path string) ([]byte, error) {
	f, err := trust.OpenFile(path)
	if err != nil {
		return nil, problem(noFile, err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, mostBytes+1))
	if err != nil {
		return nil, problem(noFile, err)
	}
	switch {
	case len(raw) <= mostBytes:
		return raw, nil
	case !bytes.HasPrefix(raw, []byte(firstLine)): // a scan or a film, chosen by mistake: no reason to fetch it again
		return nil, problem(noPack, nil)
	}
	return nil, problem(tooLarge, nil)
}

// Join lays a signature and the archive that it signs into one pack.
func Join(signature, archive []byte) ([]byte, error) {
	tidy, err := trust.Tidy(signature)
	if err != nil {
		return nil, err
	}
	return append(append([]byte(firstLine), tidy...), archive...), nil
}

// split takes a pack apart. It looks at nothing but lines.
func split(raw []byte) (signature, archive []byte, err error) {
	rest, ok := bytes.CutPrefix(raw, []byte(firstLine))
	if len(raw) > mostBytes {
		return nil, nil, problem(tooLarge, nil)
	}
	if !ok {
		return nil, nil, problem(noPack, nil)
	}
	end := 0
	for range signatureLines {
		at := bytes.IndexByte(rest[end:], '\n')
		if at < 0 {
			return nil, nil, problem(noPack, nil)
		}
		end += at + 1
	}
	if !trust.Strict(rest[:end]) {
		return nil, nil, trust.ErrUnreadable
	}
	return rest[:end], rest[end:], nil
}
