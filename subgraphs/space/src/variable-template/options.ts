import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { LONGEST_NAME } from '../write/text.js'

/** What somebody may choose: the value that it means, and how a form calls it. */
export type TemplateOption = { value: string; label: string }

/** The most options of a template. */
const MOST = 200

const CONTROL = /[\p{Cc}\u2028\u2029]/u

/** The options of a template as they are kept: `value|label` lines, as Octopus has them. Throws `BAD_INPUT`. */
export function writeOptions(options: readonly TemplateOption[], ...path: string[]): string {
  if (options.length === 0) throw refuse('BAD_INPUT', 'A choice needs options.', ...path)
  if (options.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} options.`, ...path)
  const values = new Set<string>()
  return options
    .map(({ value, label }, i) => {
      const at = [...path, String(i)]
      if (value.includes('|')) throw refuse('BAD_INPUT', 'The value of an option holds no "|".', ...at, 'value')
      if (values.has(value)) throw refuse('BAD_INPUT', 'Another option has this value.', ...at, 'value')
      values.add(value)
      requireLine(value, ...at, 'value')
      requireLine(label, ...at, 'label')
      if (textKey(label) === '') throw refuse('BAD_INPUT', 'The label is blank.', ...at, 'label')
      return `${value}|${label}`
    })
    .join('\n')
}

function requireLine(text: string, ...path: string[]): void {
  if (!text.isWellFormed()) throw refuse('BAD_INPUT', `The ${path.at(-1)} is not well-formed Unicode.`, ...path)
  if (CONTROL.test(text)) throw refuse('BAD_INPUT', `The ${path.at(-1)} holds a control character.`, ...path)
  if ([...text].length > LONGEST_NAME) {
    throw refuse('BAD_INPUT', `The ${path.at(-1)} has more than ${LONGEST_NAME} characters.`, ...path)
  }
}

/** The options of a template that were kept; none where it is no choice. */
export function readOptions(kept: string | null): TemplateOption[] {
  if (kept === null) return []
  return kept.split('\n').map((line) => {
    const bar = line.indexOf('|')
    return { value: line.slice(0, bar), label: line.slice(bar + 1) }
  })
}
