package eval

import (
	"context"
	"fmt"
	"io"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader"
	"stemma/loader/document"
	"stemma/loader/lexicon"
	"stemma/loader/segment"
)

// Crossed are the figures of one document, with all entries of the lexicon and
// with those alone that the other texts of its language bear out. What a rule
// owes to the document itself is so left out; what the code owes to it is not.
type Crossed struct {
	Document string   `json:"document"`
	Others   []string `json:"others"` // the texts that the entries are taken from
	Cues     int      `json:"cues"`   // entries kept
	Verbs    int      `json:"verbs"`
	Whole    Figures  `json:"whole"`
	Crossed  Figures  `json:"crossed"`
}

// Cross scores each source once with the whole lexicon and once with what the
// other sources of its language bear out. A source without such others is left
// out. The measures across documents are not taken.
func Cross(ctx context.Context, gold *Gold, sources []Source, o loader.Options) ([]Crossed, error) {
	heard := make([]heardText, len(sources))
	for i, s := range sources {
		h, err := listen(ctx, s, o.Lang)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", s.Path, err)
		}
		heard[i] = h
	}
	var out []Crossed
	for i, s := range sources {
		x := Crossed{Document: s.Document}
		lex, err := lexicon.Open(heard[i].lang)
		if err != nil {
			return nil, err
		}
		var e lexicon.Entries
		for k := range sources {
			if k == i || heard[k].lang != heard[i].lang {
				continue
			}
			x.Others = append(x.Others, sources[k].Document)
			for _, ws := range heard[k].stretches {
				e.Note(lex, ws)
			}
		}
		if len(x.Others) == 0 {
			continue
		}
		x.Cues, x.Verbs = e.Cues(), e.Verbs()
		if x.Whole, err = alone(ctx, gold, s, o); err != nil {
			return nil, err
		}
		part := lex.Only(e)
		o := o
		o.Lexicon = func(graph.Lang) (*lexicon.Lexicon, error) { return part, nil }
		if x.Crossed, err = alone(ctx, gold, s, o); err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}

func alone(ctx context.Context, gold *Gold, s Source, o loader.Options) (Figures, error) {
	report, problems, err := Run(ctx, gold, []Source{s}, o)
	if err == nil && len(problems) > 0 {
		err = problems[0].Err
	}
	if err != nil {
		return nil, fmt.Errorf("measure on %s: %w", s.Document, err)
	}
	return report.Figures, nil
}

// heardText is a text as the entries of a lexicon are looked for in it.
type heardText struct {
	lang      graph.Lang
	stretches [][]words.Word // sentences, whole passages and headings
}

func listen(ctx context.Context, s Source, lang graph.Lang) (heardText, error) {
	doc, err := document.Read(ctx, s.Path, s.Data)
	if err != nil {
		return heardText{}, err
	}
	h := heardText{lang: lang}
	if lang == "" {
		h.lang = document.Language(doc.Text)
	}
	for _, part := range segment.Split(doc) {
		for _, p := range part.Passages {
			h.stretches = append(h.stretches, words.Split(doc.Text[p.Start:p.End]))
			for _, heading := range p.Headings {
				h.stretches = append(h.stretches, words.Split(heading))
			}
			for _, sentence := range p.Sentences {
				h.stretches = append(h.stretches, words.Split(doc.Text[sentence.Start:sentence.End]))
			}
		}
	}
	return h, nil
}

// crossedFigures are those that one document alone has.
var crossedFigures = []string{"commitments", "force", "topic", "mentions", "edges", "lineage-edges"}

// WriteCrossed prints a document a block: figure, whole, crossed.
func WriteCrossed(w io.Writer, list []Crossed) error {
	for _, x := range list {
		if _, err := fmt.Fprintf(w, "== %s, with %d cues and %d verbs that %v bear out\n", x.Document, x.Cues, x.Verbs, x.Others); err != nil {
			return err
		}
		for _, name := range crossedFigures {
			whole, ok := x.Whole.Of(name)
			if !ok {
				continue
			}
			crossed, _ := x.Crossed.Of(name)
			if _, err := fmt.Fprintf(w, "%-16s whole %.4f  crossed %.4f\n", name, whole.main(), crossed.main()); err != nil {
				return err
			}
		}
	}
	return nil
}
