import { SingleBar } from 'cli-progress'
import type { Terminal } from '../terminal.js'
import type { FileOutcome } from './outcome.js'

/** Shows how far the import is. */
export type Progress = { done(outcome: FileOutcome): void; end(): void }

/** A bar on a terminal; else, unless `quiet`, a line for each file. */
export function showProgress(total: number, terminal: Terminal, quiet: boolean): Progress {
  if (terminal.screen) return bar(total, terminal.screen)
  return {
    done: (outcome) => {
      if (!quiet) terminal.out(`${fileLine(outcome)}\n`)
    },
    end: () => {},
  }
}

function bar(total: number, stream: NodeJS.WriteStream): Progress {
  const shown = new SingleBar({
    format: '{bar} {value}/{total} {file}',
    stream,
    hideCursor: true,
    clearOnComplete: true,
  })
  shown.start(total, 0, { file: '' })
  return { done: ({ file }) => shown.increment(1, { file }), end: () => shown.stop() }
}

const WORDS = {
  CREATED: 'created',
  UPDATED: 'updated',
  UNCHANGED: 'unchanged',
  FAILED: 'failed',
  NOT_SENT: 'not sent',
} as const

/** What became of a file, in one line. */
export function fileLine({ file, outcome, version, reason, code }: FileOutcome): string {
  const said = reason === undefined ? '' : `: ${oneLine(reason)}${code === undefined ? '' : ` (${code})`}`
  const what = version === undefined ? oneLine(file) : `${oneLine(file)} (version ${version})`
  return `${WORDS[outcome].padEnd(9)} ${what}${said}`
}

/** A text from elsewhere without what would steer the terminal or break the line. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
}
