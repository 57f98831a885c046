import { afterEach, expect, jest, test } from '@jest/globals'
import { follow, type FeedOptions, type LiveBatch } from './feed'

afterEach(() => void jest.useRealTimers())

const encoder = new TextEncoder()

const batch = (space: string, position: number): LiveBatch => ({
  positions: [{ space, position }],
  changes: [],
  health: [],
  reset: [],
})
const next = (changes: LiveBatch) => `event: next\ndata: ${JSON.stringify({ data: { changes } })}\n\n`
const refusal = (code: string) => Response.json({ errors: [{ message: 'No.', extensions: { code } }] }, { status: 400 })

/** A stream that says some pieces and ends, or with `hang` says nothing more until it is left. */
function stream(pieces: readonly string[], hang?: AbortSignal | null): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece))
      if (!hang) return controller.close()
      hang.addEventListener('abort', () => controller.error(hang.reason))
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}

type Answer = (init: RequestInit) => Response

/** Follows what a list of answers says, one for each connection; the last is to end it. */
async function followed(answers: readonly Answer[], options: Partial<FeedOptions> = {}) {
  const [asked, told, states]: [unknown[], number[], string[]] = [[], [], []]
  const ask = (_: unknown, init?: RequestInit) => {
    asked.push((JSON.parse(String(init?.body)) as { variables: { after: unknown } }).variables.after)
    const answer = answers[asked.length - 1]
    return answer && init ? Promise.resolve(answer(init)) : Promise.reject(new Error('nobody there'))
  }
  await follow({
    ask,
    onBatch: ({ positions }) => told.push(...positions.map(({ position }) => position)),
    onState: (state) => states.push(state),
    signal: new AbortController().signal,
    positions: new Map(),
    wait: () => Promise.resolve(),
    ...options,
  })
  return { asked, told, states }
}

test('after a cut it goes on behind what was told, each Space at its own place', async () => {
  const [first, second] = [next(batch('Spaces-1', 4)), next(batch('Spaces-2', 9))]
  const { asked, told, states } = await followed([
    // Cut in the middle of an event, which is therefore not told; its pieces are no events by themselves.
    () => stream([first.slice(0, 30), `${first.slice(30)}:\n\n${second}`, next(batch('Spaces-1', 5)).slice(0, -3)]),
    () => stream([next(batch('Spaces-1', 5)), 'event: complete\ndata:\n\n']),
    () => refusal('UNAUTHENTICATED'),
  ])
  expect(told).toEqual([4, 9, 5])
  expect(asked).toEqual([
    [],
    [{ space: 'Spaces-1', position: 4 }, { space: 'Spaces-2', position: 9 }],
    [{ space: 'Spaces-1', position: 5 }, { space: 'Spaces-2', position: 9 }],
  ]) // prettier-ignore
  expect(states).toEqual(['connecting', 'live', 'live', 'connecting', 'live', 'connecting', 'signed-out'])
})

test('it waits longer after each failure, until it is connected again', async () => {
  const waits: number[] = []
  const wait = (milliseconds: number) => Promise.resolve(void waits.push(milliseconds))
  const busy = () => refusal('OVERLOADED')
  const up = () => stream([next(batch('Spaces-1', 1))])
  await followed([busy, busy, busy, up, () => refusal('FORBIDDEN')], { wait })
  const [first = 0, second = 0, third = 0, afterwards = 0] = waits
  expect([first >= 500 && first <= 1_000, second >= 1_000 && second <= 2_000, third >= 2_000 && third <= 4_000]).toEqual([true, true, true]) // prettier-ignore
  expect(afterwards).toBeLessThanOrEqual(1_000)
})

test('a stream that no longer says anything is taken for cut', async () => {
  jest.useFakeTimers()
  const done = followed([({ signal }) => stream([next(batch('Spaces-1', 1))], signal), () => refusal('FORBIDDEN')])
  await jest.advanceTimersByTimeAsync(29_000)
  await jest.advanceTimersByTimeAsync(2_000)
  expect(await done).toMatchObject({ asked: [[], [{ space: 'Spaces-1', position: 1 }]] })
})
