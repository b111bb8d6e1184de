// Package loader turns files into what the store appends: it reads them, cuts
// them into passages, settles names, finds commitments and stated relations,
// joins the witnesses of one document, and lays people's curation beside it.
// It is a function of the sources and the prior snapshot and writes nowhere.
package loader

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"stemma/graph"
	"stemma/loader/curation"
	"stemma/loader/lexicon"
)

// Source is one file as read. Path is as the user named it; Err is why it could
// not be read.
type Source struct {
	Path string
	Data []byte
	Err  error
}

// Options of a load; the zero value will do.
type Options struct {
	Lang    graph.Lang // "" finds the language of each file
	Version string     // the program's, named as the agent of what it states
	// Lexicon gives the lexicon of a language; nil: lexicon.Open. To measure what
	// a part of it is worth.
	Lexicon func(graph.Lang) (*lexicon.Lexicon, error)
}

// Report is what a load found, for people.
type Report struct {
	Documents []DocumentReport
	Problems  []Problem
	Curations []string // names of the curation files read
	// Decisions says where each decision and each listed edge of those files
	// stands, by its id: "fix.yaml:12:5".
	Decisions map[graph.ID]string
}

// DocumentReport counts what one document gave.
type DocumentReport struct {
	Document    graph.ID
	Paths       []string
	Witnesses   int
	Passages    int
	Commitments int
	Mentions    int
	Edges       int
	Unresolved  int
	Warnings    []string
	// Concordances says how the other languages' witnesses were aligned.
	Concordances []Concordance
	Unchanged    bool // every file of it was loaded before
}

// Problem is what went wrong with one source; the rest goes on.
type Problem struct {
	Source, Stage, Place string
	Err                  error
}

// Error names the stage, the source, the place and the reason.
func (p Problem) Error() string {
	at := p.Source
	if p.Place != "" {
		at += " " + p.Place
	}
	return fmt.Sprintf("%s %s: %v", p.Stage, at, p.Err)
}

// Unwrap returns the reason.
func (p Problem) Unwrap() error { return p.Err }

// ErrNotCommunique says that a text is readable and holds no commitment, names
// no instrument and belongs to no meeting.
var ErrNotCommunique = errors.New("no commitment, instrument or meeting was found: this is no communiqué or resolution")

// Load reads sources against what the graph holds already. A document that the
// prior snapshot has other witnesses of is made anew from all of them, so that
// the order of loading does not show. A bad source is a Problem in the report.
func Load(ctx context.Context, prior *graph.Snapshot, sources []Source, o Options) (graph.Batch, Report, error) {
	p, err := newPipeline(o)
	if err != nil {
		return graph.Batch{}, Report{}, err
	}
	var batch graph.Batch
	var report Report
	var files []curated
	found := map[graph.ID][]*reading{}
	for _, src := range sources {
		if err := ctx.Err(); err != nil {
			return graph.Batch{}, Report{}, fmt.Errorf("load: %w", err)
		}
		if src.Err != nil {
			report.Problems = append(report.Problems, Problem{Source: src.Path, Stage: "open", Err: src.Err})
			continue
		}
		if isCuration(src.Path) {
			p.curation(src, &batch, &report, &files)
			continue
		}
		rs, err := p.read(ctx, src)
		if ctx.Err() != nil { // the source is not to blame
			return graph.Batch{}, Report{}, fmt.Errorf("load: %w", ctx.Err())
		}
		if err != nil {
			report.Problems = append(report.Problems, Problem{Source: src.Path, Stage: "read", Err: strip(err)})
			continue
		}
		for _, r := range rs {
			found[r.document] = append(found[r.document], r)
		}
	}
	ids := make([]graph.ID, 0, len(found))
	for id := range found {
		ids = append(ids, id)
	}
	sort.Slice(ids, func(i, j int) bool { return ids[i] < ids[j] })
	best := map[graph.ID]*reading{}
	for _, id := range ids {
		all, unchanged, err := p.withPrior(ctx, prior, id, found[id])
		if ctx.Err() != nil {
			return graph.Batch{}, Report{}, fmt.Errorf("load: %w", ctx.Err())
		}
		if err != nil {
			report.Problems = append(report.Problems, Problem{Source: string(id), Stage: "read again", Err: err})
			continue
		}
		rev, dr, err := p.document(ctx, id, all)
		if ctx.Err() != nil {
			return graph.Batch{}, Report{}, fmt.Errorf("load: %w", ctx.Err())
		}
		if err != nil {
			report.Problems = append(report.Problems, Problem{Source: string(id), Stage: "align languages", Err: err})
			continue
		}
		dr.Unchanged = unchanged
		for _, r := range found[id] {
			dr.Paths = append(dr.Paths, r.path)
		}
		dr.Warnings = append(dr.Warnings, compare(prior, id, rev.Facts)...)
		report.Documents = append(report.Documents, dr)
		batch.Revisions = append(batch.Revisions, rev)
		best[id] = all[0]
	}
	batch.Revisions = p.forwards(prior, batch.Revisions, files, &report)
	aligned, problems := p.alignments(ctx, prior, best)
	if ctx.Err() != nil {
		return graph.Batch{}, Report{}, fmt.Errorf("load: %w", ctx.Err())
	}
	batch.Revisions = append(batch.Revisions, aligned...)
	report.Problems = append(report.Problems, problems...)
	return batch, report, nil
}

func isCuration(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".yaml", ".yml":
		return true
	}
	return false
}

// strip drops the path that the problem names already.
func strip(err error) error {
	if inner := errors.Unwrap(err); inner != nil && strings.HasPrefix(err.Error(), "read ") {
		return inner
	}
	return err
}

