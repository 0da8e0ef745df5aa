package forms

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/docx"
	"github.com/harborfile/harborfile/forms/draft/redline"
)

// leastLike is the share of a paper's words, in hundredths, from which on a file counts as a state of it.
const leastLike = 15

// hold holds a file against the version that was filed until now. It may be older than that version, or the file of
// something else: nobody reads forty pages again to see it, so it is said.
func (t *taking) hold(base cases.Version, doc *draft.Document) error {
	filed, ok := t.snap.VersionToFile(t.rec)
	if !ok {
		return nil
	}
	was, err := VersionWords(t.ctx, t.desk, filed)
	if errors.Is(err, ErrNoWords) {
		return nil
	}
	if err != nil {
		return err
	}
	has := paragraphsIn(doc)
	if base.ID != filed.ID {
		from, err := VersionWords(t.ctx, t.desk, base)
		if err != nil && !errors.Is(err, ErrNoWords) {
			return err
		}
		had := paragraphsIn(from)
		for p := range paragraphsIn(was) {
			if !had[p] && !has[p] {
				t.made.Lacks++
			}
		}
	}
	t.made.Unlike, err = t.unlike(was, doc)
	return err
}

// nearer is by how many hundredths another paper of the matter has to be more like a file than the paper it was given for.
const nearer = 20

// unlike reports whether a file looks like something else: it has hardly any of the paper's words, it lacks the client's
// family name where the paper has it, or another paper of the matter is clearly nearer. A file that came through a
// program that drops our mark, and a printed PDF, tell by nothing else whose they are.
func (t *taking) unlike(was, doc *draft.Document) (bool, error) {
	if name := t.snap.Client.Name.Family; sharedWords(was, doc) < leastLike || says(was, name) && !says(doc, name) {
		return true, nil
	}
	for _, other := range t.snap.Documents {
		v, ok := t.snap.VersionToFile(other)
		if other.ID == t.rec.ID || !ok {
			continue
		}
		words, err := VersionWords(t.ctx, t.desk, v)
		if errors.Is(err, ErrNoWords) {
			continue
		}
		if err != nil {
			return false, err
		}
		if alike(words, doc) >= alike(was, doc)+nearer {
			return true, nil
		}
	}
	return false, nil
}

// alike is how much two documents have of each other's words, in hundredths: of the one that has less of the other's. A
// motion has every word of the declaration that it quotes, and is another paper.
func alike(a, b *draft.Document) int { return min(sharedWords(a, b), sharedWords(b, a)) }

// says reports whether a name stands in a document, in capital letters or small.
func says(doc *draft.Document, name string) bool {
	for p := range paragraphsIn(doc) {
		if name != "" && strings.Contains(strings.ToLower(p), strings.ToLower(name)) {
			return true
		}
	}
	return false
}

// paragraphsIn are the paragraphs of a document, to be looked up.
func paragraphsIn(doc *draft.Document) map[string]bool {
	out := map[string]bool{}
	for _, r := range redline.Compare(nil, doc).Rows {
		out[strings.Join(strings.Fields(r.Words()), " ")] = true
	}
	return out
}

// sharedWords is how much of a document's words another has, in hundredths. Short words say nothing: every paper has them.
func sharedWords(was, now *draft.Document) int {
	has, all, found := map[string]bool{}, 0, 0
	for p := range paragraphsIn(now) {
		for _, w := range strings.Fields(p) {
			has[w] = true
		}
	}
	for p := range paragraphsIn(was) {
		for _, w := range strings.Fields(p) {
			if len(w) < 6 {
				continue
			}
			if all++; has[w] {
				found++
			}
		}
	}
	if all == 0 {
		return 100
	}
	return 100 * found / all
}

// taken is the version that a file repeats: it has these very pages, or it would be read as these very words if it were
// exported and nobody touched it.
func (t *taking) taken(versions []cases.Version, doc *draft.Document, pdf []byte) (cases.Version, bool, error) {
	sum := sumOf(pdf)
	for _, v := range versions {
		if v.PDF.SHA256 == sum {
			return v, true, nil
		}
	}
	for _, v := range versions {
		if v.Words.ID == "" || v.Source == cases.VersionPDF {
			continue
		}
		was, err := VersionWords(t.ctx, t.desk, v)
		if err != nil {
			return v, false, err
		}
		if readsAs(was, doc) {
			return v, true, nil
		}
	}
	return cases.Version{}, false, nil
}

// readsAs reports whether a document is what comes back of another that was written for Word. One that no such file can
// hold is not.
func readsAs(was, doc *draft.Document) bool {
	file, err := docx.Write(was, "")
	if err != nil {
		return false
	}
	back, err := docx.Read(file)
	if err != nil || back.Doc.Footer != "" && back.Doc.Footer != doc.Footer {
		return false
	}
	a, errA := json.Marshal(back.Doc.Blocks)
	b, errB := json.Marshal(doc.Blocks)
	return errA == nil && errB == nil && bytes.Equal(a, b)
}

// again files a version that the file repeats.
func (t *taking) again(v cases.Version) error {
	t.made.Known, t.made.Version, t.made.Record = true, v, t.rec
	if v.Number == t.rec.Version {
		return nil
	}
	t.made.Record = filing(t.snap, t.rec, v)
	return t.desk.Write(t.ctx, &t.made.Record)
}
