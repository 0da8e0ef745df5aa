package windows

// mesaParts are the libraries that draw without a graphics card, where they are given.
func mesaParts() ([]part, error) { return nil, nil }
