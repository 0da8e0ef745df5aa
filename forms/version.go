package forms

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
)

// keepDraft stores a draft as a new version of its paper. Where the version to file was edited by a person it stays so,
// and the draft stands beside it until somebody chooses: nothing that a person wrote is replaced without a word. A draft
// that says what the last one said is no new version. It gives the document as it stands then.
func keepDraft(ctx context.Context, d Desk, s *cases.Snapshot, rec cases.Document, doc *draft.Document, pdf []byte, o MatterOptions) (cases.Document, error) {
	words, err := json.Marshal(doc)
	if err != nil {
		return rec, err
	}
	old, had := documentByID(s, rec.ID)
	versions := s.VersionsOf(rec.ID)
	if same, ok := saysTheSame(versions, words, pdf); ok && had {
		if old.Edited {
			return old, nil
		}
		rec.PDF, rec.Version = same.PDF, same.Number
		return rec, d.Write(ctx, &rec)
	}
	var recs []cases.Record
	if had && len(versions) == 0 && old.PDF.ID != "" { // of an older vault: what stood there stays to be seen
		first := versionFrom(old, cases.VersionDrafted)
		first.Number, first.When = 1, old.When
		versions = append(versions, first)
		recs = append(recs, &first)
	}
	v := versionFrom(rec, cases.VersionDrafted)
	v.Number, v.When, v.By = nextNumber(versions), o.now().UTC().Format(time.RFC3339), o.By
	head := rec
	if had && old.Edited {
		head = old
	} else {
		head.Version, head.Edited = v.Number, false
		recs = append(recs, &head)
	}
	err = keepVersion(ctx, d, &v, &head, words, pdf, recs)
	return head, err
}

// keepVersion seals the words and the pages of a version and writes it with the records that go with it.
func keepVersion(ctx context.Context, d Desk, v *cases.Version, head *cases.Document, words, pdf []byte, recs []cases.Record) error {
	stream := cases.MatterStream(v.MatterID)
	var err error
	if v.Words, err = keep(ctx, d, stream, words, nil); err != nil {
		return err
	}
	_, err = keep(ctx, d, stream, pdf, func(b cases.Blob) []cases.Record {
		v.PDF = b
		if head.Version == v.Number {
			head.PDF = b
		}
		return append(recs, v)
	})
	return err
}

// versionFrom is a version with what a document says of its words.
func versionFrom(d cases.Document, source cases.VersionSource) cases.Version {
	return cases.Version{ID: cases.NewID(), MatterID: d.MatterID, DocumentID: d.ID, Source: source, PDF: d.PDF, For: d.For,
		Facts: d.Facts, Gaps: d.Gaps, Notes: d.Notes, Sources: d.Sources, Cited: d.Cited}
}

// saysTheSame is the last draft, where it has these very words and pages.
func saysTheSame(versions []cases.Version, words, pdf []byte) (cases.Version, bool) {
	for _, v := range slices.Backward(versions) {
		if v.Source == cases.VersionDrafted {
			return v, v.Words.SHA256 == sumOf(words) && v.PDF.SHA256 == sumOf(pdf)
		}
	}
	return cases.Version{}, false
}

func sumOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func nextNumber(versions []cases.Version) int {
	n := 0
	for _, v := range versions {
		n = max(n, v.Number)
	}
	return n + 1
}

func documentByID(s *cases.Snapshot, id string) (cases.Document, bool) {
	for _, d := range s.Documents {
		if d.ID == id {
			return d, true
		}
	}
	return cases.Document{}, false
}

// versionedPaper is a drafted paper of a matter with its versions. A sheet that continues a form is made with its form and has
// no versions: ErrSheet.
func versionedPaper(ctx context.Context, d Desk, matterID, documentID string) (*cases.Snapshot, cases.Document, error) {
	s, err := d.Snapshot(ctx, matterID)
	if err != nil {
		return nil, cases.Document{}, err
	}
	rec, ok := documentByID(s, documentID)
	if !ok {
		return nil, rec, fmt.Errorf("document %s: %w", documentID, cases.ErrNotFound)
	}
	if strings.HasPrefix(rec.Template, addendumPrefix) {
		return nil, rec, ErrSheet
	}
	return s, rec, nil
}

