// What the ledger view asks: what there is to choose from, counted by the server, and
// the entries, a page at a time with all that proves them.

export const counting = `query LedgerCounts($asOf: Date, $at: String, $lang: Language) {
  ledger(first: 1, asOf: $asOf, at: $at) {
    totalCount
    edges { node { date } }
    bodies(first: 200) { count statuses { status count } node { id label(lang: $lang) } }
    meetings(first: 200) { count node { id label(lang: $lang) ... on Meeting { startDate } } }
    topics(first: 200) { count node { id label(lang: $lang) } }
  }
  latest: ledger(last: 1, asOf: $asOf, at: $at) { edges { node { date } } }
}`;

// How much each choice would show beside what is chosen otherwise.
export const tallying = `query LedgerTallies($body: ID, $meeting: ID, $topic: ID, $statuses: [MandateStatus!], $from: Date, $to: Date, $asOf: Date, $at: String, $lang: Language) {
  statuses: ledger(body: $body, meeting: $meeting, topic: $topic, from: $from, to: $to, asOf: $asOf, at: $at, first: 1) {
    statuses { status count }
  }
  bodies: ledger(meeting: $meeting, topic: $topic, statuses: $statuses, from: $from, to: $to, asOf: $asOf, at: $at, first: 1) {
    bodies(first: 200) { count statuses { status count } node { id label(lang: $lang) } }
  }
  meetings: ledger(body: $body, topic: $topic, statuses: $statuses, from: $from, to: $to, asOf: $asOf, at: $at, first: 1) {
    meetings(first: 200) { count node { id } }
  }
  topics: ledger(body: $body, meeting: $meeting, statuses: $statuses, from: $from, to: $to, asOf: $asOf, at: $at, first: 1) {
    topics(first: 200) { count node { id } }
  }
}`;

const shown = `__typename id label(lang: $lang)
        ... on Commitment { date document { id label(lang: $lang) } text(lang: $lang) anyText: text summary(lang: $lang) anySummary: summary }
        ... on Passage { ref document { id label(lang: $lang) } text(lang: $lang) anyText: text }
        ... on Convention { adoptedOn }
        ... on Meeting { startDate }`;
const relation = 'id type method confidence evidence { quote cue curator }';

const args = `body: $body, meeting: $meeting, topic: $topic, statuses: $statuses, from: $from, to: $to, asOf: $asOf, at: $at`;
const variables = `$body: ID, $meeting: ID, $topic: ID, $statuses: [MandateStatus!], $from: Date, $to: Date, $asOf: Date, $at: String, $lang: Language`;
const entry = `id date due status
      source { ${shown} }
      meeting { id label(lang: $lang) startDate }
      bodies { id label(lang: $lang) }
      topics { id label(lang: $lang) }
      relations { ${relation} }
      answers(first: 8) { date possible other score shared(lang: $lang) node { ${shown} } relation { ${relation} } }
      renews(first: 3) { earlier { id label(lang: $lang) date } relation { id type method confidence } }
      renewals(first: 3) { later { id label(lang: $lang) date } relation { id type method confidence } }`;

// Entries are asked for from the start, or, newest first, from the end.
export const entries = (newest: boolean) => `query LedgerEntries(${variables}, $some: Int, $cursor: String) {
  ledger(${args}, ${newest ? 'last: $some, before: $cursor' : 'first: $some, after: $cursor'}) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { node {
      ${entry}
    } }
  }
}`;

// For people, and for a place where they go on asking.
export const asking = `query Ledger($body: ID, $meeting: ID, $topic: ID, $statuses: [MandateStatus!], $from: Date, $to: Date, $asOf: Date, $at: String, $lang: Language) {
  ledger(${args}, first: 20) {
    totalCount
    edges { node {
      date due status
      source { id label(lang: $lang) }
      bodies { id label(lang: $lang) }
      relations { type method confidence evidence { quote cue } }
      answers(first: 5) { date possible other score shared(lang: $lang) node { id label(lang: $lang) } relation { type method evidence { quote } } }
    } }
  }
}`;
