import { h } from './dom';

// A cell that a spreadsheet would take for a formula begins with an apostrophe,
// as spreadsheets mark text.
const cell = (value: string) => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replace(/"/g, '""')}"`;

// SaveCSV gives lines of cells to the reader as a file.
export function saveCSV(lines: string[][], name: string): void {
  const words = `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
  const url = URL.createObjectURL(new Blob([words], { type: 'text/csv;charset=utf-8' }));
  const link = h('a', { href: url, download: `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.csv` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
