import type { Page } from './page';

// Copy gives words to the clipboard, and says whether it did. Without a secure
// context there is none: the words are said then, and shown by who asked.
export async function copy(page: Page, words: string, done = page.t('pane.copied')): Promise<boolean> {
  const copied = (await navigator.clipboard?.writeText(words).then(() => true, () => false)) ?? false;
  page.say(copied ? done : words);
  return copied;
}
