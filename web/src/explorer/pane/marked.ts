import { h, type Child } from '../dom';

// Marked sets the words of a text that were looked at apart, as they stand in it.
export function marked(words: string, mark: string | null | undefined): Child[] {
  const at = mark ? words.toLowerCase().indexOf(mark.toLowerCase()) : -1;
  if (!mark || at < 0) return [words];
  return [words.slice(0, at), h('mark', {}, words.slice(at, at + mark.length)), words.slice(at + mark.length)];
}
