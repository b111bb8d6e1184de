package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/cayleygraph/quad"
	"github.com/klauspost/compress/zstd"

	"stemma/graph"
	"stemma/graph/quads"
)

// journal is the revisions as files of canonical N-Quads: what is known of the
// revision first, then what it states, all under its label, compressed. A file's
// name gives the revision's number, its place in the batch it was stored with,
// and its id. A batch of which a file is missing at the end was never finished,
// and does not count.
type journal struct {
	files files

	mu    sync.Mutex
	known map[string]graph.RevisionInfo // by file name
}

func newJournal(f files) *journal {
	return &journal{files: f, known: map[string]graph.RevisionInfo{}}
}

// entry is a revision in the journal.
type entry struct {
	name string
	info graph.RevisionInfo
}

type fileName struct {
	sequence, part, parts int
	id                    string
}

func (n fileName) String() string {
	return fmt.Sprintf("%08d.%dof%d.%s.nq.zst", n.sequence, n.part, n.parts, n.id)
}

var fileNameForm = regexp.MustCompile(`^([0-9]{8,})\.([0-9]+)of([0-9]+)\.([0-9a-f]{32})\.nq\.zst$`)

func parseFileName(name string) (n fileName, ok bool) {
	m := fileNameForm.FindStringSubmatch(name)
	if m == nil {
		return n, false
	}
	var errs [3]error
	n.sequence, errs[0] = strconv.Atoi(m[1])
	n.part, errs[1] = strconv.Atoi(m[2])
	n.parts, errs[2] = strconv.Atoi(m[3])
	n.id = m[4]
	return n, errors.Join(errs[:]...) == nil && n.String() == name && n.part >= 1 && n.part <= n.parts
}

// names lists the files that count, by number, and those left over by a writer
// that was killed.
func (j *journal) names() (whole []fileName, leftover []string, err error) {
	all, err := j.files.list()
	if err != nil {
		return nil, nil, err
	}
	for _, name := range all {
		if n, ok := parseFileName(name); ok {
			whole = append(whole, n)
		} else if isTemporary(name) {
			leftover = append(leftover, name)
		}
	}
	slices.SortFunc(whole, func(a, b fileName) int { return a.sequence - b.sequence })
	if err := j.complete(whole); err != nil {
		return nil, nil, err
	}
	if n := len(whole); n > 0 {
		last := whole[n-1]
		if last.part < last.parts {
			first := max(n-last.part, 0)
			for _, unfinished := range whole[first:] {
				leftover = append(leftover, unfinished.String())
			}
			whole = whole[:first]
		}
	}
	return whole, leftover, nil
}

// complete reports a number that is neither there nor dropped.
func (j *journal) complete(whole []fileName) error {
	gone, err := j.dropped()
	if err != nil {
		return err
	}
	next := 1
	for _, n := range whole {
		for ; next < n.sequence && gone.has(next); next++ {
		}
		if n.sequence != next {
			return fmt.Errorf("journal: %w: revision number %d is missing; hint: stemma restore", ErrDamaged, next)
		}
		next++
	}
	if next <= gone.horizon {
		return fmt.Errorf("journal: %w: revision number %d is missing; hint: stemma restore", ErrDamaged, next)
	}
	return nil
}

