// Light or dark: the system decides until the reader does. The choice is kept
// on this device and shared with GraphiQL's own setting (graphiql/storage.ts).

export type Theme = 'light' | 'dark';

export const themeKey = 'stemma:theme';

export function chosenTheme(): Theme | undefined {
  const stored = localStorage.getItem(themeKey);
  return stored === 'light' || stored === 'dark' ? stored : undefined;
}

function system(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

// ThemeSwitch brings a button to life that says whether dark is on.
export function themeSwitch(button: HTMLButtonElement): void {
  const paint = () => {
    const chosen = chosenTheme();
    if (chosen) {
      document.documentElement.dataset.theme = chosen;
    } else {
      delete document.documentElement.dataset.theme;
    }
    button.setAttribute('aria-pressed', String((chosen ?? system()) === 'dark'));
  };
  button.addEventListener('click', () => {
    localStorage.setItem(themeKey, (chosenTheme() ?? system()) === 'dark' ? 'light' : 'dark');
    paint();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
  button.hidden = false;
  paint();
}
