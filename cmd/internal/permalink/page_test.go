package permalink

import (
	"bytes"
	"flag"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const act graph.ID = "commitment:tweed-2031/2"

func world(t *testing.T, word string) *graph.Snapshot {
	t.Helper()
	text := "We reaffirm " + word + " and keep the river clean."
	f := graph.Facts{
		Actors: []graph.Actor{{ID: "actor:river-forum", Names: graph.Texts{"en": "River Forum", "fr": "Forum des rivières"}, Identifiers: []graph.Identifier{
			{Scheme: "wikidata", Value: "Q1"},
			{Scheme: "wikidata", Value: `Q1"onload=x`},
			{Scheme: "url", Value: "https://example.org/forum"},
			{Scheme: "url", Value: "javascript:alert(1)"},
			{Scheme: "symbol", Value: "A/RES/69/313 annex"},
			{Scheme: "unts", Value: "vol.1 no.2"},
		}}},
		Meetings:  []graph.Meeting{{ID: "meeting:tweed-2031", Names: graph.Texts{"en": "River Forum, Tweed"}, Forum: "actor:river-forum", Place: "Tweed", StartDate: "2031-05-02"}},
		Documents: []graph.Document{{ID: "document:tweed-2031", Titles: graph.Texts{"en": "Tweed Declaration", "fr": "Déclaration"}, Date: "2031-05-03", Meeting: "meeting:tweed-2031", URL: "javascript:alert(2)"}},
		Witnesses: []graph.Witness{{ID: "witness:tweed-2031/en", Document: "document:tweed-2031", Language: graph.English, Format: "txt", Source: word, Quality: 1, Text: text}},
		Passages:  []graph.Passage{{ID: "passage:tweed-2031/2", Document: "document:tweed-2031", Ref: "2", Kind: "item", Headings: []string{word}, Spans: []graph.Span{{Witness: "witness:tweed-2031/en", End: len([]rune(text))}}}},
		Commitments: []graph.Commitment{{
			ID: act, Document: "document:tweed-2031", Meeting: "meeting:tweed-2031", Passage: "passage:tweed-2031/2", Ref: "2", Force: graph.Reaffirm,
			Texts: graph.Texts{"en": text}, Summaries: graph.Texts{"fr": "redit la charte"}, Deadline: word,
		}},
		Conventions: []graph.Convention{{ID: "convention:river-charter", Symbol: "R/1", Names: graph.Texts{"en": word, "fr": "Charte"}, AdoptedOn: "2009"}},
		Edges: []graph.Edge{{
			Type: graph.Reaffirms, From: act, To: "convention:river-charter", Method: graph.Stated, Confidence: 0.95, Status: graph.Active,
			Evidence: []graph.Evidence{{Document: "document:tweed-2031", Witness: "witness:tweed-2031/en", Passage: "passage:tweed-2031/2", Quote: text, Cue: "reaffirm", Rule: word, Method: graph.Stated, Confidence: 0.95}},
		}},
	}
	s, err := graph.Build([]graph.Source{{
		Info: graph.RevisionInfo{ID: "4f", Key: "document:tweed-2031", Time: "2031-06-01T09:00:00Z", Sequence: 3, Current: true}, Facts: f,
	}})
	require.NoError(t, err)
	return s
}

func made(t *testing.T, s *graph.Snapshot, id graph.ID, o Options) string {
	t.Helper()
	if o.Lang == "" {
		o.Lang = graph.English
	}
	o.Base = "http://127.0.0.1:8080/id/"
	page, err := Of(s, id, o)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, page.Write(&b))
	return b.String()
}

func TestGolden(t *testing.T) {
	s := world(t, "the Charter")
	for name, page := range map[string]string{
		"commitment.en.html": made(t, s, act, Options{}),
		"edge.fr.html":       made(t, s, graph.EdgeID(graph.Reaffirms, act, "convention:river-charter"), Options{Lang: graph.French, Words: url.Values{"lang": {"fr"}}}),
	} {
		path := filepath.Join("testdata", name)
		if *update {
			require.NoError(t, os.MkdirAll("testdata", 0o755))
			require.NoError(t, os.WriteFile(path, []byte(page), 0o644))
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, string(want), page)
	}
}

// Whatever documents hold stands on a page as text.
func TestHostileText(t *testing.T) {
	const word = `"><script>alert(1)</script><img src=x onerror=alert(1)>' --></title><style>*{}</style>{{.}}`
	s := world(t, word)
	for _, id := range []graph.ID{
		act, "actor:river-forum", "document:tweed-2031", "witness:tweed-2031/en", "passage:tweed-2031/2", "convention:river-charter",
		graph.EdgeID(graph.Reaffirms, act, "convention:river-charter"),
	} {
		for _, lang := range []graph.Lang{graph.English, graph.French} {
			page := made(t, s, id, Options{Lang: lang, Words: url.Values{"at": {word}}})
			lower := strings.ToLower(page)
			for _, bad := range []string{"<script", "<img", "<style", " onerror=alert(1)>'", `href="javascript:`, `q1"onload`} {
				assert.NotContains(t, lower, bad, "%s %s", id, lang)
			}
			assert.Equal(t, 1, strings.Count(lower, "<title>"))
			assert.NotContains(t, lower, " style=")
		}
	}
}

func TestOtherRegisters(t *testing.T) {
	page := made(t, world(t, "x"), "actor:river-forum", Options{})
	for _, link := range []string{
		`<a href="https://www.wikidata.org/wiki/Q1" rel="external noreferrer nofollow">wikidata Q1</a>`,
		`<a href="https://undocs.org/A/RES/69/313" `, `<a href="https://example.org/forum" `,
		`<dd>unts vol.1 no.2</dd>`, `<dd>javascript:alert(1)</dd>`,
	} {
		assert.Contains(t, page, link)
	}
}

