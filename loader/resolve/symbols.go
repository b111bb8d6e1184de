package resolve

import (
	"context"
	"regexp"
	"sort"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
)

var yearTail = regexp.MustCompile(`\s?\((?:19|20)\d\d\)$`)

// councilNumber reports a number such as the Security Council's resolutions go by.
func councilNumber(s string) bool { return len(s) >= 2 && len(s) <= 4 && digits(s) }

// assemblyPart reports what may stand before or behind the slash of a General
// Assembly's number.
func assemblyPart(s string) bool { return len(s) >= 1 && len(s) <= 3 && digits(s) }

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// symbols finds United Nations texts named by their numbers: "résolution 2396
// (2017)", "resolutions 1267 (1999), 1989 (2011) and 2253 (2015)",
// "résolutions 2396, 2178 et 2242 du Conseil de sécurité", "resolution 75/291",
// "Economic and Social Council resolution 2021/24", "resolution 67/234 B",
// "decision 74/568", "Human Rights Council resolution 40/16", and any symbol as
// printed.
// An entity of the authority data that bears the symbol is meant; other ids
// follow the rule of their kind.
func (r *Resolver) symbols(ctx context.Context, t *Text, passage int, ws []words.Word) []Mention {
	var out []Mention
	add := func(first, last int, symbol string) {
		end := ws[last-1].End
		if strings.HasPrefix(t.Source[end:], ")") && strings.Count(t.Source[ws[first].Start:end], "(") > strings.Count(t.Source[ws[first].Start:end], ")") {
			end++ // "2396 (2017)" ends with its bracket
		}
		out = append(out, Mention{
			Passage: passage, First: first, Last: last, Start: ws[first].Start, End: end,
			Kind: graph.KindConvention, ID: r.ofSymbol(symbol), How: "symbol",
		})
	}
	if len(ws) == 0 {
		return nil
	}
	base := t.Part.Passages[passage].Start
	for _, m := range printedSymbols(t.Source[base:t.Part.Passages[passage].End]) {
		start, end := base+m.start, base+m.end
		first := sort.Search(len(ws), func(i int) bool { return ws[i].End > start })
		last := sort.Search(len(ws), func(i int) bool { return ws[i].Start >= end })
		if first < last {
			add(first, last, t.Source[start:end])
		}
	}
	if len(ws) > 1 && ws[1].Start == ws[0].End+1 && t.Source[ws[0].End:ws[1].Start] == "/" && assemblyPart(ws[0].Text) && assemblyPart(ws[1].Text) {
		symbol := "A/RES/" + ws[0].Text + "/" + ws[1].Text
		if t.Self != "" && r.ofSymbol(symbol) == t.Self { // "75/291. Title": a resolution of the Assembly prints its number before its title
			add(0, 2, symbol)
		}
	}
	for i := 0; i < len(ws); i++ {
		genre := ""
		switch ws[i].Text {
		case "resolution", "resolutions", "unscr", "unscrs", "rcsnu":
			genre = "RES"
		case "decision", "decisions":
			genre = "DEC"
		default:
			continue
		}
		if ctx.Err() != nil {
			return nil // the caller looks, too
		}
		i = r.list(t, ws, i, genre, add)
	}
	return out
}
