// Command testcert makes a certificate for signing Windows programs in tests, and its key: testcert FOLDER. Both are
// kept from run to run until a month before they end. Only who made them trusts them.
//
// It is a program of its own because X.509 brings Go's network package and with it C, which the runner has to start
// without.
package main

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"time"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: testcert FOLDER")
		os.Exit(2)
	}
	if err := keep(os.Args[1], time.Now()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// keep sees to it that a certificate and its key lie in folder, good for a month at least.
func keep(folder string, now time.Time) error {
	certs, key := filepath.Join(folder, "windows-test.crt"), filepath.Join(folder, "windows-test.key")
	if _, err := os.Stat(key); err == nil && lasts(certs, now.AddDate(0, 1, 0)) {
		return nil
	}
	return create(certs, key, now)
}

// lasts reports whether a certificate stands at path that is good until then.
func lasts(path string, then time.Time) bool {
	text, err := os.ReadFile(path)
	if err != nil {
		return false
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return false
	}
	c, err := x509.ParseCertificate(block.Bytes)
	return err == nil && c.NotAfter.After(then)
}

func create(certs, key string, now time.Time) error {
	secret, err := rsa.GenerateKey(rand.Reader, 3072)
	if err != nil {
		return err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return err
	}
	c := &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: "Harborfile test certificate, not for release"},
		NotBefore:    now.AddDate(-1, 0, 0), // a commit made yesterday is signed with its own date
		NotAfter:     now.AddDate(3, 0, 0),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageCodeSigning},
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, secret.Public(), secret)
	if err != nil {
		return err
	}
	private, err := x509.MarshalPKCS8PrivateKey(crypto.PrivateKey(secret))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(key), 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(key, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private}), 0o600); err != nil {
		return err
	}
	return os.WriteFile(certs, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o644)
}
