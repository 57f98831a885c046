// Measures what docs/decisions/001-one-space-subgraph.md says: composing and planning with one `space` subgraph, against one
// subgraph for each Space. Run from the repository's root after a build: node docs/decisions/001-measure.mjs [N ...]
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const require = createRequire(new URL('../../gateway/package.json', import.meta.url))
const { composeServices } = require('@apollo/composition')
const { operationFromDocument, Supergraph } = require('@apollo/federation-internals')
const { QueryPlanner } = require('@apollo/query-planner')
const { Kind, parse, visit } = require('graphql')

const sdlOf = (name) =>
  readFile(fileURLToPath(new URL(`../../subgraphs/${name}/schema/schema.graphql`, import.meta.url)), 'utf8').then(
    (text) => parse(text, { noLocation: true }),
  )
const [directory, space, zone] = await Promise.all(['directory', 'space', 'zone'].map(sdlOf))
const shareable = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'shareable' } }

/** The `space` SDL as Space number `n` would serve it by itself: equal types are shareable; `suffix` makes its root fields its own. */
function spaceNumber(n, suffix) {
  return visit(space, {
    ObjectTypeDefinition(node) {
      const root = node.name.value === 'Query' || node.name.value === 'Mutation'
      if (root && !suffix) return { ...node, directives: [...node.directives, shareable] }
      if (root) {
        const fields = node.fields.map((field) => ({
          ...field,
          name: { ...field.name, value: `${field.name.value}_${n}` },
        }))
        return { ...node, fields }
      }
      if (node.directives.some((one) => one.name.value === 'shareable')) return undefined
      return { ...node, directives: [...node.directives, shareable] }
    },
  })
}

const selection =
  '(first: 50) { totalCount nodes { name space { name instance { zone { name } } } environments { name owner { name } } } }'

const WAYS = {
  'one space subgraph': () => ({ spaces: [['space', space]], query: `{ projects${selection} }` }),
  'a subgraph each, equal root fields': (count) => ({
    spaces: numbers(count).map((n) => [`space_${n}`, spaceNumber(n, false)]),
    query: `{ projects${selection} }`,
  }),
  'a subgraph each, root fields of its own': (count) => ({
    spaces: numbers(count).map((n) => [`space_${n}`, spaceNumber(n, true)]),
    query: `{ ${numbers(count)
      .map((n) => `projects_${n}${selection}`)
      .join(' ')} }`,
  }),
}

function numbers(count) {
  return Array.from({ length: count }, (_, i) => i + 1)
}

/** CPU time of a run, in milliseconds: other programs on the machine do not count. */
function timed(run) {
  const began = process.cpuUsage()
  const value = run()
  const { user, system } = process.cpuUsage(began)
  return { value, milliseconds: Math.round((user + system) / 1000) }
}

function measure(way, count) {
  const { spaces, query } = WAYS[way](count)
  const services = [['directory', directory], ...spaces, ['zone', zone]].map(([name, typeDefs]) => ({
    name,
    url: name,
    typeDefs,
  }))
  const composed = timed(() => composeServices(services))
  if (composed.value.errors) throw composed.value.errors[0]
  const { supergraphSdl } = composed.value
  const supergraph = Supergraph.build(supergraphSdl)
  const planner = timed(() => new QueryPlanner(supergraph))
  const row = {
    way,
    Spaces: count,
    'compose ms': composed.milliseconds,
    'supergraph kB': Math.round(supergraphSdl.length / 1024),
    'planner ms': planner.milliseconds,
  }
  try {
    const operation = operationFromDocument(supergraph.apiSchema(), parse(query), { validate: false })
    const plan = timed(() => planner.value.buildQueryPlan(operation))
    const text = JSON.stringify(plan.value)
    const asked = new Set([...text.matchAll(/"serviceName":"(space[^"]*)"/g)].map(([, name]) => name))
    return {
      ...row,
      'plan ms': plan.milliseconds,
      'plan kB': Math.round(text.length / 1024),
      'space subgraphs asked': asked.size,
    }
  } catch (error) {
    return { ...row, 'plan ms': `failed: ${error.message.slice(0, 60)}` }
  }
}

const sizes = process.argv.slice(2).map(Number)
measure('one space subgraph', 1)
const rows = [measure('one space subgraph', 1)]
for (const count of sizes.length > 0 ? sizes : [10, 25, 50]) {
  for (const way of Object.keys(WAYS).slice(1)) {
    rows.push(measure(way, count))
    process.stderr.write(`${JSON.stringify(rows.at(-1))}\n`)
  }
}
console.table(rows)
