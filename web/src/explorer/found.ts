import { h, type Child } from './dom';

const folded = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const shortest = 4; // letters of a word whose ending may differ

// Found sets the words that were looked for apart in a text. Endings may differ,
// as the index lets them: "content" is found in "contents".
export function found(text: string, looked: string): Child[] {
  const wanted = folded(looked).match(/[\p{L}\p{N}]+/gu) ?? [];
  const stem = (w: string) => (w.length > shortest ? w.slice(0, Math.max(shortest, w.length - 2)) : w);
  const same = (word: string) => wanted.some((w) => word === w || (w.length > shortest && word.startsWith(stem(w)) && Math.abs(word.length - w.length) <= 3));
  const out: Child[] = [];
  let plain = '';
  for (const part of text.split(/([\p{L}\p{N}\p{M}]+)/u)) {
    if (!part || !same(folded(part))) plain += part;
    else {
      out.push(plain, h('mark', {}, part));
      plain = '';
    }
  }
  return [...out, plain];
}
