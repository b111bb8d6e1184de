// Judges descriptions of addresses with the validator of others, by the schema of
// the OpenAPI Initiative. That leaves the schemas within a description alone, so
// these are judged by JSON Schema's own, and references are followed. A line of
// JSON for each file says what was found.
//
// usage: node openapi.mjs FILE...
import { readFileSync } from 'node:fs'

let Validator, Ajv
try {
  ({ Validator } = await import('@seriousme/openapi-schema-validator'))
  Ajv = (await import('ajv/dist/2020.js')).default
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  console.log('needs npm ci in web')
  process.exit(3)
}

/** The schemas of a description, named ones and those of parameters and bodies, each with its example. */
function * schemas(part, path = '') {
  if (part === null || typeof part !== 'object') return
  for (const [name, value] of Object.entries(part)) {
    if (path === '/components' && name === 'schemas') {
      for (const [each, schema] of Object.entries(value)) yield [`${path}/schemas/${each}`, schema]
    } else if (name === 'schema') yield [path, value, part.example]
    else yield * schemas(value, `${path}/${name}`)
  }
}

function fit(ajv, path, schema, value) {
  if (!ajv.validate(schema, value)) throw new Error(`${path}: ${ajv.errorsText()}`)
}

async function judge(description) {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(description)
  if (!valid) throw new Error(JSON.stringify(errors))
  const ajv = new Ajv()
  for (const [path, schema, example] of schemas(validator.resolveRefs())) {
    if (!ajv.validateSchema(schema)) throw new Error(`${path}: ${ajv.errorsText()}`)
    if (example !== undefined) fit(ajv, path, schema, example)
  }
  return validator.version
}

/** An answer has a status and a media type that its operation has; what is JSON fits its schema. */
function judgeAnswer(description, { method, path, status, type, body }) {
  const said = description.paths[path][method].responses[status]
  if (!said) throw new Error(`${method} ${path}: no answer has ${status}`)
  const content = said.content?.[type]
  if (!content && (said.content || body)) throw new Error(`${method} ${path}: ${status} is not given as ${type}`)
  if (/[/+]json$/.test(type) && content.schema?.type !== 'string') fit(new Ajv(), path, content.schema, JSON.parse(body))
  return `${status} ${type}`
}

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))

async function say(judgement) {
  let verdict
  try {
    verdict = { valid: true, says: await judgement() }
  } catch (error) {
    verdict = { valid: false, says: error.message.slice(0, 500) }
  }
  console.log(JSON.stringify(verdict))
}

const args = process.argv.slice(2)
if (args[0] === '--answers') {
  const validator = new Validator()
  await validator.validate(read(args[1]))
  const description = validator.resolveRefs()
  for (const answer of read(args[2])) await say(() => judgeAnswer(description, answer))
} else {
  for (const file of args) await say(() => judge(read(file)))
}
