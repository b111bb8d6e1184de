package loader

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"stemma/graph"
	"stemma/loader/extract"
	"stemma/loader/segment"
)

// record is one line of `stemma extract`; offsets are Unicode code points.
type record struct {
	Record       string      `json:"record"`
	Document     graph.ID    `json:"document,omitempty"`
	Meeting      graph.ID    `json:"meeting,omitempty"`
	Title        string      `json:"title,omitempty"`
	Language     graph.Lang  `json:"language,omitempty"`
	StartDate    graph.Date  `json:"start_date,omitempty"`
	SHA256       string      `json:"sha256,omitempty"`
	Path         string      `json:"path,omitempty"`
	Kind         string      `json:"kind,omitempty"`
	ID           graph.ID    `json:"id,omitempty"`
	Ref          string      `json:"ref,omitempty"`
	Type         string      `json:"type,omitempty"`
	Source       graph.ID    `json:"source,omitempty"`
	Surface      string      `json:"surface,omitempty"`
	Start        *int        `json:"start,omitempty"`
	End          *int        `json:"end,omitempty"`
	Heading      string      `json:"heading,omitempty"`
	Force        graph.Force `json:"force,omitempty"`
	Topics       []graph.ID  `json:"topics,omitempty"`
	TopicReasons []string    `json:"topic_reasons,omitempty"`
	Text         string      `json:"text,omitempty"`
	Deadline     string      `json:"deadline,omitempty"`
	Quantities   []string    `json:"quantities,omitempty"`
	Hedge        string      `json:"hedge,omitempty"`
	Subset       bool        `json:"subset,omitempty"`
	Addressees   []graph.ID  `json:"addressees,omitempty"`
	Target       graph.ID    `json:"target,omitempty"`
	Candidates   []candidate `json:"candidates,omitempty"`
	Cue          string      `json:"cue,omitempty"`
	Method       string      `json:"method,omitempty"`
	Confidence   float64     `json:"confidence,omitempty"`
	Rule         string      `json:"rule,omitempty"`
	Reasons      []string    `json:"reasons,omitempty"`
}

type candidate struct {
	ID    graph.ID `json:"id"`
	Score float64  `json:"score"`
	Why   string   `json:"why"`
}

// Extract reads sources and writes their records as JSON Lines, without a store
// and without curation. A bad source is a Problem in the report; the error is
// of writing.
func Extract(ctx context.Context, w io.Writer, sources []Source, o Options) (Report, error) {
	p, err := newPipeline(o)
	if err != nil {
		return Report{}, err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	var report Report
	var read []*reading
	for _, src := range sources {
		if err := ctx.Err(); err != nil {
			return report, fmt.Errorf("extract: %w", err)
		}
		if src.Err != nil {
			report.Problems = append(report.Problems, Problem{Source: src.Path, Stage: "open", Err: src.Err})
			continue
		}
		rs, err := p.read(ctx, src)
		if ctx.Err() != nil { // the source is not to blame
			return report, fmt.Errorf("extract: %w", ctx.Err())
		}
		if err != nil {
			report.Problems = append(report.Problems, Problem{Source: src.Path, Stage: "read", Err: strip(err)})
			continue
		}
		for _, r := range rs {
			d := DocumentReport{Document: r.document, Paths: []string{r.path}, Witnesses: 1}
			for rec := range r.records {
				if err := ctx.Err(); err != nil {
					return report, fmt.Errorf("extract: %w", err)
				}
				if err := enc.Encode(rec); err != nil {
					return report, fmt.Errorf("write a record of %s: %w", src.Path, err)
				}
				d.count(rec)
			}
			report.Documents = append(report.Documents, d)
		}
		read = append(read, rs...)
	}
	between, err := p.alignmentRecords(ctx, read)
	if err != nil {
		return report, err
	}
	for _, rec := range between {
		if err := enc.Encode(rec); err != nil {
			return report, fmt.Errorf("write an alignment: %w", err)
		}
	}
	return report, nil
}

// count adds a record to what a document gave.
func (d *DocumentReport) count(rec *record) {
	switch {
	case rec.Record == "passage":
		d.Passages++
	case rec.Record == "commitment":
		d.Commitments++
	case rec.Record == "mention":
		d.Mentions++
	case rec.Record == "edge" && rec.Target == "":
		d.Unresolved++
	case rec.Record == "edge":
		d.Edges++
	}
}

// records lists a reading in the order of the contract: the document, then its
// passages, commitments, mentions and edges, each in text order.
// They are made one at a time: together they take many times the room of the text.
func (r *reading) records(yield func(*record) bool) {
	span := func(rec *record, start, end int) *record {
		at := [2]int{r.points.at(start), r.points.at(end)}
		rec.Start, rec.End = &at[0], &at[1]
		return rec
	}
	if !yield(&record{
		Record: "document", Document: r.document, Meeting: r.desc.Meeting.ID, Title: r.title(), Language: r.desc.Lang,
		StartDate: r.desc.Start(), SHA256: r.sha256, Path: r.path,
	}) {
		return
	}
	for _, u := range r.units() {
		rec := &record{Record: "passage", ID: u.id, Ref: u.ref, Kind: u.kind, Heading: strings.Join(u.headings, " / ")}
		if !yield(span(rec, u.start, u.end)) {
			return
		}
	}
	for i, a := range r.result.Acts {
		rec := &record{
			Record: "commitment", ID: r.actID(i), Ref: r.refs.act[i], Force: a.Force, Topics: a.Topics, TopicReasons: a.TopicReasons,
			Text: fold(r.doc.Text[a.Start:a.End]), Deadline: fold(a.Deadline), Quantities: folds(a.Quantities), Hedge: fold(a.Hedge),
			Subset: a.Subset, Addressees: a.Addressees,
		}
		if !yield(span(rec, a.Start, a.End)) {
			return
		}
	}
	for _, m := range r.mentions {
		if m.Implicit {
			continue
		}
		rec := &record{Record: "mention", Kind: string(m.Kind), ID: m.ID, Surface: fold(r.doc.Text[m.Start:m.End]), Candidates: candidates(m.Candidates)}
		if !yield(span(rec, m.Start, m.End)) {
			return
		}
	}
	for _, e := range r.result.Relations {
		rec := &record{
			Record: "edge", Type: string(e.Type), Source: r.source(e), Target: e.Target, Candidates: candidates(e.Candidates),
			Cue: fold(e.Cue), Method: string(graph.Stated), Confidence: e.Confidence, Rule: e.Rule,
		}
		if e.Target == "" && rec.Candidates == nil {
			rec.Candidates = []candidate{}
			rec.Surface = fold(e.Surface)
		}
		if !yield(span(rec, e.Start, e.End)) {
			return
		}
	}
}

func candidates(cs []graph.Candidate) []candidate {
	var out []candidate
	for _, c := range cs {
		out = append(out, candidate{c.ID, c.Score, c.Why})
	}
	return out
}

func folds(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, fold(s))
	}
	return out
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

