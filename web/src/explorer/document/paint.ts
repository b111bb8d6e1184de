// Marks lie over a text and over each other. Paint cuts the text where a mark
// begins or ends and nests the marks by layer, the shortest of a layer on top,
// so that every mark shows and no word is there twice. The words are shown as
// running text; places are those of the text itself.

import { running } from './running';

export interface Mark<T> {
  start: number; // code points, as the graph counts
  end: number;
  what: T;
}

export type Layer = Mark<unknown>[];

// Paint returns what stands from start on. Points are the text's code points;
// wrap is told the number of the layer, the mark, what it holds and whether its
// first word is there, plain makes the words.
export function paint<N>(
  points: string[],
  start: number,
  layers: Layer[],
  plain: (words: string) => N[],
  wrap: (layer: number, what: unknown, inside: N[], first: boolean) => N,
): N[] {
  const end = start + points.length;
  const shown = running(points);
  const cuts = new Set([start, end]);
  for (const layer of layers)
    for (const mark of layer) {
      cuts.add(Math.min(Math.max(mark.start, start), end));
      cuts.add(Math.min(Math.max(mark.end, start), end));
    }
  const places = [...cuts].sort((a, b) => a - b);
  const covers = layers.map((layer) =>
    places.slice(0, -1).map((at) => {
      let best: Mark<unknown> | undefined;
      for (const mark of layer)
        if (mark.start <= at && at < mark.end && (!best || mark.end - mark.start < best.end - best.start)) best = mark;
      return best;
    }),
  );
  const begun = new Set<Mark<unknown>>();
  const run = (depth: number, from: number, to: number): N[] => {
    if (depth === layers.length) return plain(shown.slice(places[from]! - start, places[to]! - start).join(''));
    const out: N[] = [];
    for (let i = from; i < to; ) {
      const mark = covers[depth]![i];
      let j = i + 1;
      while (j < to && covers[depth]![j] === mark) j += 1;
      if (mark) {
        const first = !begun.has(mark);
        begun.add(mark);
        out.push(wrap(depth, mark.what, run(depth + 1, i, j), first));
      } else out.push(...run(depth + 1, i, j));
      i = j;
    }
    return out;
  };
  return run(0, 0, places.length - 1);
}

// Places finds words in a text, whatever their case, in code points from start.
export function places(points: string[], start: number, words: string | null | undefined, from = start, to = start + points.length): { start: number; end: number } | undefined {
  if (!words) return;
  const wanted = [...words.toLowerCase()];
  const lower = points.map((p) => p.toLowerCase());
  const blank = (p: string | undefined) => p !== undefined && /\s/.test(p);
  for (let at = Math.max(from - start, 0); at < Math.min(to - start, lower.length); at += 1) {
    let [i, j] = [at, 0];
    while (j < wanted.length && i < lower.length) {
      if (blank(wanted[j]) && blank(lower[i])) {
        while (blank(wanted[j])) j += 1;
        while (blank(lower[i])) i += 1;
      } else if (wanted[j] === lower[i] || (wanted[j] === "'" && lower[i] === '’') || (wanted[j] === '’' && lower[i] === "'")) {
        i += 1;
        j += 1;
      } else break;
    }
    if (j === wanted.length) return { start: start + at, end: start + i };
  }
  return;
}
