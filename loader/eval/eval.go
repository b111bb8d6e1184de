// Package eval measures what extraction finds against hand annotations: gold
// and records in, figures out, with every single verdict behind them. It
// changes nothing that it measures and reads no curation; what is right is
// decided by the gold alone.
package eval

import (
	"bytes"
	"context"
	"fmt"

	"stemma/loader"
	"stemma/loader/document"
	"stemma/loader/segment"
)

// Source is one text to measure on. Document is the gold's name of it.
type Source struct {
	Document, Path string
	Data           []byte
}

// Text is a source as read: what the gold's quotes are looked up in.
type Text struct {
	Document, Path string
	Genre          segment.Genre
	anchors        *anchors
	starts, ends   map[int]bool // of sentences as segmentation cuts them
}

// ReadText reads a source and cuts it as extraction does.
func ReadText(ctx context.Context, s Source) (*Text, error) {
	doc, err := document.Read(ctx, s.Path, s.Data)
	if err != nil {
		return nil, err
	}
	t := &Text{Document: s.Document, Path: s.Path, anchors: newAnchors(doc.Text), starts: map[int]bool{}, ends: map[int]bool{}}
	for _, part := range segment.Split(doc) {
		if part.Main {
			t.Genre = part.Genre
		}
		for _, p := range part.Passages {
			for _, sentence := range p.Sentences {
				t.starts[t.anchors.codePoint(sentence.Start)] = true
				t.ends[t.anchors.codePoint(sentence.End)] = true
			}
		}
	}
	return t, nil
}

// Run extracts the sources, all in one go as `stemma extract` does, and scores
// the records. A source that cannot be read is a problem and is not scored.
func Run(ctx context.Context, gold *Gold, sources []Source, o loader.Options) (*Report, []loader.Problem, error) {
	var problems []loader.Problem
	var texts []*Text
	var in []loader.Source
	for _, s := range sources {
		t, err := ReadText(ctx, s)
		if err != nil {
			problems = append(problems, loader.Problem{Source: s.Path, Stage: "read", Err: err})
			continue
		}
		texts = append(texts, t)
		in = append(in, loader.Source{Path: s.Path, Data: s.Data})
	}
	records, found, err := extracted(ctx, in, o)
	if err != nil {
		return nil, problems, err
	}
	if len(found) > 0 {
		bad := map[string]bool{}
		for _, p := range found {
			bad[p.Source] = true
		}
		kept := texts[:0]
		for _, t := range texts {
			if !bad[t.Path] {
				kept = append(kept, t)
			}
		}
		texts = kept
	}
	report, err := Score(gold, texts, records)
	return report, append(problems, found...), err
}

func extracted(ctx context.Context, in []loader.Source, o loader.Options) ([]Record, []loader.Problem, error) {
	var out bytes.Buffer
	done, err := loader.Extract(ctx, &out, in, o)
	if err != nil {
		return nil, nil, fmt.Errorf("extract: %w", err)
	}
	records, err := ReadRecords(&out)
	return records, done.Problems, err
}
