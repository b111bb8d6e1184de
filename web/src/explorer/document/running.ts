// Running makes running text of a printer's lines without moving a place in it: each
// code point keeps its own, and what stood for the end of a line becomes a space at the
// first of them and nothing at the others. Some files put a blank line after every line,
// so a blank line divides paragraphs only where all of the text's stand behind a
// sentence. A word divided by a hyphen that its spelling may have keeps the hyphen.
export function running(points: string[]): string[] {
  const out = [...points];
  const breaks: { from: number; to: number; blank: boolean }[] = [];
  for (let i = 0; i < points.length; ) {
    if (!space(points[i]!)) {
      i += 1;
      continue;
    }
    let j = i;
    let lines = 0;
    for (; j < points.length && space(points[j]!); j += 1) if (points[j] === '\n' || points[j] === '\u2028') lines += 1;
    if (lines > 0) breaks.push({ from: i, to: j, blank: lines > 1 });
    i = j;
  }
  const ends = (at: number) => {
    let last = at - 1;
    while (last >= 0 && /[\s”»"’)\]]/.test(points[last]!)) last -= 1;
    return last < 0 || /[.!?:;…]/.test(points[last]!);
  };
  const paragraphs = breaks.every((b) => !b.blank || ends(b.from));
  for (const { from, to, blank } of breaks) {
    out.fill('', from, to);
    if (blank && paragraphs) out[from] = '\n\n';
    else if (!(points[from - 1] === '-' && /\p{L}/u.test(points[from - 2] ?? '') && /\p{Ll}/u.test(points[to] ?? ''))) out[from] = ' ';
  }
  return out;
}

// A space that does not break divides no lines by itself, but printers leave one before
// the end of a line.
function space(point: string): boolean {
  return /\s/.test(point);
}
