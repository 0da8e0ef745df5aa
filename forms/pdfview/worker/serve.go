package worker

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
)

// Serve is the work of a child: it says that it is ready, and answers queries until its input ends. answer gets the
// body of each, and what it gives goes back as JSON; an error ends the child.
func Serve(in *bufio.Reader, out *bufio.Writer, answer func(query []byte) (any, error)) error {
	if err := Send(out, Hello, nil); err != nil {
		return err
	}
	for {
		k, body, err := Receive(in)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case k != Query:
			return ErrProtocol
		}
		reply, err := answer(body)
		if err != nil {
			return err
		}
		if body, err = json.Marshal(reply); err != nil {
			return err
		}
		if err := Send(out, Answer, body); err != nil {
			return err
		}
	}
}
