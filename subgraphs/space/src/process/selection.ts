import { STEPS } from './shape.js'

/** Tells whether something is asked for under a field, by the names that lead to it. */
export type Asked = (path: string[]) => object | null

/** The fields that are read from a column of properties. */
const OF_PROPERTIES = ['properties', 'sensitivePropertyNames']

/**
 * A process as Prisma selects it, in the shape of the graph: without its steps, or the properties of steps or actions, unless they are asked
 * for, since they are long.
 */
export function selectProcess(asked: Asked) {
  if (!asked(['steps'])) return { select: { id: true, version: true } }
  const wants = (...path: string[]) => OF_PROPERTIES.some((name) => asked([...path, name]) !== null)
  const { actions, ...step } = STEPS.select
  const ofActions = { ...actions, select: { ...actions.select, properties: wants('steps', 'actions') } }
  const steps = { ...STEPS, select: { ...step, properties: wants('steps'), actions: ofActions } }
  return { select: { id: true, version: true, steps } }
}
