package graph

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// quai is a text written for these tests; a page's header stands inside it.
const quai = "Préambule du Quai.\n\nNous saluons l’Équipe. Nous tenons parole. Vu le Pacte, rien ne change. " +
	"9. Nous fermons les ports\n\naux trafics. Nous appuyons l’art. 5 du Pacte et Mme Duval. « Nous veillons ! » " +
	"Le Pacte dit tout. Quai des ministres | 8 La Charte suit le Pacte. Nous veillons encore."

// in returns the span of words of a text, from the start of one to the end of
// another.
func in(t testing.TB, witness ID, text, words string) Span {
	t.Helper()
	at := strings.Index(text, words)
	require.GreaterOrEqual(t, at, 0, words)
	start := utf8.RuneCountInString(text[:at])
	return Span{witness, start, start + utf8.RuneCountInString(words)}
}

const quaiFr ID = "witness:quai-2031/fr"

// act is what extraction says of a sentence of quai.
func act(t testing.TB, ref, text string) Commitment {
	t.Helper()
	u, _ := unitOf("document:quai-2031", ID("commitment:quai-2031/"+ref))
	passage := ID("passage:quai-2031/" + u.ref)
	if u.ref == preamble {
		passage = ID("passage:quai-2031/" + ref)
	}
	return Commitment{
		ID: ID("commitment:quai-2031/" + ref), Document: "document:quai-2031", Passage: passage, Ref: ref, Force: Commit,
		Texts: Texts{French: strings.Join(strings.Fields(text), " ")}, Spans: []Span{in(t, quaiFr, quai, text)},
	}
}

// wanted is what a curator says of an act.
func wanted(ref, begins string) Commitment {
	return Commitment{
		ID: ID("commitment:quai-2031/" + ref), Document: "document:quai-2031", Ref: ref, Force: Support,
		Summaries: Texts{English: "summary of " + ref}, Begins: begins, Curator: "P.",
	}
}

func said(ref, begins string) Passage {
	return Passage{ID: ID("passage:quai-2031/" + ref), Document: "document:quai-2031", Ref: ref, Begins: begins}
}

func heard(t testing.TB, ref, text string) Passage {
	t.Helper()
	return Passage{ID: ID("passage:quai-2031/" + ref), Document: "document:quai-2031", Ref: ref, Kind: "sentence", Spans: []Span{in(t, quaiFr, quai, text)}}
}

// quaiWorld is what curators say of the text, and what extraction does.
func quaiWorld(t testing.TB, complete bool, curated, extracted Facts) []Source {
	t.Helper()
	curated.Documents = []Document{{ID: "document:quai-2031", Date: "2031-05-02", Complete: complete}}
	curated.Conventions = []Convention{{ID: "convention:pact"}, {ID: "convention:charter"}}
	extracted.Documents = []Document{{ID: "document:quai-2031"}}
	extracted.Witnesses = []Witness{{ID: quaiFr, Document: "document:quai-2031", Language: French, Quality: 0.9, Text: quai}}
	extracted.Passages = append([]Passage{
		heard(t, "9", quai[strings.Index(quai, "Nous fermons"):]),
		heard(t, "p1", quai[:strings.Index(quai, " 9. ")]),
	}, extracted.Passages...)
	return []Source{source("builtin", curated), source("document:quai-2031", extracted)}
}

func cites(from, to ID, quote string) Edge {
	e := stated(Cites, from, to, quote)
	e.ID = EdgeID(Cites, from, to)
	return e
}

// french returns the commitments' French texts by reference.
func french(s *Snapshot) map[string]string {
	out := map[string]string{}
	for _, c := range s.Commitments() {
		out[c.Ref] = c.Texts[French]
	}
	return out
}

const (
	ports  = "Nous fermons les ports\n\naux trafics."
	art    = "Nous appuyons l’art. 5 du Pacte et Mme Duval."
	veille = "Nous veillons ! »"
	encore = "Nous veillons encore."
)

