package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"stemma/graph"
	"stemma/graph/quads"
)

// ErrImport is the error of a file that is no export of a whole graph.
var ErrImport = errors.New("not an export of a whole graph")

// Scan gives the quads of an export, each with the number of its line, 0 where
// there are no lines. It may be called again.
type Scan func(each func(line int, q quads.Quad) error) error

// Import stores what an export of the whole graph states: without revisions, each
// graph as the present revision of its key, by agent; with them, every revision
// as it was, in a store that holds none yet. The whole file is read and checked
// before the store is opened, one revision at a time, so that memory holds the
// largest one and the others compressed; only where graphs are mixed is the file
// taken into memory. It is all stored or nothing.
func Import(ctx context.Context, dsn string, options Options, agent string, scan Scan) (Receipt, error) {
	in := importing{agent: agent, seen: map[quad.Value]bool{}}
	err := in.read(ctx, scan)
	if errors.Is(err, errMixed) {
		in = importing{agent: agent, seen: map[quad.Value]bool{}}
		err = in.readMixed(ctx, scan)
	}
	if err != nil {
		return Receipt{}, fmt.Errorf("import: %w", err)
	}
	if err := in.check(); err != nil {
		return Receipt{}, fmt.Errorf("import: %w", err)
	}
	s, err := Open(ctx, dsn, options)
	if err != nil {
		return Receipt{}, fmt.Errorf("import: %w", err)
	}
	var receipt Receipt
	if len(in.history) > 0 {
		receipt, err = s.restoreHistory(ctx, in.history)
	} else {
		order(in.present)
		receipt, err = s.append(ctx, in.present)
	}
	if err = errors.Join(err, s.Close()); err != nil {
		return receipt, fmt.Errorf("import into %s: %w", dsn, err)
	}
	return receipt, nil
}

// importing is what has been read so far.
type importing struct {
	agent   string
	seen    map[quad.Value]bool
	present []prepared // of a file without revisions
	history []past     // of one with them
}

// past is a revision as it was.
type past struct {
	info graph.RevisionInfo
	data []byte // of its file in the journal
}

var errMixed = errors.New("graphs are mixed")

