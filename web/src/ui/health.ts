import type { HealthStatus } from '../generated/graphql'
import type { Tone } from './state-text'

const TONES: Record<HealthStatus, Tone> = {
  HEALTHY: 'ok',
  HAS_WARNINGS: 'warn',
  UNHEALTHY: 'bad',
  UNAVAILABLE: 'bad',
  UNKNOWN: 'idle',
}

/** What the health of a machine means; of a newer version's unknown health nothing is known. */
export function healthTone(health: HealthStatus): Tone {
  return TONES[health] ?? 'idle'
}
