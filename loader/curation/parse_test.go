package curation

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

const head = "curator: A. Reader\ndate: 2026-02-03\nreason: a trial\n" // lines 1 to 3

// columns are left out where a test is about the words; TestParseNamesTheColumn
// is about them.
var columns = regexp.MustCompile(`(?m)^(\S+:\d+):\d+:`)

// plain is an error without columns and without the keys that a record allows.
func plain(err error) string {
	return allowed.ReplaceAllString(columns.ReplaceAllString(err.Error(), "$1:"), "")
}

var allowed = regexp.MustCompile(`(?m); allowed: .*$`)

func read(t testing.TB, name string) File {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	f, err := Parse(name, text)
	require.NoError(t, err)
	return f
}

func TestParseNamesTheLine(t *testing.T) {
	act := func(more string) string {
		return head + "documents:\n- id: document:lisbon-2031\n  commitments:\n  - ref: \"1\"\n    begins: Nous agirons\n" + more // from line 9
	}
	whole := func(acts string) string {
		return head + "documents:\n- id: document:x\n  type: communiqué\n  titles: {en: X}\n  date: 2031-05-03\n  complete: true\n  commitments:\n" + acts // from line 11
	}
	full := func(ref string) string {
		return fmt.Sprintf("  - {ref: %q, begins: Agir, force: COMMIT, topics: [drugs], summary: {en: Act.}}\n", ref)
	}
	tests := []struct{ name, in, want string }{
		{"nothing", "", "f.yaml: holds nothing"},
		{"only a comment", "# later\n", "f.yaml: holds nothing"},
		{"no mapping", "- a\n", "f.yaml:1: file is not a mapping of keys to values"},
		{"not YAML", "curator: A\n  b: {c\n", "f.yaml:2: not YAML: mapping values are not allowed in this context"},
		{"two documents", head + "---\na: b\n", "f.yaml:4: a second document begins here; one file holds one"},
		{"an anchor", "curator: &a A\n", "f.yaml:1: anchors and aliases are not read; write it out"},
		{"no curator", "date: 2026-02-03\nreason: a trial\n", `f.yaml:1: file has no "curator"`},
		{"empty reason", "curator: A\ndate: 2026\nreason:\n", `f.yaml:3: "reason" of file is empty`},
		{"no date", "curator: A\ndate: yesterday\nreason: b\n", `f.yaml:2: "date" of file is "yesterday", not a date like 2018-04-23, 2018-04 or 2018`},
		{"a day that is none", "curator: A\ndate: 2026-02-30\nreason: b\n", `f.yaml:2: "date" of file is "2026-02-30", not a date like 2018-04-23, 2018-04 or 2018`},
		{"unknown key", head + "meeting: []\n", `f.yaml:4: unknown key "meeting" in file`},
		{"key twice", head + "reason: again\n", `f.yaml:4: key "reason" twice in file`},
		{"list expected", head + "meetings: {}\n", `f.yaml:4: "meetings" of file is not a list`},
		{"meeting ends early", head + "meetings:\n- {id: meeting:x, type: summit, names: {en: X}, start: 2030-02-03,\n   end: 2030-02-01}\n", "f.yaml:6: meeting ends on 2030-02-01, before it starts on 2030-02-03"},
		{"meeting without a start", head + "meetings:\n- {id: meeting:x, type: summit, names: {en: X}}\n", `f.yaml:5: meeting has no "start"`},
		{"unknown meeting type", head + "meetings:\n- {id: meeting:x, type: lunch, names: {en: X}, start: 2030}\n", `f.yaml:5: "type" of meeting is "lunch", not one of summit, ministerial, conference, congress, session`},
		{"unknown language", head + "actors:\n- {id: actor:x, type: group, names: {it: X}}\n", `f.yaml:5: unknown key "it" in "names" of actor`},
		{"id of another kind", head + "actors:\n- {id: meeting:x, type: group, names: {en: X}}\n", `f.yaml:5: "id" of actor is meeting:x, not of kind actor`},
		{"id with a space", head + "actors:\n- {id: 'actor:x y', type: group, names: {en: X}}\n", `f.yaml:5: "id" of actor: id "actor:x y" holds ' ', which an address cannot carry plainly`},
		{"node twice", head + "actors:\n- {id: actor:x, type: group, names: {en: X}}\n- {id: actor:x, type: group, names: {en: X}}\n", "f.yaml:6: said already at line 5 (actor:x)"},
		{"identifier without scheme", head + "actors:\n- {id: actor:x, type: group, names: {en: X}, identifiers: [Q1]}\n", `f.yaml:5: identifier "Q1" of actor is not written scheme:value`},
		{"first words too many", head + "documents:\n- id: document:x\n  commitments:\n  - {ref: '1', begins: a b c d e f g}\n", `f.yaml:7: "begins" of commitment has 7 words, 6 at most`},
		{"no first words", head + "documents:\n- id: document:x\n  commitments:\n  - {ref: '1'}\n", `f.yaml:7: commitment has no "begins"`},
		{"summary too long", act("    summary:\n      en: " + strings.Repeat("word ", 26)), `f.yaml:10: "en" of "summary" of commitment has 26 words, 25 at most`},
		{"unknown force", act("    force: HOPE"), `f.yaml:9: "force" of commitment is "HOPE", not one of TASK, REAFFIRM, CALL, SUPPORT, COMMIT`},
		{"unknown topic", act("    topics: [drugs, weather]"), `f.yaml:9: topic "weather" is unknown, or only groups others`},
		{"grouping topic", act("    topics: [cyber]"), `f.yaml:9: topic "cyber" is unknown, or only groups others`},
		{"topic twice", act("    topics: [drugs, drugs]"), `f.yaml:9: topic "drugs" twice`},
		{"addressee is no actor", act("    addressees: [convention:untoc]"), `f.yaml:9: an entry of "addressees" of commitment is convention:untoc, not of kind actor`},
		{"neither true nor false", act("    subset: perhaps"), `f.yaml:9: "subset" of commitment is "perhaps", neither true nor false`},
		{"cue too long", act("    edges:\n    - {type: CITES, to: convention:untoc, cue: a b c d e f g h i}"), `f.yaml:10: "cue" of edge has 9 words, 8 at most`},
		{"stated without cue", act("    edges:\n    - {type: CITES, to: convention:untoc}"), `f.yaml:10: stated edge has no "cue"`},
		{"curated without reason", act("    edges:\n    - {type: CITES, to: convention:untoc, method: CURATED}"), `f.yaml:10: curated edge has no "reason"`},
		{"a machine's method", act("    edges:\n    - {type: CITES, to: convention:untoc, cue: a, method: ALIGNED}"), `f.yaml:10: "method" of edge is "ALIGNED", not one of STATED, CURATED`},
		{"structure is not stated", act("    edges:\n    - {type: MADE_AT, to: meeting:x, cue: a}"), `f.yaml:10: "type" of edge is "MADE_AT", not one of REAFFIRMS, BUILDS_ON, DELEGATES_TO, CALLS_ON, IMPLEMENTS, SUPPORTS, COOPERATES_WITH, CITES`},
		{"a text cannot be tasked", act("    edges:\n    - {type: DELEGATES_TO, to: convention:untoc, cue: a}"), "f.yaml:10: DELEGATES_TO leads to an actor, not to convention:untoc"},
		{"edge to itself", act("    edges:\n    - {type: CITES, to: commitment:lisbon-2031/1, cue: a}"), "f.yaml:10: edge leads from commitment:lisbon-2031/1 to itself"},
		{"edge twice", act("    edges:\n    - {type: CITES, to: convention:untoc, cue: a}\n    - {type: CITES, to: convention:untoc, cue: b}"), "f.yaml:11: said already at line 10 (" + string(graph.EdgeID(graph.Cites, "commitment:lisbon-2031/1", "convention:untoc")) + ")"},
		{"confidence over one", act("    edges:\n    - {type: CITES, to: convention:untoc, cue: a, confidence: 2}"), `f.yaml:10: "confidence" of edge is "2", not a number above 0 and up to 1`},
		{"confidence is no number", act("    edges:\n    - {type: CITES, to: convention:untoc, cue: a, confidence: .nan}"), `f.yaml:10: "confidence" of edge is ".nan", not a number above 0 and up to 1`},
		{"reference with a slash", head + "documents:\n- id: document:x\n  commitments:\n  - {ref: 1/2, begins: a}\n", `f.yaml:7: reference "1/2" is not like 3.1.2, A15, 1.6a, preamble-3 or 3-s1`},
		{"reference twice", whole(full("1") + full("1")), "f.yaml:12: reference 1 was used at line 11"},
		{"b without a", whole(full("1b")), "f.yaml:11: reference 1b comes without 1a before it"},
		{"letter left out", whole(full("1a") + full("1c")), "f.yaml:12: reference 1c: the acts of unit 1 are not lettered in order"},
		{"bare beside lettered", whole(full("1") + full("1a")), "f.yaml:12: reference 1a: the acts of unit 1 are not lettered in order"},
		{"complete without topics", whole("  - {ref: '1', begins: Agir, force: COMMIT, summary: {en: Act.}}\n"), `f.yaml:11: commitment 1 of a complete document has no "topics"`},
		{"complete with no topic", whole("  - {ref: '1', begins: Agir, force: COMMIT, topics: [], summary: {en: Act.}}\n"), "f.yaml:11: commitment 1 of a complete document has no topic"},
		{"complete without a title", head + "documents:\n- {id: document:x, type: call, date: 2030, complete: true}\n", `f.yaml:5: complete document has no "titles"`},
		{"statement that states nothing", head + "documents:\n- id: document:x\n  statements:\n  - {ref: 1-s1, begins: a, edges: []}\n", "f.yaml:7: statement 1-s1 states nothing"},
		{"statement with a force", head + "documents:\n- id: document:x\n  statements:\n  - {ref: 1-s1, begins: a, force: CALL, edges: [{type: CITES, to: actor:x, cue: a}]}\n", `f.yaml:7: unknown key "force" in statement`},
		{"lineage within a document", head + "lineage:\n- {from: commitment:x/1, to: commitment:x/2, type: REAFFIRMS, reason: a}\n", "f.yaml:5: lineage edge stays within document:x"},
		{"lineage to an actor's type", head + "lineage:\n- {from: commitment:x/1, to: commitment:y/2, type: CALLS_ON, reason: a}\n", "f.yaml:5: CALLS_ON leads to an actor, never to a commitment"},
		{"commitment without a reference", head + "lineage:\n- {from: commitment:x, to: commitment:y/2, type: CITES, reason: a}\n", `f.yaml:5: "from" of lineage edge: commitment:x names no reference after its document`},
		{"correction of nothing", head + "corrections:\n- {reason: a}\n", "f.yaml:5: correction says none of accept, reject, add, retype, retarget, settle, dismiss, merge, split, alias, date, describe, commitment, not_commitment, confirm"},
		{"two corrections in one", head + "corrections:\n- {reason: a, alias: {id: actor:x, lang: fr, name: X}, date: {id: document:x, date: 2030}}\n", "f.yaml:5: correction says alias and date; write two"},
		{"an unknown verb", head + "corrections:\n- {refuse: {edge: edge:0123456789abcdef}, accept: {edge: edge:0123456789abcdef}}\n", `f.yaml:5: unknown key "refuse" in correction`},
		{"edge without a name", head + "corrections:\n- accept: {to: actor:x, type: CALLS_ON}\n", `f.yaml:5: "accept" of correction has neither "edge" nor "from"`},
		{"edge named twice", head + "corrections:\n- accept: {edge: edge:0123456789abcdef, type: CITES}\n", `f.yaml:5: "accept" of correction is named by its id; leave "type" out, or the id`},
		{"edge of half an id", head + "corrections:\n- accept: {edge: edge:0123}\n", `f.yaml:5: "edge" of "accept" of correction: edge:0123 is no id; it is edge: and 16 hexadecimal digits`},
		{"edge of a node's id", head + "corrections:\n- accept: {edge: actor:x}\n", `f.yaml:5: "edge" of "accept" of correction is actor:x, not of kind edge`},
		{"retyped to what it is", head + "corrections:\n- retype: {type: CITES, from: commitment:x/1, to: convention:y, as: CITES}\n", "f.yaml:5: the edge is a CITES already"},
		{"retyped to an actor's type", head + "corrections:\n- retype: {type: CITES, from: commitment:x/1, to: convention:y, as: CALLS_ON}\n", "f.yaml:5: CALLS_ON leads to an actor, not to convention:y"},
		{"retyped without a type", head + "corrections:\n- retype: {edge: edge:0123456789abcdef}\n", `f.yaml:5: "retype" of correction has no "as"`},
		{"target as before", head + "corrections:\n- retarget: {type: CITES, from: commitment:x/1, to: convention:y, target: convention:y}\n", "f.yaml:5: the edge leads to convention:y already"},
		{"settled nowhere", head + "corrections:\n- settle: {unresolved: unresolved:0123456789abcdef}\n", `f.yaml:5: "settle" of correction has no "target"`},
		{"dismissed with a target", head + "corrections:\n- dismiss: {unresolved: unresolved:0123456789abcdef, target: actor:x}\n", `f.yaml:5: unknown key "target" in "dismiss" of correction`},
		{"merged with itself", head + "corrections:\n- merge: {id: actor:x, into: actor:x}\n", "f.yaml:5: actor:x is actor:x already"},
		{"merged across kinds", head + "corrections:\n- merge: {id: actor:x, into: meeting:y}\n", "f.yaml:5: meeting:y is no actor, as actor:x is"},
		{"a document is no entity", head + "corrections:\n- merge: {id: document:x, into: document:y}\n", "f.yaml:5: \"id\" of \"merge\" of correction is document:x, not of kind actor or convention or meeting\nf.yaml:5: \"into\" of \"merge\" of correction is document:y, not of kind actor or convention or meeting"},
		{"split nowhere", head + "corrections:\n- split: {id: actor:x, into: actor:y, at: []}\n", `f.yaml:5: "split" of correction names no place`},
		{"first words too many, of a decision", head + "corrections:\n- not_commitment: {id: commitment:x/1, begins: a b c d e f g}\n", `f.yaml:5: "begins" of "not_commitment" of correction has 7 words, 6 at most`},
		{"first words of a passage", head + "corrections:\n- reject: {type: CITES, from: passage:x/1, begins: a, to: actor:y}\n", "f.yaml:5: first words find a commitment, and passage:x/1 is none"},
		{"described as nothing", head + "corrections:\n- describe: {id: commitment:x/1}\n", `f.yaml:5: "describe" of correction says none of force, topics, summary, addressees, deadline, quantities, hedge`},
		{"commitment without a force", head + "corrections:\n- commitment: {id: commitment:x/1, begins: a}\n", `f.yaml:5: "commitment" of correction has no "force"`},
		{"unknown topic of a decision", head + "corrections:\n- describe: {id: commitment:x/1, topics: [weather]}\n", `f.yaml:5: topic "weather" is unknown, or only groups others`},
		{"a meeting needs no confirmation", head + "corrections:\n- confirm: {id: meeting:x}\n", `f.yaml:5: "id" of "confirm" of correction is meeting:x, not of kind actor or convention`},
		{"decided on no day", head + "corrections:\n- {confirm: {id: actor:x}, decided: today}\n", `f.yaml:5: "decided" of correction is "today", not a date like 2018-04-23, 2018-04 or 2018`},
		{"decided twice", head + "corrections:\n- accept: {type: CITES, from: commitment:x/1, to: actor:y}\n- reject: {edge: " + string(graph.EdgeID(graph.Cites, "commitment:x/1", "actor:y")) + "}\n", "f.yaml:6: decided already at line 5"},
		{"end of a document", head + "corrections:\n- {reason: a, date: {id: document:x, date: 2030, end: 2031}}\n", "f.yaml:5: only a meeting has an end"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse("f.yaml", []byte(tt.in))
			require.Error(t, err)
			assert.Equal(t, tt.want, plain(err))
		})
	}
}