func TestActsJoinByTheirFirstWords(t *testing.T) {
	const flat = "Nous fermons les ports aux trafics."
	tests := []struct {
		name      string
		complete  bool
		curated   []Commitment
		extracted []Commitment
		want      map[string]string
		leftOut   []ID
	}{
		{
			"extraction missed the first", true,
			[]Commitment{wanted("9a", "Nous fermons les ports"), wanted("9b", "nous appuyons l'ART"), wanted("9c", "Nous veillons encore")},
			[]Commitment{act(t, "9a", art), act(t, "9b", encore)},
			map[string]string{"9a": flat, "9b": art, "9c": encore},
			nil,
		},
		{
			"extraction missed all but the last, which then has no letter", true,
			[]Commitment{wanted("9a", "Nous fermons les ports"), wanted("9b", "Nous appuyons l’art")},
			[]Commitment{act(t, "9", art)},
			map[string]string{"9a": flat, "9b": art},
			nil,
		},
		{
			"extraction added one, and the list is complete", true,
			[]Commitment{wanted("9a", "Nous appuyons"), wanted("9b", "Nous veillons encore")},
			[]Commitment{act(t, "9a", ports), act(t, "9b", art), act(t, "9c", encore)},
			map[string]string{"9a": art, "9b": encore},
			[]ID{"commitment:quai-2031/9c"},
		},
		{
			"extraction added one, and the curator spoke of some acts only", false,
			[]Commitment{wanted("9a", "Nous appuyons")},
			[]Commitment{act(t, "9a", ports), act(t, "9b", art), act(t, "9c", encore)},
			map[string]string{"9a": art, "9b": flat, "9c": encore},
			nil,
		},
		{
			"another sentence under a curated id, which nobody claims", true,
			[]Commitment{wanted("9", "Nous fermons les ports")},
			[]Commitment{act(t, "9", art)},
			map[string]string{"9": flat},
			[]ID{"commitment:quai-2031/9a"},
		},
		{
			"of one sentence that opens with the words of two, the longer words decide", true,
			[]Commitment{wanted("9a", "Nous veillons"), wanted("9b", "Nous veillons encore")},
			[]Commitment{act(t, "9a", encore)},
			map[string]string{"9a": "", "9b": encore},
			nil,
		},
		{
			"same words twice: the order of the text decides", true,
			[]Commitment{wanted("9a", "Nous veillons"), wanted("9b", "Nous veillons")},
			[]Commitment{act(t, "9b", veille), act(t, "9c", encore)},
			map[string]string{"9a": veille, "9b": encore},
			nil,
		},
		{
			"same words twice, one found: its id decides, and the other has no text rather than a wrong one", true,
			[]Commitment{wanted("9a", "Nous veillons"), wanted("9b", "Nous veillons")},
			[]Commitment{act(t, "9b", encore)},
			map[string]string{"9a": "", "9b": encore},
			nil,
		},
		{
			"the same words in another unit are another act", true,
			[]Commitment{wanted("10", "Nous fermons les ports")},
			[]Commitment{act(t, "9", ports)},
			map[string]string{"10": flat},
			[]ID{"commitment:quai-2031/9"},
		},
		{
			"words that stand nowhere", true,
			[]Commitment{wanted("9a", "Nous ouvrons les ports"), wanted("9b", "Nous appuyons")},
			[]Commitment{act(t, "9a", ports), act(t, "9b", art)},
			map[string]string{"9a": "", "9b": art},
			[]ID{"commitment:quai-2031/9c"},
		},
		{
			"before the first section any count will do", true,
			[]Commitment{wanted("preamble-1", "Nous tenons parole"), wanted("preamble-2", "Vu le Pacte")},
			[]Commitment{act(t, "preamble-1", "Nous saluons l’Équipe."), act(t, "preamble-2", "Nous tenons parole.")},
			map[string]string{"preamble-1": "Nous tenons parole.", "preamble-2": "Vu le Pacte, rien ne change."},
			[]ID{"commitment:quai-2031/preamble-3"},
		},
		{
			"no first words: by id, as ever", true,
			[]Commitment{wanted("9a", ""), wanted("9b", "")},
			[]Commitment{act(t, "9a", art), act(t, "9c", encore)},
			map[string]string{"9a": art, "9b": quai[strings.Index(quai, "Nous fermons"):]},
			[]ID{"commitment:quai-2031/9c"},
		},
		{
			"first words beside none", false,
			[]Commitment{wanted("9a", ""), wanted("9b", "Nous veillons encore")},
			[]Commitment{act(t, "9a", ports), act(t, "9b", art)},
			map[string]string{"9a": flat, "9b": encore, "9c": art},
			nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := build(t, quaiWorld(t, tt.complete, Facts{Commitments: tt.curated}, Facts{Commitments: tt.extracted})...)
			assert.Equal(t, tt.want, french(s))
			assert.ElementsMatch(t, tt.leftOut, ids(s.LeftOut()))
			for _, c := range s.Commitments() {
				if text := c.Texts[French]; text != "" && c.Begins != "" {
					require.Len(t, c.Spans, 1, c.ID)
					assert.Equal(t, text, strings.Join(strings.Fields(s.Quote(c.Spans[0])), " "), c.ID)
				}
				assert.Empty(t, c.Aliases, c.ID)
				assert.Equal(t, c.Curator == "", c.Force == Commit, "curation wins: %s", c.ID)
			}
		})
	}
}

