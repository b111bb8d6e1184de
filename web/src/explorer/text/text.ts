import type { Language } from '../../shared/language';
import { en } from './en';
import { fr } from './fr';

// Every word of the pages stands in en.ts and fr.ts, under the same keys: a type
// and a test see to it.
export type Key = keyof typeof en;
export type Values = Record<string, string | number>;

export const texts: Record<Language, Record<Key, string>> = { en, fr };

const rules = { en: new Intl.PluralRules('en'), fr: new Intl.PluralRules('fr') };
const numbers = { en: new Intl.NumberFormat('en'), fr: new Intl.NumberFormat('fr') };

// Text gives the words of a key. {name} is replaced by a value; where a text has
// two forms, "{n} edge|{n} edges", n chooses. Where it counts several things, each has
// its forms beside it: "{n} {n:node|nodes}, {m} {m:edge|edges}".
export function text(lang: Language, key: Key, values: Values = {}): string {
  const one = (value: string | number | undefined) => rules[lang].select(Number(value ?? 0)) === 'one';
  let words = (texts[lang][key] ?? key).replace(/\{(\w+):([^{}|]*)\|([^{}|]*)\}/g, (_, name: string, alone: string, more: string) => (one(values[name]) ? alone : more));
  const forms = words.split('|');
  if (forms.length === 2) words = one(values.n) ? forms[0]! : forms[1]!;
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? numbers[lang].format(value) : value;
  });
}

// Colon joins a name and what follows it; French keeps a space before it, which does
// not break.
export const colon = (lang: Language): string => (lang === 'fr' ? '\u00a0: ' : ': ');

// Term gives the word for a value of an enum of the schema, or the value itself
// where it is newer than these pages.
export function term(lang: Language, group: string, value: string): string {
  return (texts[lang] as Record<string, string>)[`${group}.${value}`] ?? value;
}

// OfType names what a document, meeting, body or convention is. Types are words of the
// data: one that has no words here is shown as it is.
export function ofType(lang: Language, type: string): string {
  const key = type.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]+/g, '_');
  return (texts[lang] as Record<string, string>)[`ofType.${key}`] ?? type;
}

// Day prints a date of any precision as people of that language do; shortDay with
// the month cut, where there is little room.
export const day = (lang: Language, date: string | null | undefined): string => printed(lang, date, 'long');
export const shortDay = (lang: Language, date: string | null | undefined): string => printed(lang, date, 'short');

function printed(lang: Language, date: string | null | undefined, month: 'long' | 'short'): string {
  if (!date) return '';
  const parts = date.split('-').map(Number);
  if (parts.some(Number.isNaN) || parts.length > 3) return date;
  const at = new Date(Date.UTC(parts[0]!, (parts[1] ?? 1) - 1, parts[2] ?? 1));
  const form: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' };
  if (parts.length > 1) form.month = month;
  if (parts.length > 2) form.day = 'numeric';
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'fr', form).format(at);
}