func TestParseReportsEverythingInOrder(t *testing.T) {
	_, err := Parse("folder/f.yaml", []byte("date: never\nlineage:\n- {from: commitment:x/1, to: actor:y}\ncolour: red\n"))
	require.Error(t, err)
	assert.Equal(t, strings.Join([]string{
		`folder/f.yaml:1: file has no "curator"`,
		`folder/f.yaml:1: file has no "reason"`,
		`folder/f.yaml:1: "date" of file is "never", not a date like 2018-04-23, 2018-04 or 2018`,
		`folder/f.yaml:3: lineage edge has no "type"`,
		`folder/f.yaml:3: lineage edge has no "reason"`,
		`folder/f.yaml:3: "to" of lineage edge is actor:y, not of kind commitment`,
		`folder/f.yaml:4: unknown key "colour" in file`,
	}, "\n"), plain(err))
	assert.Regexp(t, `^folder/f.yaml:1:1: `, err.Error())
	var p Problem
	require.True(t, errors.As(err, &p))
	assert.Equal(t, 1, p.Line)
}

func TestParseNamesTheColumn(t *testing.T) {
	_, err := Parse("f.yaml", []byte(head+"corrections:\n- retype: {edge: edge:0123456789abcdef, as: HOPES}\n- accept:\n    edge: actor:x\n    why: so\n"))
	require.Error(t, err)
	assert.Equal(t, strings.Join([]string{
		`f.yaml:5:45: "as" of "retype" of correction is "HOPES", not one of REAFFIRMS, BUILDS_ON, DELEGATES_TO, CALLS_ON, IMPLEMENTS, SUPPORTS, COOPERATES_WITH, CITES`,
		`f.yaml:7:11: "edge" of "accept" of correction is actor:x, not of kind edge`,
		`f.yaml:8:5: unknown key "why" in "accept" of correction; allowed: edge, type, from, begins, to, cue`,
	}, "\n"), err.Error())
}

