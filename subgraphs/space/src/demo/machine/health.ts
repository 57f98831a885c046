import type { HealthStatus } from '@spaceport/database/space'
import type { Random } from '@spaceport/kit/random'
import type { Setting } from '../setting.js'

/** How a machine was at its last health check, as rows keep it. */
export type Health = { health: HealthStatus; healthCheckedAt: Date | null; healthSummary: string | null }

const SUMMARIES: Record<Exclude<HealthStatus, 'UNKNOWN'>, readonly string[]> = {
  HEALTHY: ['All checks passed.'],
  HAS_WARNINGS: [
    'Disk D: is 91% full.',
    'A newer version of Tentacle can be installed.',
    'Its clock is 40 seconds slow.',
  ],
  UNHEALTHY: ['The service account may no longer log on.', 'Too little memory to start the script host.'],
  UNAVAILABLE: ['No connection could be made: it did not answer for 60 seconds.', 'Its name could not be resolved.'],
}

/** Most machines are well; among any twenty in a row some have warnings, one is not well, and one does not answer. */
function statusOf(place: number): keyof typeof SUMMARIES {
  if (place % 20 === 9) return 'UNAVAILABLE'
  if (place % 20 === 7) return 'UNHEALTHY'
  return place % 9 === 4 ? 'HAS_WARNINGS' : 'HEALTHY'
}

/** The health of the machine at a place among all. */
export function healthOf(random: Random, { ago }: Setting, place: number): Health {
  const health = statusOf(place)
  // In days: within the last hour.
  return { health, healthCheckedAt: ago(random.next() / 24), healthSummary: random.pick(SUMMARIES[health]) }
}

/** Of a machine that nobody has looked at yet. */
export const UNCHECKED: Health = { health: 'UNKNOWN', healthCheckedAt: null, healthSummary: null }
