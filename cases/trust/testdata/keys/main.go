// Command keys prints the keys that a program built like it believes.
package main

import (
	"fmt"

	"github.com/harborfile/harborfile/cases/trust"
)

func main() {
	for _, k := range trust.Keys() {
		fmt.Println(trust.ID(k))
	}
}
