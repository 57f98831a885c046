import { textKey } from '@spaceport/kit/page/text-key'
import type { Cursor } from './references-cursor.js'
import { readScript } from './references-script.js'
import { readTemplate } from './references-template.js'

/** The most names that are told of one text. */
export const MOST_REFERENCES = 1_000

/** The variables that a text uses. */
export type References = {
  /** Their names as they tell variables apart, each once, in the order of their first use. */
  names: string[]
  /** Whether there are more. */
  truncated: boolean
}

/**
 * The variables that a text uses: a value, a property of a step, a script. Where a name has an index (`Name[Index].Property`) both the
 * whole and what stands before the index (`Name`) are told, since either may be the variable; where the index is itself a variable's
 * value (`Name[#{Other}]`), only `Name` and `Other` can be. The items of a loop are no variables. A property of a JSON value
 * (`Config.Port` of `Config`) is told as it is written. It takes time in proportion to the text.
 */
export function variableReferences(text: string): References {
  const found = new Set<string>()
  let truncated = false
  const use = (name: string) => {
    const key = textKey(name)
    if (key === '') return
    if (found.size < MOST_REFERENCES) found.add(key)
    else truncated ||= !found.has(key)
  }
  readTemplate(start(text), ({ name, base }) => {
    if (name !== null) use(name)
    if (name !== base) use(base)
  })
  readScript(start(text), use)
  return { names: [...found], truncated }
}

function start(text: string): Cursor {
  return { text, at: 0, steps: 0 }
}
