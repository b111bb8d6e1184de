import { says } from './compare';

// What the matrix of topics and meetings asks: all its numbers in one operation.

export const counting = `query Matrix($forum: String, $from: Date, $to: Date, $lang: Language, $asOf: Date, $at: String) {
  figures(series: $forum, from: $from, to: $to, first: 1, asOf: $asOf, at: $at) {
    commitments
    columns(first: 200) { date count noTopic meeting { id label(lang: $lang) place } }
    matrixSize(narrower: true)
    matrix(narrower: true, first: 2000) { count main topic { id } meeting { id } }
  }
  topics(first: 200, asOf: $asOf, at: $at) { totalCount edges { node { id name(lang: $lang) scope broader { id } } } }
}`;

// Who met, and when: what the filters offer.
export const offering = `query Forums($lang: Language, $asOf: Date, $at: String) {
  figures(first: 1, asOf: $asOf, at: $at) {
    columns(first: 200) { date meeting { series forum { id label(lang: $lang) } } }
  }
}`;

export const listing = `query Commitments($filter: CommitmentFilter, $first: Int, $lang: Language, $asOf: Date, $at: String) {
  commitments(filter: $filter, first: $first, asOf: $asOf, at: $at) {
    totalCount
    edges { node {
        ${says}
    } }
  }
}`;
