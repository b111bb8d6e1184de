import { language, remember, show, type Language } from '../shared/language';
import { themeSwitch } from '../shared/theme';
import { hold } from './api';
import { h, plain } from './dom';
import { by, clock } from './moment';
import type { Page, Shown, View } from './page';
import { searchBox } from './search';
import { address, read, withChange, type Change, type State } from './state';
import { text } from './text/text';
import { views } from './views';
import { misread } from './words';
import { isDate, wrong } from './wrong';

// Shell is what stands around every view: the head with search, navigation and
// switches, the place for the view, and the region that is read aloud.
export function shell(root: HTMLElement): void {
  let state = read(location.search);
  let lang: Language = language();
  let shown: Shown | void;
  let current: View | undefined;
  let first = true;

  const loud = h('p', { class: 'quiet', role: 'status', 'aria-live': 'polite', id: 'said' });
  const place = h('main', { id: 'main', tabindex: -1 });
  const head = h('header', { class: 'head' });
  const foot = h('footer', { class: 'foot' });
  const above = h('div', { class: 'above' });
  const below = h('div');
  root.replaceChildren(head, above, place, foot, loud);

  const page = (): Page => {
    const at = state;
    return {
      state: at,
      lang,
      Lang: lang === 'en' ? 'EN' : 'FR',
      t: (key, values) => text(lang, key, values),
      go,
      href: (change) => address({ lang, ...withChange(at, change) }),
      say: (words) => {
        loud.textContent = '';
        requestAnimationFrame(() => (loud.textContent = words));
      },
    };
  };

  function go(change: Change, how: 'step' | 'replace' = 'step'): void {
    const next = { lang, ...withChange(state, change) };
    const to = address(next);
    if (how === 'replace' || to === address({ lang, ...state })) history.replaceState(null, '', to);
    else history.pushState(null, '', to);
    take(next);
  }

  // Take shows a state: the view draws only what differs where it can.
  function take(next: State): void {
    const before = state;
    state = next;
    hold(state.at);
    const changed = new Set(
      [...Object.keys(before), ...Object.keys(next)].filter((key) => before[key] !== next[key]),
    );
    const view = views.find((v) => v.name === state.view) ?? views[0]!;
    if (changed.has('asOf') || changed.has('at') || changed.has('view') || changed.size === 0) tell(changed.has('asOf'));
    point();
    if (view === current && !changed.has('at') && !wrong(state, view.name) && shown?.update?.(page(), changed)) return;
    draw(view, view !== current || changed.has('of') || changed.has('q'));
  }

  // Tell says by when all that is shown had been said.
  function tell(moved: boolean): void {
    const p = page();
    const had = [above, below].some((part) => part.contains(document.activeElement));
    const { above: over, below: under } = clock(p);
    above.replaceChildren(over);
    below.replaceChildren(under);
    below.hidden = under === '';
    if (had) document.querySelector<HTMLElement>('#moment')?.focus({ preventScroll: true });
    if (moved && !first && isDate(state.asOf ?? '2000')) p.say(state.asOf ? `${by(p, state.asOf)} ${p.t('moment.means')}` : p.t('moment.left'));
    first = false;
  }

  // Point lets the links around the view lead on from the state that is shown: to
  // the other views as of the same day, to the same in the other language.
  function point(): void {
    for (const link of head.querySelectorAll<HTMLAnchorElement>('nav.views a[data-view]')) link.href = address({ lang, view: link.dataset.view!, ...when() });
    for (const link of head.querySelectorAll<HTMLAnchorElement>('[data-switch]')) link.href = page().href({ lang: link.dataset.switch! });
  }

  const when = (): State => ({ ...(state.asOf && { asOf: state.asOf }), ...(state.at && { at: state.at }) });

  function draw(view: View, moved: boolean): void {
    shown?.close?.();
    const p = page();
    const fresh = current === undefined;
    current = view;
    const had = place.contains(document.activeElement); // the button that asked for this goes with the rest
    place.replaceChildren();
    place.dataset.view = view.name;
    for (const link of head.querySelectorAll<HTMLElement>('nav.views a')) {
      if (link.dataset.view === view.name) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    document.title = view === views[0] ? 'stemma' : `${p.t(view.title)} · stemma`;
    const bad = wrong(state, view.name);
    if (bad) {
      shown = undefined;
      place.append(h('h1', { tabindex: -1 }, p.t(view.title)), misread(p, bad));
    } else shown = view.render(place, p);
    if ((moved || had) && !fresh) {
      if (moved) scrollTo(0, 0);
      // The heading says where one is; focus on it is heard and not seen.
      (place.querySelector<HTMLElement>('h1') ?? place).focus({ preventScroll: true });
    }
  }

  function frame(): void {
    const p = page();
    const dark = h('button', { type: 'button', id: 'theme', 'aria-pressed': 'false' }, p.t('shell.dark'));
    const languages = (['en', 'fr'] as const).map((l) =>
      h(
        'a',
        {
          href: p.href({ lang: l }), hreflang: l, lang: l, 'data-switch': l, 'aria-current': l === lang && 'true',
          onclick: (event: MouseEvent) => {
            if (!plain(event)) return;
            event.preventDefault();
            remember(l);
            lang = l;
            state = { ...state, lang: l };
            history.replaceState(null, '', address(state));
            frame();
            current = undefined;
            take(state);
            head.querySelector<HTMLElement>(`[data-switch=${l}]`)?.focus();
          },
        },
        l === 'en' ? 'English' : 'Français',
      ),
    );
    const listed = views.filter((v) => v.listed).map((v) =>
      h(
        'a',
        {
          href: address({ lang, view: v.name, ...when() }), 'data-view': v.name,
          onclick: (event: MouseEvent) => {
            if (!plain(event)) return;
            event.preventDefault();
            const cleared = Object.fromEntries(Object.keys(state).map((key) => [key, undefined]));
            go({ ...cleared, lang, view: v === views[0] ? undefined : v.name, ...when() });
          },
        },
        p.t(v.title),
      ),
    );
    head.replaceChildren(
      h('p', { class: 'name' }, h('img', { src: './favicon.svg', alt: '', width: 26, height: 26 }), 'stemma'),
      h('nav', { class: 'views', 'aria-label': p.t('shell.views') }, ...listed,
        h('a', { href: `graphiql?lang=${lang}` }, 'GraphiQL')),
      searchBox(page),
      h('nav', { class: 'switches', 'aria-label': p.t('shell.switches') }, ...languages, dark),
    );
    themeSwitch(dark);
    foot.replaceChildren(
      below,
      h('p', {}, p.t('shell.authentic')),
      h('p', {}, h('a', { href: 'licenses.md' }, p.t('shell.licences'))),
    );
    show(lang);
  }

  addEventListener('popstate', () => {
    // The language is the reader's last choice, as dark and light are, and no step.
    const next = { ...read(location.search), lang };
    history.replaceState(null, '', address(next));
    take(next);
  });
  addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement;
    if (event.key !== '/' || event.ctrlKey || event.metaKey || target.matches('input, textarea, select, [contenteditable]')) return;
    event.preventDefault();
    document.querySelector<HTMLElement>('#search')?.focus();
  });
  frame();
  take(state);
}