func (p *pipeline) curation(src Source, batch *graph.Batch, report *Report, files *[]curated) {
	name := filepath.Base(src.Path)
	f, err := curation.Parse(name, src.Data)
	if err == nil && slices.Contains(report.Curations, name) {
		err = errors.New("another file of this name was read: the name is what its decisions are known by")
	}
	if err != nil {
		report.Problems = append(report.Problems, Problem{Source: src.Path, Stage: "read curation", Err: err})
		*files = append(*files, curated{f, true})
		return
	}
	rev := f.Revision()
	for _, other := range batch.Revisions {
		if other.Key == rev.Key {
			report.Problems = append(report.Problems, Problem{Source: src.Path, Stage: "read curation", Err: fmt.Errorf("another file of this load is named %s too; hint: rename one", name)})
			return
		}
	}
	if refs := curation.References(rev.Facts); len(refs) > 0 {
		rev.Facts = merge(rev.Facts, p.reg.Facts(refs))
	}
	batch.Revisions = append(batch.Revisions, rev)
	report.Curations = append(report.Curations, name)
	*files = append(*files, curated{File: f})
}

// curated is a curation file; one that was refused is still looked through, so that
// all its problems are told at once.
type curated struct {
	curation.File
	refused bool
}

// forwards leaves out the files in which an edge leads from the earlier of two
// texts to the later one, as far as dates are known: from the graph, from the
// texts of this load, and from the files.
func (p *pipeline) forwards(prior *graph.Snapshot, all []graph.Revision, files []curated, report *Report) []graph.Revision {
	dates := map[graph.ID]graph.Date{}
	for _, rev := range all {
		for _, d := range rev.Facts.Documents {
			if d.Date != "" {
				dates[d.ID] = d.Date
			}
		}
	}
	date := func(document graph.ID) graph.Date {
		if d, known := dates[document]; known || prior == nil {
			return d
		}
		return prior.Date(document)
	}
	bad := map[string]bool{}
	for _, f := range files {
		if err := f.Backwards(date); err != nil {
			report.Problems = append(report.Problems, Problem{Source: f.Name, Stage: "read curation", Err: err})
			bad["curation:"+f.Name] = bad["curation:"+f.Name] || !f.refused
			continue
		}
		if f.refused {
			continue
		}
		for id, at := range f.Places() {
			if report.Decisions == nil {
				report.Decisions = map[graph.ID]string{}
			}
			report.Decisions[id] = f.Name + ":" + at.String()
		}
	}
	report.Curations = slices.DeleteFunc(report.Curations, func(name string) bool { return bad["curation:"+name] })
	return slices.DeleteFunc(all, func(rev graph.Revision) bool { return bad[rev.Key] })
}

// withPrior adds the witnesses of a document that the graph holds already, read
// again from their stored text.
func (p *pipeline) withPrior(ctx context.Context, prior *graph.Snapshot, id graph.ID, now []*reading) ([]*reading, bool, error) {
	byHash := map[string]int{}
	var all []*reading
	add := func(r *reading) {
		k, ok := byHash[r.sha256]
		if !ok {
			byHash[r.sha256] = len(all)
			all = append(all, r)
		} else if filepath.Base(r.path) < filepath.Base(all[k].path) { // one text under two names
			all[k] = r
		}
	}
	fresh := false
	old := map[string]bool{}
	if prior != nil {
		for _, w := range prior.WitnessesOf(id) {
			if replaced(w, now) {
				continue
			}
			old[w.SHA256] = true
			rs, err := p.read(ctx, Source{Path: w.Source, Data: []byte(w.Text)})
			if err != nil {
				return nil, false, fmt.Errorf("witness %s: %w", w.ID, err)
			}
			for _, r := range rs {
				if r.document == id {
					r.sha256 = w.SHA256
					add(r)
				}
			}
		}
	}
	for _, r := range now {
		if !old[r.sha256] {
			fresh = true
		}
		add(r)
	}
	rank(all)
	return all, !fresh, nil
}

// rank puts the readings of a document in order, the one that gives its
// commitments first: by quality, then, between languages, by the hash of a file of
// theirs, and within one language the fuller one first, so that half a file never
// takes the place of the whole.
func rank(all []*reading) {
	first := map[graph.Lang]string{} // the smallest hash of a language's files
	for _, r := range all {
		if h, ok := first[r.desc.Lang]; !ok || r.sha256 < h {
			first[r.desc.Lang] = r.sha256
		}
	}
	slices.SortFunc(all, func(x, y *reading) int {
		return cmp.Or(
			cmp.Compare(y.quality, x.quality), cmp.Compare(first[x.desc.Lang], first[y.desc.Lang]),
			cmp.Compare(len(y.result.Acts), len(x.result.Acts)), cmp.Compare(len(y.doc.Text), len(x.doc.Text)),
			cmp.Compare(x.sha256, y.sha256),
		)
	})
}

// replaced reports a witness whose file was loaded again with other content.
func replaced(w *graph.Witness, now []*reading) bool {
	for _, r := range now {
		if filepath.Base(r.path) == w.Source && r.sha256 != w.SHA256 {
			return true
		}
	}
	return false
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func merge(a, b graph.Facts) graph.Facts {
	a.Meetings = append(a.Meetings, b.Meetings...)
	a.Actors = append(a.Actors, b.Actors...)
	a.Conventions = append(a.Conventions, b.Conventions...)
	a.Topics = append(a.Topics, b.Topics...)
	return a
}
