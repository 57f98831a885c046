import type { Tx } from '../write/change.js'
import { refuse } from '@spaceport/kit/write/outcome'
import { isWarning } from './log-level.js'
import type { LogLine } from './log-line.js'

const FROM_LINE = ['input', 'fromLine']

/** A task's log, as far as appending needs it; the task is held. */
type Log = { id: number; logLines: number; hasWarnings: boolean }

/**
 * Those of some lines that the log does not have yet. `fromLine`: the number of the first, without which all are new. Lines that it has
 * are the same ones said again; throws `CONFLICT` if they say something else, `BAD_INPUT` for a gap.
 */
export async function newLines(
  tx: Tx,
  { id, logLines }: Log,
  lines: readonly LogLine[],
  fromLine: number | null | undefined,
): Promise<LogLine[]> {
  if (fromLine === null || fromLine === undefined) return [...lines]
  if (fromLine < 1) throw refuse('BAD_INPUT', 'Lines count from 1.', ...FROM_LINE)
  if (fromLine > logLines + 1) {
    throw refuse('BAD_INPUT', `The log has ${logLines} lines: line ${logLines + 1} comes next.`, ...FROM_LINE)
  }
  const known = await tx.taskLogLine.findMany({
    where: { taskId: id, number: { gte: fromLine, lt: fromLine + lines.length } },
    orderBy: { number: 'asc' },
    select: { number: true, level: true, text: true },
  })
  for (const [i, { number, level, text }] of known.entries()) {
    if (lines[i]?.text !== text || lines[i]?.level !== level) {
      throw refuse('CONFLICT', `The log has a line ${number} already, which says something else.`, ...FROM_LINE)
    }
  }
  return lines.slice(known.length)
}

/** Appends lines to a task's log; gives what of the task's row follows from that. */
export async function appendLines(
  tx: Tx,
  { id, logLines, hasWarnings }: Log,
  lines: readonly LogLine[],
): Promise<{ logLines: number; hasWarnings: boolean }> {
  if (lines.length > 0) {
    await tx.taskLogLine.createMany({
      data: lines.map((line, i) => ({ taskId: id, number: logLines + i + 1, ...line })),
    })
  }
  return {
    logLines: logLines + lines.length,
    hasWarnings: hasWarnings || lines.some(({ level }) => isWarning(level)),
  }
}
