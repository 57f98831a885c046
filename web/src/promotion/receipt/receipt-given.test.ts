import { afterEach, expect, jest, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { receiptGiven } from './receipt-given'

const { signal } = new AbortController()
afterEach(() => void jest.restoreAllMocks())

test('a receipt goes with the question, or as a file if it is too large for that', async () => {
  const sent: Buffer[] = []
  const asked = jest.spyOn(globalThis, 'fetch').mockImplementation(async (_address, { method, body } = {}) => {
    if (method === 'HEAD') return new Response(null, { status: 204, headers: { 'upload-offset': '0' } })
    sent.push(Buffer.from(body as ArrayBuffer))
    const offset = Buffer.concat(sent).length
    return Response.json({ offset, complete: offset === large.length })
  })
  const large = `{"payload":"${'x'.repeat(1_500_000)}"}`
  expect(await receiptGiven('Spaces-1', '{}', signal)).toEqual({ space: 'Spaces-1', receipt: '{}' })
  expect(asked).not.toHaveBeenCalled()
  const digest = createHash('sha256').update(large).digest('hex')
  expect(await receiptGiven('Spaces-1', large, signal)).toEqual({ space: 'Spaces-1', digest })
  expect(Buffer.concat(sent).toString()).toBe(large)
  expect(asked.mock.calls[0]?.[0]).toBe(`/spaces/Spaces-1/content/${digest}`)
})
