import { once } from 'node:events'
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { API_KEY } from './credentials.js'

/** An answer that comes as server-sent events, read by a test at its own pace. */
export type TestStream = {
  status: number
  /** By what it was refused; null: it was not. */
  code: string | null
  headers: IncomingHttpHeaders
  /** The next result; null: the stream was completed. Comments are passed over. */
  next(): Promise<TestResult | null>
  /** Hangs up. */
  close(): void
}

export type TestResult = {
  data: { changes: TestChanges } | null
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
}

export type TestChanges = {
  positions: { space: string; position: number }[]
  changes: { space: string; position: number; id: string; kind: string; node: { name: string } | null }[]
  health: { space: string; state: string; reason: string | null; schemaVersion: string | null }[]
  reset: string[]
}

/** All that a stream tells. */
export const CHANGES = `subscription ($kinds: [ChangedKind!], $space: [ID!], $after: [FeedPositionInput!]) {
  changes(kinds: $kinds, space: $space, after: $after) {
    positions { space position }
    changes { space position at kind id node { ... on Project { name } } }
    health { space instance state reason since latencyMilliseconds schemaVersion }
    reset
  }
}`

/** Subscribes as Users-1, with an API key, on a connection of its own. */
export async function subscribe(
  url: string,
  variables: Record<string, unknown> = {},
  { query = CHANGES, headers = {} }: { query?: string; headers?: Record<string, string> } = {},
): Promise<TestStream> {
  const asking = request(`${url}/graphql`, {
    method: 'POST',
    agent: false,
    headers: {
      ...{ authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json', accept: 'text/event-stream' },
      ...headers,
    },
  })
  asking.on('error', () => {})
  asking.end(JSON.stringify({ query, variables }))
  const [response] = (await once(asking, 'response')) as [IncomingMessage]
  response.on('error', () => {})
  const refusal = response.statusCode === 200 ? null : await text(response)
  const blocks = blocksOf(response)
  return {
    status: response.statusCode ?? 0,
    code: refusal === null ? null : codeOf(refusal),
    headers: response.headers,
    async next() {
      if (refusal !== null) throw new Error(`refused: ${refusal}`)
      for (;;) {
        const { value: block } = await blocks.next()
        if (block === undefined) throw new Error('the stream broke off')
        if (block.startsWith(':')) continue
        if (block === 'event: complete\ndata:') return null
        const data = /^event: next\ndata: (.*)$/.exec(block)?.[1]
        if (data === undefined) throw new Error(`not an event of this protocol: ${block}`)
        return JSON.parse(data) as TestResult
      }
    },
    close: () => void asking.destroy(),
  }
}

function codeOf(refusal: string): string {
  const { errors } = JSON.parse(refusal) as { errors: { extensions: { code: string } }[] }
  return errors[0]?.extensions.code ?? 'none'
}

/** The blocks of a body that are parted by empty lines. */
async function* blocksOf(body: IncomingMessage): AsyncGenerator<string, undefined> {
  let pending = ''
  for await (const chunk of body.setEncoding('utf8') as AsyncIterable<string>) {
    const blocks = (pending + chunk).split('\n\n')
    pending = blocks.pop() ?? ''
    yield* blocks
  }
}
