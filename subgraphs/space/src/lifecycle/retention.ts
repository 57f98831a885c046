import type { RetentionUnit as Unit } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'

/** How long something is kept: for ever (then the quantity is null), for so many days, or the last so many. */
export type Retention = { unit: Unit; quantity: number | null }

/** The most days, or releases, that can be kept. */
const MOST = 100_000

const RetentionUnit = builder.enumType('RetentionUnit', {
  description: 'What a retention policy counts.',
  values: {
    FOREVER: { description: 'Nothing: all is kept.' },
    DAYS: { description: 'Days since the last deployment.' },
    ITEMS: { description: 'Releases, the latest first.' },
  } as const,
})

export const RetentionPolicy = builder.objectRef<Retention>('RetentionPolicy').implement({
  description: 'How long something is kept.',
  access: 'LifecycleView',
  fields: (t) => ({
    unit: t.expose('unit', { type: RetentionUnit, description: 'What is counted.' }),
    quantity: t.exposeInt('quantity', { nullable: true, description: 'How many are kept; null for `FOREVER`.' }),
  }),
})

export const RetentionPolicyInput = builder.inputType('RetentionPolicyInput', {
  description: 'How long something is to be kept.',
  fields: (t) => ({
    unit: t.field({ type: RetentionUnit, required: true, description: 'What is counted.' }),
    quantity: t.int({ description: 'How many are kept, 1 to 100,000; left out for `FOREVER`.' }),
  }),
})

/** A policy as somebody typed it. */
export type RetentionGiven = { unit: Unit; quantity?: number | null }

/** Checks a policy. Throws `BAD_INPUT` for a quantity that its unit does not go with. */
export function readRetention({ unit, quantity = null }: RetentionGiven, ...path: string[]): Retention {
  const isRight = unit === 'FOREVER' ? quantity === null : quantity !== null && quantity >= 1 && quantity <= MOST
  if (isRight) return { unit, quantity }
  const why =
    unit === 'FOREVER' ? 'What is kept for ever has no quantity.' : `A quantity from 1 to ${MOST} belongs to ${unit}.`
  throw refuse('BAD_INPUT', why, ...path, 'quantity')
}

/** The columns of both policies, of a lifecycle or of a phase. */
export const RETENTION = {
  releaseRetentionUnit: true,
  releaseRetentionQuantity: true,
  targetRetentionUnit: true,
  targetRetentionQuantity: true,
} as const

/** What is given of both policies, as columns; one that is left out is not there. */
export function retentionColumns(
  given: { releaseRetention?: RetentionGiven | null; targetRetention?: RetentionGiven | null },
  ...path: string[]
) {
  const release = given.releaseRetention && readRetention(given.releaseRetention, ...path, 'releaseRetention')
  const target = given.targetRetention && readRetention(given.targetRetention, ...path, 'targetRetention')
  return {
    ...(release ? { releaseRetentionUnit: release.unit, releaseRetentionQuantity: release.quantity } : {}),
    ...(target ? { targetRetentionUnit: target.unit, targetRetentionQuantity: target.quantity } : {}),
  }
}

/** The columns of both policies where they may be null. */
export type RetentionRow = {
  releaseRetentionUnit: Unit | null
  releaseRetentionQuantity: number | null
  targetRetentionUnit: Unit | null
  targetRetentionQuantity: number | null
}

/** The policy for releases that a row has; null if it has none of its own. */
export function releaseRetention(row: RetentionRow): Retention | null {
  return row.releaseRetentionUnit && { unit: row.releaseRetentionUnit, quantity: row.releaseRetentionQuantity }
}

/** The policy for files on targets that a row has; null if it has none of its own. */
export function targetRetention(row: RetentionRow): Retention | null {
  return row.targetRetentionUnit && { unit: row.targetRetentionUnit, quantity: row.targetRetentionQuantity }
}
