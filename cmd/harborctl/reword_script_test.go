package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"

	"github.com/rogpeppe/go-internal/testscript"
)

// reword FROM TO OLD NEW writes the Word document TO, which is FROM with NEW in place of the first OLD.
func reword(ts *testscript.TestScript, _ bool, args []string) {
	from, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer from.Close()
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	done := false
	for _, f := range from.File {
		r, err := f.Open()
		ts.Check(err)
		part, err := io.ReadAll(r)
		ts.Check(err)
		ts.Check(r.Close())
		if f.Name == "word/document.xml" {
			done = bytes.Contains(part, []byte(args[2]))
			part = bytes.Replace(part, []byte(args[2]), []byte(args[3]), 1)
		}
		w, err := to.Create(f.Name)
		ts.Check(err)
		_, err = w.Write(part)
		ts.Check(err)
	}
	ts.Check(to.Close())
	if !done {
		ts.Fatalf("%s does not say %q", args[0], args[2])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), out.Bytes(), 0o600))
}
