package authority

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
)

// Hit is a known name in a text.
type Hit struct {
	First, End int // word indexes, half open
	// IDs is what bears the name: one id, or several, sorted, where the name is
	// ambiguous.
	IDs []graph.ID
	// Context marks a short form that holds only where a full name of the
	// entity stood.
	Context bool
	Name    string // the name matched, folded
}

// Span returns the bytes of a hit, the bracket that closes it included.
func (h Hit) Span(text string, ws []words.Word) (start, end int) {
	start, end = ws[h.First].Start, ws[h.End-1].End
	if h.End-h.First > 1 && end < len(text) && text[end] == ')' && strings.Count(text[start:end], "(") > strings.Count(text[start:end], ")") {
		end++
	}
	return start, end
}

// Scan finds every known name in a split text, the longest where several
// overlap, in text order. A name followed by its acronym in brackets is one
// hit. Names of the other language are found where they cannot be taken for
// words of this one.
func (r *Register) Scan(text string, ws []words.Word, lang graph.Lang) []Hit {
	out, _ := r.ScanContext(context.Background(), text, ws, lang) // which never ends
	return out
}

// ScanContext is Scan for texts of any length: it gives up when ctx is done, and
// returns its error.
func (r *Register) ScanContext(ctx context.Context, text string, ws []words.Word, lang graph.Lang) ([]Hit, error) {
	return r.scan(ctx, text, ws, tokens(text, ws), lang)
}

// pause is after how many words a scan looks whether it is still wanted.
const pause = 4096

func (r *Register) scan(ctx context.Context, text string, ws []words.Word, ts []token, lang graph.Lang) ([]Hit, error) {
	found, err := r.names.candidates(ctx, ws, ts, lang)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.End-b.First, a.End-a.First), cmp.Compare(a.First, b.First), cmp.Compare(a.Name, b.Name))
	})
	taken := make([]bool, len(ws))
	hits := make([]Hit, 0, len(found))
	for _, h := range found {
		if slices.Contains(taken[h.First:h.End], true) {
			continue
		}
		for i := h.First; i < h.End; i++ {
			taken[i] = true
		}
		hits = append(hits, h)
	}
	slices.SortFunc(hits, func(a, b Hit) int { return cmp.Compare(a.First, b.First) })
	out := hits[:0]
	for _, h := range hits {
		if len(out) > 0 && h.First < out[len(out)-1].End {
			continue // inside the brackets of the hit before
		}
		if len(h.IDs) > 0 {
			h.End = r.names.bracket(text, ws, h)
			out = append(out, h)
		}
	}
	return out, nil
}

// candidates finds every name that stands in the words, overlapping ones too.
func (x *index) candidates(ctx context.Context, ws []words.Word, ts []token, lang graph.Lang) ([]Hit, error) {
	var out []Hit
	for i := range ws {
		names := x.singles[ws[i].Text]
		if names == nil {
			continue
		}
		if h, ok := best(names, func(n *name) bool { return x.stands(n, ws, i, lang) }, func(*name) bool { return true }); ok {
			h.First, h.End = i, i+1
			out = append(out, h)
		}
	}
	ids := make([]int32, len(ts))
	for i, t := range ts {
		ids[i] = -1
		if id, ok := x.tokens[t.text]; ok {
			ids[i] = id
		}
	}
	for i := range ts {
		if i%pause == pause-1 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		at := int32(0)
		for j := i; j < len(ts) && ids[j] >= 0; j++ {
			to, ok := x.nodes[at].next[ids[j]]
			if !ok {
				break
			}
			at = to
			names := x.nodes[at].names
			if names == nil {
				continue
			}
			run := ts[i : j+1]
			h, ok := best(names,
				func(n *name) bool { return n.fits(run, lang) },
				func(n *name) bool { return n.same(ws, run) })
			if ok {
				h.First, h.End = run[0].first, run[len(run)-1].last+1
				out = append(out, h)
			}
		}
	}
	return out, nil
}

