package lang

// WithoutNumbers is withoutNumbers for tests outside the package.
func WithoutNumbers(text string) string {
	shape, _ := withoutNumbers(text)
	return shape
}
