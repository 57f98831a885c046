import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import type { ServiceRequest } from '@spaceport/kit/server/route'
import { CALLER } from '../../testing/credentials.js'
import { startFleet, type TestFleet } from '../../testing/fleet.js'
import { json } from '../../testing/post.js'

/** A list over all Spaces, as people export it. */
export const LIST = `query List($after: String, $filter: ProjectFilter) {
  projects(first: 100, after: $after, filter: $filter) { nodes { id name space { name } } } }`

/** The API key of the one who exports. */
export const TOKEN = `spk_${'e'.repeat(43)}`

/** The headers of the one who exports. */
export const mine = { ...json, authorization: `Bearer ${TOKEN}` }

/** The projects of a Space, by number. */
export const projects = (name: string, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [i + 1, `${name} ${String(i + 1).padStart(4, '0')}`]))

/** A fleet with 300 projects in three Spaces of two Instances, and somebody who exports them. */
export type Exporting = {
  readonly fleet: TestFleet
  /** Asks for the list, or for what `body` says. */
  ask(body: object, headers?: Record<string, string>): Promise<Response>
  /** Does something once, when an Instance is asked for the second page. */
  atSecondPage(instance: number, act: (request: ServiceRequest) => Promise<void> | void): void
}

/** Starts them before a file's tests, and ends them after; what one test does otherwise is forgotten before the next. */
export function exporting(): Exporting {
  let fleet: TestFleet
  beforeAll(async () => {
    fleet = await startFleet([
      { 'Spaces-1': projects('Alpha', 60), 'Spaces-2': projects('Beta', 90) },
      { 'Spaces-3': projects('Gamma', 150) },
    ])
  })
  beforeEach(() => {
    fleet.directory.callers.set(TOKEN, CALLER)
    for (const instance of fleet.instances) instance.before = () => {}
  })
  afterAll(() => fleet?.close())
  return {
    get fleet() {
      return fleet
    },
    ask(body, headers = mine) {
      const text = JSON.stringify({ query: LIST, format: 'jsonl', ...body })
      return fetch(`${fleet.gateway.url}/export`, { method: 'POST', headers, body: text })
    },
    atSecondPage(instance, act) {
      let batches = 0
      fleet.instances[instance]!.before = (request) => (++batches === 2 ? act(request) : undefined)
    },
  }
}

/** The rows of an export as JSON lines, and its last line. */
export async function linesOf(response: Response): Promise<{ rows: { id: string; name: string }[]; last: unknown }> {
  const lines = (await response.text()).trimEnd().split('\n')
  const values = lines.map((line) => JSON.parse(line) as unknown)
  return { last: values.pop(), rows: values as { id: string; name: string }[] }
}