func TestStatementsJoinByTheirFirstWords(t *testing.T) {
	tests := []struct {
		name      string
		curated   Facts
		extracted Facts
		want      []string
		passages  []ID
	}{
		{
			"the count of sentences moved",
			Facts{Passages: []Passage{said("9-s2", "Le Pacte dit tout")}, Edges: []Edge{cites("passage:quai-2031/9-s2", "convention:pact", "")}},
			Facts{
				Passages: []Passage{heard(t, "9-s1", "Le Pacte dit tout."), heard(t, "9-s2", "La Charte suit le Pacte.")},
				Edges:    []Edge{cites("passage:quai-2031/9-s1", "convention:pact", "le Pacte"), cites("passage:quai-2031/9-s2", "convention:charter", "la Charte")},
			},
			[]string{"quai-2031/9-s1 CITES charter", "quai-2031/9-s2 CITES pact"},
			[]ID{"passage:quai-2031/9", "passage:quai-2031/9-s1", "passage:quai-2031/9-s2", "passage:quai-2031/p1"},
		},
		{
			"the curator names the unit",
			Facts{Passages: []Passage{said("9", "Le Pacte dit tout")}, Edges: []Edge{cites("passage:quai-2031/9", "convention:pact", "")}},
			Facts{Passages: []Passage{heard(t, "9-s1", "Le Pacte dit tout.")}, Edges: []Edge{cites("passage:quai-2031/9-s1", "convention:pact", "le Pacte")}},
			[]string{"quai-2031/9 CITES pact"},
			[]ID{"passage:quai-2031/9", "passage:quai-2031/p1"},
		},
		{
			"a page's header got in front of the words",
			Facts{Passages: []Passage{said("9-s1", "La Charte suit"), said("9-s2", "Le Pacte dit tout")}, Edges: []Edge{cites("passage:quai-2031/9-s1", "convention:charter", "")}},
			Facts{Passages: []Passage{heard(t, "9-s2", "Quai des ministres | 8 La Charte suit le Pacte.")}, Edges: []Edge{cites("passage:quai-2031/9-s2", "convention:charter", "la Charte")}},
			[]string{"quai-2031/9-s1 CITES charter"},
			[]ID{"passage:quai-2031/9", "passage:quai-2031/9-s1", "passage:quai-2031/9-s2", "passage:quai-2031/p1"},
		},
		{
			"another sentence under the curated number is not that one",
			Facts{Passages: []Passage{said("9-s1", "Nul ne dit")}, Edges: []Edge{cites("passage:quai-2031/9-s1", "convention:pact", "")}},
			Facts{Passages: []Passage{heard(t, "9-s1", "Le Pacte dit tout.")}, Edges: []Edge{cites("passage:quai-2031/9-s1", "convention:charter", "le Pacte")}},
			[]string{"quai-2031/9-s1 CITES pact", "quai-2031/9-s2 CITES charter"},
			[]ID{"passage:quai-2031/9", "passage:quai-2031/9-s1", "passage:quai-2031/9-s2", "passage:quai-2031/p1"},
		},
		{
			"the count of the preamble moved",
			Facts{Passages: []Passage{said("preamble-1", "Vu le Pacte")}, Edges: []Edge{cites("passage:quai-2031/preamble-1", "convention:pact", "")}},
			Facts{
				Passages:    []Passage{heard(t, "preamble-1", "Nous tenons parole."), heard(t, "preamble-2", "Vu le Pacte, rien ne change.")},
				Commitments: []Commitment{act(t, "preamble-1", "Nous tenons parole.")},
				Edges:       []Edge{cites("passage:quai-2031/preamble-2", "convention:pact", "vu"), cites("commitment:quai-2031/preamble-1", "convention:charter", "parole")},
			},
			[]string{"quai-2031/preamble-1 CITES pact", "quai-2031/preamble-2 CITES charter"},
			[]ID{"passage:quai-2031/9", "passage:quai-2031/p1", "passage:quai-2031/preamble-1", "passage:quai-2031/preamble-2"},
		},
		{
			"extraction takes the curator's act for a statement",
			Facts{Commitments: []Commitment{wanted("9a", "Le Pacte dit tout")}, Edges: []Edge{cites("commitment:quai-2031/9a", "convention:pact", "")}},
			Facts{Passages: []Passage{heard(t, "9-s1", "Le Pacte dit tout.")}, Edges: []Edge{cites("passage:quai-2031/9-s1", "convention:pact", "le Pacte")}},
			[]string{"quai-2031/9a CITES pact"},
			[]ID{"passage:quai-2031/9", "passage:quai-2031/9-s1", "passage:quai-2031/p1"},
		},
		{
			"extraction takes the curator's statement for an act",
			Facts{Passages: []Passage{said("9-s1", "Le Pacte dit tout")}, Edges: []Edge{cites("passage:quai-2031/9-s1", "convention:pact", "")}},
			Facts{Commitments: []Commitment{act(t, "9", "Le Pacte dit tout.")}, Edges: []Edge{cites("commitment:quai-2031/9", "convention:pact", "le Pacte")}},
			[]string{"quai-2031/9-s1 CITES pact"},
			[]ID{"passage:quai-2031/9", "passage:quai-2031/9-s1", "passage:quai-2031/p1"},
		},
		{
			"no first words: by id, as ever",
			Facts{Passages: []Passage{said("9-s1", "")}, Edges: []Edge{cites("passage:quai-2031/9-s1", "convention:pact", "")}},
			Facts{Passages: []Passage{heard(t, "9-s1", "Le Pacte dit tout.")}, Edges: []Edge{cites("passage:quai-2031/9-s1", "convention:pact", "le Pacte")}},
			[]string{"quai-2031/9-s1 CITES pact"},
			[]ID{"passage:quai-2031/9", "passage:quai-2031/9-s1", "passage:quai-2031/p1"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := build(t, quaiWorld(t, false, tt.curated, tt.extracted)...)
			var got []string
			for e := range s.AllEdges() {
				if e.Type.Stated() {
					got = append(got, arrows([]*Edge{e})...)
					assert.Equal(t, EdgeID(e.Type, e.From, e.To), e.ID)
				}
			}
			slices.Sort(got)
			assert.Equal(t, tt.want, got)
			assert.ElementsMatch(t, tt.passages, ids(s.Passages()))
		})
	}
}

