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

/** The schemas of a description: named ones, and those of parameters and bodies. */
function * schemas(part, path = '') {
  if (part === null || typeof part !== 'object') return
  for (const [name, value] of Object.entries(part)) {
    if (path === '/components' && name === 'schemas') {
      for (const [each, schema] of Object.entries(value)) yield [`${path}/schemas/${each}`, schema]
    } else if (name === 'schema') yield [`${path}/schema`, value]
    else yield * schemas(value, `${path}/${name}`)
  }
}

async function judge(description) {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(description)
  if (!valid) throw new Error(JSON.stringify(errors))
  validator.resolveRefs()
  const ajv = new Ajv()
  for (const [path, schema] of schemas(description)) {
    if (!ajv.validateSchema(schema)) throw new Error(`${path}: ${ajv.errorsText()}`)
  }
  return validator.version
}

for (const file of process.argv.slice(2)) {
  let verdict
  try {
    verdict = { valid: true, says: await judge(JSON.parse(readFileSync(file, 'utf8'))) }
  } catch (error) {
    verdict = { valid: false, says: error.message.slice(0, 500) }
  }
  console.log(JSON.stringify(verdict))
}
