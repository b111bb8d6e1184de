import type { Language } from '../shared/language';
import type { Change, State } from './state';
import type { Key, Values } from './text/text';

// Page is what the shell gives a view: the state, the words, and the ways to
// change what is shown.
export interface Page {
  readonly state: State;
  readonly lang: Language;
  // The same as GraphQL has it.
  readonly Lang: 'EN' | 'FR';
  t(key: Key, values?: Values): string;
  // Go changes the state. A step, such as a box that is ticked, can be undone by the
  // browser's back; what moves continuously, such as a slider, or shows more of the same
  // list, replaces the state instead.
  go(change: Change, how?: 'step' | 'replace'): void;
  // Href is the address of the state after a change, for links.
  href(change: Change): string;
  // Say tells something to who listens instead of looking.
  say(words: string): void;
}

// View is one way to look at the graph. A view is added by one file in views/
// and one line in views.ts; its title is a key in text/en.ts and text/fr.ts.
export interface View {
  name: string; // ?view=
  title: Key;
  listed: boolean; // in the navigation
  render(at: HTMLElement, page: Page): Shown | void;
}

// Shown is a view on the screen.
export interface Shown {
  // Update takes in a state that differs in the keys named; false: draw anew.
  update?(page: Page, changed: Set<string>): boolean;
  close?(): void;
}
