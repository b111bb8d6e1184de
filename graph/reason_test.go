package graph_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

func reasoned(t *testing.T) *graph.Snapshot {
	t.Helper()
	s, err := graph.Build([]graph.Source{{
		Info: graph.RevisionInfo{ID: "4f", Key: "document:tweed-2031", Sequence: 1, Current: true},
		Facts: graph.Facts{
			Meetings:    []graph.Meeting{{ID: "meeting:tweed-2031", Names: graph.Texts{"en": "River Forum, Tweed", "fr": "Forum des rivières, Tweed"}}},
			Conventions: []graph.Convention{{ID: "convention:river-charter", Names: graph.Texts{"en": "River Charter", "fr": "Charte des rivières"}}},
			Actors:      []graph.Actor{{ID: "actor:pilots", Names: graph.Texts{"en": "Pilots", "fr": "Pilotes"}}},
			Topics:      []graph.Topic{{ID: "topic:locks", Names: graph.Texts{"en": "Locks", "fr": "Écluses"}}},
		},
	}})
	require.NoError(t, err)
	return s
}

// Every reason goes into a line and comes back, and is worded in both languages.
func TestReasons(t *testing.T) {
	s := reasoned(t)
	change := func(kind graph.ChangeKind, aspect graph.ChangeAspect, was, is string) graph.Reason {
		return graph.Reason{Kind: graph.Changed, Change: &graph.Change{Kind: kind, Aspect: aspect, Was: was, Is: is}}
	}
	tests := []struct {
		reason       graph.Reason
		line, en, fr string
	}{
		{
			graph.Reason{Kind: graph.Names, Values: []string{"meeting:tweed-2031"}, Cue: "as said (in Tweed)"},
			"names meeting:tweed-2031 (as said (in Tweed))", "names River Forum, Tweed (“as said (in Tweed)”)", "nomme Forum des rivières, Tweed («\u00a0as said (in Tweed)\u00a0»)",
		},
		{
			graph.Reason{Kind: graph.SameAct, Values: []string{"convention:river-charter"}},
			"same act towards: convention:river-charter", "same act towards: River Charter", "même acte à l’égard de\u00a0: Charte des rivières",
		},
		{
			graph.Reason{Kind: graph.SameTerms, Values: []string{"reappearance = réapparition", "lock"}},
			"same terms: reappearance = réapparition, lock", "same terms: reappearance = réapparition, lock", "mêmes termes\u00a0: reappearance = réapparition, lock",
		},
		{
			graph.Reason{Kind: graph.SameActors, Values: []string{"actor:pilots", "actor:nobody"}},
			"same actor: actor:pilots, actor:nobody", "same actors: Pilots, actor:nobody", "mêmes acteurs\u00a0: Pilotes, actor:nobody",
		},
		{
			graph.Reason{Kind: graph.SameMeasures, Values: []string{"1 hour", "by 2035", "2.5 billion", "50 %", "24/7"}},
			"same measure: 1 hour, by 2035, 2.5 billion, 50 %, 24/7", "same measures: 1\u00a0hour, by 2035, 2.5\u00a0billion, 50\u00a0%, 24/7",
			"mêmes montants ou échéances\u00a0: 1\u00a0heure, d’ici à 2035, 2,5\u00a0milliards, 50\u00a0%, 24/7",
		},
		{graph.Reason{Kind: graph.SameTheme, Values: []string{"topic:locks"}}, "same theme: topic:locks", "same theme: Locks", "même thème\u00a0: Écluses"},
		{graph.Reason{Kind: graph.SaysRestates, Cue: "again"}, "restates: says so (again)", "restates: says so (“again”)", "réaffirme\u00a0: le texte le dit («\u00a0again\u00a0»)"},
		{graph.Reason{Kind: graph.ReaffirmsByAct}, "restates: it reaffirms", "restates: it reaffirms", "réaffirme\u00a0: c’est ce que fait l’acte"},
		{
			graph.Reason{Kind: graph.RestatesTowards, Values: []string{"actor:pilots"}},
			"restates: does the same towards actor:pilots", "restates: does the same towards Pilots", "réaffirme\u00a0: agit de même à l’égard de\u00a0: Pilotes",
		},
		{
			graph.Reason{Kind: graph.ThemeSameTerms},
			"restates: same theme in the same terms", "restates: same theme in the same terms", "réaffirme\u00a0: même thème, dans les mêmes termes",
		},
		{change(graph.Strengthened, graph.InForce, "CALL", "COMMIT"), "strengthened: COMMIT, was CALL", "strengthened: undertakes, was calls on others", "plus fort\u00a0: s’engage (auparavant\u00a0: appelle autrui à agir)"},
		{change(graph.Weakened, graph.InHedge, "", `where "possible"`), `weakened: adds "where \"possible\""`, `weakened: adds “where "possible"”`, "plus faible\u00a0: ajoute «\u00a0where \"possible\"\u00a0»"},
		{change(graph.Strengthened, graph.InMeasure, "24 hour", "1 hour"), "strengthened: 1 hour, was 24 hour", "strengthened: 1\u00a0hour, was 24\u00a0hours", "plus fort\u00a0: 1\u00a0heure (auparavant\u00a0: 24\u00a0heures)"},
		{change(graph.Narrowed, graph.InAddressees, "actor:pilots", ""), "narrowed: no longer asks actor:pilots", "narrowed: no longer asks Pilots", "plus étroit\u00a0: ne sollicite plus Pilotes"},
		{change(graph.Widened, graph.InParticipants, "", ""), "widened: all participants", "widened: all participants", "plus large\u00a0: tous les participants"},
		{graph.Reason{Kind: graph.OtherReason, Words: "alike in sound"}, "alike in sound", "alike in sound", "alike in sound"},
	}
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			assert.Equal(t, tt.line, tt.reason.String())
			got := graph.ParseReason(tt.line)
			assert.Equal(t, tt.reason, got)
			assert.Equal(t, tt.en, s.ReasonText(&got, graph.English))
			assert.Equal(t, tt.fr, s.ReasonText(&got, graph.French))
		})
	}
}

