package law

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// CheckKind is a kind of check that forms/packet can do. The set is closed: a pack cannot ask for one that is not here.
type CheckKind string

// The kinds of check. The same word is the rule of the line that a check gives.
const (
	CheckPartSize       CheckKind = "part-size"       // megabytes of one file
	CheckSubmissionSize CheckKind = "submission-size" // megabytes of all files together
	CheckPartNames      CheckKind = "part-names"
	CheckPageSize       CheckKind = "page-size" // inches, across and down
	CheckNumbers        CheckKind = "page-numbers"
	CheckCounter        CheckKind = "page-counter"
	CheckContents       CheckKind = "contents"
	CheckText           CheckKind = "text-on-every-page"
	CheckDPI            CheckKind = "picture-dpi" // dots an inch
	CheckFonts          CheckKind = "fonts-embedded"
	CheckBookmarks      CheckKind = "bookmarks" // a BookmarkRule
	CheckPanel          CheckKind = "bookmarks-open"
	CheckPDFA           CheckKind = "pdf-a" // a PDFARule
	CheckPassword       CheckKind = "password"
	CheckScript         CheckKind = "script"
	CheckOpenAction     CheckKind = "open-action"
	CheckAttachment     CheckKind = "attachment"
	CheckAnnotation     CheckKind = "annotation"
	CheckOpenField      CheckKind = "open-field"
	CheckCorner         CheckKind = "blank-corner"       // inches kept free at the top right of page 1
	CheckCornerLater    CheckKind = "blank-corner-later" // of the pages after it

	CheckOneDocument  CheckKind = "one-document"
	CheckLeadDocument CheckKind = "lead-document"
	CheckSealed       CheckKind = "sealed-outside"
	CheckConfidential CheckKind = "confidential-notice"
	CheckService      CheckKind = "service"
	CheckInterpreted  CheckKind = "interpreted"

	CheckEdition     CheckKind = "form-edition"
	CheckSameEdition CheckKind = "edition-same"
	CheckBlanks      CheckKind = "blank-answers"
	CheckSignatures  CheckKind = "signatures"
	CheckSuppB       CheckKind = "supplement-b"
	CheckSamePerson  CheckKind = "same-person"
	CheckTranslation CheckKind = "translation"

	CheckIdentifiers CheckKind = "identifiers" // Social Security and taxpayer numbers
	CheckAccount     CheckKind = "account-number"
	CheckBirthDate   CheckKind = "birth-date"
	CheckMinor       CheckKind = "minor-names"
	CheckHome        CheckKind = "home-address"
	CheckFileNames   CheckKind = "file-names"
	CheckByEye       CheckKind = "by-eye" // what only a person can look at, in the rule's own words
)

// valueKind is what the value of a kind of check is.
type valueKind string

const (
	noValue     valueKind = "none"
	numberValue valueKind = "a number"
	inchesValue valueKind = "inches, across x down"
	pdfaValue   valueKind = "a PDF/A rule"
	markValue   valueKind = "a bookmark rule"
)

var checkValues = map[CheckKind]valueKind{
	CheckPartSize: numberValue, CheckSubmissionSize: numberValue, CheckDPI: numberValue,
	CheckPageSize: inchesValue, CheckCorner: inchesValue, CheckCornerLater: inchesValue,
	CheckPDFA: pdfaValue, CheckBookmarks: markValue,
}

func (k CheckKind) value() valueKind {
	if v, ok := checkValues[k]; ok {
		return v
	}
	return noValue
}

func (CheckKind) oneOf() []string {
	var out []string
	for _, k := range CheckKinds() {
		out = append(out, string(k))
	}
	return out
}

// CheckKinds lists every kind of check.
func CheckKinds() []CheckKind {
	return []CheckKind{
		CheckPartSize, CheckSubmissionSize, CheckPartNames, CheckPageSize, CheckNumbers, CheckCounter, CheckContents, CheckText,
		CheckDPI, CheckFonts, CheckBookmarks, CheckPanel, CheckPDFA, CheckPassword, CheckScript, CheckOpenAction, CheckAttachment,
		CheckAnnotation, CheckOpenField, CheckCorner, CheckCornerLater, CheckOneDocument, CheckLeadDocument, CheckSealed,
		CheckConfidential, CheckService, CheckInterpreted, CheckEdition, CheckSameEdition, CheckBlanks, CheckSignatures, CheckSuppB,
		CheckSamePerson, CheckTranslation, CheckIdentifiers, CheckAccount, CheckBirthDate, CheckMinor, CheckHome, CheckFileNames, CheckByEye,
	}
}

var (
	packIDForm = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	ruleIDForm = regexp.MustCompile(`^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$`)
	valueForms = map[valueKind]*regexp.Regexp{
		numberValue: regexp.MustCompile(`^[1-9][0-9]{0,4}$`),
		inchesValue: regexp.MustCompile(`^[0-9]+(\.[0-9]+)?x[0-9]+(\.[0-9]+)?$`),
		pdfaValue:   regexp.MustCompile(`^(required|allowed|not_required)$`),
		markValue:   regexp.MustCompile(`^(required|recommended|required_over_10_pages)$`),
	}
)