// entries gives what is known of the revisions, by number. Only files that were
// not there the last time are read, and of those the beginning.
func (j *journal) entries() ([]entry, error) {
	names, _, err := j.names()
	if err != nil {
		return nil, err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	known := make(map[string]graph.RevisionInfo, len(names))
	out := make([]entry, len(names))
	for i, n := range names {
		name := n.String()
		info, found := j.known[name]
		if !found {
			if info, err = j.readInfo(n); err != nil {
				return nil, err
			}
		}
		known[name] = info
		info.Supersedes = slices.Clone(info.Supersedes)
		out[i] = entry{name, info}
	}
	markCurrent(out)
	j.known = known
	return out, nil
}

// readInfo reads the head of a file.
func (j *journal) readInfo(n fileName) (graph.RevisionInfo, error) {
	fail := func(err error) (graph.RevisionInfo, error) {
		return graph.RevisionInfo{}, fmt.Errorf("journal file %s: %w: %w; hint: stemma restore", n, ErrDamaged, err)
	}
	data, err := j.files.read(n.String())
	if err != nil {
		return graph.RevisionInfo{}, fmt.Errorf("journal file %s: %w", n, err)
	}
	d, err := zstd.NewReader(bytes.NewReader(data), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return fail(err)
	}
	defer d.Close()
	var about []quad.Quad
	subject := quads.RevisionIRI(n.id)
	err = quads.Scan(d, func(q quad.Quad) error {
		if q.Subject != subject {
			return quads.ErrStop
		}
		about = append(about, q)
		return nil
	})
	if err != nil {
		return fail(err)
	}
	info, _, err := quads.Split(n.id, about)
	if err != nil {
		return fail(err)
	}
	if err := checkName(n, info); err != nil {
		return fail(err)
	}
	return info, nil
}

// checkName finds a file under another's name, or with another's head.
func checkName(n fileName, info graph.RevisionInfo) error {
	if info.Sequence != n.sequence {
		return fmt.Errorf("it says that it is number %d", info.Sequence)
	}
	if n.id != revisionID(info.Key, info.Digest, 0) && n.id != revisionID(info.Key, info.Digest, info.Sequence) {
		return errors.New("its id does not fit its key and content")
	}
	return nil
}

// revisionID is the hash of key and content. When the same content comes back
// after another has taken its place, its number tells the two apart.
func revisionID(key, digest string, again int) string {
	parts := []string{key, digest}
	if again > 0 {
		parts = append(parts, strconv.Itoa(again))
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return hex.EncodeToString(sum[:16])
}

// quads reads all quads of a revision, those that speak of it too.
func (j *journal) quads(name string) ([]quad.Quad, error) {
	data, err := j.files.read(name)
	if err != nil {
		return nil, fmt.Errorf("journal file %s: %w", name, err)
	}
	text, err := decompress(data)
	if err != nil {
		return nil, fmt.Errorf("journal file %s: %w: %w; hint: stemma restore", name, ErrDamaged, err)
	}
	qs, err := quads.Read(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("journal file %s: %w: %w; hint: stemma restore", name, ErrDamaged, err)
	}
	return qs, nil
}

// source reads a revision and checks its digest.
func (j *journal) source(ctx context.Context, e entry) (graph.Source, error) {
	if err := ctx.Err(); err != nil {
		return graph.Source{}, err
	}
	qs, err := j.quads(e.name)
	if err != nil {
		return graph.Source{}, err
	}
	source, err := quads.Source(e.info.ID, qs)
	if err == nil {
		n, _ := parseFileName(e.name)
		err = checkName(n, source.Info)
	}
	if err != nil {
		return graph.Source{}, fmt.Errorf("journal file %s: %w: %w; hint: stemma restore", e.name, ErrDamaged, err)
	}
	source.Info.Current = e.info.Current
	return source, nil
}

// encode is the content of a revision's file.
func encode(info graph.RevisionInfo, stated []quad.Quad) ([]byte, error) {
	about, err := quads.Revision(info)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	if err := quads.Write(&text, about); err != nil {
		return nil, err
	}
	if err := quads.Write(&text, quads.Labelled(stated, quads.RevisionIRI(info.ID))); err != nil {
		return nil, err
	}
	return compress(text.Bytes())
}

func compress(text []byte) ([]byte, error) {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer e.Close()
	return e.EncodeAll(text, nil), nil
}

// squeeze compresses a file again as far as it goes, which takes too long for a
// writer in a hurry.
func squeeze(data []byte) ([]byte, error) {
	text, err := decompress(data)
	if err != nil {
		return nil, err
	}
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return nil, err
	}
	defer e.Close()
	return e.EncodeAll(text, nil), nil
}

func decompress(data []byte) ([]byte, error) {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer d.Close()
	return d.DecodeAll(data, nil)
}
