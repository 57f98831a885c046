import { refuse } from '@spaceport/kit/write/outcome'

const DAY = 86_400_000
const DEFAULT = 30 * DAY
const LONGEST = 365 * DAY

/** Until when a bundle made now is taken: 30 days unless somebody says otherwise. Throws `BAD_INPUT` for what is past, or beyond 365 days. */
export function readExpiry(expiresAt: Date | null | undefined, now: Date): Date {
  if (!expiresAt) return new Date(now.getTime() + DEFAULT)
  const lasts = expiresAt.getTime() - now.getTime()
  if (lasts > 0 && lasts <= LONGEST) return expiresAt
  throw refuse('BAD_INPUT', 'A bundle expires in the future, within 365 days.', 'input', 'expiresAt')
}