// What a decision does not say of itself the file says.
func TestParseDecisions(t *testing.T) {
	f := read(t, "decisions.yaml")
	var verbs []graph.Verb
	for _, c := range f.Corrections {
		verbs = append(verbs, c.Verb)
		assert.NotEmpty(t, c.Reason)
		assert.Equal(t, graph.DecisionID(c.Decision), c.ID)
	}
	assert.Equal(t, graph.Verbs, verbs, "the file shows each of them")
	assert.Equal(t, "B. Reader", f.Corrections[1].Curator)
	assert.Equal(t, graph.Date("2031-07"), f.Corrections[1].Date)
	assert.Equal(t, "A. Reader", f.Corrections[0].Curator)
	assert.Equal(t, graph.Date("2031-06-01"), f.Corrections[0].Date)
}

// The example of docs/curation.md is a file, and shows each decision.
func TestParseTheDocumentedFile(t *testing.T) {
	page, err := os.ReadFile("../../docs/curation.md")
	require.NoError(t, err)
	_, rest, found := strings.Cut(string(page), "```yaml\n")
	require.True(t, found)
	text, _, _ := strings.Cut(rest, "```")
	f, err := Parse("mine.yaml", []byte(text))
	require.NoError(t, err)
	var shown []graph.Verb
	for _, c := range f.Corrections {
		shown = append(shown, c.Verb)
	}
	assert.ElementsMatch(t, graph.Verbs, shown)
	for _, v := range verbs {
		assert.Contains(t, string(page), "`"+v.word+"`", "the table of decisions")
	}
}

