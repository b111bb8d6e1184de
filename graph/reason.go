package graph

import (
	"slices"
	"strconv"
	"strings"
)

// ReasonKind says what speaks for an edge that was found by likeness.
type ReasonKind string

// The kinds of reasons: what two commitments share, what made the later one a
// restatement of the earlier one or a step beyond it, and in what it differs.
const (
	Names           ReasonKind = "NAMES"             // the later text names the earlier text or meeting
	SameAct         ReasonKind = "SAME_ACT"          // both do the same towards something
	SameTerms       ReasonKind = "SAME_TERMS"        // words, those of two languages as "word = mot"
	SameConventions ReasonKind = "SAME_CONVENTIONS"  // both name them
	SameMeetings    ReasonKind = "SAME_MEETINGS"     // both name them
	SameActors      ReasonKind = "SAME_ACTORS"       // both name them
	SameMeasures    ReasonKind = "SAME_MEASURES"     // durations, deadlines, shares, amounts
	SameTheme       ReasonKind = "SAME_THEME"        // the main topic of both
	SaysRestates    ReasonKind = "SAYS_RESTATES"     // the words say that it restates
	SaysBuildsOn    ReasonKind = "SAYS_BUILDS_ON"    // the words say that it builds on
	ReaffirmsByAct  ReasonKind = "REAFFIRMS_BY_ACT"  // the later one's main verb reaffirms
	RestatesTowards ReasonKind = "RESTATES_TOWARDS"  // it does the same towards something
	AskedAndDone    ReasonKind = "ASKED_AND_DONE"    // one undertakes what the other asks of others
	ThemeSameTerms  ReasonKind = "THEME_SAME_TERMS"  // same theme in the same terms
	ThemeOtherTerms ReasonKind = "THEME_OTHER_TERMS" // same theme, other terms beside the shared ones
	OtherTheme      ReasonKind = "OTHER_THEME"       // takes the matter into another theme
	Changed         ReasonKind = "CHANGED"           // in what the later one differs
	OtherReason     ReasonKind = "OTHER"             // words of another version of the program
)

// Reason is one thing that speaks for an edge. Values are words, measures or ids,
// by its kind; Cue the words of the text that show it; Change what CHANGED tells;
// Words all of an OTHER one.
type Reason struct {
	Kind   ReasonKind
	Values []string
	Cue    string
	Change *Change
	Words  string
}

// reasonForms are the lines under which reasons are kept in stores and files: what
// comes before the values, or the whole line. The first that fits is meant.
var reasonForms = []struct {
	kind   ReasonKind
	before string
	form   rune // 'c' one value and a cue, 'C' a cue, 'v' one value, 'l' several, 0 none
}{
	{Names, "names ", 'c'},
	{SameAct, "same act towards: ", 'v'},
	{SameTerms, "same terms: ", 'l'},
	{SameConventions, "same convention: ", 'l'},
	{SameMeetings, "same meeting: ", 'l'},
	{SameActors, "same actor: ", 'l'},
	{SameMeasures, "same measure: ", 'l'},
	{SameTheme, "same theme: ", 'v'},
	{SaysRestates, "restates: says so", 'C'},
	{SaysBuildsOn, "builds on: says so", 'C'},
	{ReaffirmsByAct, "restates: it reaffirms", 0},
	{RestatesTowards, "restates: does the same towards ", 'v'},
	{AskedAndDone, "builds on: one undertakes what the other asks of others", 0},
	{ThemeSameTerms, "restates: same theme in the same terms", 0},
	{ThemeOtherTerms, "builds on: same theme, other terms beside the shared ones", 0},
	{OtherTheme, "builds on: takes the matter into another theme", 0},
}

// String is the reason as one line, which ParseReason reads.
func (r Reason) String() string {
	switch r.Kind {
	case Changed:
		if r.Change != nil {
			return r.Change.String()
		}
	case OtherReason:
		return r.Words
	}
	for _, f := range reasonForms {
		if f.kind != r.Kind {
			continue
		}
		switch f.form {
		case 'c':
			return f.before + strings.Join(r.Values, ", ") + " (" + r.Cue + ")"
		case 'C':
			return f.before + " (" + r.Cue + ")"
		case 'v', 'l':
			return f.before + strings.Join(r.Values, ", ")
		}
		return f.before
	}
	return r.Words
}

// ParseReason reads a line. One that no kind has is an OTHER reason.
func ParseReason(line string) Reason {
	for _, f := range reasonForms {
		rest, ok := strings.CutPrefix(line, f.before)
		if !ok {
			continue
		}
		switch f.form {
		case 'c', 'C':
			value, cue, ok := strings.Cut(rest, " (")
			cue, closed := strings.CutSuffix(cue, ")")
			if !ok || !closed || (value == "") != (f.form == 'C') {
				continue
			}
			r := Reason{Kind: f.kind, Cue: cue}
			if value != "" {
				r.Values = []string{value}
			}
			return r
		case 'v':
			return Reason{Kind: f.kind, Values: []string{rest}}
		case 'l':
			return Reason{Kind: f.kind, Values: strings.Split(rest, ", ")}
		}
		if rest == "" {
			return Reason{Kind: f.kind}
		}
	}
	if c, ok := parseChange(line); ok {
		return Reason{Kind: Changed, Change: &c}
	}
	return Reason{Kind: OtherReason, Words: line}
}

// ParsedReasons reads a list of lines.
func ParsedReasons(lines []string) []*Reason {
	out := make([]*Reason, len(lines))
	for i, line := range lines {
		r := ParseReason(line)
		out[i] = &r
	}
	return out
}

// parseChange reads what Change.String writes.
func parseChange(line string) (Change, bool) {
	kind, ground, ok := strings.Cut(line, ": ")
	c := Change{Kind: ChangeKind(strings.ToUpper(kind))}
	if !ok || !slices.Contains([]ChangeKind{Strengthened, Weakened, Narrowed, Widened}, c.Kind) || kind != strings.ToLower(kind) {
		return c, false
	}
	for _, f := range []struct {
		before string
		aspect ChangeAspect
		to     *string
	}{
		{"without ", InHedge, &c.Was},
		{"adds ", InHedge, &c.Is},
		{"states ", InMeasure, &c.Is},
		{"no longer states ", InMeasure, &c.Was},
		{"also asks ", InAddressees, &c.Is},
		{"no longer asks ", InAddressees, &c.Was},
	} {
		rest, ok := strings.CutPrefix(ground, f.before)
		if !ok {
			continue
		}
		if f.aspect == InHedge {
			var err error
			if rest, err = strconv.Unquote(rest); err != nil {
				return c, false
			}
		}
		c.Aspect, *f.to = f.aspect, rest
		return c, true
	}
	if ground == "only some of the participants" || ground == "all participants" {
		c.Aspect = InParticipants
		return c, true
	}
	c.Aspect = InMeasure
	c.Is, c.Was, ok = strings.Cut(ground, ", was ")
	if binding(Force(c.Is)) > 0 || Force(c.Is) == Reaffirm {
		c.Aspect = InForce
	}
	return c, ok
}
