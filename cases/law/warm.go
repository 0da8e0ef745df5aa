package law

import "context"

// Warm reads every file ahead of its first use: about a tenth of a second in all, more on a slow machine. It stops between two
// files when ctx ends; what was read stays read.
func Warm(ctx context.Context) error {
	for _, read := range []func(){
		func() { vacaturs() }, func() { orders() }, func() { immigration() }, func() { methods() },
		func() { deadlines() }, func() { venues() }, func() { evidence() }, func() { screening() },
		func() { resources() }, func() { calendars() }, func() { heads() }, func() { packs() },
	} {
		if err := ctx.Err(); err != nil {
			return err
		}
		read()
	}
	return nil
}