func TestParseAnEmptyList(t *testing.T) {
	f, err := Parse("f.yaml", []byte(head+"corrections:\n# - accept: {edge: edge:0123456789abcdef}\n"))
	require.NoError(t, err)
	assert.Empty(t, f.Corrections)
}

func TestParseRefusesAHugeFile(t *testing.T) {
	_, err := Parse("f.yaml", make([]byte, maxFile+1))
	assert.EqualError(t, err, "f.yaml: larger than 8 MiB")
}

// Files that went through careless hands, the same ones each time: whatever is
// read without a problem can be built.
func TestParseDamagedFiles(t *testing.T) {
	const signs = "{[:-&*!|>'\"#\n "
	random := rand.New(rand.NewPCG(2031, 6))
	passed := 0
	for _, name := range []string{"whole.yaml", "corrections.yaml", "decisions.yaml"} {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		require.NoError(t, err)
		for range 400 {
			damaged := slices.Clone(text)
			for range 1 + random.IntN(4) {
				at := random.IntN(len(damaged))
				switch random.IntN(4) {
				case 0:
					damaged[at] = byte(random.IntN(256))
				case 1:
					damaged = slices.Delete(damaged, at, min(len(damaged), at+1+random.IntN(20)))
				case 2:
					damaged = slices.Insert(damaged, at, signs[random.IntN(len(signs))])
				case 3:
					end := min(len(damaged), at+random.IntN(60))
					damaged = slices.Concat(damaged[:end], damaged[at:])
				}
			}
			if usable(t, damaged) {
				passed++
			}
		}
	}
	assert.Positive(t, passed, "damage that does no harm")
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"whole.yaml", "corrections.yaml", "decisions.yaml"} {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		require.NoError(f, err)
		f.Add(text)
	}
	f.Add([]byte("a: &a [*a]\n"))
	f.Add([]byte("? {a: b}\n: c\n"))
	f.Add([]byte("documents:\n- commitments:\n  - ref: a\n"))
	f.Fuzz(func(t *testing.T, text []byte) { usable(t, text) })
}

