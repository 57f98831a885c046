import { membershipLineSchema, type MembershipLine } from '@spaceport/kit/membership'
import type { ComponentClient } from '@spaceport/kit/client'

/** The membership stream, read line by line. */
export type Follower = {
  /** The next line that is no beat. */
  news(): Promise<Exclude<MembershipLine, { type: 'beat' }>>
  /** The next line. */
  next(): Promise<MembershipLine>
  close(): Promise<void>
}

export function follow(client: ComponentClient): Follower {
  const hangUp = new AbortController()
  const lines = client.stream({ method: 'GET', path: '/internal/membership', signal: hangUp.signal })
  const next = async () => {
    const { done, value } = await lines.next()
    if (done) throw new Error('the stream ended')
    return membershipLineSchema.parse(value)
  }
  return {
    next,
    async news() {
      for (;;) {
        const line = await next()
        if (line.type !== 'beat') return line
      }
    },
    async close() {
      hangUp.abort()
      await lines.next().catch(() => {})
    },
  }
}
