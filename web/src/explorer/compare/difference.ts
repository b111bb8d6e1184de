import { diffArrays } from 'diff';

// How two texts differ, word by word.

// Part is a run of words that one text has, or both: the words as each side
// writes them, '' where it has none.
export interface Part {
  kind: 'same' | 'other';
  was: string;
  is: string;
}

export interface Difference {
  parts: Part[];
  // The share of the longer text's words that both have in order, from 0 to 1.
  kept: number;
}

// Texts that differ in more words, spaces and marks than this are not worked
// through: a page of them would take seconds, and nearly all is marked anyway.
const most = 1000;

const token = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;
const word = /[\p{L}\p{N}]/u;

// Two spellings of one word: case, the apostrophe's form and the width of spaces
// are the printer's and not the negotiator's.
const key = (t: string) => (/^\s+$/.test(t) ? ' ' : t.replace(/[’‘ʼ]/g, "'").replace(/[“”«»]/g, '"').replace(/[–—‑]/g, '-').toLocaleLowerCase());

// Difference sets two texts of one language beside each other; undefined where
// they are too long and too unlike for it.
export function difference(was: string, is: string): Difference | undefined {
  const before = was.normalize('NFC').match(token) ?? [];
  const after = is.normalize('NFC').match(token) ?? [];
  const changes = diffArrays(before.map(key), after.map(key), { maxEditLength: most });
  if (!changes) return undefined;
  const parts: Part[] = [];
  let [i, j, same] = [0, 0, 0];
  const add = (kind: Part['kind'], from: string[], to: string[]) => {
    const last = parts.at(-1);
    if (last?.kind === kind) {
      last.was += from.join('');
      last.is += to.join('');
    } else parts.push({ kind, was: from.join(''), is: to.join('') });
  };
  changes.forEach((change, at) => {
    const from = change.added ? [] : before.slice(i, (i += change.count));
    const to = change.removed ? [] : after.slice(j, (j += change.count));
    if (change.added || change.removed) return add('other', from, to);
    const words = from.filter((t) => word.test(t));
    same += words.length;
    // A comma or a lone "of" between two changes is chance: the change reads
    // better whole.
    const between = at > 0 && at < changes.length - 1;
    const slight = words.length === 0 || (words.length === 1 && words[0]!.length <= 3);
    add(between && slight ? 'other' : 'same', from, to);
  });
  const count = (all: string[]) => all.filter((t) => word.test(t)).length;
  return { parts, kept: same / Math.max(1, count(before), count(after)) };
}

// What links the words of any text and says nothing of what two have in common.
const links = new Set(
  `about also among and are been being both for from have into its more not of other others our such than that the their them these they
  this those through to under which while who will with within aux avec ces cette comme dans des dont elle elles entre est être ils
  les leur leurs mais nos notre nous par pas plus pour que qui sans ses son sont sous sur tous toutes une vers`.split(/\s+/),
);

// Shared are the words two texts have in common, wherever they stand: their
// first letters, so that a plural does not hide one.
const stem = (t: string) => key(t).normalize('NFD').replace(/\p{M}/gu, '').slice(0, 7).replace(/(?<=.{4})(es|s)$/, '');

export function shared(was: string, is: string): (text: string) => { words: string; both: boolean }[] {
  const tell = (text: string) => (text.normalize('NFC').match(token) ?? []).filter((t) => t.length > 2 && word.test(t) && !links.has(key(t)));
  const [a, b] = [new Set(tell(was).map(stem)), new Set(tell(is).map(stem))];
  return (text) => {
    const out: { words: string; both: boolean }[] = [];
    for (const t of text.normalize('NFC').match(token) ?? []) {
      const both = t.length > 2 && word.test(t) && !links.has(key(t)) && a.has(stem(t)) && b.has(stem(t));
      const last = out.at(-1);
      if (last && last.both === both) last.words += t;
      else out.push({ words: t, both });
    }
    return out;
  };
}
