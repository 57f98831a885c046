import { LiveDocument, type LiveSubscription } from '../generated/graphql'
import type { AnswerBody } from '../graph/answer'
import { readEvents } from './events'

/** What one batch tells. */
export type LiveBatch = LiveSubscription['changes']

/** How the stream is. */
export type FeedState = 'connecting' | 'live' | 'signed-out' | 'refused'

/** Milliseconds before the first attempt to connect again; each further one waits twice as long, up to the longest. */
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 30_000

/** A stream that has said nothing for so long, not even a beat (which comes every 10 seconds), is dead. In milliseconds. */
const LONGEST_SILENCE = 30_000

export type FeedOptions = {
  onBatch(batch: LiveBatch): void
  onState(state: FeedState): void
  signal: AbortSignal
  /** How far each Space was told already. Kept up to date, so that the next stream goes on there. */
  positions: Map<string, number>
  ask?: typeof fetch
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/**
 * Follows what changes until `signal` ends it. After a cut it connects again and goes on behind what was told, so nothing is missed and
 * nothing told twice. Resolves when it was ended, or refused for good.
 */
export async function follow(options: FeedOptions): Promise<void> {
  const { onState, signal, wait = pause } = options
  let attempts = 0
  while (!signal.aborted) {
    onState('connecting')
    const outcome = await once(options, () => {
      attempts = 0
      onState('live')
    })
    if (outcome !== 'cut') return onState(outcome)
    if (signal.aborted) return
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempts++)
    // Not all at once after a restart.
    await wait(longest * (0.5 + Math.random() / 2), signal)
  }
}

/** Codes after which another attempt says the same. */
const FINAL: Readonly<Record<string, FeedState>> = {
  UNAUTHENTICATED: 'signed-out',
  FORBIDDEN: 'refused',
  BAD_INPUT: 'refused',
}

async function once(
  { onBatch, signal, positions, ask = fetch }: FeedOptions,
  onOpen: () => void,
): Promise<FeedState | 'cut'> {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), LONGEST_SILENCE)
  const heard = () => {
    clearTimeout(timer)
    timer = setTimeout(() => silence.abort(), LONGEST_SILENCE)
  }
  try {
    const after = [...positions].map(([space, position]) => ({ space, position }))
    const response = await ask('/graphql', {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ query: String(LiveDocument), variables: { after } }),
      signal: AbortSignal.any([signal, silence.signal]),
    })
    if (response.status === 401) return 'signed-out'
    if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
      const { errors } = (await response.json()) as AnswerBody<unknown>
      return FINAL[errors?.[0]?.extensions?.code ?? ''] ?? 'cut'
    }
    for await (const { event, data } of readEvents(response.body, heard)) {
      if (event === 'complete') return 'cut'
      if (event !== 'next') continue
      const answer = JSON.parse(data) as AnswerBody<LiveSubscription>
      const final = FINAL[answer.errors?.[0]?.extensions?.code ?? '']
      if (!answer.data) return final ?? 'cut'
      onOpen()
      for (const { space, position } of answer.data.changes.positions) positions.set(space, position)
      onBatch(answer.data.changes)
    }
  } catch {
    // A cut, or the end that was asked for.
  } finally {
    clearTimeout(timer)
  }
  return 'cut'
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
