package pattern_test

import (
	"reflect"
	"regexp"
	"slices"
	"testing"

	"github.com/harborfile/harborfile/cases/pattern"

	_ "github.com/harborfile/harborfile/cases/contradict"
	_ "github.com/harborfile/harborfile/cases/rapsheet"
)

// TestEveryPatternCompiles: what would be seen at each start of the program is seen here.
func TestEveryPatternCompiles(t *testing.T) {
	broken, of := pattern.Broken()
	if len(broken) > 0 || of < 100 {
		t.Errorf("of %d patterns these do not compile: %q", of, broken)
	}
	pattern.Must(`(`)
	if broken, _ = pattern.Broken(); !slices.Equal(broken, []string{"("}) {
		t.Errorf("a pattern that does not compile is not found: %q", broken)
	}
}

// TestAnswersAsRegexpDoes holds each method against the one of its name.
func TestAnswersAsRegexpDoes(t *testing.T) {
	const words, text = `(?i)(a+)(b)?`, "xaabAyBab, a"
	late, soon := reflect.ValueOf(pattern.Must(words)), reflect.ValueOf(regexp.MustCompile(words))
	for i := range late.NumMethod() {
		name := late.Type().Method(i).Name
		want := soon.MethodByName(name)
		if !want.IsValid() {
			t.Errorf("package regexp has no %s", name)
			continue
		}
		var args []reflect.Value
		for j := range want.Type().NumIn() {
			switch in := want.Type().In(j); in.Kind() {
			case reflect.String:
				args = append(args, reflect.ValueOf([]string{text, "<$1>"}[j]))
			case reflect.Int:
				args = append(args, reflect.ValueOf(-1))
			case reflect.Func:
				args = append(args, reflect.ValueOf(func(s string) string { return "<" + s + ">" }))
			default:
				args = append(args, reflect.ValueOf([]byte(text)))
			}
		}
		got, as := late.Method(i).Call(args), want.Call(args)
		if !reflect.DeepEqual(got[0].Interface(), as[0].Interface()) {
			t.Errorf("%s gives %v, package regexp %v", name, got[0], as[0])
		}
	}
}

func TestABrokenPatternIsHeard(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a pattern that does not compile is used in silence")
		}
	}()
	pattern.Must(`)`).MatchString("a")
}