// best makes one hit of the names that stand at one place. Those written
// exactly so are preferred to those that differ by a plural, whole names to
// short forms.
func best(names []*name, fits, same func(*name) bool) (Hit, bool) {
	var chosen []*name
	rank := 0
	for _, n := range names {
		if !fits(n) {
			continue
		}
		k := 1
		if !n.context {
			k++
		}
		if same(n) {
			k += 2
		}
		if k > rank {
			rank, chosen = k, chosen[:0]
		}
		if k == rank {
			chosen = append(chosen, n)
		}
	}
	if len(chosen) == 0 {
		return Hit{}, false
	}
	h := Hit{Context: chosen[0].context, Name: chosen[0].folded}
	for _, n := range chosen {
		if n.id != "" {
			h.IDs = addID(h.IDs, n.id)
		}
		h.Name = min(h.Name, n.folded)
	}
	return h, true
}

// stands reports whether a name of one word stands at word i.
func (x *index) stands(n *name, ws []words.Word, i int, lang graph.Lang) bool {
	w := ws[i]
	if n.article && (i == 0 || w.Before != words.None || !articleWord(ws[i-1].Text)) {
		return false
	}
	if n.lang != "" && lang != "" && n.lang != lang && (len(w.Text) < 4 || n.capital[0] == anyCase) {
		return false // a short word of the other language may be a common one of this
	}
	if len(w.Text) == 1 && i > 0 && w.Before == words.None && ws[i-1].Upper {
		return false // Annex X, Chapter X
	}
	switch {
	case n.capital[0] == allCapitals:
		return w.Caps && !(common(w.Text) && x.shouted(ws, i))
	case n.proper[0]:
		return w.Upper
	}
	return true
}

// fits reports whether a longer name stands in these tokens, which are its own.
func (n *name) fits(run []token, lang graph.Lang) bool {
	proper, upper, repaired := 0, 0, 0
	for k, t := range run {
		if t.repaired {
			repaired++
		}
		if k > 0 && !passes(t.mark, n.marks[k]) {
			return false
		}
		switch n.capital[k] {
		case allCapitals:
			if !t.caps {
				return false
			}
		case firstCapital:
			if !t.upper {
				return false
			}
		}
		if n.proper[k] {
			proper++
			if t.upper {
				upper++
			}
		}
	}
	if repaired > 0 && repaired > n.content/3 {
		return false
	}
	if n.leads && n.proper[0] && !run[0].upper {
		return false
	}
	if n.lang != "" && lang != "" && n.lang != lang && (n.content < 2 || upper < proper || proper == 0) {
		return false
	}
	// A long name is a name however it is printed; "security council" or
	// « groupe des sept » could be anybody's.
	return n.content > 3 || proper == 0 || upper > 0
}

// passes reports whether punctuation inside a text may stand where the name
// has its own. Nothing runs across the end of a sentence or an item; a bracket
// or a comma stands only where the name has one, since in a list it parts two
// names.
func passes(got, want words.Mark) bool {
	switch {
	case got == want:
		return true
	case got == words.Comma, got == words.Paren, got >= words.Colon:
		return false
	}
	return true
}

// same reports whether the tokens are written exactly as in the name, plurals
// and spelling included.
func (n *name) same(ws []words.Word, run []token) bool {
	for k, t := range run {
		if !function(t.text) && plain(ws, t) != n.exact[k] {
			return false
		}
	}
	return true
}

// shouted reports whether the word stands among words in capitals, as in a
// heading, where capitals tell no acronym. A neighbour that is an acronym
// itself proves nothing.
func (x *index) shouted(ws []words.Word, i int) bool {
	loud := func(w words.Word) bool { return w.Caps && x.singles[w.Text] == nil }
	return i > 0 && loud(ws[i-1]) || i+1 < len(ws) && loud(ws[i+1])
}

// common reports whether an acronym in small letters is an everyday word. The
// words of the other language are no danger: short names are not looked for
// across languages.
func common(s string) bool {
	switch s {
	case "us", "who", "eau":
		return true
	}
	return false
}

func articleWord(s string) bool {
	switch s {
	case "le", "la", "les", "l", "the":
		return true
	}
	return false
}
