package vault

import "strings"

const bech32Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

// bech32 encodes data as BIP 173 describes it, without its limit on length. age reads keys in this form only.
func bech32(prefix string, data []byte) string {
	values := toFiveBits(data)
	var b strings.Builder
	b.WriteString(prefix + "1")
	for _, v := range append(values, bech32Sum(prefix, values)...) {
		b.WriteByte(bech32Alphabet[v])
	}
	return b.String()
}

func toFiveBits(data []byte) []byte {
	var out []byte
	var acc, bits uint
	for _, d := range data {
		acc, bits = acc<<8|uint(d), bits+8
		for bits >= 5 {
			bits -= 5
			out = append(out, byte(acc>>bits)&31)
		}
	}
	if bits > 0 {
		out = append(out, byte(acc<<(5-bits))&31)
	}
	return out
}

func bech32Sum(prefix string, values []byte) []byte {
	sum := uint32(1)
	step := func(v byte) {
		top := sum >> 25
		sum = sum&0x1ffffff<<5 ^ uint32(v)
		for i, g := range [5]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			if top>>i&1 == 1 {
				sum ^= g
			}
		}
	}
	for i := range len(prefix) {
		step(prefix[i] >> 5)
	}
	step(0)
	for i := range len(prefix) {
		step(prefix[i] & 31)
	}
	for _, v := range values {
		step(v)
	}
	for range 6 {
		step(0)
	}
	sum ^= 1
	out := make([]byte, 6)
	for i := range out {
		out[i] = byte(sum>>(5*(5-i))) & 31
	}
	return out
}
