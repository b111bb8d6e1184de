package graph

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/graph/words"
)

// sentences finds a curated act by its first words in every witness of its
// document: in its passage, or, where that passage is not known in a witness,
// in the document.
func (r *reader) sentences(c *Commitment, passage []Span) []Span {
	places := slices.Clone(passage)
	for witness, extent := range r.extentsOf(c.Document) {
		if !slices.ContainsFunc(places, func(s Span) bool { return s.Witness == witness }) {
			places = append(places, Span{witness, extent[0], extent[1]})
		}
	}
	var out []Span
	for _, place := range places {
		text, ok := r.read(place)
		if !ok {
			continue
		}
		start, end, ok := sentence(text, c.Begins)
		if !ok {
			continue
		}
		start = place.Start + utf8.RuneCountInString(text[:start])
		end = place.Start + utf8.RuneCountInString(text[:end])
		out = append(out, Span{place.Witness, start, end})
	}
	slices.SortFunc(out, func(x, y Span) int { return cmp.Compare(x.Witness, y.Witness) })
	return out
}

// extentsOf returns from where to where a document's passages go, by witness:
// one file may hold two documents, and each is read in its own part.
func (r *reader) extentsOf(document ID) map[ID][2]int {
	if r.extents == nil {
		r.extents = make(map[ID]map[ID][2]int)
		for _, p := range r.passages.list {
			of := r.extents[p.Document]
			if of == nil {
				of = make(map[ID][2]int)
				r.extents[p.Document] = of
			}
			for _, s := range p.Spans {
				e, known := of[s.Witness]
				if !known {
					e = [2]int{s.Start, s.End}
				}
				of[s.Witness] = [2]int{min(e[0], s.Start), max(e[1], s.End)}
			}
		}
	}
	return r.extents[document]
}

// sentence finds the one sentence of a text that opens with a phrase, as bytes.
// Where none opens with it, it may stand inside one. Where several do, it is
// not known which is meant.
func sentence(text, phrase string) (start, end int, ok bool) {
	ws := words.Split(text)
	at := words.Find(ws, phrase)
	opening := slices.DeleteFunc(slices.Clone(at), func(i int) bool { return i > 0 && ws[i].Before < words.Colon })
	if len(opening) > 0 {
		at = opening
	}
	if len(at) != 1 {
		return 0, 0, false
	}
	start = ws[at[0]].Start
	for i := at[0] + 1; i < len(ws); i++ {
		if ends(ws[i-1], ws[i], text) {
			gap := text[ws[i-1].End:ws[i].Start]
			return start, ws[i-1].End + closing(gap), true
		}
	}
	return start, start + len(strings.TrimSpace(text[start:])), true
}

// ends reports whether a sentence ends between two words: at a stop, a space
// and a capital or a figure, unless the stop belongs to an abbreviation.
func ends(before, after words.Word, text string) bool {
	gap := text[before.End:after.Start]
	if after.Before == words.Item {
		return true
	}
	if after.Before != words.Stop {
		return false
	}
	if next, _ := utf8.DecodeRuneInString(gap[closing(gap):]); !unicode.IsSpace(next) {
		return false // "p. ex., INTERPOL", "3.1"
	}
	figure := after.Text[0] >= '0' && after.Text[0] <= '9'
	if !after.Upper && !figure {
		return false
	}
	if !strings.HasPrefix(gap, ".") {
		return true
	}
	letter := utf8.RuneCountInString(before.Text) == 1 && before.Upper // an initial
	return !letter && !abbreviations[before.Text] && !(figure && counted[before.Text])
}

// abbreviations are those before a name, counted those before a number, folded.
var (
	abbreviations = map[string]bool{
		"mm": true, "mme": true, "mmes": true, "mlle": true, "dr": true, "pr": true, "mr": true, "mrs": true, "ms": true,
		"mgr": true, "st": true, "ste": true, "cf": true, "prof": true, "ex": true,
	}
	counted = map[string]bool{
		"no": true, "nos": true, "art": true, "al": true, "p": true, "pp": true, "par": true, "para": true, "chap": true,
		"vol": true, "res": true, "sec": true,
	}
)

// closing is where, in what stands between two sentences, the first of them
// ends: after its stop and the marks that close with it.
func closing(gap string) int {
	at := strings.IndexAny(gap, ".!?…")
	if at < 0 { // a bullet follows without a stop
		return len(strings.TrimRightFunc(gap[:strings.IndexFunc(gap, bullet)], unicode.IsSpace))
	}
	for at < len(gap) {
		r, n := utf8.DecodeRuneInString(gap[at:])
		if !strings.ContainsRune(".!?…»”\"’')]", r) {
			rest := strings.TrimLeftFunc(gap[at:], unicode.IsSpace)
			if strings.HasPrefix(rest, "»") { // French puts a space before it
				at = len(gap) - len(rest)
				continue
			}
			break
		}
		at += n
	}
	return at
}

func bullet(r rune) bool { return strings.ContainsRune("●•▪◦\uf0b7", r) }
