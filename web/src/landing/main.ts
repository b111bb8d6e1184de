import { language, show, switches, type Language } from '../shared/language';
import { themeSwitch } from '../shared/theme';
import { counts, type Count } from './counts';

let lang = language();
let loaded: Count[] = [];

function apply(next: Language): void {
  lang = next;
  show(lang);
  paint();
}

function paint(): void {
  const format = new Intl.NumberFormat(lang);
  const list = loaded.map(({ names, count }) => {
    const group = document.createElement('div');
    const term = document.createElement('dt');
    const value = document.createElement('dd');
    term.textContent = names[lang];
    value.textContent = format.format(count);
    group.append(term, value);
    return group;
  });
  document.querySelector('#counts')?.replaceChildren(...list);
  document.querySelector<HTMLAnchorElement>('a[data-graphiql]')?.setAttribute('href', `graphiql?lang=${lang}`);
}

const problem: Record<Language, string> = {
  en: 'The graph does not answer at the moment; reload the page to ask again.',
  fr: 'Le graphe ne répond pas pour le moment ; rechargez la page pour réessayer.',
};

switches((next) => {
  const address = new URL(location.href);
  address.searchParams.set('lang', next);
  history.replaceState(null, '', address);
  apply(next);
});
const button = document.querySelector<HTMLButtonElement>('#theme');
if (button) themeSwitch(button);
apply(lang);

counts(new URL('graphql', document.baseURI)).then(
  (found) => {
    loaded = found;
    paint();
  },
  (reason: unknown) => {
    console.warn('counts', reason);
    const place = document.querySelector('#counts-problem');
    if (place) place.textContent = problem[lang];
  },
);
