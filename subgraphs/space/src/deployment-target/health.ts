import type { HealthStatus } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import { readMoment } from '../write/moment.js'
import { readText } from '../write/text.js'

/** What a health check of a machine found. */
export type HealthReport = {
  health: HealthStatus
  summary?: string | null
  /** When it was checked; now when left out. */
  at?: Date | null
}

/** What is kept of a health check. */
export type Health = { health: HealthStatus; healthSummary: string | null; healthCheckedAt: Date }

/** How far a reporter's clock may be ahead, in milliseconds. */
const AHEAD = 60_000

/** A health check's findings, as they are kept. Throws `BAD_INPUT`, also for a moment to come. */
export function readHealth({ health, summary, at }: HealthReport, now: Date): Health {
  const healthCheckedAt = readMoment(at ?? now, 'input', 'at')
  if (healthCheckedAt.getTime() > now.getTime() + AHEAD) {
    throw refuse('BAD_INPUT', 'A health check cannot have been in the future.', 'input', 'at')
  }
  return { health, healthSummary: readText(summary, 'input', 'summary'), healthCheckedAt }
}

/** Whether findings say more than what is known: they are no older, and not just the same. */
export function isNews(
  known: { health: HealthStatus; healthSummary: string | null; healthCheckedAt: Date | null },
  found: Health,
): boolean {
  if (known.healthCheckedAt === null || known.healthCheckedAt < found.healthCheckedAt) return true
  const isSame = known.health === found.health && known.healthSummary === found.healthSummary
  return known.healthCheckedAt.getTime() === found.healthCheckedAt.getTime() && !isSame
}
