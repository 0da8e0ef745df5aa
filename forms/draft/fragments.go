package draft

import "github.com/harborfile/harborfile/cases"

// Source links one paragraph to the piece of the story that it was made from.
type Source = cases.Source
