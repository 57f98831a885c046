/**
 * A Space of a million deployments, a hundred thousand releases, twenty thousand targets, five thousand projects and two thousand tenants,
 * beside one of a hundredth of that.
 * `page`: page 10,000 of the deployments against page 1. `nested`: a page of 50 rows with two nested levels against the same joined SQL, as
 * the bare driver sends it, and the same JSON made of it by hand. (A statement that is also prepared by hand costs a quarter of the page.) `search`, `matrix`: in the large Space against the small one. Each is the median of
 * interleaved pairs.
 */
import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensurePostgres } from '@spaceport/database/engine'
import pg from 'pg'
import { pageCursor } from './space-scale/cursor.mjs'
import { sizeOf } from './space-scale/generate.mjs'
import { compare } from './space-scale/pairs.mjs'
import { scaleSpace } from './space-scale/space.mjs'

const PAGE = `query ($after: String) { deployments(first: 100, after: $after) { nodes { id state queuedAt } pageInfo { hasNextPage endCursor } } }`

const NESTED = `{ deployments(first: 50) { nodes { id state queuedAt
  project { name projectGroup { name } } release { version } environment { name } } } }`

/** The same rows and names as `NESTED`, in the same order. */
const JOINED = `
  SELECT d.id, d.state, d."queuedAt", p.name AS project, g.name AS "projectGroup", r.name AS release, e.name AS environment
  FROM deployment d JOIN project p ON p.id = d."projectId" JOIN project_group g ON g.id = p."projectGroupId"
  JOIN release r ON r.id = d."releaseId" JOIN environment e ON e.id = d."environmentId"
  ORDER BY d."queuedAt" DESC, d.id DESC LIMIT 51`

function shaped({ id, state, queuedAt, project, projectGroup, release, environment }) {
  return {
    ...{ id: `Spaces-1/Deployments-${id}`, state, queuedAt },
    project: { name: project, projectGroup: { name: projectGroup } },
    release: { version: release },
    environment: { name: environment },
  }
}

const SEARCH = `query ($text: String!) { search(text: $text, first: 20) { nodes { id kind title score highlights { text } } } }`

const MATRIX = `{ deploymentMatrix(first: 100, orderBy: { field: PROJECT, direction: ASC }) { nodes { id state project { name } environment { name }
  tenant { name } current { id release { version } } previous { id release { version } } } } }`

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'spaceport-scale-'))
  chmodSync(folder, 0o755) // as root the server runs under another account
  const server = await ensurePostgres(folder, {
    settings: { fsync: 'off', synchronous_commit: 'off', shared_buffers: '512MB' },
  })
  const open = []
  try {
    const large = await scaleSpace(server, 1, sizeOf(1))
    const small = await scaleSpace(server, 2, sizeOf(100))
    open.push(large, small)
    return { name: 'space-scale', ratios: await measure(large, small) }
  } finally {
    await Promise.all(open.map((space) => space.close()))
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(large, small) {
  const driver = new pg.Pool({ connectionString: large.appUrl, max: 2 })
  try {
    const after = await pageCursor(large, 'deployments', 999_900)
    const bare = async () => {
      const { rows } = await driver.query(JOINED)
      return JSON.stringify({ deployments: { nodes: rows.slice(0, 50).map(shaped) } })
    }
    const graph = async () => JSON.stringify(await large.ask(NESTED))
    if ((await bare()) !== (await graph())) throw new Error('Both sides must give the same answer.')
    const last = await large.ask(PAGE, { after })
    if (last.deployments.nodes.length !== 100) throw new Error('There is no page 10,000.')
    return {
      page: await compare(
        () => large.ask(PAGE, { after }),
        () => large.ask(PAGE, {}),
        1.3,
      ),
      nested: await compare(graph, bare, 2.5),
      ...(await searches(large, small)),
      matrix: await compare(
        () => large.ask(MATRIX),
        () => small.ask(MATRIX),
        3,
      ),
    }
  } finally {
    await driver.end()
  }
}

/** A word that much has, one that little has, and a name that one thing has. */
async function searches(large, small) {
  const ratios = {}
  for (const [what, text] of [
    ['search for a common word', 'ledger'],
    ['search for a name', 'ledger payments 21'],
    ['search for two letters', 'pa'],
    ['search for what is not there', 'xylophone'],
  ]) {
    ratios[what] = await compare(
      () => large.ask(SEARCH, { text }),
      () => small.ask(SEARCH, { text }),
      3,
    )
  }
  return ratios
}
