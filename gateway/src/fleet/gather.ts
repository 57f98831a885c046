import type { Asked } from './ask.js'
import type { FleetContext, MissingSpace } from './context.js'
import type { FleetError, SpaceError } from './errors.js'
import { failure, failureError, type Failure } from './failure.js'
import { BadPart, type Merged, type Part } from './merge/strategy.js'
import type { MissingSince } from './missing-since.js'
import type { Plan } from './operation/going.js'
import type { Outcome } from './outcome.js'

/** What came of one slice. */
export type Gathered = { data: Record<string, unknown>; errors: FleetError[] }

/** Puts the answers of Spaces together: every field has a value, and every Space that failed it exactly one error there. */
export function gather(
  asked: readonly Asked[],
  outcomes: ReadonlyMap<string, Outcome>,
  fleet: FleetContext,
  since: MissingSince,
): Gathered {
  const gathered: Gathered = { data: Object.create(null), errors: [] }
  for (const one of asked) {
    const { key } = one.field
    const { value, errors } = 'refused' in one ? one.refused : gatherField(one, outcomes, fleet, since)
    gathered.data[key] = value
    for (const error of errors) gathered.errors.push({ ...error, path: [key, ...(error.path ?? [])] })
  }
  return gathered
}

type Planned = Extract<Asked, { plan: Plan }>
type ToldPart = Part & { errors: readonly SpaceError[] }

function gatherField(one: Planned, outcomes: ReadonlyMap<string, Outcome>, fleet: FleetContext, since: MissingSince) {
  const tally = new Tally(one, fleet, since)
  for (const space of one.plan.shares.keys()) {
    tally.read(space, outcomes.get(space)!)
  }
  return tally.merge()
}

/** Adds up what the Spaces said to one field. */
class Tally {
  readonly #parts: ToldPart[] = []
  readonly #missing: MissingSpace[] = []
  readonly #unsupported = new Map<string, string[]>()
  readonly #errors: FleetError[]
  readonly #told = new Set<string>()

  constructor(
    private readonly one: Planned,
    private readonly fleet: FleetContext,
    private readonly since: MissingSince,
  ) {
    this.#errors = [...one.plan.errors]
  }

  /** Takes in what one Space said, or that it said nothing. */
  read(space: string, outcome: Outcome): void {
    if ('failure' in outcome) return this.#fail(space, outcome.failure)
    const { field } = this.one
    const lacking = outcome.unsupported.filter(({ key }) => key === field.key)
    for (const { coordinate } of lacking) this.#lacks(space, coordinate)
    const value = ownValue(outcome.data, field.key) ?? null
    const errors = outcome.errors.filter(({ path }) => path.length === 0 || path[0] === field.key)
    if (!field.conforms(value)) this.#fail(space, failure('BAD_ANSWER'))
    else if (value !== null || field.nullAnswers) this.#answered({ space, value, errors })
    else if (errors.length > 0) this.#refused(space, errors)
    else if (lacking.length > 0) this.#miss(space, 'FIELD_NOT_SUPPORTED_BY_SPACE')
    else this.#fail(space, failure('BAD_ANSWER'))
  }

  /** Merges what came. A part that turns out to make no sense is left out, and the rest merged again. */
  merge(): { value: unknown; errors: readonly FleetError[] } {
    for (;;) {
      try {
        const merged = this.one.plan.merge(this.#parts, this.#missing)
        this.#placeErrors(merged)
        return { value: merged.value, errors: [...this.#errors, ...this.#unsupportedErrors()] }
      } catch (error) {
        if (!(error instanceof BadPart)) throw error
        const [bad] = this.#parts.splice(error.part, 1)
        this.#fail(bad!.space, failure('BAD_ANSWER'))
      }
    }
  }

  #answered(part: ToldPart): void {
    this.since.answered(part.space)
    this.one.field.hide?.(part.value, this.fleet.spaces)
    this.#parts.push(part)
  }

  #fail(space: string, { reason, retry }: Failure): void {
    this.#miss(space, reason)
    const told = { reason, retry: retry && this.one.repeatable }
    this.#errors.push(failureError(space, told, this.one.plan.failurePath(space)))
  }

  #refused(space: string, errors: readonly SpaceError[]): void {
    this.#miss(space, errors[0]!.passedOn.extensions.code)
    for (const { passedOn } of errors) this.#passOn(passedOn, this.one.plan.failurePath(space))
  }

  #miss(space: string, reason: string): void {
    const missing = { space, reason, since: this.since.failed(space) }
    this.#missing.push(missing)
    this.fleet.completeness.missed(missing)
  }

  #placeErrors(merged: Merged): void {
    this.#parts.forEach(({ errors }, part) => {
      for (const { path, passedOn } of errors) {
        const place = merged.place(part, path.slice(1))
        if (place) this.#passOn(passedOn, place)
      }
    })
  }

  /** What concerns the request, or a Space as a whole, is told once. */
  #passOn(error: FleetError, path: NonNullable<FleetError['path']>): void {
    const { code, space } = error.extensions
    const key = ONCE_PER_REQUEST.has(code)
      ? `${code} ${error.message}`
      : ONCE_PER_SPACE.has(code)
        ? `${code} ${space}`
        : null
    if (key !== null && this.#told.has(key)) return
    if (key !== null) this.#told.add(key)
    this.#errors.push({ ...error, path })
  }

  #lacks(space: string, coordinate: string): void {
    const spaces = this.#unsupported.get(coordinate)
    if (spaces) spaces.push(space)
    else this.#unsupported.set(coordinate, [space])
  }

  #unsupportedErrors(): FleetError[] {
    return [...this.#unsupported].map(([field, spaces]) => ({
      message: `${field} is not known in ${spaces.length === 1 ? spaces[0] : `${spaces.length} Spaces`}, which run an older version.`,
      path: this.one.plan.failurePath(spaces[0]!),
      extensions: { code: 'FIELD_NOT_SUPPORTED_BY_SPACE', field, spaces },
    }))
  }
}

const ONCE_PER_REQUEST: ReadonlySet<unknown> = new Set(['BAD_INPUT', 'BAD_ID', 'BAD_CURSOR', 'BAD_PAGE'])
const ONCE_PER_SPACE: ReadonlySet<unknown> = new Set(['SPACE_UNAVAILABLE', 'SPACE_TIMEOUT'])

function ownValue(data: Record<string, unknown> | null, key: string): unknown {
  return data && Object.hasOwn(data, key) ? data[key] : undefined
}
