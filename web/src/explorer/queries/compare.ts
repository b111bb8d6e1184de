// What the comparison of two meetings or documents asks. Each group is a list of
// its own, so that a long one is read in pieces and does not hold up the others.

export const choosing = `query Choose($lang: Language, $asOf: Date, $at: String) {
  meetings(first: 200, orderBy: {field: DATE, direction: DESC}, asOf: $asOf, at: $at) {
    totalCount
    edges { node { id label(lang: $lang) startDate series commitments(first: 1) { totalCount } } }
  }
  documents(first: 200, orderBy: {field: DATE, direction: DESC}, asOf: $asOf, at: $at) {
    totalCount
    edges { node { id label(lang: $lang) date commitments(first: 1) { totalCount } } }
  }
}`;

export const finding = `query Find($words: String!, $lang: Language, $asOf: Date, $at: String) {
  meetings(filter: {text: $words}, first: 12, orderBy: {field: DATE, direction: DESC}, asOf: $asOf, at: $at) {
    edges { node { id label(lang: $lang) startDate commitments(first: 1) { totalCount } } }
  }
  documents(filter: {text: $words}, first: 12, orderBy: {field: DATE, direction: DESC}, asOf: $asOf, at: $at) {
    edges { node { id label(lang: $lang) date commitments(first: 1) { totalCount } } }
  }
}`;

const side = `id label(lang: $lang) ... on Meeting { startDate series } ... on Document { date meeting { series } }`;

export const counting = `query Compare($earlier: ID!, $later: ID!, $lang: Language, $asOf: Date, $at: String) {
  compare(earlier: $earlier, later: $later, asOf: $asOf, at: $at) {
    earlier { ${side} }
    later { ${side} }
    carried: carriedOn(changed: false, first: 1) { totalCount }
    changed: carriedOn(changed: true, first: 1) { totalCount }
    new(first: 1) { totalCount }
    dropped(first: 1) { totalCount }
  }
}`;

export const says = `id ref label(lang: $lang) force date
        en: text(lang: EN) fr: text(lang: FR) summaryEN: summary(lang: EN) summaryFR: summary(lang: FR)`;
const pairs = `edges { node {
        earlier { ${says} addressees { id label(lang: $lang) } }
        later { ${says} addressees { id label(lang: $lang) } }
        relation { id type method confidence evidence { quote cue why { text(lang: $lang) } curator reason } }
        changes { kind aspect was is }
      } }`;
const silences = `edges { node {
        commitment { ${says} meeting { series } }
        tasked { type target { id label(lang: $lang) } }
        documents { id label(lang: $lang) }
        commitmentsSearched passagesSearched complete
        nearest { score shared(lang: $lang) node { id label(lang: $lang) } }
        elsewhere(first: 5) { id label(lang: $lang) date }
      } }`;

export type GroupName = 'carried' | 'changed' | 'new' | 'dropped';
export const groupNames: GroupName[] = ['carried', 'changed', 'new', 'dropped'];

const lists: Record<GroupName, string> = {
  carried: `list: carriedOn(changed: false, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } ${pairs} }`,
  changed: `list: carriedOn(changed: true, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } ${pairs} }`,
  new: `list: new(first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } edges { node { ${says} } } }`,
  dropped: `list: silences(first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } ${silences} }`,
};

export function listing(group: GroupName): string {
  return `query Compare_${group}($earlier: ID!, $later: ID!, $first: Int, $after: String, $lang: Language, $asOf: Date, $at: String) {
  compare(earlier: $earlier, later: $later, asOf: $asOf, at: $at) {
    ${lists[group]}
  }
}`;
}

// The whole comparison as one operation, for people.
export const comparing = `query Compare($earlier: ID!, $later: ID!, $lang: Language, $asOf: Date, $at: String) {
  compare(earlier: $earlier, later: $later, asOf: $asOf, at: $at) {
    carriedOn(first: 50) {
      totalCount
      edges { node {
        earlier { id force summary(lang: $lang) text(lang: $lang) }
        later { id force summary(lang: $lang) text(lang: $lang) }
        relation { type method confidence evidence { quote cue curator reason } }
        changes { kind aspect was is text }
      } }
    }
    new(first: 50) { totalCount edges { node { id force summary(lang: $lang) text(lang: $lang) } } }
    silences(first: 50) {
      totalCount
      edges { node {
        commitment { id force summary(lang: $lang) text(lang: $lang) }
        commitmentsSearched passagesSearched complete
        nearest { score shared(lang: $lang) node { id } }
        elsewhere(first: 5) { id }
      } }
    }
  }
}`;
