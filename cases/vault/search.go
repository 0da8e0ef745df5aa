package vault

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/cases"
)

// Search finds records that hold every word of query, best match first, at most limit of them. The last word may be
// the beginning of a word, so that results follow typing. Accents and case make no difference. No words, no results.
func (v *Vault) Search(ctx context.Context, query string, limit int) ([]cases.Hit, error) {
	if err := v.gate.enter(); err != nil {
		return nil, err
	}
	defer v.gate.leave()
	match := matchExpression(query)
	if match == "" || limit <= 0 {
		return nil, nil
	}
	hits, err := v.search(ctx, match, limit)
	if err != nil {
		return nil, fmt.Errorf("search: %w", explain(err))
	}
	return hits, nil
}

func (v *Vault) search(ctx context.Context, match string, limit int) ([]cases.Hit, error) {
	rows, err := v.read.QueryContext(ctx, `SELECT r.tbl, r.row, s.name, snippet(find, 0, '', '', '…', 12)
		FROM find JOIN record r ON r.no = find.rowid JOIN stream s ON s.no = r.stream
		WHERE find MATCH ? AND r.deleted = 0 ORDER BY find.rank LIMIT ?`, match, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var hits []cases.Hit
	for rows.Next() {
		var h cases.Hit
		if err := rows.Scan(&h.Key.Table, &h.Key.Row, &h.Key.Stream, &h.Snippet); err != nil {
			return nil, err
		}
		h.Snippet = strings.Join(strings.Fields(h.Snippet), " ")
		hits = append(hits, h)
	}
	return hits, rows.Err()
}

// matchExpression quotes each word of a query for FTS5, so that nothing a person types is taken for an operator.
func matchExpression(query string) string {
	words := strings.FieldsFunc(query, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	if len(words) == 0 {
		return ""
	}
	for i, w := range words {
		words[i] = `"` + w + `"`
	}
	return strings.Join(words, " ") + "*"
}
