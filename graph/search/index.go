package search

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"stemma/graph"
)

// Fields that choose, besides those that hold words.
const (
	fieldKind = "kind"
	fieldFrom = "from" // the day from which it shows; undated for what always does
)

// undated sorts before every day.
const undated = "00000000"

// day is the last day that a date means, as one word.
func day(d graph.Date) string {
	if d == "" {
		return undated
	}
	return strings.ReplaceAll(string(d.End()), "-", "")
}

// batchSize is how many nodes go into the index at once.
const batchSize = 1000

// Index finds nodes of one snapshot by their words. It lives in memory and may
// be asked from any number of goroutines at once, until it is closed.
type Index struct {
	snapshot *graph.Snapshot
	index    bleve.Index
}

// Build indexes the nodes of a snapshot, except its witnesses, whose words are
// those of their passages, and the passages whose words are those of their
// commitments: what is said once is found once, and the nodes found of each kind add
// up to all that are found.
func Build(ctx context.Context, s *graph.Snapshot) (*Index, error) {
	index, err := bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("open search index: %w", err)
	}
	x := &Index{snapshot: s, index: index}
	if err := x.fill(ctx); err != nil {
		return nil, fmt.Errorf("index the snapshot: %w", closing(x, err))
	}
	return x, nil
}

func closing(c io.Closer, err error) error {
	if other := c.Close(); other != nil {
		return fmt.Errorf("%w; then close: %w", err, other)
	}
	return err
}

func (x *Index) fill(ctx context.Context) error {
	batch := x.index.NewBatch()
	for node := range x.snapshot.AllNodes() {
		if held(x.snapshot, node) {
			continue
		}
		if err := batch.IndexAdvanced(x.record(node)); err != nil {
			return err
		}
		if batch.Size() < batchSize {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := x.index.Batch(batch); err != nil {
			return err
		}
		batch.Reset()
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return x.index.Batch(batch)
}

// record makes the index's document of a node.
func (x *Index) record(node graph.Node) *document.Document {
	doc := document.NewDocument(string(node.NodeID()))
	plain := analysers()[""]
	keyword := func(field, value string) {
		doc.AddField(document.NewTextFieldCustom(field, nil, []byte(value), bleveindex.IndexField, plain))
	}
	keyword(fieldKind, string(node.NodeID().Kind()))
	keyword(fieldFrom, day(x.snapshot.Date(node.NodeID())))
	for i, p := range pieces(x.snapshot, node) {
		a, known := analysers()[p.lang]
		if !known {
			p.lang, a = "", plain
		}
		doc.AddField(document.NewTextFieldCustom(
			fieldOf(p.field, p.lang), []uint64{uint64(i)}, []byte(p.text), bleveindex.IndexField, a,
		))
	}
	return doc
}

// fieldOf names a field's part in one language.
func fieldOf(field string, lang graph.Lang) string {
	if lang == "" {
		return field
	}
	return field + "." + string(lang)
}

// Close frees the index.
func (x *Index) Close() error { return x.index.Close() }