// read takes one graph after the other. A graph that makes no sense may only be
// a piece of one, so the rest is looked through for another before it is refused.
func (in *importing) read(ctx context.Context, scan Scan) error {
	var label quad.Value
	var group []quad.Quad
	var broken error
	first := 0
	err := scan(func(line int, q quad.Quad) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := belongs(q); err != nil {
			return err
		}
		if q.Label != label {
			if broken == nil {
				broken = in.add(label, first, group)
			}
			if in.seen[q.Label] {
				return errMixed
			}
			in.seen[q.Label] = true
			label, group, first = q.Label, nil, line
		}
		if broken == nil {
			group = append(group, q)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if broken != nil {
		return broken
	}
	return in.add(label, first, group)
}

// readMixed takes the whole file.
func (in *importing) readMixed(ctx context.Context, scan Scan) error {
	groups, firsts := map[quad.Value][]quad.Quad{}, map[quad.Value]int{}
	var labels []quad.Value
	err := scan(func(line int, q quad.Quad) error {
		if err := belongs(q); err != nil {
			return err
		}
		if _, known := groups[q.Label]; !known {
			labels, firsts[q.Label] = append(labels, q.Label), line
		}
		groups[q.Label] = append(groups[q.Label], q)
		return ctx.Err()
	})
	for _, label := range labels {
		if err == nil {
			err = in.add(label, firsts[label], groups[label])
		}
	}
	return err
}

// belongs refuses a quad that no export of a whole graph holds.
func belongs(q quad.Quad) error {
	if q.Label == nil {
		return fmt.Errorf("%w: the statement stands in no graph, as those of a part of one do; hint: export without --root, --from or a filter", ErrImport)
	}
	if key, revision := quads.GraphOf(q.Label); key == "" && revision == "" {
		return fmt.Errorf("%w: the graph %.100s is neither urn:stemma:graph:… nor urn:stemma:revision:…; hint: name the --base it was exported with", ErrImport, q.Label)
	}
	return quads.Known(q)
}

// add reads a graph, checks it and keeps it compressed.
func (in *importing) add(label quad.Value, line int, group []quad.Quad) error {
	if len(group) == 0 {
		return nil
	}
	fail := func(err error) error {
		if line > 0 {
			return fmt.Errorf("the graph %s, which begins on line %d: %w", label, line, err)
		}
		return fmt.Errorf("the graph %s: %w", label, err)
	}
	key, revision := quads.GraphOf(label)
	if revision != "" {
		p, err := readPast(revision, group)
		if err != nil {
			return fail(err)
		}
		in.history = append(in.history, p)
		return nil
	}
	p, err := readPresent(key, group)
	if err != nil {
		return fail(err)
	}
	p.agent = in.agent
	in.present = append(in.present, p)
	return nil
}

func readPresent(key string, group []quad.Quad) (prepared, error) {
	if err := checkKey(key); err != nil {
		return prepared{}, err
	}
	facts, err := quads.Facts(quads.Labelled(group, ""))
	if err != nil {
		return prepared{}, err
	}
	stated, err := quads.Of(facts)
	if err != nil {
		return prepared{}, err
	}
	digest, err := sameDigest(stated, group)
	if err != nil {
		return prepared{}, err
	}
	var text bytes.Buffer
	if err := quads.Write(&text, stated); err != nil {
		return prepared{}, err
	}
	packed, err := compress(text.Bytes())
	return prepared{key: key, digest: digest, count: len(stated), packed: packed}, err
}

// sameDigest holds what the model makes of a graph to what was read.
func sameDigest(stated, read []quad.Quad) (string, error) {
	digest, err := quads.Digest(stated)
	if err != nil {
		return "", err
	}
	was, err := quads.Digest(read)
	if err == nil && was != digest {
		err = fmt.Errorf("%w: the model would keep %d statements of digest %.12s…, read were %d of %.12s…",
			quads.ErrDigest, len(stated), digest, len(read), was)
	}
	return digest, err
}

func readPast(id string, group []quad.Quad) (past, error) {
	source, err := quads.Source(id, group)
	if err != nil {
		return past{}, err
	}
	if err := checkKey(source.Info.Key); err != nil {
		return past{}, err
	}
	name := fileName{sequence: source.Info.Sequence, part: 1, parts: 1, id: id}
	if parsed, ok := parseFileName(name.String()); !ok || parsed != name {
		return past{}, fmt.Errorf("%.80q is no id of a revision", id)
	}
	if err := checkName(name, source.Info); err != nil {
		return past{}, err
	}
	_, stated, err := quads.Split(id, group)
	if err != nil {
		return past{}, err
	}
	data, err := encode(source.Info, stated)
	return past{source.Info, data}, err
}

// check finds what only all graphs together show.
func (in *importing) check() error {
	if len(in.history) == 0 && len(in.present) == 0 {
		return fmt.Errorf("%w: there is no statement in it", ErrImport)
	}
	if len(in.history) > 0 && len(in.present) > 0 {
		return fmt.Errorf("%w: it has graphs of revisions and of keys", ErrImport)
	}
	slices.SortFunc(in.history, func(a, b past) int { return a.info.Sequence - b.info.Sequence })
	known := map[string]bool{}
	for i, p := range in.history {
		if p.info.Sequence != i+1 {
			return fmt.Errorf("%w: revision number %d is missing; hint: export the whole history, without --no-builtin, or without --with-revisions", ErrImport, i+1)
		}
		for _, old := range p.info.Supersedes {
			if !known[old] {
				return fmt.Errorf("%w: revision %s takes the place of %s, which is not before it", ErrImport, p.info.ID, old)
			}
		}
		known[p.info.ID] = true
	}
	return nil
}

// restoreHistory writes revisions into a store that has none.
func (s *Store) restoreHistory(ctx context.Context, history []past) (Receipt, error) {
	var receipt Receipt
	files := make([]file, len(history))
	for i, p := range history {
		name := fileName{sequence: i + 1, part: i + 1, parts: len(history), id: p.info.ID}
		files[i] = file{name.String(), p.data}
		receipt.Stored = append(receipt.Stored, p.info)
	}
	if err := s.restore(ctx, files); err != nil {
		return Receipt{}, err
	}
	return receipt, nil
}
