import { expect, test } from '@jest/globals'
import type { ServiceRequest } from './route.js'
import { sdlRoute } from './sdl.js'

/** What a route answers to who has the answer of an `ETag`. */
async function ask(sdl: string, known?: string) {
  const headers = known === undefined ? {} : { 'if-none-match': known }
  const answer = await sdlRoute(sdl, ['gateway']).handle({ headers } as Partial<ServiceRequest> as ServiceRequest)
  return { status: answer.status, text: await answer.text(), etag: answer.headers.get('etag') }
}

test('an SDL is sent once to who says that they have it', async () => {
  const first = await ask('type Query { a: Int }')
  expect(first).toEqual({ status: 200, text: 'type Query { a: Int }', etag: expect.stringMatching(/^"[\w-]{43}"$/) })
  expect(await ask('type Query { a: Int }', first.etag!)).toEqual({ status: 304, text: '', etag: first.etag })
  const next = await ask('type Query { b: Int }', first.etag!)
  expect(next).toMatchObject({ status: 200, text: 'type Query { b: Int }' })
  expect(next.etag).not.toBe(first.etag)
})