func TestLinksKeepTheMoment(t *testing.T) {
	s := world(t, "x").AsOf("2031-05-02")
	page := made(t, s, "meeting:tweed-2031", Options{Words: url.Values{"asOf": {"2031-05-02"}, "at": {"7"}}})
	assert.Contains(t, page, `href="/id/actor:river-forum?asOf=2031-05-02&amp;at=7"`)
	assert.Contains(t, page, "what had been said by")
	assert.Contains(t, page, `href="/id/meeting:tweed-2031?lang=en"`)
	assert.NotContains(t, page, "tweed-2031/2", "what was said later is not on it")
}

// A page is bounded however much there is to say.
func TestPagesAreBounded(t *testing.T) {
	f := graph.Facts{Conventions: []graph.Convention{{ID: "convention:c", Names: graph.Texts{"en": strings.Repeat("long ", 1e5)}}}}
	for i := range 5000 {
		id := graph.ID("commitment:d/" + strconv.Itoa(i))
		f.Commitments = append(f.Commitments, graph.Commitment{ID: id, Force: graph.Commit, Ref: strconv.Itoa(i), Texts: graph.Texts{"en": strings.Repeat("words ", 300)}})
		e := graph.Edge{Type: graph.Cites, From: id, To: "convention:c", Method: graph.Stated, Confidence: 1, Status: graph.Active}
		for j := range 8 {
			e.Evidence = append(e.Evidence, graph.Evidence{Quote: strings.Repeat("words ", 300), Start: j, Method: graph.Stated, Confidence: 1})
		}
		f.Edges = append(f.Edges, e)
	}
	s, err := graph.Build([]graph.Source{{Info: graph.RevisionInfo{ID: "1", Key: "builtin", Current: true}, Facts: f}})
	require.NoError(t, err)
	page := made(t, s, "convention:c", Options{})
	assert.Less(t, len(page), 2<<20)
	assert.Contains(t, page, "and 4900 more, in the exports")
}

// What a page says of a node is said in its language where it can be: texts before
// summaries of another language, dates and types in words.
func TestPagesSpeakTheirLanguage(t *testing.T) {
	s, err := graph.Build([]graph.Source{{Info: graph.RevisionInfo{ID: "4f", Time: "2031-06-01T09:00:00.0017Z", Current: true}, Facts: graph.Facts{
		Meetings:  []graph.Meeting{{ID: "meeting:tweed-2031", Type: "ministerial", Place: "Tweed", StartDate: "2031-05-01"}},
		Documents: []graph.Document{{ID: "document:tweed-2031", Type: "commitments", Date: "2031-05-03", Meeting: "meeting:tweed-2031"}},
		Commitments: []graph.Commitment{
			{ID: act, Document: "document:tweed-2031", Ref: "2", Force: graph.Call, Summaries: graph.Texts{"en": "calls on all"}, Texts: graph.Texts{"fr": "Nous appelons chacun."}},
			{ID: "commitment:tweed-2031/3", Document: "document:tweed-2031", Ref: "3", Summaries: graph.Texts{"en": "keeps water clean"}},
		},
	}}})
	require.NoError(t, err)
	page := made(t, s, "document:tweed-2031", Options{Lang: graph.French})
	for _, said := range []string{
		`<dd>texte d’engagements</dd>`, `<time datetime="2031-05-03">3 mai 2031</time>`, `Tweed 2031, 2</a> : Nous appelons chacun.</li>`,
		`Tweed 2031, 3</a> : <span lang="en">keeps water clean</span></li>`, `<time datetime="2031-06-01T09:00:00.0017Z">1er juin 2031</time>`,
	} {
		assert.Contains(t, page, said)
	}
	assert.NotContains(t, page, "calls on all")
	assert.Contains(t, made(t, s, "document:tweed-2031", Options{}), `Tweed 2031, 2</a>: calls on all</li>`)
	page = made(t, s, "meeting:tweed-2031", Options{Lang: graph.French})
	assert.Contains(t, page, `<dd>réunion ministérielle</dd>`)
	assert.Contains(t, page, `<time datetime="2031-05-01">1er mai 2031</time>`)
	page = made(t, s, act, Options{Lang: graph.French})
	assert.Contains(t, page, `<dd>appelle d’autres à agir</dd>`)
	assert.NotContains(t, page, "<dd>CALL")
}

func TestNothingOfThatID(t *testing.T) {
	_, err := Of(world(t, "x"), "actor:nobody", Options{Lang: graph.English})
	assert.ErrorIs(t, err, graph.ErrNotFound)
	var b bytes.Buffer
	require.NoError(t, NotFound(graph.French).Write(&b))
	assert.Contains(t, b.String(), `<html lang="fr">`)
}

func TestBothLanguagesSayAsMuch(t *testing.T) {
	assert.Len(t, french.names, len(english.names))
	for _, relation := range append(graph.StatedRelations, graph.StructureRelations...) {
		assert.NotEmpty(t, english.says[relation][1], relation)
		assert.NotEmpty(t, french.says[relation][1], relation)
	}
	for name := range english.names {
		assert.NotEmpty(t, french.names[name], name)
	}
	for _, kind := range append(graph.NodeKinds, graph.KindEdge) {
		assert.NotEmpty(t, english.kinds[kind], kind)
		assert.NotEmpty(t, french.kinds[kind], kind)
	}
}
