import { refuse } from '@spaceport/kit/write/outcome'

/** What people say of a policy's times, in seconds; null: never. */
export type PolicyTimes = { healthCheckInterval?: number | null; deleteUnavailableAfter?: number | null }

/** The longest time that a policy counts with, in seconds: ten years. */
const LONGEST = 10 * 366 * 86_400

/** The times of a policy as far as an input says them. Throws `BAD_INPUT` for less than a second, and for too long a time. */
export function readTimes({ healthCheckInterval, deleteUnavailableAfter }: PolicyTimes): PolicyTimes {
  return {
    ...seconds('healthCheckInterval', healthCheckInterval),
    ...seconds('deleteUnavailableAfter', deleteUnavailableAfter),
  }
}

function seconds(field: keyof PolicyTimes, value: number | null | undefined): PolicyTimes {
  if (value === undefined) return {}
  if (value !== null && (value < 1 || value > LONGEST)) {
    throw refuse('BAD_INPUT', `It takes from 1 to ${LONGEST} seconds.`, 'input', field)
  }
  return { [field]: value }
}