// versionNumbered is a version of a document; number 0 is the one to file. Errors: cases.ErrNotFound; ErrNoWords for a
// document of an older vault, which has no versions.
func versionNumbered(s *cases.Snapshot, rec cases.Document, number int) (cases.Version, error) {
	if number == 0 {
		number = rec.Version
	}
	versions := s.VersionsOf(rec.ID)
	if len(versions) == 0 {
		return cases.Version{}, ErrNoWords
	}
	for _, v := range versions {
		if v.Number == number {
			return v, nil
		}
	}
	return cases.Version{}, fmt.Errorf("version %d of document %s: %w", number, rec.ID, cases.ErrNotFound)
}

// VersionWords is a version as the document that it was set from. Of a version that came as PDF it is the words of its pages,
// without their looks. Errors: ErrNoWords where an older vault did not keep them.
func VersionWords(ctx context.Context, d Desk, v cases.Version) (*draft.Document, error) {
	if v.Words.ID == "" {
		return nil, ErrNoWords
	}
	raw, err := readBlob(ctx, d, v.Words)
	if err != nil {
		return nil, err
	}
	var doc draft.Document
	if err := json.Unmarshal(raw, &doc); err != nil {
		return nil, fmt.Errorf("words of version %s: %w", v.ID, cases.ErrDamaged)
	}
	return &doc, nil
}

// Versions are the versions of a paper, the oldest first.
func Versions(ctx context.Context, d Desk, matterID, documentID string) ([]cases.Version, error) {
	s, rec, err := versionedPaper(ctx, d, matterID, documentID)
	if err != nil {
		return nil, err
	}
	return s.VersionsOf(rec.ID), nil
}

// ChooseVersion makes a version the one to file. The others stay.
func ChooseVersion(ctx context.Context, d Desk, matterID, documentID string, number int) (cases.Document, error) {
	s, rec, err := versionedPaper(ctx, d, matterID, documentID)
	if err != nil {
		return rec, err
	}
	v, err := versionNumbered(s, rec, number)
	if err != nil {
		return rec, err
	}
	rec = filing(s, rec, v)
	return rec, d.Write(ctx, &rec)
}

// filing is a document that files a version of it.
func filing(s *cases.Snapshot, rec cases.Document, v cases.Version) cases.Document {
	rec.PDF, rec.Version, rec.Edited = v.PDF, v.Number, v.Edited()
	rec.Facts, rec.Gaps, rec.Notes, rec.Sources, rec.Cited = v.Facts, v.Gaps, v.Notes, v.Sources, v.Cited
	rec.For, rec.When = cmp.Or(v.For, rec.For), draftedWhen(s, v) // words for one reader do not go to another with the paper
	return rec
}

// draftedWhen is when the facts of a version were read: of one that was edited, when the draft below it was made.
func draftedWhen(s *cases.Snapshot, v cases.Version) string {
	for range s.Versions { // each step goes to an earlier one
		if !v.Edited() {
			break
		}
		i := slices.IndexFunc(s.Versions, func(x cases.Version) bool { return x.ID == v.From })
		if i < 0 {
			break
		}
		v = s.Versions[i]
	}
	return v.When
}

// RemoveDocument takes a paper and its versions out of a matter. Their history stays, as of every record.
func RemoveDocument(ctx context.Context, d Desk, matterID, documentID string) error {
	s, rec, err := versionedPaper(ctx, d, matterID, documentID)
	if err != nil {
		return err
	}
	recs := []cases.Record{rec}
	for _, v := range s.VersionsOf(rec.ID) {
		recs = append(recs, v)
	}
	return d.Delete(ctx, recs...)
}
