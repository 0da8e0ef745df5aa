package main

import (
	"encoding/json"
	"errors"
	"fmt"
)

// explainJSON is what a person is told of a file that is no JSON, or not of the wanted shape. It names a place in the
// file and nothing that stands there.
func explainJSON(err error) error {
	do := "Give it as one JSON object: full field name, then its value."
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		do = fmt.Sprintf("Look near byte %d. %s", syntax.Offset, do)
	}
	return stopped(err, "The values file could not be read as JSON.", "Nothing was written.", do)
}
