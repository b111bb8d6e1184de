import { passage } from './queries/passage';

// The operations the explorer sends. They are shown to the reader too ("this as
// a query"), so they are written to be read.

// What lists and pictures show of any node.
export const shown = `__typename id label(lang: $lang)
      ... on Commitment { force date summary(lang: $lang) text(lang: $lang) }
      ... on Meeting { startDate }
      ... on Document { date }
      ... on Convention { adoptedOn symbol }
      ... on Actor { type }
      ... on Passage { text }`;

// The same, with its words in whichever language there are, where the reader's has
// none.
export const spoken = shown.replace('text(lang: $lang) }', 'text(lang: $lang) anySummary: summary anyText: text }');

export const completion = `query Completion($words: String!, $lang: Language, $asOf: Date, $at: String) {
  search(query: $words, first: 8, asOf: $asOf, at: $at) { edges { node { ${shown} } } }
  meetings(filter: {text: $words}, first: 3, asOf: $asOf, at: $at) { edges { node { __typename id label(lang: $lang) startDate } } }
  conventions(filter: {text: $words}, first: 4, orderBy: {field: NAMED, direction: DESC}, asOf: $asOf, at: $at) {
    edges { node { __typename id label(lang: $lang) adoptedOn symbol } }
  }
  actors(filter: {text: $words}, first: 4, orderBy: {field: NAMED, direction: DESC}, asOf: $asOf, at: $at) {
    edges { node { __typename id label(lang: $lang) } }
  }
  topics(filter: {text: $words}, first: 2, asOf: $asOf, at: $at) { edges { node { __typename id label(lang: $lang) } } }
}`;

export const searching = `query Search($words: String!, $kinds: [NodeKind!], $first: Int, $lang: Language, $asOf: Date, $at: String) {
  search(query: $words, kinds: $kinds, first: $first, asOf: $asOf, at: $at) {
    totalCount
    edges { highlights node { ${spoken} } }
  }
}`;

const named = 'id label(lang: $lang) ... on Commitment { summary(lang: $lang) text(lang: $lang) anySummary: summary anyText: text }';

export const starting = `query Start($lang: Language, $worked: [ID!]!, $asOf: Date, $at: String) {
  stats(asOf: $asOf, at: $at) { nodes { kind count } methods { method count } unresolved revisions }
  meetings(first: 200, orderBy: {field: DATE, direction: DESC}, asOf: $asOf, at: $at) {
    totalCount
    edges { node { id label(lang: $lang) startDate place commitments(first: 1) { totalCount edges { node { date } } } } }
  }
  topics(first: 60, orderBy: {field: COMMITMENTS, direction: DESC}, asOf: $asOf, at: $at) {
    edges { node { id name(lang: $lang) broader { id } commitments(first: 1) { totalCount } } }
  }
  figures(first: 6, asOf: $asOf, at: $at) {
    mostRestated { count node { ${named} } }
    mostCited { count node { id label(lang: $lang) } }
    mostTasked { count node { id label(lang: $lang) } }
  }
  revisions(first: 200, asOf: $asOf, at: $at) { key agent curator reason time }
  nodes(ids: $worked, asOf: $asOf, at: $at) { ${named} }
}`;

export const naming = `query Names($ids: [ID!]!, $lang: Language, $asOf: Date, $at: String) {
  nodes(ids: $ids, asOf: $asOf, at: $at) { id label(lang: $lang) }
}`;

// How many of each kind a search finds, whatever is chosen among them.
export const facets = `query Facets($words: String!, $asOf: Date, $at: String) {
  ${['COMMITMENT', 'CONVENTION', 'ACTOR', 'MEETING', 'DOCUMENT', 'PASSAGE', 'TOPIC'].map((k) => `${k}: search(query: $words, kinds: [${k}], first: 1, asOf: $asOf, at: $at) { totalCount }`).join('\n  ')}
}`;

const lineageArguments = `of: $of, direction: $direction, maxDepth: $depth, types: $types, methods: $methods,
    minConfidence: $min, first: $first, asOf: $asOf, at: $at, keep: $keep`;
const lineageVariables = `$of: ID!, $direction: LineageDirection, $depth: Int, $types: [RelationType!],
  $methods: [RelationMethod!], $min: Float, $first: Int, $asOf: Date, $at: String, $keep: [ID!]`;
const partArguments = `filter: {commitments: $commitments, types: $types, methods: $methods, minConfidence: $min},
    first: $first, asOf: $asOf, at: $at, keep: $keep`;
const partVariables = `$commitments: CommitmentFilter, $types: [RelationType!], $methods: [RelationMethod!],
  $min: Float, $first: Int, $asOf: Date, $at: String, $keep: [ID!]`;

const formats = ['GRAPHML', 'GEXF', 'DOT', 'CYTOSCAPE', 'NODELINK', 'JSONLD', 'NQUADS', 'TURTLE', 'CSV', 'XLSX'] as const;
export type Format = (typeof formats)[number];
export { formats };

const nodes = `truncated
    nodes {
      ${spoken}
    }`;
const edges = `edges { id type method confidence source { id } target { id } }`;
const places = `layout { width height undated columns { date label x width } nodes { id x y } }`;
const files = formats.map((f) => `${f}: exportURL(format: ${f})`).join('\n    ');

// A walk is asked for in some operations, since the cost of one is bounded: what
// the nodes are, how they hang together, and where they stand. What the reader
// opened is asked for apart, so that the rest keeps its places.
export interface Walk {
  nodes: string;
  edges: string;
  places: string;
  files: string; // the addresses of what is on the screen, and how it is cited
  there: string; // which of it had been said by a time
  query: string; // for people
}

