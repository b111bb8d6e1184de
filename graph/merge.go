package graph

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// strength ranks who states something, strongest first.
type strength int

const (
	byCurator   strength = iota // curation:FILE
	byProgram                   // builtin
	byDocument                  // document:D
	byAlignment                 // alignment:D1|D2
	byOther
)

// curated reports whether a person decided it.
func (st strength) curated() bool { return st <= byProgram }

func strengthOf(key string) strength {
	kind, _, _ := strings.Cut(key, ":")
	switch kind {
	case "curation":
		return byCurator
	case "builtin":
		return byProgram
	case "document":
		return byDocument
	case "alignment":
		return byAlignment
	default:
		return byOther
	}
}

// ranked is a source with its strength.
type ranked struct {
	strength
	*Source
}

// rank puts sources in the order in which they are believed, which does not
// depend on the order they come in.
func rank(sources []Source) []ranked {
	out := make([]ranked, len(sources))
	dates := make(map[string]Date)
	for i := range sources {
		out[i] = ranked{strengthOf(sources[i].Info.Key), &sources[i]}
		if out[i].strength == byCurator {
			dates[sources[i].Info.Key] = fileDate(&sources[i])
		}
	}
	slices.SortStableFunc(out, func(a, b ranked) int {
		return cmp.Or(
			cmp.Compare(a.strength, b.strength),
			cmp.Compare(dates[b.Info.Key], dates[a.Info.Key]), // people may change their minds
			cmp.Compare(a.Info.Key, b.Info.Key),
			cmp.Compare(a.Info.Sequence, b.Info.Sequence),
			cmp.Compare(a.Info.ID, b.Info.ID),
		)
	})
	return out
}

// statements holds what the sources say of one kind of node, one record per id.
type statements[T any] struct {
	list  []*T
	index map[ID]int
	first []int // by place in list: the strongest source that speaks of it
}

func (st *statements[T]) find(id ID) (*T, bool) {
	i, ok := st.index[id]
	if !ok {
		return nil, false
	}
	return st.list[i], true
}

// gather merges the records of one kind, strongest source first: a record
// begins as blank, and merge fills what stronger sources left empty. canon
// gives the id a record belongs to.
func gather[T any](sources []ranked, kind Kind, blank T, records func(*Facts) []T, id func(*T) *ID,
	canon func(ID) ID, merge func(to, from *T, by strength),
) (statements[T], error) {
	total := 0
	for _, src := range sources {
		total += len(records(&src.Facts))
	}
	slab := make([]T, 0, total) // never grows, so that pointers into it hold
	st := statements[T]{
		list:  make([]*T, 0, total),
		index: make(map[ID]int, total),
		first: make([]int, 0, total),
	}
	for n, src := range sources {
		facts := records(&src.Facts)
		for i := range facts {
			name := canon(*id(&facts[i]))
			if name.Kind() != kind || name.Slug() == "" {
				return st, fmt.Errorf("merge %s: %q is no id of a %s", src.Info.Key, string(name), kind)
			}
			at, known := st.index[name]
			if !known {
				at = len(st.list)
				slab = append(slab, blank)
				*id(&slab[at]) = name
				st.list = append(st.list, &slab[at])
				st.index[name] = at
				st.first = append(st.first, n)
			}
			merge(st.list[at], &facts[i], src.strength)
		}
	}
	return st, nil
}

// fill takes a value where there is none yet.
func fill[V comparable](to *V, from V) {
	var none V
	if *to == none {
		*to = from
	}
}

// fillList takes a list as a whole where there is none yet.
func fillList[V any](to *[]V, from []V) {
	if len(*to) == 0 && len(from) > 0 {
		*to = from
	}
}

// fillTexts takes the languages that are not there yet.
func fillTexts(to *Texts, from Texts) {
	if len(from) == 0 {
		return
	}
	if len(*to) == 0 {
		*to = maps.Clone(from)
		return
	}
	for lang, text := range from {
		if (*to)[lang] == "" {
			(*to)[lang] = text
		}
	}
}

// unite adds what is not there yet and sorts; it never writes to from.
func unite[V any](to *[]V, from []V, compare func(a, b V) int) {
	if len(from) == 0 {
		return
	}
	all := slices.Concat(*to, from)
	slices.SortFunc(all, compare)
	*to = slices.CompactFunc(all, func(a, b V) bool { return compare(a, b) == 0 })
}

func uniteAliases(to *map[Lang][]string, from map[Lang][]string) {
	for lang, names := range from {
		if len(names) == 0 {
			continue
		}
		if *to == nil {
			*to = make(map[Lang][]string, len(from))
		}
		list := (*to)[lang]
		unite(&list, names, cmp.Compare)
		(*to)[lang] = list
	}
}

func compareIdentifiers(a, b Identifier) int {
	return cmp.Or(cmp.Compare(a.Scheme, b.Scheme), cmp.Compare(a.Value, b.Value))
}

// uniteSpans keeps the strongest span of each witness.
func uniteSpans(to *[]Span, from []Span) {
	if len(from) == 0 {
		return
	}
	all := slices.Concat(*to, from)
	slices.SortStableFunc(all, func(a, b Span) int { return cmp.Compare(a.Witness, b.Witness) })
	*to = slices.CompactFunc(all, func(a, b Span) bool { return a.Witness == b.Witness })
}
