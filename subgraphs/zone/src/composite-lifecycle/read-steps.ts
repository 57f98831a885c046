import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { faultOf } from './graph.js'
import type { StepInput } from './step-input.js'

/** The most steps of a lifecycle, and the most environments that a step names. */
const MOST_STEPS = 100
const MOST_ENVIRONMENTS = 100

/** The longest name, in UTF-16 units. */
const LONGEST_NAME = 100

/** A step as it was read: its place, and the Space by id where it lies in this fleet, else by name and root. */
export type ReadStep = {
  position: number
  name: string
  where: { space: string } | { spaceName: string; root: string }
  environments: string[]
  after: number[]
}

/**
 * Reads the steps of a composite lifecycle. Throws `BAD_INPUT` for none or too many, names that are none or taken, a Space named in no way or in
 * both, unknown positions, and steps that wait for one another.
 */
export function readSteps(steps: readonly StepInput[]): ReadStep[] {
  if (steps.length === 0) throw fault('A lifecycle has at least one step, with which it starts.')
  if (steps.length > MOST_STEPS) throw fault(`A lifecycle has at most ${MOST_STEPS} steps.`)
  const read = steps.map(readStep)
  const taken = repeated(read.map(({ name }) => name))
  if (taken !== null) throw fault('Another step has this name.', taken, 'name')
  const wrong = faultOf(read)
  if (wrong) throw fault(wrong.message, wrong.position - 1, 'after')
  return read
}

function readStep({ name, space, remote, environments, after }: StepInput, i: number): ReadStep {
  const isHere = space !== null && space !== undefined
  if (isHere === Boolean(remote)) throw fault('A step names a Space of this fleet, or one beyond it.', i, 'space')
  const names = (environments ?? []).map((one) => readText(one, i, 'environments'))
  if (names.length > MOST_ENVIRONMENTS) {
    throw fault(`A step names at most ${MOST_ENVIRONMENTS} environments.`, i, 'environments')
  }
  if (repeated(names) !== null) throw fault('An environment is named twice.', i, 'environments')
  return {
    position: i + 1,
    name: readText(name, i, 'name'),
    where: remote
      ? { spaceName: readText(remote.name, i, 'remote', 'name'), root: readRoot(remote.root, i) }
      : { space: space ?? '' },
    environments: names,
    after: [...new Set(after)].sort((a, b) => a - b),
  }
}

function readRoot(text: string, i: number): string {
  const root = text.replace(/[\s:]/gu, '').toLowerCase()
  if (/^[0-9a-f]{64}$/.test(root)) return root
  throw fault('A fingerprint has 64 hexadecimal digits.', i, 'remote', 'root')
}

function readText(text: string, i: number, ...field: string[]): string {
  const name = text.trim()
  const isName = name !== '' && name.length <= LONGEST_NAME && name.isWellFormed() && !name.includes('\0')
  if (isName && textKey(name) !== '') return name
  throw fault(`A name has from 1 to ${LONGEST_NAME} characters.`, i, ...field)
}

/** The index of the first name that was there before, whatever the case of its letters; null: none was. */
function repeated(names: readonly string[]): number | null {
  const keys = names.map(textKey)
  const at = keys.findIndex((key, i) => keys.indexOf(key) !== i)
  return at < 0 ? null : at
}

function fault(message: string, step?: number, ...field: string[]) {
  return refuse('BAD_INPUT', message, 'input', 'steps', ...(step === undefined ? [] : [String(step), ...field]))
}