function walk(name: string, field: string, variables: string, args: string, changed: [variables: string, args: string]): Walk {
  const all = [`${variables}, ${changed[0]}`, `${args}, ${changed[1]}`];
  return {
    nodes: `query ${name}Nodes(${variables}, $lang: Language) {
  part: ${field}(${args}) {
    ${nodes}
  }
}`,
    edges: `query ${name}Edges(${variables}) {
  part: ${field}(${args}) { ${edges} }
}`,
    places: `query ${name}Places(${variables}) {
  part: ${field}(${args}) { ${places} }
}`,
    files: `query ${name}Files(${all[0]}, $lang: Language, $base: String) {
  part: ${field}(${all[1]}) {
    ${files}
    citation(format: TEXT, lang: $lang, base: $base)
  }
}`,
    there: `query ${name}AsOf(${all[0]}) {
  part: ${field}(${all[1]}) { nodes { id } edges { id } }
}`,
    query: `query ${name}(${all[0]}, $lang: Language) {
  ${field}(${all[1]}) {
    truncated
    nodes { id label(lang: $lang) }
    edges { type method source { id } target { id } evidence { quote } }
  }
}`,
  };
}

export const lineage = walk('Lineage', 'lineage', lineageVariables, lineageArguments,
  ['$expand: [ID!], $collapse: [ID!]', 'expand: $expand, collapse: $collapse']);
export const part = walk('Part', 'subgraph', partVariables, partArguments, ['$expand: [ID!]', 'expand: $expand']);

// What joins two nodes, whichever way its edges run.
export const joining = `query Joining($from: ID!, $to: ID!, $types: [RelationType!], $asOf: Date, $at: String, $lang: Language) {
  part: path(from: $from, to: $to, types: $types, asOf: $asOf, at: $at) {
    ${nodes}
    ${edges}
  }
}`;

const ends = `id type method confidence source { ${shown} } target { ${shown} }`;
const evidence = `evidence {
        quote cue rule method confidence why { text(lang: $lang) } curator date reason start end
        document { id label(lang: $lang) url }
        witness { id language fileName }
        passage { ${passage} }
      }`;
const relations = `from: relations(direction: ANCESTORS, first: 60) { totalCount edges { node { ${ends} } } }
    to: relations(direction: DESCENDANTS, first: 60) { totalCount edges { node { ${ends} } } }`;
const identified = `identifiers { scheme value } note dataSource`;

// What is read of one node, by its kind: an operation may not spread fragments
// for all kinds at once, and an id says its kind.
const readings: Record<string, [type: string, fields: string]> = {
  commitment: ['Commitment', `
      ref force date deadline quantities hedge subset curator formerIds
      en: text(lang: EN) fr: text(lang: FR) summaryEN: summary(lang: EN) summaryFR: summary(lang: FR)
      topics { id label(lang: $lang) }
      meeting { id label(lang: $lang) }
      document { id label(lang: $lang) url }
      addressees { id label(lang: $lang) }
      madeBy { id label(lang: $lang) }
      passage { ${passage} }
      words: spans { start end witness { id } }
      differences { kind basis values { language values } }
      ${relations}`],
  meeting: ['Meeting', `
      type series place country startDate endDate ${identified}
      forum { id label(lang: $lang) } presidency { id label(lang: $lang) }
      documents { id label(lang: $lang) date }
      previous { id label(lang: $lang) } next { id label(lang: $lang) }
      commitments(first: 1) { totalCount }
      ${relations}`],
  document: ['Document', `
      type date url language dataSource
      meeting { id label(lang: $lang) } textOf { id label(lang: $lang) }
      witnesses { id language fileName sha256 }
      commitments(first: 1) { totalCount }
      ${relations}`],
  passage: ['Passage', `
      kind document { id label(lang: $lang) url }
      ${passage.replace('relations(', 'said: relations(')}
      ${relations}`],
  actor: ['Actor', `
      type aliases date unconfirmed ${identified} parent { id label(lang: $lang) }
      ${relations}`],
  convention: ['Convention', `
      type symbol aliases adoptedOn unconfirmed ${identified}
      adoptedAt { id label(lang: $lang) } document { id label(lang: $lang) url }
      ${relations}`],
  topic: ['Topic', `
      scope broader { id label(lang: $lang) } narrower { id label(lang: $lang) }
      commitments(first: 1) { totalCount }`],
  witness: ['Witness', 'language fileName sha256 quality document { id label(lang: $lang) url }'],
  edge: ['Relation', `
      type method confidence status dataSource
      source { ${shown} }
      target { ${shown} }
      ${evidence}`],
};

export function reading(kind: string): string {
  const [type, fields] = (Object.hasOwn(readings, kind) && readings[kind]) || ['Node', 'id'];
  return `query Reading($id: ID!, $lang: Language, $base: String, $asOf: Date, $at: String) {
  revisions(first: 1, at: $at) { id sequence time }
  node(id: $id, asOf: $asOf, at: $at) {
    __typename id label(lang: $lang)
    citation(format: TEXT, lang: $lang, base: $base)
    bibtex: citation(format: BIBTEX, lang: $lang, base: $base)
    ris: citation(format: RIS, lang: $lang, base: $base)
    ... on ${type} {${fields}
    }
  }
}`;
}

export const reviewing = `query Review {
  review(first: 200) { edges { node { kind subject reason score curation } } }
}`;
