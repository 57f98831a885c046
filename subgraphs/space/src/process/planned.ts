import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { Properties, SensitiveProperty } from './properties.js'
import type { FrozenAction, FrozenStep } from './shape.js'

/** Properties as they are to be; of sensitive ones, which secret each has so far and where in the input it stands. */
export type PlannedProperties = {
  plain: Properties
  sensitive: readonly SensitiveProperty[]
  before: ReadonlyMap<string, number>
  path: string[]
}

/** An action as it is to be; null for the number of a new one. */
export type PlannedAction = Omit<FrozenAction, 'id' | 'properties'> & {
  id: number | null
  properties: PlannedProperties
}

/** A step as it is to be. */
export type PlannedStep = Omit<FrozenStep, 'id' | 'properties' | 'actions'> & {
  id: number | null
  properties: PlannedProperties
  actions: PlannedAction[]
}

type Numbered = { id: number; name: string }
type Given = { number?: number | null; name: string }

/**
 * Tells which of the rows that are there each given one is to be: that of its number, else that of its name. Each is so at most once.
 * `what` is what they are called.
 */
export class Earlier<Row extends Numbered> {
  readonly #byNumber: Map<number, Row>
  readonly #byName: Map<string, Row>

  constructor(
    readonly what: string,
    rows: readonly Row[],
    given: readonly Given[],
  ) {
    this.#byNumber = new Map(rows.map((row) => [row.id, row]))
    const numbers = new Set(given.map(({ number }) => number))
    const unnamed = rows.filter(({ id }) => !numbers.has(id))
    this.#byName = new Map(unnamed.map((row) => [textKey(row.name), row]))
  }

  /** The row that a given one is to be; null for a new one. Throws `NOT_FOUND` for an unknown number, `BAD_INPUT` for one that was there before. */
  take({ number, name }: Given, ...path: string[]): Row | null {
    if (number === null || number === undefined) return this.#byName.get(textKey(name)) ?? null
    const row = this.#byNumber.get(number)
    if (!row) throw refuse('NOT_FOUND', `There is no ${this.what} ${number} in the process.`, ...path, 'number')
    this.#byNumber.delete(number)
    return row
  }
}