// movedWorld has one of everything that names an act or a sentence whose id
// moves: 9a is 9b, 9b is nothing that the curator lists, 9-s1 is 9-s2.
func movedWorld(t testing.TB) []Source {
	t.Helper()
	extracted := Facts{
		Commitments: []Commitment{act(t, "9a", art), act(t, "9b", encore)},
		Passages:    []Passage{heard(t, "9-s1", "Le Pacte dit tout.")},
		Mentions:    []Mention{{Witness: quaiFr, Passage: "passage:quai-2031/9-s1", Kind: KindConvention, Target: "convention:pact", Start: 1, End: 2}},
		Edges: []Edge{
			cites("commitment:quai-2031/9a", "convention:pact", "Pacte"),
			cites("commitment:quai-2031/9b", "convention:charter", "encore"),
		},
		Unresolved: []Unresolved{
			{ID: "unresolved:9a", Type: Cites, From: "commitment:quai-2031/9a", Surface: "un texte", Evidence: []Evidence{{Cue: "selon", Passage: "passage:quai-2031/9-s1"}}},
			{ID: "unresolved:9b", Type: Cites, From: "commitment:quai-2031/9b", Surface: "un autre"},
		},
	}
	extracted.Commitments[0].Aliases = []ID{"commitment:quai-2031/9"}
	extracted.Edges[0].Evidence[0].Passage = "passage:quai-2031/9-s1"
	curated := Facts{
		Commitments: []Commitment{wanted("9a", "Nous fermons les ports"), wanted("9b", "Nous appuyons")},
		Passages:    []Passage{said("9-s2", "Le Pacte dit tout")},
	}
	curated.Commitments[0].Aliases = []ID{"commitment:quai-2031/9"}
	aligned := func(from, to ID) Edge {
		return Edge{ID: EdgeID(Reaffirms, from, to), Type: Reaffirms, From: from, To: to, Method: Aligned, Confidence: 0.7, Evidence: []Evidence{{Quote: "q", Method: Aligned}}}
	}
	return append(quaiWorld(t, true, curated, extracted),
		source("document:later-2032", Facts{
			Documents:   []Document{{ID: "document:later-2032", Date: "2032"}},
			Commitments: []Commitment{{ID: "commitment:later-2032/1", Texts: Texts{French: "Nous appuyons"}}, {ID: "commitment:later-2032/2"}},
		}),
		source("alignment:later-2032|quai-2031", Facts{Edges: []Edge{
			aligned("commitment:later-2032/1", "commitment:quai-2031/9a"),
			aligned("commitment:later-2032/2", "commitment:quai-2031/9b"),
		}}),
	)
}

