import { shownFingerprint } from '@spaceport/kit/bundle/identity'
import type { Party } from '@spaceport/kit/bundle/statement'
import { oneLine } from '../step-templates/progress.js'

/** How much of a text is shown, in characters. */
const SHOWN = 120

/** A text from a file, in one line, and not more of it than fits. */
export function shown(text: string): string {
  const line = oneLine(text)
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line
}

/** A name and what it has, one below the other. */
export function field(name: string, value: string): string {
  return `  ${name.padEnd(12)} ${value}`
}

/** A Space and, below, the fingerprint of its keys, as people read it out to each other. */
export function partyLines(name: string, { space, fingerprint }: Party): string[] {
  return [field(name, shown(space)), field('', shownFingerprint(fingerprint))]
}

/** A list below its title, or that there is nothing. */
export function section(title: string, lines: readonly string[]): string[] {
  return ['', `${title}:`, ...(lines.length > 0 ? lines.map((line) => `  ${line}`) : ['  none'])]
}

/** A number of bytes. */
export function bytes(size: number): string {
  return `${size.toLocaleString('en-GB')} ${size === 1 ? 'byte' : 'bytes'}`
}

/** Lines as a text. */
export function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