// Lines that only look like a reason keep their words.
func TestReasonsOfOthers(t *testing.T) {
	for _, line := range []string{"", "names ", "names nobody", "restates: says so", "restates: it reaffirms too", "weakened: adds \"", "Weakened: adds \"x\"", "dimmed: states 1 hour"} {
		r := graph.ParseReason(line)
		assert.Equal(t, graph.Reason{Kind: graph.OtherReason, Words: line}, r, line)
		assert.Equal(t, line, r.String())
	}
}

// Each kind has words in both languages.
func TestEveryReasonIsWorded(t *testing.T) {
	s := reasoned(t)
	for _, kind := range []graph.ReasonKind{
		graph.Names, graph.SameAct, graph.SameTerms, graph.SameConventions, graph.SameMeetings, graph.SameActors, graph.SameMeasures, graph.SameTheme,
		graph.SaysRestates, graph.SaysBuildsOn, graph.ReaffirmsByAct, graph.RestatesTowards, graph.AskedAndDone, graph.ThemeSameTerms,
		graph.ThemeOtherTerms, graph.OtherTheme,
	} {
		r := graph.Reason{Kind: kind, Values: []string{"x"}, Cue: "y"}
		en, fr := s.ReasonText(&r, graph.English), s.ReasonText(&r, graph.French)
		assert.NotEmpty(t, en)
		assert.NotEqual(t, en, fr, kind)
		assert.NotEqual(t, graph.OtherReason, graph.ParseReason(r.String()).Kind, kind)
	}
}

// What two texts share is worded in the reader's language where it is asked for.
func TestSharedText(t *testing.T) {
	s := reasoned(t)
	shared := []string{"topic:locks", "24 hour", "buoys", "actor:nobody", "by 2030"}
	for _, n := range []struct {
		lang graph.Lang
		want []string
	}{
		{graph.English, []string{"Locks", "24\u00a0hours", "buoys", "actor:nobody", "by 2030"}},
		{graph.French, []string{"Écluses", "24\u00a0heures", "buoys", "actor:nobody", "d’ici à 2030"}},
	} {
		assert.Equal(t, n.want, s.SharedText(shared, n.lang))
	}
}

func FuzzParseReason(f *testing.F) {
	for _, line := range []string{"names meeting:a (b)", "same terms: a, b", "strengthened: COMMIT, was CALL", `weakened: adds "x"`, "restates: says so (x)"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		r := graph.ParseReason(line)
		assert.Equal(t, r, graph.ParseReason(r.String()))
	})
}