func TestEverythingMovesWithAnAct(t *testing.T) {
	s := build(t, movedWorld(t)...)
	assert.Equal(t, []string{"quai-2031/9b CITES pact", "later-2032/1 REAFFIRMS quai-2031/9b"},
		arrows(s.Edges("commitment:quai-2031/9b", Both, EdgeFilter{})), "alignment too")
	assert.Empty(t, s.Edges("commitment:quai-2031/9a", Both, EdgeFilter{}), "nothing is said of the act that extraction missed")
	assert.Equal(t, []string{"quai-2031/9 CITES charter"}, arrows(s.Edges("passage:quai-2031/9", Ancestors, EdgeFilter{})), "what is no act is said by its passage")
	assert.Equal(t, []string{"later-2032/2 REAFFIRMS quai-2031/9c"}, arrows(s.Dangling()), "likeness to what is no act is not drawn")

	e, ok := s.Edge(EdgeID(Cites, "commitment:quai-2031/9b", "convention:pact"))
	require.True(t, ok)
	assert.Equal(t, ID("passage:quai-2031/9-s2"), e.Evidence[0].Passage)
	_, ok = s.Edge(EdgeID(Cites, "commitment:quai-2031/9a", "convention:pact"))
	assert.False(t, ok, "the id that was the edge's is free")

	unresolved := s.Unresolved("commitment:quai-2031/9b")
	require.Len(t, unresolved, 1)
	assert.Equal(t, UnresolvedID(Cites, "commitment:quai-2031/9b", "selon", "un texte"), unresolved[0].ID)
	assert.Equal(t, ID("passage:quai-2031/9-s2"), unresolved[0].Evidence[0].Passage)
	assert.Len(t, s.Unresolved("passage:quai-2031/9"), 1)
	assert.Len(t, s.Unresolved(""), 2)
	require.Len(t, s.Mentions("passage:quai-2031/9-s2"), 1)

	b, ok := s.Commitment("commitment:quai-2031/9b")
	require.True(t, ok)
	assert.Empty(t, b.Aliases, "neither the letter that extraction gave, nor the number that meant it as the first")
	assert.Equal(t, "9b", b.Ref)
	first, ok := s.Node("commitment:quai-2031/9")
	require.True(t, ok)
	assert.Equal(t, ID("commitment:quai-2031/9a"), first.NodeID())
}

