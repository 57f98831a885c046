/**
 * What the guards cost. `guards`: the same requests to two stacks of directory, Instance and gateway over one PostgreSQL, one with
 * all guards (authentication, assertions, rights, limits), one without any; the processor time of the stack and of PostgreSQL per
 * request, as the median of interleaved pairs, half of them with the two Instances swapped.
 * `decision`: in a fleet of 10,000 users, 1,000 teams and 5,000 Spaces, what finding out where somebody may enter and what they may
 * see and do there costs, against the processor time of one of those requests.
 */
import { decisionCost } from './guards/decision.mjs'
import { startStacks } from './guards/stacks.mjs'

/** Requests of one batch, how many of them at once, and pairs of batches before and after the swap. */
const REQUESTS = 96
const AT_ONCE = 16
const PAIRS = 11
/** Batches before anything is measured: until the engine has compiled what runs often. */
const WARM_UP = 8

const QUERIES = [
  (space) => [
    `query ($space: [ID!]) { projects(first: 50, filter: { space: $space }) { totalCount nodes { id name slug
      lifecycle { name } latestRelease { version } lastDeployment { state release { version } environment { name } } space { name } } } }`,
    { space: [space] },
  ],
  (space) => [
    `query ($space: [ID!]) { deployments(first: 25, filter: { space: $space }) { nodes { id state project { name } environment { name } } } }`,
    { space: [space] },
  ],
  (space) => [
    `query ($id: ID!) { me { id name } node(id: $id) { ... on Project { name environments { name } } } }`,
    { id: `${space}/Projects-1` },
  ],
]

async function ask({ url, space, apiKey }, query) {
  const [text, variables] = query(space)
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ query: text, variables }),
  })
  const { data, errors } = await answer.json()
  if (errors) throw new Error(JSON.stringify(errors[0]))
  return data
}

/** Microseconds of processor time per request, of the stack and of PostgreSQL. */
async function batch(stack) {
  const before = await stack.cpu()
  let next = 0
  const work = async () => {
    while (next < REQUESTS) await ask(stack, QUERIES[next++ % QUERIES.length])
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return ((await stack.cpu()) - before) / REQUESTS
}

async function pairs({ guarded, open }) {
  for (const stack of [guarded, open]) for (let i = 0; i < WARM_UP; i++) await batch(stack)
  const all = []
  for (let i = 0; i < PAIRS; i++) {
    const [on, off] =
      i % 2 === 0 ? [await batch(guarded), await batch(open)] : [await batch(open), await batch(guarded)].reverse()
    all.push({ on, off, ratio: on / off })
  }
  return all
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** Runs the benchmark. */
export async function run() {
  const stacks = await startStacks()
  try {
    const first = await pairs(await stacks.start({ guardedAt: 0 }))
    const second = await pairs(await stacks.start({ guardedAt: 1 }))
    // The Instances hold different rows: swapping them takes that out.
    const ratio = Math.sqrt(median(first.map(({ ratio }) => ratio)) * median(second.map(({ ratio }) => ratio)))
    const request = median([...first, ...second].map(({ on }) => on))
    if (process.env.SPACEPORT_LOG_LEVEL === 'debug') console.error(JSON.stringify([first, second]))
    const decision = decisionCost() / request
    const within = (value, bound) => ({ value: Number(value.toFixed(4)), bound, ok: value <= bound })
    return {
      name: 'guards',
      ratios: {
        'requests with all guards / without any, in processor time': within(ratio, 1.15),
        'deciding, with 10,000 users, 1,000 teams and 5,000 Spaces / the whole request': within(decision, 0.02),
      },
    }
  } finally {
    await stacks.stop()
  }
}
