// The language of a page: the address decides (?lang=), then what was chosen
// on this device before, then what the server or the browser says.

export type Language = 'en' | 'fr';

const key = 'stemma:lang';

function known(value: string | null | undefined): Language | undefined {
  const tag = value?.toLowerCase().slice(0, 2);
  return tag === 'en' || tag === 'fr' ? tag : undefined;
}

export function language(): Language {
  const asked = known(new URLSearchParams(location.search).get('lang'));
  return asked ?? known(localStorage.getItem(key)) ?? known(navigator.language) ?? 'en';
}

// Show sets the page's language; style sheets hide the other one's texts.
export function show(lang: Language): void {
  document.documentElement.lang = lang;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-switch]')) {
    if (link.dataset.switch === lang) {
      link.setAttribute('aria-current', 'true');
    } else {
      link.removeAttribute('aria-current');
    }
  }
}

export function remember(lang: Language): void {
  localStorage.setItem(key, lang);
}

// Switches calls back when the reader picks a language in the page's switch.
export function switches(choose: (lang: Language) => void): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-switch]')) {
    link.addEventListener('click', (event) => {
      const lang = known(link.dataset.switch);
      if (!lang || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      remember(lang);
      choose(lang);
    });
  }
}
