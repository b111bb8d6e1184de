package loader

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/authority"
	"stemma/loader/document"
	"stemma/loader/extract"
	"stemma/loader/lexicon"
	"stemma/loader/resolve"
	"stemma/loader/segment"
)

// pipeline holds what every file is read with.
type pipeline struct {
	Options
	reg      *authority.Register
	resolver *resolve.Resolver
}

// openResolver indexes the titles of the authority data once: that takes as long
// as reading a document.
var openResolver = sync.OnceValues(func() (*resolve.Resolver, error) {
	reg, err := authority.Open()
	if err != nil {
		return nil, err
	}
	return resolve.New(reg), nil
})

func newPipeline(o Options) (*pipeline, error) {
	reg, err := authority.Open()
	if err != nil {
		return nil, fmt.Errorf("open the authority data: %w", err)
	}
	resolver, err := openResolver()
	if err != nil {
		return nil, fmt.Errorf("open the authority data: %w", err)
	}
	return &pipeline{Options: o, reg: reg, resolver: resolver}, nil
}

func (p *pipeline) lexicon(lang graph.Lang) (*lexicon.Lexicon, error) {
	if p.Lexicon != nil {
		return p.Lexicon(lang)
	}
	return lexicon.Open(lang)
}

// reading is one document as one file gives it.
type reading struct {
	path, sha256 string
	document     graph.ID
	doc          *document.Document
	points       *codePoints
	desc         resolve.Description
	part         *segment.Part
	text         *resolve.Text
	mentions     []resolve.Mention
	result       extract.Result
	refs         refs
	quality      float64
}

// read takes a file through every stage up to its own acts and relations.
func (p *pipeline) read(ctx context.Context, src Source) ([]*reading, error) {
	doc, err := document.Read(ctx, filepath.Base(src.Path), src.Data)
	if err != nil {
		return nil, err
	}
	parts, err := segment.SplitContext(ctx, doc)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", doc.Name, err)
	}
	desc := p.resolver.Describe(doc, parts, p.Lang)
	lex, err := p.lexicon(desc.Lang)
	if err != nil {
		return nil, err
	}
	x := extract.New(lex, p.reg)
	sum, quality, points := digest(src.Data), qualityOf(ctx, doc.Text, desc.Lang), newCodePoints(doc.Text)
	known, err := p.resolver.Named(ctx, doc.Text, desc.Lang)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", doc.Name, err)
	}
	var out []*reading
	for i := range parts {
		part := &parts[i]
		ws, err := resolve.Words(ctx, doc.Text, part)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", doc.Name, err)
		}
		r := &reading{
			path: src.Path, sha256: sum, doc: doc, points: points, desc: desc, part: part, quality: quality,
			text: &resolve.Text{Source: doc.Text, Part: part, Words: ws, Lang: desc.Lang, Meeting: desc.Meeting.ID, Self: desc.Self, Date: desc.Date, Forum: desc.Forum},
		}
		r.document = documentID(desc, part, src.Path)
		out = append(out, r)
	}
	// The main part names things in full first, so that a statement around it
	// may use their short forms.
	for i := len(out) - 1; i >= 0; i-- {
		r := out[i]
		if r.mentions, err = p.resolver.Mentions(ctx, r.text, lex, known); err != nil {
			return nil, fmt.Errorf("read %s: %w", doc.Name, err)
		}
	}
	empty := true
	for _, r := range out {
		if r.result, err = x.Scan(ctx, r.text, r.mentions); err != nil {
			return nil, fmt.Errorf("read %s: %w", doc.Name, err)
		}
		r.text = nil // the words take ten times the room of the text, and nobody asks for them again
		r.refs = number(r.part, r.result)
		for _, m := range r.mentions {
			if m.Kind == graph.KindConvention && m.ID != "" {
				empty = false
			}
		}
		if len(r.result.Acts) > 0 && (r.part.Title != "" || desc.Forum != "") {
			empty = false // a promise alone is anybody's letter
		}
	}
	if empty && desc.Meeting.ID == "" && desc.Instrument == "" {
		return nil, fmt.Errorf("read %s: %w", doc.Name, ErrNotCommunique)
	}
	return out, nil
}

// documentID names a document by its meeting: the meeting's slug for the agreed
// text, slug and genre for another; a text with a symbol by that; a known text
// of no known meeting by its own slug; any other by its file's name.
func documentID(d resolve.Description, part *segment.Part, path string) graph.ID {
	slug := ""
	switch {
	case d.Instrument != "":
		return graph.MakeID(graph.KindDocument, d.Instrument)
	case d.Meeting.ID != "":
		slug = d.Meeting.ID.Slug()
		if part.Main && part.Genre == segment.Statement && d.Self != "" && !strings.HasPrefix(d.Self.Slug(), slug) {
			slug = d.Self.Slug()
		}
	case d.Self != "":
		slug = d.Self.Slug()
	default:
		slug = strings.ReplaceAll(words.Fold(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))), " ", "-")
	}
	if !part.Main {
		slug += "-" + strings.ReplaceAll(words.Fold(string(part.Genre)), " ", "-")
	}
	return graph.MakeID(graph.KindDocument, slug)
}

// qualityOf tells clean text from a scanner's, 0 to 1: by elided l's read as
// capital I's, capitals inside words, and in French by à's that lost their
// accent.
func qualityOf(ctx context.Context, text string, lang graph.Lang) float64 {
	all, odd, bareA, accentedA := 0, 0, 0, 0
	for w := range words.All(text) {
		if all++; all%(1<<16) == 0 && ctx.Err() != nil {
			break // the caller looks, too
		}
		src := text[w.Start:w.End]
		if w.Elided && src == "I" || mixed(src) {
			odd++
		}
		switch src {
		case "a":
			bareA++
		case "à":
			accentedA++
		}
	}
	if all == 0 {
		return 0
	}
	q := 1 - min(0.5, 10*float64(odd)/float64(all))
	if lang == graph.French && bareA > accentedA {
		q -= 0.3
	}
	return float64(int(max(0, q)*1000)) / 1000
}

// mixed reports a capital after a small letter inside a word: "sGr".
func mixed(s string) bool {
	small := false
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z':
			small = true
		case r >= 'A' && r <= 'Z' && small:
			return len(s) < 8
		}
	}
	return false
}

// scanned is the quality below which a witness counts as an OCR scan.
const scanned = 0.75
