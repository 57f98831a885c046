import type { LogLevel } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'

/** One line as an executor says it. */
export type SaidLine = { at?: Date | null; level?: LogLevel | null; text: string }

/** One line as it is kept, without its number. */
export type LogLine = { at: Date; level: LogLevel; text: string }

/** The most lines of one report. */
export const MOST_LINES = 1_000

/** The longest line, in UTF-16 units. */
export const LONGEST_LINE = 20_000

const [ESC, BEL] = ['\u001b', '\u0007']

/** Escape sequences by which terminals are told of colours and places (ECMA-48, 5.4), and titles, which end at BEL or ST (8.3.89). */
const ANSI = new RegExp(
  `${ESC}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)|[ -/]*[0-Z^-~\\\\])`,
  'g',
)

const CONTROL_BUT_LINES = /[^\P{Cc}\t\n\r]/u

/**
 * Reads the lines of a report. What tells a terminal of colours is left out; throws `BAD_INPUT` for other control characters but tabs and
 * line ends, for lone surrogates, and for too many or too long lines.
 */
export function readLines(lines: readonly SaidLine[] | null | undefined, now: Date): LogLine[] {
  const said = lines ?? []
  if (said.length > MOST_LINES) throw refuse('BAD_INPUT', `At most ${MOST_LINES} lines at a time.`, 'input', 'log')
  return said.map(({ at, level, text }, i) => {
    const path = ['input', 'log', String(i)]
    return { at: readTime(at ?? now, ...path, 'at'), level: level ?? 'INFO', text: readLine(text, ...path, 'text') }
  })
}

function readLine(said: string, ...path: string[]): string {
  if (said.length > LONGEST_LINE) throw refuse('BAD_INPUT', `At most ${LONGEST_LINE} characters a line.`, ...path)
  const text = said.replace(ANSI, '')
  if (!text.isWellFormed()) throw refuse('BAD_INPUT', 'The text is not well-formed Unicode.', ...path)
  if (CONTROL_BUT_LINES.test(text)) throw refuse('BAD_INPUT', 'The text holds a control character.', ...path)
  return text
}

function readTime(at: Date, ...path: string[]): Date {
  const year = at.getUTCFullYear()
  if (year < 1970 || year > 9999) throw refuse('BAD_INPUT', 'A line is of a time from 1970 to 9999.', ...path)
  return at
}