func TestJoinDoesNotDependOnOrderNorChangeItsInput(t *testing.T) {
	sources := movedWorld(t)
	want := answers(t, build(t, sources...))
	random := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		random.Shuffle(len(sources), func(i, j int) { sources[i], sources[j] = sources[j], sources[i] })
		require.Equal(t, want, answers(t, build(t, sources...)))
	}
	plain := slices.DeleteFunc(movedWorld(t), func(s Source) bool { return s.Info.Key == "builtin" })
	assert.Equal(t, []ID{"commitment:quai-2031/9a", "commitment:quai-2031/9b"}, ids(build(t, plain...).CommitmentsOf("document:quai-2031")),
		"without curation the letters are extraction's")
}

func TestCuratedActIsFoundInEachWitness(t *testing.T) {
	const scan = "Avant-propos. Nous fermons Ies ports, Œuvre de tous. I’Équipe appuie\n\nle Pacte! Fin."
	const english = "We close the ports. The team backs the Pact."
	span := func(w ID, text, words string) Span { return in(t, w, text, words) }
	sources := []Source{
		source("curation:p.yaml", Facts{
			Commitments: []Commitment{{ID: "commitment:quai-2031/2", Begins: "L’équipe appuie le", Passage: "passage:quai-2031/2"}},
			Passages:    []Passage{{ID: "passage:quai-2031/2"}},
		}),
		source("document:quai-2031", Facts{
			Documents: []Document{{ID: "document:quai-2031"}},
			Witnesses: []Witness{
				{ID: "witness:quai-2031/fr", Language: French, Quality: 1, Text: "Éé. L’équipe appuie le Pacte. Elle agit."},
				{ID: "witness:quai-2031/fr-ocr", Language: French, Quality: 0.5, Text: scan},
				{ID: "witness:quai-2031/en", Language: English, Quality: 1, Text: english},
				{ID: "witness:quai-2031/old", Language: French, Quality: 0.1, Text: "court"},
			},
			Passages: []Passage{
				{ID: "passage:quai-2031/1", Spans: []Span{span("witness:quai-2031/fr-ocr", scan, scan)}},
				{ID: "passage:quai-2031/2", Spans: []Span{
					{"witness:quai-2031/fr", 0, 41}, {"witness:quai-2031/old", 2, 90}, span("witness:quai-2031/en", english, english),
				}},
			},
		}),
	}
	sources[1].Facts.Passages[1].Spans[0].End = utf8.RuneCountInString(sources[1].Facts.Witnesses[0].Text)
	s := build(t, sources...)
	c, ok := s.Commitment("commitment:quai-2031/2")
	require.True(t, ok)
	assert.Equal(t, Texts{French: "L’équipe appuie le Pacte."}, c.Texts, "the words are French, so no English is guessed")
	assert.Equal(t, []Span{
		{"witness:quai-2031/fr", 4, 29},
		span("witness:quai-2031/fr-ocr", scan, "I’Équipe appuie\n\nle Pacte!"),
	}, c.Spans, "in the scan, whose passage is not known, anywhere in the document")
}