// settle takes over what the rows say and checks the pack.
func (p *VenuePack) settle(in *Data) error {
	switch {
	case !packIDForm.MatchString(p.ID):
		return fmt.Errorf("%q is no id of a pack", p.ID)
	case p.Version < 1:
		return errors.New("versions count from 1")
	case !placeForm.MatchString(p.Jurisdiction):
		return fmt.Errorf("%q is not US, DC or a state", p.Jurisdiction)
	case !strings.Contains(p.PartNames, "{n}"):
		return errors.New("part_names has no {n}: all parts would have one name")
	case (p.ReviewedBy == "") != (p.ReviewedOn == ""):
		return errors.New("a review has a name and a day")
	}
	for _, day := range []string{p.AsOf, p.ReviewedOn} {
		if _, err := parseDay(day); err != nil && day != "" {
			return err
		}
	}
	for _, id := range p.Rows {
		if _, ok := byID(in.venues.rows().venues, id); !ok {
			return fmt.Errorf("there is no filing system %s", id)
		}
	}
	seen := map[string]bool{}
	for i := range p.Rules {
		r := &p.Rules[i]
		if err := r.settle(in); err != nil {
			return fmt.Errorf("rule %s: %w", r.ID, err)
		}
		if seen[r.ID] || seen[string(r.Check)] {
			return fmt.Errorf("rule %s: its id or its check stands twice", r.ID)
		}
		seen[r.ID], seen[string(r.Check)] = true, true
		if r.Known() && weaker(r.Confidence, p.Confidence) != p.Confidence {
			return fmt.Errorf("rule %s is %s, the pack says %s", r.ID, r.Confidence, p.Confidence)
		}
	}
	return nil
}

// settle takes over what the row says. A rule has a row, or a citation of its own: no fact stands twice.
func (r *VenueRule) settle(in *Data) error {
	own := r.Value != "" || len(r.Citation) > 0 || r.AsOf != "" || r.Confidence != ""
	switch {
	case !ruleIDForm.MatchString(r.ID):
		return errors.New("an id is the pack's word, a dot, and the rule's words")
	case r.Row != "" && own:
		return errors.New("it names a row and says the same itself")
	case r.Row == "" && (len(r.Citation) == 0 || r.Confidence == ""):
		return errors.New("it names no row, so it needs a citation and a confidence")
	case r.Row == "" && r.Field != "":
		return errors.New("a field of no row")
	case (r.Asks == "") != (r.AsksES == ""):
		return errors.New("its words stand in one language only")
	}
	if r.Row != "" {
		if err := r.fromRow(in); err != nil {
			return err
		}
	}
	if _, err := parseDay(r.AsOf); err != nil {
		return err
	}
	if form := valueForms[r.Check.value()]; form != nil && r.Value != "" && !form.MatchString(r.Value) {
		return fmt.Errorf("the value %q is not %s", r.Value, r.Check.value())
	}
	if r.Check.value() == noValue {
		r.Value = ""
	}
	return nil
}

// fromRow reads citation, day, confidence and value from the row.
func (r *VenueRule) fromRow(in *Data) error {
	h, ok := in.heads.rows()[r.Row]
	if !ok {
		return fmt.Errorf("there is no row %s", r.Row)
	}
	r.Citation, r.AsOf, r.Confidence = h.Citation, h.AsOf, h.Confidence
	if r.Field == "" {
		return nil
	}
	v, ok := byID(in.venues.rows().venues, r.Row)
	if !ok {
		return fmt.Errorf("%s is no filing system, so it has no field %s", r.Row, r.Field)
	}
	field, key, _ := strings.Cut(r.Field, ".")
	r.Confidence = h.ConfidenceOf("facts." + field)
	text, known, err := v.Facts.field(field, key)
	if err != nil {
		return err
	}
	if r.Check.value() != noValue {
		r.Value = text
	} else if !known {
		return fmt.Errorf("the row does not say %s", r.Field)
	}
	return nil
}

// field is one fact in words; known is false where the row does not say it.
func (f VenueFacts) field(name, key string) (text string, known bool, err error) {
	v := reflect.ValueOf(f)
	at := slices.IndexFunc(reflect.VisibleFields(v.Type()), func(x reflect.StructField) bool {
		return strings.Split(x.Tag.Get("yaml"), ",")[0] == name
	})
	if at < 0 {
		return "", false, fmt.Errorf("a filing system has no field %s", name)
	}
	switch x := v.Field(at).Interface().(type) {
	case map[string]string:
		return x[key], x[key] != "", nil
	case *bool: // a rule stands on "not allowed" or on "asked for", never on the other answer
		return "", x != nil && *x != strings.HasSuffix(name, "_allowed"), nil
	case int:
		if x == 0 {
			return "", false, nil
		}
		return fmt.Sprint(x), true, nil
	default:
		s := fmt.Sprint(x)
		return s, s != "", nil
	}
}
