package packet

import "context"

// parsedAhead is how many sources are parsed before they are needed: enough to
// keep a second processor busy, few enough to bound the memory. A third does
// not make it faster.
const parsedAhead = 2

// sources hands out parsed sources in the order of the plan.
type sources struct {
	ctx   context.Context
	order []chan parsed
	room  chan struct{}
	taken int
}

type parsed struct {
	s   *source
	err error
}

// readAhead starts parsing the sources of a plan.
func readAhead(ctx context.Context, plan *Plan) *sources {
	var items []*Item
	for _, part := range plan.Parts {
		for _, s := range part.Slices {
			items = append(items, &plan.Items[s.Item])
		}
	}
	a := &sources{ctx: ctx, order: make([]chan parsed, len(items)), room: make(chan struct{}, parsedAhead)}
	for i := range a.order {
		a.order[i] = make(chan parsed, 1)
	}
	go func() {
		for i, it := range items {
			select {
			case a.room <- struct{}{}:
			case <-ctx.Done():
				return
			}
			go func() { a.order[i] <- parse(it) }()
		}
	}()
	return a
}

func parse(it *Item) parsed {
	if it.Sheet != nil {
		return parsed{}
	}
	if it.parsed != nil {
		return parsed{it.parsed, nil}
	}
	if r, ok := it.R.(*pipeReader); ok {
		r.remember()
		defer r.forget()
	}
	s, err := openItem(it.R, it.Size, it.Media)
	if err == nil {
		s.shrink()
	}
	return parsed{s, err}
}

// next returns the next source; nil for a sheet of our own.
func (a *sources) next() (*source, error) {
	defer func() { a.taken++ }()
	select {
	case p := <-a.order[a.taken]:
		<-a.room
		return p.s, p.err
	case <-a.ctx.Done():
		return nil, a.ctx.Err()
	}
}
