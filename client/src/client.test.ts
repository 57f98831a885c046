import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'graphql'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from './client.js'
import { document, type TypedDocument } from './document.js'
import { SpaceportRequestError } from './errors.js'

const ME = document<{ me: { name: string } }>('{ me { name } }')
const SPACE = document<{ space: { id: string } | null }, { id: string }>('query ($id: ID!) { space(id: $id) { id } }')

type Handler = (request: IncomingMessage, body: string, response: ServerResponse) => void

let server: Server
let url: string
let handler: Handler

function answer(json: unknown, status = 200): Handler {
  return (_, __, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
}

async function failure(promise: Promise<unknown>): Promise<SpaceportRequestError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof SpaceportRequestError)) throw new Error(`not a coded error: ${String(error)}`)
  return error
}

beforeEach(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => handler(request, body, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
})

afterEach(async () => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
})

describe('a request', () => {
  test('sends document, variables, credential and deadline, and gives the data', async () => {
    let seen: { headers: IncomingMessage['headers']; body: unknown } | null = null
    handler = (request, body, response) => {
      seen = { headers: request.headers, body: JSON.parse(body) }
      answer({ data: { space: { id: 'Spaces-1' } } })(request, body, response)
    }
    const client = createClient({ url, apiKey: 'spk_x' })
    expect(await client.request(SPACE, { id: 'Spaces-1' }, { deadline: 1500 })).toEqual({ space: { id: 'Spaces-1' } })
    expect(seen).toMatchObject({
      headers: { authorization: 'Bearer spk_x', 'content-type': 'application/json', 'spaceport-deadline': '1500' },
      body: { query: String(SPACE), variables: { id: 'Spaces-1' } },
    })
  })

  test('takes a parsed document as well as a text', async () => {
    let query = ''
    handler = (request, body, response) => {
      query = (JSON.parse(body) as { query: string }).query
      answer({ data: {} })(request, body, response)
    }
    const parsed = parse('query A { me { name } }') as TypedDocument<object, Record<string, never>>
    await createClient({ url }).request(parsed, {}, { operationName: 'A' })
    expect(query.replace(/\s+/g, ' ')).toBe('query A { me { name } }')
  })

  test('that fails in part throws its codes and keeps what was answered', async () => {
    handler = answer({
      data: { me: { name: 'Ada' } },
      errors: [
        { message: 'No answer.', path: ['projects'], extensions: { code: 'SPACE_UNAVAILABLE', space: 'Spaces-2' } },
      ],
    })
    const error = await failure(createClient({ url }).request(ME))
    expect(error).toMatchObject({ code: 'SPACE_UNAVAILABLE', status: 200, data: { me: { name: 'Ada' } } })
    expect(error.has('SPACE_UNAVAILABLE')).toBe(true)
    expect(error.errors[0]?.path).toEqual(['projects'])
    expect(await createClient({ url }).requestPartial(ME)).toMatchObject({ data: { me: { name: 'Ada' } }, status: 200 })
  })

  test('without a credential gives the code of the refusal', async () => {
    handler = answer({ errors: [{ message: 'Sign in.', extensions: { code: 'UNAUTHENTICATED' } }] }, 401)
    expect(await failure(createClient({ url }).request(ME))).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 })
  })
})

describe('an address that is no graph', () => {
  test.each([
    ['a web page', '<html>'],
    ['other JSON', '{"status":"ok"}'],
    ['nothing', ''],
  ])('answering %s is told as BAD_ANSWER', async (_, text) => {
    handler = (__, ___, response) => response.end(text)
    expect((await failure(createClient({ url }).request(ME))).code).toBe('BAD_ANSWER')
  })

  test('that redirects never gets the credential sent on', async () => {
    const paths: (string | undefined)[] = []
    handler = (request, _, response) => {
      paths.push(request.url)
      response.writeHead(307, { location: '/elsewhere' }).end()
    }
    expect((await failure(createClient({ url, apiKey: 'spk_x' }).request(ME))).code).toBe('UNREACHABLE')
    expect(paths).toEqual(['/graphql'])
  })

  test('that hangs up in the middle of its answer is told as UNREACHABLE', async () => {
    handler = (_, __, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"data":', () => response.destroy())
    }
    expect((await failure(createClient({ url }).request(ME))).code).toBe('UNREACHABLE')
  })
})

describe('a request that takes too long', () => {
  test('ends at its deadline, and the connection with it', async () => {
    const closed = new Promise<void>((resolve) => {
      handler = (_, __, response) => void response.once('close', resolve)
    })
    const error = await failure(createClient({ url }).request(ME, undefined, { deadline: 1 }))
    expect(error.code).toBe('DEADLINE_EXCEEDED')
    await closed
  })

  test('can be ended by its caller', async () => {
    const controller = new AbortController()
    handler = () => controller.abort(new Error('enough'))
    const asked = createClient({ url }).request(ME, undefined, { signal: controller.signal })
    await expect(asked).rejects.toThrow('enough')
  })
})
