// Reads BibTeX and RIS with Citation.js, and makes each citation's sentence again
// of the fields that it finds. A line of JSON for each folder and reader says what
// it found.
//
// usage: node citations.mjs FOLDER[:FOLDER]...
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const words = {
  en: { quoted: (s) => `“${s}”`, in: 'in ', then: '; ' },
  fr: { quoted: (s) => `« ${s} »`, in: 'dans ', then: ' ; ' },
}
const date = (r) => (r.issued?.['date-parts'][0] ?? []).map((n, i) => String(n).padStart(i ? 2 : 4, '0')).join('-')

/** What stands in front of the part that says where in the graph a thing is. */
const front = (lang, author, title, where, day, about) =>
  [author, words[lang].quoted(title), where].filter(Boolean).join(', ') + (day && ` (${day})`) + (about && `, ${about}`)

const readers = {
  /** An author's commas are left out, since they would divide a person's name. */
  'ris/citation.js': ['@ris/file', 'citations.ris', (r, { lang }) => {
    const [about, state, notice] = r.note.length === 3 ? r.note : ['', ...r.note]
    const where = r['container-title']
      ? words[lang].in + [r['container-title'], r.section].filter(Boolean).join(', ')
      : r.section ?? ''
    return `${front(lang, r.author?.[0].family ?? '', r.title, where, date(r), about)}. stemma, ${r.URL}, ${state}${words[lang].then}${notice}.`
  }, (said, author) => said.replace(author, author.replaceAll(',', ''))],
  /** BibTeX has where, how sure and which state in one note. */
  'bibtex/citation.js': ['@biblatex/text', 'citations.bib', (r, { lang, sentence }) => {
    // It writes an escaped sign of an address twice where no other is escaped.
    if (!sentence.includes(r.URL)) r.URL = r.URL.replaceAll('%25', '%')
    const head = front(lang, r.author?.[0].family ?? '', r.title, '', '', '')
    const rest = sentence.slice(head.length).replace(`. stemma, ${r.URL}, `, words[lang].then).replace(date(r) && ` (${date(r)})`, '')
    const commas = (s) => s.replaceAll(/ ?; /g, ', ')
    return sentence.startsWith(head) && commas(rest) === commas(`, ${r.note}.`) ? sentence : `${head} ${date(r)} ${r.URL} ${r.note}`
  }, (said) => said],
}

async function check(folder, name) {
  const text = (file) => readFileSync(join(folder, file), 'utf8')
  const cited = JSON.parse(text('citations.json'))
  const { plugins } = await import('@citation-js/core')
  await import('@citation-js/plugin-ris')
  await import('@citation-js/plugin-bibtex')
  const [type, file, again, allow] = readers[name]
  const found = plugins.input.chain(text(file), { forceType: type, generateGraph: false })
  if (found.length !== cited.length) throw new Error(`${found.length}, should be ${cited.length}`)
  const keys = new Set(found.map((r) => String(r['citation-key'] ?? r.id).toLowerCase()))
  if (keys.size !== found.length) throw new Error('two things have one key')
  found.forEach((r, i) => {
    const [, author = ''] = /^([^“«].*?), [“«]/.exec(cited[i].sentence) ?? []
    const [got, want] = [again(r, cited[i]), allow(cited[i].sentence, author)]
    if (got !== want) throw new Error(`${cited[i].id}: ${JSON.stringify(got)}, should be ${JSON.stringify(want)}`.slice(0, 1500))
    if (!(r['citation-key'] ?? r.id).startsWith(cited[i].id || 'stemma:part-')) throw new Error(`${cited[i].id} has another key`)
  })
  return `${found.length} citations`
}

for (const [number, folder] of process.argv[2].split(delimiter).entries()) {
  for (const reader of Object.keys(readers)) {
    let line
    try {
      line = { status: 'read', says: await check(folder, reader) }
    } catch (error) {
      const missing = error.code === 'ERR_MODULE_NOT_FOUND'
      line = { status: missing ? 'skipped' : 'failed', says: missing ? 'needs npm ci in web' : String(error.stack).slice(0, 2500) }
    }
    console.log(JSON.stringify({ folder: number, reader, ...line }))
  }
}
