import type { Storage as GraphiQLStorage } from '@graphiql/toolkit';
import type { Language } from '../shared/language';
import { themeKey } from '../shared/theme';

// What an analyst types may be confidential, so GraphiQL's tabs and history
// live as long as the browser tab, unless the reader asks to keep them on this
// device. Each language has its own tabs. The theme is the whole site's.

const prefix = 'graphiql:';
const keepKey = 'stemma:keep';
const perLanguage = new Set(['tabState', 'query', 'variables', 'headers'].map((name) => prefix + name));

export function keeps(): boolean {
  return localStorage.getItem(keepKey) === 'true';
}

// Keep moves what there is to the place the reader chose.
export function keep(on: boolean): void {
  const [from, to] = on ? [sessionStorage, localStorage] : [localStorage, sessionStorage];
  for (const name of names(from)) {
    to.setItem(name, from.getItem(name) ?? '');
    from.removeItem(name);
  }
  if (on) {
    localStorage.setItem(keepKey, 'true');
  } else {
    localStorage.removeItem(keepKey);
  }
}

export function storage(lang: Language): GraphiQLStorage {
  const place = () => (keeps() ? localStorage : sessionStorage);
  const named = (name: string) => (perLanguage.has(name) ? `${name}:${lang}` : name);
  const theme = prefix + 'theme';
  return {
    getItem: (name) => (name === theme ? localStorage.getItem(themeKey) : place().getItem(named(name))),
    setItem: (name, value) =>
      name === theme ? localStorage.setItem(themeKey, value) : place().setItem(named(name), value),
    removeItem: (name) =>
      name === theme ? localStorage.removeItem(themeKey) : place().removeItem(named(name)),
    clear: () => names(place()).forEach((name) => place().removeItem(name)),
    get length() {
      return names(place()).length;
    },
  };
}

function names(place: Storage): string[] {
  return Object.keys(place).filter((name) => name.startsWith(prefix));
}
