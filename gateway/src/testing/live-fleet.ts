import { subscribe, type TestChanges, type TestStream } from './stream.js'
import { startFleet, type TestFleet } from './fleet.js'
import type { TestInstance, TestSpaces } from './instance.js'
import { spaceSdl } from './sdl.js'
import { until } from './until.js'

/** No project has a size, though each must. */
const SDL = spaceSdl({ query: 'nodes(ids: [ID!]!): [Node] @fleet(route: "ids")', project: 'size: Int!' })

/** A fleet whose changes a test listens to: Spaces-1 and Spaces-2 on one Instance, Spaces-3 on the other, each with five projects. */
export type LiveFleet = {
  fleet: TestFleet
  one: TestInstance
  two: TestInstance
  /** The streams that this test opened. */
  open: TestStream[]
  /** Subscribes; the stream ends with the test. */
  listen(variables?: Record<string, unknown>, query?: string): Promise<TestStream>
  /** Hangs up everywhere, and waits until the gateway has noticed. */
  hangUp(): Promise<void>
}

/** Starts it; one caller may have three streams. */
export async function startLiveFleet(): Promise<LiveFleet> {
  const named = (name: string) => Object.fromEntries([1, 2, 3, 4, 5].map((local) => [local, `${name} ${local}`]))
  const sets: TestSpaces[] = [
    { 'Spaces-1': named('Apollo'), 'Spaces-2': named('Borea') },
    { 'Spaces-3': named('Ceres') },
  ]
  const fleet = await startFleet(sets, { released: [SDL], sdls: [SDL, SDL], settings: { streams: { caller: 3 } } })
  const [one, two] = fleet.instances as [TestInstance, TestInstance]
  const open: TestStream[] = []
  return {
    ...{ fleet, one, two, open },
    async listen(variables = {}, query) {
      const stream = await subscribe(fleet.gateway.url, variables, query === undefined ? {} : { query })
      open.push(stream)
      return stream
    },
    async hangUp() {
      for (const stream of open.splice(0)) stream.close()
      await until('no stream is open', () => fleet.gateway.live.open === 0)
    },
  }
}

/** The next batch of a stream, which must not be an error. */
export async function batch(stream: TestStream): Promise<TestChanges> {
  const result = await stream.next()
  if (!result?.data) throw new Error(`no batch but ${JSON.stringify(result)}`)
  return result.data.changes
}

/** What changed, by id. */
export const idsIn = ({ changes }: TestChanges): string[] => changes.map(({ id }) => id)
