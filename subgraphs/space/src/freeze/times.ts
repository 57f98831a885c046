import { refuse } from '@spaceport/kit/write/outcome'
import { readMoment } from '../write/moment.js'

/** From when until when a freeze holds. Throws `BAD_INPUT` if it ends before it begins, and for moments that nobody means. */
export function readTimes(startAt: Date, endAt: Date): { startAt: Date; endAt: Date } {
  readMoment(startAt, 'input', 'startAt')
  readMoment(endAt, 'input', 'endAt')
  if (endAt <= startAt) throw refuse('BAD_INPUT', 'A freeze ends after it begins.', 'input', 'endAt')
  return { startAt, endAt }
}
