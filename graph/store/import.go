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
	line    int        // on which the first of these begins
	history []past     // of one with them
}

// past is a revision as it was.
type past struct {
	info graph.RevisionInfo
	data []byte // of its file in the journal
	line int    // on which it begins, 0 where there are none
}

// said is the statements of a graph, each with its line.
type said struct {
	quads []quad.Quad
	lines []int
}

func (g *said) add(line int, q quad.Quad) {
	g.quads, g.lines = append(g.quads, q), append(g.lines, line)
}

// place says where in the file a graph's trouble is: on which line, where that is
// known, and in which graph.
func (g *said) place(label quad.Value, err error) error {
	where := fmt.Sprintf("the graph %s", label)
	if first := g.lines[0]; first > 0 {
		where += fmt.Sprintf(", which begins on line %d", first)
	}
	if e, ok := errors.AsType[*quads.StatementError](err); ok {
		if i := e.Find(g.quads); i >= 0 && g.lines[i] > 0 {
			where = fmt.Sprintf("line %d, in %s", g.lines[i], where)
		}
	}
	return fmt.Errorf("%s: %w", where, err)
}

var errMixed = errors.New("graphs are mixed")

// read takes one graph after the other. A graph that makes no sense may only be
// a piece of one, so the rest is looked through for another before it is refused.
func (in *importing) read(ctx context.Context, scan Scan) error {
	var label quad.Value
	var group said
	var broken error
	err := scan(func(line int, q quad.Quad) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := belongs(q); err != nil {
			return err
		}
		if q.Label != label {
			if broken == nil {
				broken = in.add(label, group)
			}
			if in.seen[q.Label] {
				return errMixed
			}
			in.seen[q.Label] = true
			label, group = q.Label, said{}
		}
		if broken == nil {
			group.add(line, q)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if broken != nil {
		return broken
	}
	return in.add(label, group)
}

// readMixed takes the whole file.
func (in *importing) readMixed(ctx context.Context, scan Scan) error {
	groups := map[quad.Value]*said{}
	var labels []quad.Value
	err := scan(func(line int, q quad.Quad) error {
		if err := belongs(q); err != nil {
			return err
		}
		if _, known := groups[q.Label]; !known {
			labels, groups[q.Label] = append(labels, q.Label), &said{}
		}
		groups[q.Label].add(line, q)
		return ctx.Err()
	})
	for _, label := range labels {
		if err == nil {
			err = in.add(label, *groups[label])
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
func (in *importing) add(label quad.Value, group said) error {
	if len(group.quads) == 0 {
		return nil
	}
	key, revision := quads.GraphOf(label)
	if revision != "" {
		p, err := readPast(revision, group.quads)
		if err != nil {
			return group.place(label, err)
		}
		p.line = group.lines[0]
		in.history = append(in.history, p)
		return nil
	}
	p, err := readPresent(key, group.quads)
	if err != nil {
		return group.place(label, err)
	}
	p.agent = in.agent
	if in.line == 0 {
		in.line = group.lines[0]
	}
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
		err = fmt.Errorf("%w: the model would keep %d statements of digest %.12s…, read were %d of %.12s…: %w",
			quads.ErrDigest, len(stated), digest, len(read), was, differing(stated, read))
	}
	return digest, err
}

// differing names the first statement in which what was read and what the model
// makes of it are not the same.
func differing(stated, read []quad.Quad) error {
	bare := func(q quad.Quad) quad.Quad { q.Label = nil; return q }
	missing := func(from, of []quad.Quad) *quads.StatementError {
		has := map[quad.Quad]bool{}
		for _, q := range from {
			has[bare(q)] = true
		}
		for _, q := range of {
			if has[bare(q)] {
				continue
			}
			s, _ := q.Subject.(quad.IRI) // both were read as such
			p, _ := q.Predicate.(quad.IRI)
			return &quads.StatementError{Subject: s, Predicate: p, Object: q.Object, Err: fmt.Errorf("%.100s %.100s %.100s", s, p, q.Object)}
		}
		return nil
	}
	if e := missing(stated, read); e != nil {
		e.Err = fmt.Errorf("it would not say %w", e.Err)
		return e
	}
	if e := missing(read, stated); e != nil {
		e.Err = fmt.Errorf("it would also say %w", e.Err)
		return e
	}
	return errors.New("a statement stands twice")
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
	return past{info: source.Info, data: data}, err
}

// check finds what only all graphs together show.
func (in *importing) check() error {
	if len(in.history) == 0 && len(in.present) == 0 {
		return fmt.Errorf("%w: there is no statement in it", ErrImport)
	}
	if len(in.history) > 0 && len(in.present) > 0 {
		return fmt.Errorf("%w: it has graphs of revisions and of keys%s", ErrImport, onLines(in.history[0].line, in.line))
	}
	slices.SortFunc(in.history, func(a, b past) int { return a.info.Sequence - b.info.Sequence })
	known := map[string]bool{}
	for i, p := range in.history {
		if p.info.Sequence == i && i > 0 {
			return fmt.Errorf("%w: two revisions have number %d%s", ErrImport, i, onLines(in.history[i-1].line, p.line))
		}
		if p.info.Sequence != i+1 {
			return fmt.Errorf("%w: revision number %d is missing before number %d%s; hint: export the whole history, without --no-builtin, or without --with-revisions", ErrImport, i+1, p.info.Sequence, onLines(p.line))
		}
		for _, old := range p.info.Supersedes {
			if !known[old] {
				return fmt.Errorf("%w: revision %s takes the place of %s, which is not before it%s", ErrImport, p.info.ID, old, onLines(p.line))
			}
		}
		known[p.info.ID] = true
	}
	return nil
}

// onLines says on which lines of the file graphs begin, as far as that is known.
func onLines(lines ...int) string {
	said := ""
	slices.Sort(lines)
	for _, line := range lines {
		switch {
		case line == 0:
		case said == "":
			said = fmt.Sprintf(", which begins on line %d", line)
		default:
			said += fmt.Sprintf(" and on line %d", line)
		}
	}
	return said
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