func TestSentence(t *testing.T) {
	tests := []struct{ name, text, phrase, want string }{
		{"to the end of the sentence", "Un. Nous agissons ici. Trois.", "nous agissons", "Nous agissons ici."},
		{"to the end of the text", "Nous agissons ici ;\n", "nous agissons", "Nous agissons ici ;"},
		{"abbreviations and numbers go on", "Nous agissons (art. 5, no. 3.1) avec M. Duval et Mme. Or. Fin.", "Nous agissons", "Nous agissons (art. 5, no. 3.1) avec M. Duval et Mme. Or."},
		{"an example in brackets goes on", "Nous agissons (p. ex., INTERPOL, p. ex. Europol). Fin.", "Nous agissons", "Nous agissons (p. ex., INTERPOL, p. ex. Europol)."},
		{"a small letter goes on", "Nous agissons etc. et puis. Fin", "Nous agissons", "Nous agissons etc. et puis."},
		{"closing marks belong to it", "Il dit : « Nous agissons ! » Puis rien.", "Nous agissons", "Nous agissons ! »"},
		{"a bullet ends it", "Nous agissons ;\n● Puis rien.", "Nous agissons", "Nous agissons ;"},
		{"an opening is meant before words inside", "Ce que nous agissons dit. Nous agissons.", "Nous agissons", "Nous agissons."},
		{"inside, where nothing opens with it", "Dès demain nous agissons ici. Fin.", "Nous agissons", "nous agissons ici."},
		{"two openings: nobody knows", "Nous agissons. Nous agissons.", "Nous agissons", ""},
		{"nowhere", "Nous agissons.", "Nous dormons", ""},
		{"no words", "Nous agissons.", "…", ""},
		{"a name's capital after a stop without space", "Nous agissons.Puis rien", "Nous agissons", "Nous agissons.Puis rien"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start, end, ok := sentence(tt.text, tt.phrase)
			assert.Equal(t, tt.want != "", ok)
			assert.Equal(t, tt.want, tt.text[start:end])
		})
	}
}

func FuzzSentence(f *testing.F) {
	f.Add("Un. « Nous agissons ! » ● Puis", "nous agissons")
	f.Add("é.\u00a0É…»", "é")
	f.Fuzz(func(t *testing.T, text, phrase string) {
		start, end, ok := sentence(text, phrase)
		if !ok {
			return
		}
		require.Less(t, start, end)
		require.LessOrEqual(t, end, len(text))
		require.Equal(t, utf8.ValidString(text), utf8.ValidString(text) && utf8.ValidString(text[start:end]), "no code point is cut")
	})
}

func TestCounterparts(t *testing.T) {
	curated := []Commitment{wanted("9a", "Nous fermons"), wanted("9b", "Nous appuyons"), wanted("10", "")}
	list := []*Commitment{&curated[0], &curated[1], &curated[2]}
	assert.Equal(t, map[ID]ID{
		"commitment:quai-2031/9a": "commitment:quai-2031/9b",
		"commitment:quai-2031/10": "commitment:quai-2031/10",
	}, Counterparts(list, []Commitment{act(t, "9a", art), act(t, "9b", encore), act(t, "10", veille), act(t, "11", ports)}))
	assert.Empty(t, Counterparts(nil, []Commitment{act(t, "9a", art)}))
}

// An act that a curator adds to a complete list later has the next letter, and
// stands before the others in the text.
func TestAddedActIsJoinedOutOfOrder(t *testing.T) {
	s := build(t, quaiWorld(t, true,
		Facts{Commitments: []Commitment{wanted("9a", "Nous appuyons l’art. 5"), wanted("9b", "Nous fermons les ports")}},
		Facts{Commitments: []Commitment{act(t, "9a", "Nous fermons les ports\n\naux trafics."), act(t, "9b", "Nous appuyons l’art. 5 du Pacte et Mme Duval.")}},
	)...)
	assert.Equal(t, map[string]string{
		"9a": "Nous appuyons l’art. 5 du Pacte et Mme Duval.", "9b": "Nous fermons les ports aux trafics.",
	}, french(s))
	assert.Empty(t, s.LeftOut())
}
