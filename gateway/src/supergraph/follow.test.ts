import { afterAll, afterEach, expect, test } from '@jest/globals'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { closeConnections, ComponentClient } from '@spaceport/kit/client'
import { z } from 'zod'
import { GATEWAY_KEYS, startComponent } from '../testing/component.js'
import { LineStream } from '../testing/lines.js'
import { until } from '../testing/until.js'
import { follow } from './follow.js'

const closing: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(closeConnections)

const line = z.object({ n: z.number() })

/** A component that streams from `start` on, followed from the beginning. */
async function followed(port?: number, keys = generateKeyPair()) {
  let next = 1
  const stream = new LineStream(
    () => ({ n: next++ }),
    () => ({ n: 0 }),
  )
  const component = await startComponent(
    'zone',
    [{ method: 'GET', path: '/stream', endless: true, handle: () => stream.answer() }],
    { keys, ...(port === undefined ? {} : { port }) },
  )
  const close = async () => {
    stream.end()
    await component.close(0)
  }
  const signer = new AssertionSigner({ issuer: 'gateway', privateKey: GATEWAY_KEYS.privateKey })
  const taken: number[] = []
  let opened = 0
  const start = () => {
    const client = new ComponentClient(signer, component)
    const following = follow({ client, path: '/stream', line, take: ({ n }) => taken.push(n), opened: () => opened++ })
    closing.push(() => following.stop())
  }
  return { component, stream, close, start, taken, opened: () => opened, keys }
}

test('every line is taken in; when the stream ends, nonsense comes or the other side was away, it is opened again', async () => {
  const { component, stream, close, start, taken, opened, keys } = await followed()
  start()
  await until('the first line came', () => taken.includes(1))
  stream.write({ n: 10 })
  await until('the next line came', () => taken.includes(10))

  stream.write({ n: 'ten' })
  await until('it was opened again after nonsense', () => taken.includes(2))

  await close()
  const again = await followed(component.port, keys)
  closing.push(again.close)
  again.stream.write({ n: 99 })
  await until('it was opened again at the same place', () => opened() === 3)
  expect(taken).not.toContain('ten')
})

test('a stream that falls silent is opened again', async () => {
  const { stream, close, start, taken } = await followed()
  closing.push(close)
  start()
  await until('the first line came', () => taken.includes(1))
  stream.silence()
  await until('it was opened again', () => taken.includes(2))
})
