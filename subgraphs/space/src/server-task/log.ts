import type { LogLevel as Level } from '@spaceport/database/space'
import { SpaceportError } from '@spaceport/kit/errors'
import { builder } from '../builder.js'
import { fromLevel, LogLevel } from './log-level.js'
import { ServerTask } from './type.js'

type Line = { number: number; at: Date; level: Level; text: string }

/** A part of a log; `lines` may hold one too many, which tells that there are more. */
type Part = { lines: readonly Line[]; first: number }

type LogArgs = { first?: number | null; after?: number | null; fromLine?: number | null; level?: Level | null }

/** The most lines of a part, as of every page: the gateway counts them by this. */
const MOST = 100

const TaskLogLine = builder.objectRef<Line>('TaskLogLine').implement({
  description: "A line of a task's log.",
  access: 'TaskView',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its place in the log, from 1.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was said.' }),
    level: t.expose('level', { type: LogLevel, description: 'How much it matters.' }),
    text: t.exposeString('text', { description: 'What it says; tabs and line ends are the only control characters.' }),
  }),
})

const TaskLog = builder.objectRef<Part>('TaskLog').implement({
  description: "A part of a task's log.",
  access: 'TaskView',
  fields: (t) => ({
    lines: t.field({
      type: [TaskLogLine],
      description: 'The lines, in their order.',
      resolve: ({ lines, first }) => lines.slice(0, first),
    }),
    hasMore: t.boolean({
      description: 'Whether lines follow. A log that is still written may get more.',
      resolve: ({ lines, first }) => lines.length > first,
    }),
    endLine: t.int({
      nullable: true,
      description: 'The number of the last line here, to go on from with `after`; null when there is none.',
      resolve: ({ lines, first }) => lines.slice(0, first).at(-1)?.number ?? null,
    }),
  }),
})

builder.prismaObjectField(ServerTask, 'log', (t) =>
  t.field({
    type: TaskLog,
    description: 'What it has said, in order.',
    args: {
      first: t.arg.int({ description: `How many lines, 1 to ${MOST}, else \`BAD_PAGE\`.` }),
      after: t.arg.int({ description: 'Only lines after this number. Either this or `fromLine`, else `BAD_PAGE`.' }),
      fromLine: t.arg.int({ description: 'Only lines from this number on.' }),
      level: t.arg({ type: LogLevel, description: 'Only lines that matter as much, or more.' }),
    },
    select: (args) => ({ log: part(args) }),
    resolve: ({ log }, { first }) => ({ lines: log, first: readSize(first) }),
  }),
)

function part({ first, after, fromLine, level }: LogArgs) {
  if (typeof after === 'number' && typeof fromLine === 'number') {
    throw new SpaceportError('BAD_PAGE', 'A log begins after a line or from a line on, not both.')
  }
  return {
    where: {
      number: typeof fromLine === 'number' ? { gte: fromLine } : { gt: after ?? 0 },
      ...(level ? { level: { in: fromLevel(level) } } : {}),
    },
    orderBy: { number: 'asc' },
    take: readSize(first) + 1,
    select: { number: true, at: true, level: true, text: true },
  } as const
}

function readSize(first: number | null | undefined): number {
  if (typeof first === 'number' && first >= 1 && first <= MOST) return first
  throw new SpaceportError('BAD_PAGE', `A part of a log has from 1 to ${MOST} lines.`)
}
