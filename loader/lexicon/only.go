package lexicon

import "stemma/graph/words"

// Entries are some entries of a lexicon: those that texts bear out.
type Entries struct {
	cues  map[string]bool // by rule
	verbs map[string]bool // by infinitive
}

// Note adds the cues and verbs that a stretch of text holds. A cue that only
// stands at a beginning is looked for at the beginning of the stretch.
func (e *Entries) Note(l *Lexicon, ws []words.Word) {
	if e.cues == nil {
		e.cues, e.verbs = map[string]bool{}, map[string]bool{}
	}
	for _, t := range l.tables {
		for _, h := range t.Find(ws) {
			e.cues[h.Cue.Rule] = true
		}
	}
	for _, w := range ws {
		for _, f := range l.verbs[w.Text] {
			e.verbs[f.Verb] = true
		}
	}
}

// Cues counts the cues noted, Verbs the verbs.
func (e *Entries) Cues() int { return len(e.cues) }

// Verbs counts the verbs noted.
func (e *Entries) Verbs() int { return len(e.verbs) }

// Only returns a lexicon of those entries alone: what it would be had it been
// written from the texts that they were noted in. What a pattern says of a class
// of words or of a verb stays as it is.
func (l *Lexicon) Only(e Entries) *Lexicon {
	out := &Lexicon{Lang: l.Lang, verbs: map[string][]VerbForm{}, forms: l.forms, tables: map[string]*Table{}}
	for word, forms := range l.verbs {
		for _, f := range forms {
			if e.verbs[f.Verb] {
				out.verbs[word] = append(out.verbs[word], f)
			}
		}
	}
	for name, t := range l.tables {
		out.tables[name] = t.only(e, out.verbs)
	}
	return out
}

func (t *Table) only(e Entries, verbs map[string][]VerbForm) *Table {
	out := &Table{first: map[string][]entry{}, verbs: verbs}
	for _, c := range t.Cues {
		if e.cues[c.Rule] {
			out.Cues = append(out.Cues, c)
		}
	}
	for word, list := range t.first {
		for _, x := range list {
			if e.cues[x.cue.Rule] {
				out.first[word] = append(out.first[word], x)
			}
		}
	}
	for _, x := range t.any {
		if e.cues[x.cue.Rule] {
			out.any = append(out.any, x)
		}
	}
	return out
}