func (r *reading) title() string {
	if r.part.Title != "" {
		return fold(r.part.Title)
	}
	return fold(r.doc.Title)
}

func (r *reading) actID(i int) graph.ID {
	return graph.MakeID(graph.KindCommitment, r.document.Slug()+"/"+r.refs.act[i])
}

func (r *reading) passageID(ref string) graph.ID {
	return graph.MakeID(graph.KindPassage, r.document.Slug()+"/"+ref)
}

// source is what states a relation: its act, or the sentence.
func (r *reading) source(e extract.Relation) graph.ID {
	if e.Act >= 0 {
		return r.actID(e.Act)
	}
	if ref, ok := r.refs.statement[sentenceKey{e.Passage, e.Sentence}]; ok {
		return r.passageID(ref)
	}
	return r.passageID(r.unitRef(e.Passage))
}

// unit is a passage of the graph. Offsets are bytes.
type unit struct {
	id         graph.ID
	ref, kind  string
	headings   []string
	start, end int
}

func (r *reading) unitRef(i int) string {
	if ref := r.refs.passage[i]; ref != "" {
		return ref
	}
	if r.part.Passages[i].Kind == segment.Heading {
		return "h" + strconv.Itoa(i+1)
	}
	return "p" + strconv.Itoa(i+1)
}

// units are the passages of a document: its blocks, and the sentences that
// relations or preambular acts stand in.
func (r *reading) units() []unit {
	var out []unit
	seen := map[string]bool{}
	add := func(ref, kind string, headings []string, start, end int) {
		if seen[ref] {
			return
		}
		seen[ref] = true
		out = append(out, unit{id: r.passageID(ref), ref: ref, kind: kind, headings: headings, start: start, end: end})
	}
	statements := map[int][]sentenceKey{}
	for k := range r.refs.statement {
		statements[k.passage] = append(statements[k.passage], k)
	}
	acts := map[int][]int{}
	for i, a := range r.result.Acts {
		acts[a.Passage] = append(acts[a.Passage], i)
	}
	for i, p := range r.part.Passages {
		if p.Kind == segment.Noise {
			continue
		}
		kind := string(p.Kind)
		for _, a := range acts[i] {
			if u := r.refs.unit[a]; u != r.refs.passage[i] {
				k := "sentence"
				if !strings.HasPrefix(u, "preamble") {
					k = "section"
				}
				add(u, k, p.Headings, r.result.Acts[a].Start, r.result.Acts[a].End)
			}
		}
		add(r.unitRef(i), kind, p.Headings, p.Start, p.End)
		keys := statements[i]
		sort.Slice(keys, func(a, b int) bool { return keys[a].sentence < keys[b].sentence })
		for _, k := range keys {
			s := p.Sentences[k.sentence]
			add(r.refs.statement[k], "sentence", p.Headings, s.Start, s.End)
		}
	}
	return out
}

// codePoints turns byte offsets into code points. One serves all parts of a file.
type codePoints struct {
	text  string
	marks []int32 // code points before every 64th byte
}

const stride = 64

func newCodePoints(text string) *codePoints {
	c := &codePoints{text: text, marks: make([]int32, 0, len(text)/stride+1)}
	n := int32(0)
	for i := 0; i <= len(text); i += stride {
		c.marks = append(c.marks, n)
		end := min(i+stride, len(text))
		for j := i; j < end; j++ {
			if utf8.RuneStart(text[j]) {
				n++
			}
		}
	}
	return c
}

func (c *codePoints) at(byteOffset int) int {
	k := byteOffset / stride
	n := int(c.marks[k])
	for j := k * stride; j < byteOffset; j++ {
		if utf8.RuneStart(c.text[j]) {
			n++
		}
	}
	return n
}

// byteAt is the byte offset of a code point.
func (c *codePoints) byteAt(codePoint int) int {
	k := sort.Search(len(c.marks), func(i int) bool { return int(c.marks[i]) > codePoint }) - 1
	n, j := int(c.marks[k]), k*stride
	for j < len(c.text) {
		if utf8.RuneStart(c.text[j]) {
			if n == codePoint {
				return j
			}
			n++
		}
		j++
	}
	return len(c.text)
}

// passageOf is the passage that a statement stands in.
func (r *reading) passageOf(e extract.Relation) graph.ID {
	if e.Act >= 0 {
		return r.passageID(r.refs.unit[e.Act])
	}
	return r.source(e)
}