// usable checks that what was read can be used, and reports whether the file
// was without problems.
func usable(t *testing.T, text []byte) bool {
	file, err := Parse("f.yaml", text)
	facts := file.Facts() // what was read must be usable beside its problems
	if err != nil {
		return false
	}
	for _, e := range facts.Edges {
		if e.From.Check() != nil || e.To.Check() != nil || len(e.Evidence) == 0 || e.Evidence[0].Curator == "" {
			t.Fatalf("edge %+v passed", e)
		}
	}
	for _, d := range facts.Decisions {
		if d.ID.Check() != nil || d.Curator == "" || d.Date == "" || d.Reason == "" {
			t.Fatalf("decision %+v passed", d)
		}
		for _, id := range append([]graph.ID{d.Subject, d.From, d.To, d.Target}, d.Places...) {
			if id != "" && id.Check() != nil {
				t.Fatalf("decision %+v passed", d)
			}
		}
	}
	for _, c := range facts.Commitments {
		if err := c.ID.Check(); err != nil {
			t.Fatalf("commitment passed: %v", err)
		}
	}
	rev := file.Revision()
	if _, err := graph.Build([]graph.Source{{Info: graph.RevisionInfo{Key: rev.Key}, Facts: rev.Facts}}); err != nil {
		t.Fatalf("what passed cannot be built: %v", err)
	}
	return true
}

func ExampleParse() {
	_, err := Parse("mine.yaml", []byte(`
curator: A. Reader
date: 2026-02-03
reason: read with the minutes
lineage:
  - {from: commitment:porto-2030/2, to: commitment:lisbon-2029, type: BUILDS_ON, reason: same ports}
  - {from: commitment:porto-2030/2, to: commitment:lisbon-2029/7, type: FOLLOWS, reason: same ports}
`))
	fmt.Println(err)
	// Output:
	// mine.yaml:6:41: "to" of lineage edge: commitment:lisbon-2029 names no reference after its document
	// mine.yaml:7:73: "type" of lineage edge is "FOLLOWS", not one of REAFFIRMS, BUILDS_ON, DELEGATES_TO, CALLS_ON, IMPLEMENTS, SUPPORTS, COOPERATES_WITH, CITES
}
