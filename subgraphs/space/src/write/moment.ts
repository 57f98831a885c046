import { refuse } from '@spaceport/kit/write/outcome'

const FIRST = Date.UTC(1970, 0, 1)
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** A moment as an input gives it. Throws `BAD_INPUT` before 1970 and after 9999. */
export function readMoment(moment: Date, ...path: string[]): Date {
  const time = moment.getTime()
  if (time >= FIRST && time <= LAST) return moment
  throw refuse('BAD_INPUT', 'A moment lies in the years from 1970 to 9999.', ...path)
}
