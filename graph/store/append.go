package store

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"stemma/graph"
	"stemma/graph/quads"
)

// Receipt says what became of a batch.
type Receipt struct {
	Stored    []graph.RevisionInfo // new, in the order of storing
	Unchanged []graph.RevisionInfo // current before, with the same content
}

// prepared is a revision as quads, made before any lock is taken.
type prepared struct {
	key, agent, curator, reason, digest string

	count  int
	quads  []quad.Quad
	packed []byte // the same, compressed, where quads is nil
}

// stated gives the quads, which may have to be unpacked.
func (p *prepared) stated() ([]quad.Quad, error) {
	if p.packed == nil {
		return p.quads, nil
	}
	text, err := decompress(p.packed)
	if err != nil {
		return nil, err
	}
	return quads.Read(bytes.NewReader(text))
}

// Append stores what is new in a batch, all of it or nothing. A revision whose
// content is current already is left alone; another replaces the current one of
// its key, and a document's also ends the alignments that name it. A revision
// without facts retracts.
//
// ErrBehind says that the revisions are kept and show, and that Cayley's file
// could not be brought to them yet; the next Open or Append tries again.
func (s *Store) Append(ctx context.Context, batch graph.Batch) (Receipt, error) {
	revisions, err := prepare(ctx, batch)
	if err != nil {
		return Receipt{}, fmt.Errorf("append: %w", err)
	}
	return s.append(ctx, revisions)
}

// append stores what is new of revisions that stand in the order of storing.
func (s *Store) append(ctx context.Context, revisions []prepared) (Receipt, error) {
	unlock, err := s.lock(ctx)
	if err != nil {
		return Receipt{}, fmt.Errorf("append: %w", err)
	}
	defer unlock()
	// What is wrong with Cayley's file is no reason to refuse, since the journal
	// is written first in any case. A damaged journal is.
	settled := s.settle(ctx)
	if errors.Is(settled, ErrDamaged) {
		return Receipt{}, fmt.Errorf("append: %w", settled)
	}
	entries, err := s.journal.entries()
	if err != nil {
		return Receipt{}, fmt.Errorf("append: %w", err)
	}
	gone, err := s.journal.dropped()
	if err != nil {
		return Receipt{}, fmt.Errorf("append: %w", err)
	}
	receipt, stated := plan(revisions, entries, gone, s.options.now())
	if len(receipt.Stored) > 0 {
		if err := ctx.Err(); err != nil {
			return Receipt{}, fmt.Errorf("append: %w", err)
		}
		if err := s.journal.append(receipt.Stored, stated); err != nil {
			return Receipt{}, fmt.Errorf("append: %w", err)
		}
		if settled == nil {
			settled = s.catchUp(ctx, len(entries))
		}
	}
	if settled != nil {
		return receipt, fmt.Errorf("append: %w: %w", ErrBehind, settled)
	}
	return receipt, nil
}

// catchUp brings Cayley to the journal's end. After a failed write the handle is
// gone, and one more attempt begins with what the file then really holds.
func (s *Store) catchUp(ctx context.Context, held int) error {
	entries, err := s.journal.entries()
	if err != nil {
		return err
	}
	if err := s.apply(ctx, entries, held); err != nil {
		if ctx.Err() != nil {
			return err
		}
		if again := s.settle(ctx); again != nil {
			return errors.Join(err, again)
		}
		s.repaired("wrote to Cayley's file at the second attempt: %v", err)
	}
	return nil
}

// prepare maps a batch to quads and puts it in the order of storing: documents
// before the alignments that they would otherwise end.
func prepare(ctx context.Context, batch graph.Batch) ([]prepared, error) {
	out := make([]prepared, 0, len(batch.Revisions))
	seen := map[string]bool{}
	for _, r := range batch.Revisions {
		if err := checkKey(r.Key); err != nil {
			return nil, err
		}
		if seen[r.Key] {
			return nil, fmt.Errorf("%s is twice in one batch", r.Key)
		}
		seen[r.Key] = true
		var qs []quad.Quad
		err := quads.Each(r.Facts, func(some []quad.Quad) error {
			qs = append(qs, some...)
			return ctx.Err()
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.Key, err)
		}
		digest, err := quads.Digest(qs)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.Key, err)
		}
		out = append(out, prepared{
			key: r.Key, agent: r.Agent, curator: r.Curator, reason: r.Reason, digest: digest, count: len(qs), quads: qs,
		})
	}
	order(out)
	return out, nil
}

