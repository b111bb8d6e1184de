import { spoken } from '../queries';

// The operations of the document view.

export const heading = `query Document($id: ID!, $lang: Language, $base: String, $asOf: Date, $at: String) {
  node(id: $id, asOf: $asOf, at: $at) {
    __typename id
    ... on Document {
      title(lang: $lang) type date url language complete dataSource
      citation(format: TEXT, lang: $lang, base: $base)
      bibtex: citation(format: BIBTEX, lang: $lang, base: $base)
      ris: citation(format: RIS, lang: $lang, base: $base)
      meeting { id label(lang: $lang) startDate }
      textOf { id label(lang: $lang) relations(direction: DESCENDANTS, first: 1) { totalCount } }
      witnesses { id language format fileName sha256 quality }
      commitments(first: 1) { totalCount }
      outline: units(onlyHeadings: true, first: 200) {
        totalCount
        edges { node { id level texts { witness { id } text marker } } }
      }
    }
  }
}`;

// A page of a text. Of names and statements there may be more than were asked
// for: mentionCount and statementCount tell, and a shorter page has them all.
export const reading = `query Text($id: ID!, $first: Int, $after: String, $lang: Language, $asOf: Date, $at: String) {
  node(id: $id, asOf: $asOf, at: $at) {
    ... on Document {
      units(first: $first, after: $after) {
        totalCount mentionCount statementCount
        pageInfo { hasNextPage endCursor }
        mentions(first: 900) { kind start end witness { id } target { id label(lang: $lang) } }
        statements(first: 600) { relation { id type } evidence { start end cue witness { id } } }
        edges {
          node {
            id level
            passage { id ref kind }
            parts { id ref spans { witness { id } start end } }
            commitments { id ref force summary(lang: $lang) anySummary: summary label(lang: $lang) spans { witness { id } start end } }
            texts { witness { id } language text start end marker skipped }
            leaving { type count }
            arriving { type count }
          }
        }
      }
    }
  }
}`;

const listed = `totalCount pageInfo { hasNextPage endCursor }
      edges { node {
        id type method confidence
        source { ${spoken} }
        target { ${spoken} }
        evidence { quote cue curator reason why { text(lang: $lang) } }
      } }`;

// What leads from a unit, or to it.
export const relations = {
  passage: `query RelationsOfPassage($id: ID!, $direction: LineageDirection, $types: [RelationType!], $first: Int, $after: String, $lang: Language, $asOf: Date, $at: String) {
  node(id: $id, asOf: $asOf, at: $at) {
    ... on Passage { relations(whole: true, direction: $direction, types: $types, first: $first, after: $after) {
      ${listed}
    } }
  }
}`,
  commitment: `query RelationsOfCommitment($id: ID!, $direction: LineageDirection, $types: [RelationType!], $first: Int, $after: String, $lang: Language, $asOf: Date, $at: String) {
  node(id: $id, asOf: $asOf, at: $at) {
    ... on Commitment { relations(direction: $direction, types: $types, first: $first, after: $after) {
      ${listed}
    } }
  }
}`,
};

// Where an edge is said, and what it leads from and to.
export const ends = `query Ends($id: ID!, $asOf: Date, $at: String) {
  node(id: $id, asOf: $asOf, at: $at) {
    ... on Relation { source { id } target { id } evidence { passage { id } } }
  }
}`;

// Every document there is, for who names none.
export const documents = `query Documents($lang: Language, $after: String, $asOf: Date, $at: String) {
  documents(first: 100, after: $after, orderBy: {field: DATE, direction: DESC}, asOf: $asOf, at: $at) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node { id title(lang: $lang) date type textOf { symbol } witnesses { language } commitments(first: 1) { totalCount } } }
  }
}`;
