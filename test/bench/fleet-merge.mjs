/**
 * What it costs the gateway to make one page of many Spaces' pages.
 *
 * `merge`: the k-way merge against what it beats, sorting all rows of all pages. The merge reads as many cursors as it
 * takes rows, and one more per Space; sorting reads them all.
 * `answer`: the whole way of an answer through the fleet, types checked and merged, against `JSON.parse` of what the Spaces sent,
 * which no gateway can do without.
 */
import { readFile } from 'node:fs/promises'
import { FleetDataSource } from '@spaceport/gateway/fleet/data-source'
import { mergeSorted } from '@spaceport/gateway/fleet/merge/k-way'
import { cursorBinding, decodeCursor, encodeCursor } from '@spaceport/kit/page/cursor'
import { comparePositions } from '@spaceport/kit/page/position'

const SPACES = 40
const ROWS = 100
const ROUNDS = 60

const binding = cursorBinding('projects', undefined, { field: 'NAME', direction: 'ASC' })
const pages = Array.from({ length: SPACES }, (_, s) =>
  Array.from({ length: ROWS }, (_, i) => {
    const value = `project ${String((i * 37 + s * 11) % 5_000).padStart(5, '0')}`
    return { direction: 'ASC', value, space: s + 1, local: i + 1 }
  })
    .sort(comparePositions)
    .map((position) => encodeCursor(binding, position)),
)

function merging() {
  const lengths = pages.map(({ length }) => length)
  mergeSorted({ lengths, position: (list, row) => decodeCursor(pages[list][row], binding) }, ROWS, false)
}

function sorting() {
  pages
    .flatMap((page, list) => page.map((cursor, row) => ({ list, row, position: decodeCursor(cursor, binding) })))
    .sort((a, b) => comparePositions(a.position, b.position))
    .slice(0, ROWS)
}

const environments = (space) =>
  [1, 2, 3].map((n) => ({ id: `Spaces-${space}/Environments-${n}`, name: `environment ${n}` }))
const sent = pages.map((cursors, s) => {
  const node = (row) => ({
    id: `Spaces-${s + 1}/Projects-${row + 1}`,
    name: `project ${row}`,
    environments: environments(s + 1),
  })
  const edges = cursors.map((cursor, row) => ({ cursor, node: node(row) }))
  return JSON.stringify({ space: `Spaces-${s + 1}`, data: { projects: { edges, fleet0_totalCount: 1_000 } } })
})

function parsing() {
  for (const line of sent) JSON.parse(line)
}

const QUERY = `query ($first: Int) {
  projects(first: $first) { edges { cursor node { id name environments { id name } } } totalCount completeness { answered } }
}`

async function answering() {
  const answers = sent.map((line) => JSON.parse(line))
  const transport = {
    async *batch() {
      yield* answers
      yield { done: answers.length }
    },
    probe: async () => {},
  }
  const sdl = await readFile(new URL('../../subgraphs/space/schema/schema.graphql', import.meta.url), 'utf8')
  const source = new FleetDataSource({ sdl, transport })
  const instance = { id: 'Instances-1', url: '', publicKey: '' }
  const context = {
    caller: { subject: 'Users-1', name: '', groups: [], systemRoles: [], cap: null },
    requestId: 'bench',
    signal: new AbortController().signal,
    remaining: () => 60_000,
    spaces: new Map(answers.map(({ space }) => [space, instance])),
    zones: new Map(),
    completeness: {
      asked() {},
      missed: ({ space, reason }) => {
        throw new Error(`${space}: ${reason}`)
      },
    },
  }
  return async () => {
    const { errors } = await source.answer(QUERY, { first: ROWS }, context)
    if (errors) throw new Error(errors[0].message)
  }
}

/** Milliseconds of processor time per round; the least of several goes, since other work only ever adds. */
async function cost(work) {
  const goes = []
  for (let go = 0; go < 5; go++) {
    const before = process.cpuUsage()
    for (let round = 0; round < ROUNDS; round++) await work()
    const { user, system } = process.cpuUsage(before)
    goes.push((user + system) / 1_000 / ROUNDS)
  }
  return Math.min(...goes)
}

/** Runs the benchmark. */
export async function run() {
  const merge = (await cost(merging)) / (await cost(sorting))
  const answer = (await cost(await answering())) / (await cost(parsing))
  const within = (value, bound) => ({ value: Number(value.toFixed(3)), bound, ok: value <= bound })
  return {
    name: 'fleet-merge',
    ratios: {
      'k-way merge / sorting all rows': within(merge, 0.2),
      'answer of the fleet / JSON.parse of its parts': within(answer, 2),
    },
  }
}

if (import.meta.url === `file://${process.argv[1]}`) console.log(JSON.stringify(await run(), null, 2))