func order(revisions []prepared) {
	slices.SortFunc(revisions, func(a, b prepared) int {
		return cmp.Or(cmp.Compare(rank(a.key), rank(b.key)), cmp.Compare(a.key, b.key))
	})
}

// The kinds of key.
const (
	builtinKey      = "builtin"
	curationPrefix  = "curation:"
	documentPrefix  = "document:"
	alignmentPrefix = "alignment:"
)

func rank(key string) int {
	switch {
	case key == builtinKey:
		return 0
	case strings.HasPrefix(key, curationPrefix):
		return 1
	case strings.HasPrefix(key, documentPrefix):
		return 2
	}
	return 3
}

const maxKeyLength = 1024

func checkKey(key string) error {
	known := key == builtinKey
	for _, prefix := range []string{curationPrefix, documentPrefix, alignmentPrefix} {
		known = known || strings.HasPrefix(key, prefix) && len(key) > len(prefix)
	}
	if !known || len(key) > maxKeyLength || !utf8.ValidString(key) || strings.ContainsFunc(key, unicode.IsControl) {
		return fmt.Errorf("%.80q is no key of a revision", key)
	}
	return nil
}

// aligns reports whether the alignment of that key has the document of that key
// at an end.
func aligns(alignment, document string) bool {
	pair, ok := strings.CutPrefix(alignment, alignmentPrefix)
	if !ok {
		return false
	}
	slug := strings.TrimPrefix(document, documentPrefix)
	for end := range strings.SplitSeq(pair, "|") {
		if strings.TrimPrefix(end, documentPrefix) == slug {
			return true
		}
	}
	return false
}

// plan decides what is new and what it supersedes.
func plan(revisions []prepared, entries []entry, gone dropped, now time.Time) (Receipt, []prepared) {
	current, known := map[string]graph.RevisionInfo{}, map[string]bool{}
	for _, l := range gone.lines {
		known[l.id] = true
	}
	last := gone.horizon
	for _, e := range entries {
		known[e.info.ID] = true
		last = max(last, e.info.Sequence)
		if e.info.Current {
			current[e.info.Key] = e.info
		}
	}
	var receipt Receipt
	var stated []prepared
	for _, r := range revisions {
		before, exists := current[r.key]
		if exists && before.Digest == r.digest {
			receipt.Unchanged = append(receipt.Unchanged, before)
			continue
		}
		if !exists && r.count == 0 {
			continue // nothing to retract
		}
		info := graph.RevisionInfo{
			Key: r.key, Agent: r.agent, Curator: r.curator, Reason: r.reason, Digest: r.digest, Quads: r.count, Current: true,
			Time:     now.UTC().Format(time.RFC3339Nano),
			Sequence: last + len(receipt.Stored) + 1,
		}
		info.ID = revisionID(r.key, r.digest, 0)
		if known[info.ID] {
			info.ID = revisionID(r.key, r.digest, info.Sequence)
		}
		known[info.ID] = true
		if exists {
			info.Supersedes = append(info.Supersedes, before.ID)
		}
		if strings.HasPrefix(r.key, documentPrefix) {
			for key, old := range current {
				if aligns(key, r.key) {
					info.Supersedes = append(info.Supersedes, old.ID)
					delete(current, key)
				}
			}
		}
		slices.Sort(info.Supersedes)
		current[r.key] = info
		receipt.Stored = append(receipt.Stored, info)
		stated = append(stated, r)
	}
	return receipt, stated
}

// append writes revisions as one batch.
func (j *journal) append(infos []graph.RevisionInfo, stated []prepared) error {
	out := make([]file, len(infos))
	for i, info := range infos {
		qs, err := stated[i].stated()
		if err != nil {
			return fmt.Errorf("%s: %w", info.Key, err)
		}
		data, err := encode(info, qs)
		if err != nil {
			return fmt.Errorf("%s: %w", info.Key, err)
		}
		name := fileName{sequence: info.Sequence, part: i + 1, parts: len(infos), id: info.ID}
		out[i] = file{name.String(), data}
	}
	if err := j.files.write(out); err != nil {
		return fmt.Errorf("write journal: %w", err)
	}
	return nil
}
