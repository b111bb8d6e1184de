import { toEmbed } from '../../shared/embedding';
import { site } from '../api';
import { h, type Attributes } from '../dom';
import type { Page } from '../page';

// Embedding gives the line of HTML that shows what is on the screen on a page of
// somebody else's, in a dialog with what may be chosen about it. The focus comes
// back to where it is called from.
export function embedding(page: Page, title: string, from: HTMLElement | null): void {
  const select = (id: string, values: [string, string][]) =>
    h('select', { id, onchange: () => fill() }, ...values.map(([value, words]) => h('option', { value }, words)));
  const first = select('embed-first', [['0', page.t('embed.drawing')], ['1', page.t('embed.table')]]);
  const theme = select('embed-theme', [['auto', page.t('embed.auto')], ['light', page.t('embed.light')], ['dark', page.t('embed.dark')]]);
  const height = h('input', { id: 'embed-height', type: 'number', min: 200, max: 2000, step: 10, value: 480, oninput: () => fill() });
  const line = h('textarea', { id: 'embed-line', readonly: true, rows: 5, spellcheck: 'false', onfocus: () => line.select() });
  const see = h('a', { target: '_blank', rel: 'noopener' }, page.t('embed.see'));
  const copy = h('button', {
    type: 'button',
    onclick: async () => {
      line.select();
      // Without a secure context there is no clipboard; the line is marked then.
      await navigator.clipboard?.writeText(line.value).then(() => (copy.textContent = page.t('pane.copied')), () => undefined);
    },
  }, page.t('pane.copy'));

  const fill = () => {
    const more: Record<string, string> = { lang: page.lang };
    if (theme.value !== 'auto') more.theme = theme.value;
    if (first.value === '1') more.table = '1';
    const address = new URL(`embed/lineage?${toEmbed(page.state, more)}`, site()).href;
    see.href = address;
    line.value = iframe({
      src: address, title: `${title} · stemma`, width: '100%', height: Math.min(Math.max(Number(height.value) || 480, 200), 2000),
      loading: 'lazy', sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox', style: 'border:0',
    });
    copy.textContent = page.t('pane.copy');
  };
  const field = (id: string, words: string, control: HTMLElement) => h('p', { class: 'field' }, h('label', { for: id }, words), control);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
  const dialog = h('dialog', { class: 'embedding', 'aria-labelledby': 'embed-title', onclose: () => {
      dialog.remove();
      from?.focus();
    } },
    h('h2', { id: 'embed-title', tabindex: -1 }, page.t('embed.title')),
    h('p', {}, page.t('embed.how'), local && ` ${page.t('embed.local')}`),
    h('div', { class: 'fields' },
      field('embed-first', page.t('embed.first'), first),
      field('embed-theme', page.t('embed.theme'), theme),
      field('embed-height', page.t('embed.height'), height)),
    h('p', {}, h('label', { for: 'embed-line' }, page.t('embed.line'))), line,
    h('p', { class: 'acts' }, copy, see, h('button', { type: 'button', onclick: () => dialog.close() }, page.t('embed.close'))));
  fill();
  document.body.append(dialog);
  dialog.showModal();
}

// Iframe writes the element as text; what stands between quotes is escaped.
function iframe(attributes: Attributes): string {
  const escaped = (value: unknown) => String(value).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
  return `<iframe ${Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`).join(' ')}></iframe>`;
}
