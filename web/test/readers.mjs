// Reads exports with graphology, Cytoscape.js and D3, and compares every
// attribute of every node and edge with truth.json, which is made without any
// exporter. A line of JSON for each folder and reader says what it found.
//
// usage: node readers.mjs FOLDER[:FOLDER]... FAMILY...
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const [folders, ...families] = process.argv.slice(2)
let folder, truth // those in hand
const text = (name) => readFileSync(join(folder, name), 'utf8')
const nodeAttributes = ['kind', 'label', 'date', 'ref', 'force', 'topics', 'text']
const edgeAttributes = ['type', 'method', 'confidence', 'quote', 'cue', 'document', 'source', 'target']
const notice = 'not the authentic text'

/** What stands in place of a character that XML 1.0 forbids. */
const visible = (s) => (typeof s !== 'string' ? s : s
  .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
  .replace(/[\ufffe\uffff]/g, '\ufffd'))

/** Compares maps from ids to attributes with the graph; an absent one is empty. */
function same(nodes, edges, change = (s) => s) {
  for (const [name, got, want, attributes] of [['nodes', nodes, truth.nodes, nodeAttributes], ['edges', edges, truth.edges, edgeAttributes]]) {
    assert.equal(got.size, want.length, name)
    for (const values of want) {
      const have = got.get(values.id)
      assert.ok(have, `${name}: ${values.id} is missing`)
      for (const a of attributes) {
        const value = Array.isArray(have[a]) ? have[a].join(';') : have[a] ?? ''
        // Not assert.equal, whose message would hold a text of any length.
        if (value !== change(values[a])) throw new Error(`${values.id} ${a}: ${JSON.stringify(value).slice(0, 100)}, should be ${JSON.stringify(values[a]).slice(0, 100)}`)
      }
    }
  }
  return `${nodes.size} nodes, ${edges.size} edges`
}

/** Records by id, of which none may stand twice. */
function once(records) {
  const out = new Map(records)
  assert.equal(out.size, records.length, 'an id stands twice')
  return out
}

function head(about) {
  assert.ok(about.notice.includes(notice))
  if (truth.nodes.length > 0) assert.deepEqual([Number(about.nodes), Number(about.edges)], [truth.nodes.length, truth.edges.length])
}

/** Its XML is read by xmldom, since Node has no DOM. */
async function graphology(library, file, name) {
  const { MultiGraph } = (await import('graphology')).default // directed as the file says
  const graph = (await import(library)).default.parse(MultiGraph, text(file))
  assert.ok(graph.multi && (graph.type === 'directed' || graph.size === 0))
  const named = (values) => Object.fromEntries(Object.entries(values).map(([a, v]) => [name(a), v]))
  const nodes = new Map(graph.mapNodes((id, values) => [id, named(values)]))
  const edges = new Map(graph.mapEdges((id, values, source, target) => [id, { ...named(values), source, target }]))
  return [graph, same(nodes, edges, visible)]
}

const readers = {
  'graphml/graphology': async () => {
    const [graph, said] = await graphology('graphology-graphml', 'graph.graphml', (a) => a)
    head(graph.getAttributes())
    return said
  },
  'gexf/graphology': async () => {
    const plain = (a) => a.replace(/^[ne]_/, '') // it names attributes by their ids
    const [graph, said] = await graphology('graphology-gexf', 'graph.gexf', plain)
    assert.ok(graph.getAttribute('description').includes(notice))
    await graphology('graphology-gexf', 'dynamic.gexf', plain)
    return `${said}; dynamic too`
  },
  'json/cytoscape': async () => {
    const cytoscape = (await import('cytoscape')).default
    const file = JSON.parse(text('graph.cyjs'))
    head(file.data)
    const graph = cytoscape({ headless: true, elements: file.elements })
    for (const records of Object.values(file.elements)) once(records.map((e) => [e.data.id])) // of two it makes one
    const data = (elements) => once(elements.map((e) => [e.id(), e.data()]))
    return same(data(graph.nodes()), data(graph.edges()))
  },
  'json/d3': async () => {
    const { forceLink, forceSimulation } = await import('d3')
    const file = JSON.parse(text('graph.json'))
    head(file.graph)
    forceSimulation(file.nodes).force('link', forceLink(file.links).id((d) => d.id)).stop()
    const edges = once(file.links.map((l) => [l.id, { ...l, source: l.source.id, target: l.target.id }]))
    return same(once(file.nodes.map((n) => [n.id, n])), edges)
  },
}

async function run(number, reader, read) {
  let line
  try {
    line = { status: 'read', says: await read() }
  } catch (error) {
    const missing = error.code === 'ERR_MODULE_NOT_FOUND'
    line = { status: missing ? 'skipped' : 'failed', says: missing ? 'needs npm ci in web' : String(error.stack).slice(0, 1500) }
  }
  console.log(JSON.stringify({ folder: number, reader, ...line }))
}

for (const [number, path] of folders.split(delimiter).entries()) {
  folder = path
  truth = JSON.parse(text('truth.json'))
  for (const [reader, read] of Object.entries(readers)) {
    if (families.includes(reader.split('/')[0])) await run(number, reader, read)
  }
}
