package resolve

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/authority"
	"stemma/loader/segment"
)

// treatySeries is a reference to the United Nations Treaty Series as footnotes
// print it: "United Nations, Treaty Series, vol. 2225, No. 39574", "Nations
// Unies, Recueil des Traités, vol. 2225, 2237 et 2241, no 39574".
var treatySeries = regexp.MustCompile(strings.NewReplacer(`\s`, `[\s\x{00a0}\x{202f}]`).Replace(
	`(?:(?:United\s+Nations|Nations\s+Unies),?\s+)?(?:Treaty\s+Series|Recueil\s+des\s+[Tt]raités|UNTS|RTNU),?\s+[Vv]ols?\.?\s*` +
		`(\d+(?:(?:,\s*|,?\s+and\s+|\s+et\s+)\d+)*),?\s+(?:Nos?\.?|nos?|n[°ºo]s?)\s*(?:I-)?(\d+(?:[-–]\d+)?)`))

var volumeNumber = regexp.MustCompile(`\d+`)

// seriesNumber is a treaty's volume and registration number as the authority
// data hold them: "vol.2225 no.39574".
func seriesNumber(volume, number string) string {
	return "vol." + volume + " no." + strings.ReplaceAll(number, "–", "-")
}

// indexSeries adds the numbers of the Treaty Series that an entity bears.
func (r *Resolver) indexSeries(e *authority.Entity) {
	for _, i := range e.Identifiers {
		if i.Scheme == "unts" {
			number, _, _ := strings.Cut(i.Value, " (")
			r.bySeries[number] = append(r.bySeries[number], e.ID)
		}
	}
}

// treaties finds references to the Treaty Series and which treaty each means: the
// one that bears the number in the authority data; where several bear it or
// none does, the one that the text names right before the mark of the footnote.
// A number alone, of a treaty that nothing else names, says nothing. Where the
// name before the mark was left open between several, the number settles it.
func (r *Resolver) treaties(t *Text, passage int, ws []words.Word, before []Mention) []Mention {
	p := &t.Part.Passages[passage]
	if text := t.Source[p.Start:p.End]; len(ws) == 0 || !strings.Contains(text, "Series") && !strings.Contains(text, "Recueil") && !strings.Contains(text, "UNTS") && !strings.Contains(text, "RTNU") {
		return nil
	}
	var out []Mention
	for _, at := range treatySeries.FindAllStringSubmatchIndex(t.Source[p.Start:p.End], -1) {
		for k := range at {
			at[k] += p.Start
		}
		volumes := volumeNumber.FindAllStringIndex(t.Source[at[2]:at[3]], -1)
		for k, v := range volumes {
			start, end := at[2]+v[0], at[2]+v[1]
			id := r.treaty(t, passage, seriesNumber(t.Source[start:end], t.Source[at[4]:at[5]]), len(volumes) == 1, before)
			if id == "" {
				continue
			}
			if k == 0 {
				start = at[0]
			}
			if len(volumes) == 1 {
				end = at[1]
			}
			first := sort.Search(len(ws), func(i int) bool { return ws[i].End > start })
			last := sort.Search(len(ws), func(i int) bool { return ws[i].Start >= end })
			if first < last {
				out = append(out, Mention{Passage: passage, First: first, Last: last, Start: start, End: end, Kind: graph.KindConvention, ID: id, How: "treaty series"})
			}
		}
	}
	return out
}

func (r *Resolver) treaty(t *Text, passage int, number string, alone bool, before []Mention) graph.ID {
	bearers := r.bySeries[number]
	var named *Mention
	if alone && t.Part.Passages[passage].Kind == segment.Note {
		named = marked(t, passage, before)
	}
	if named != nil && named.ID == "" && len(bearers) == 1 && slices.ContainsFunc(named.Candidates, func(c graph.Candidate) bool { return c.ID == bearers[0] }) {
		named.ID, named.Candidates = bearers[0], nil
	}
	switch {
	case len(bearers) == 1:
		return bearers[0]
	case named == nil || len(bearers) > 1 && !slices.Contains(bearers, named.ID):
		return ""
	}
	return named.ID
}

// marked is the mention of a convention that stands right before the mark of a
// footnote, nil where none does.
func marked(t *Text, note int, before []Mention) *Mention {
	mark := "[" + t.Part.Passages[note].Marker + "]"
	for k, seen := note-1, 0; k >= 0 && seen < farthestMark; k, seen = k-1, seen+1 {
		p := &t.Part.Passages[k]
		if p.Kind == segment.Note {
			continue
		}
		at := strings.Index(t.Source[p.Start:p.End], mark)
		if at < 0 {
			continue
		}
		at += p.Start
		for i := len(before) - 1; i >= 0 && before[i].Passage >= k; i-- {
			m := &before[i]
			if m.Passage == k && m.End <= at && m.Kind == graph.KindConvention && strings.Trim(t.Source[m.End:at], " ,)»”\"\u00a0") == "" {
				return m
			}
		}
		return nil
	}
	return nil
}

// farthestMark is how many passages before a footnote its mark is looked for.
const farthestMark = 40
