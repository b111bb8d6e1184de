// A passage with its words in every witness, and every name and cue in them.
export const passage = `id ref headings
        spans { start end text witness { id language fileName quality } }
        mentions(first: 120) { totalCount edges { node { start end witness { id } target { id label(lang: $lang) } } } }
        relations(whole: true, direction: ANCESTORS, first: 60) { edges { node { type evidence { start end cue witness { id } } } } }`;
