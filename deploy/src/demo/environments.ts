/** Stages of delivery, as the Space's content generator knows them. */
export type Stage = 'DEVELOPMENT' | 'TEST' | 'STAGING' | 'PRODUCTION'

const LADDERS: Stage[][] = [
  ['PRODUCTION'],
  ['DEVELOPMENT', 'PRODUCTION'],
  ['DEVELOPMENT', 'TEST', 'PRODUCTION'],
  ['DEVELOPMENT', 'TEST', 'STAGING', 'PRODUCTION'],
]
const NAMES = { DEVELOPMENT: 'Development', TEST: 'Test', STAGING: 'Staging', PRODUCTION: 'Production' }
const MORE = ['Load Test', 'Acceptance', 'Canary', 'Disaster Recovery', 'Training']
const MORE_STAGES: Stage[] = ['TEST', 'STAGING', 'PRODUCTION', 'PRODUCTION', 'STAGING']

/** Names and stages of a Space's `count` environments, in the order in which a release passes them; the last is `Production`. */
export function environmentNames(count: number): { name: string; stage: Stage }[] {
  const ladder = (LADDERS[Math.min(count, LADDERS.length) - 1] ?? []).map((stage) => ({ name: NAMES[stage], stage }))
  const more = Array.from({ length: count - ladder.length }, (_, i) => {
    const round = Math.floor(i / MORE.length)
    return {
      name: `${MORE[i % MORE.length]}${round ? ` ${round + 1}` : ''}`,
      stage: MORE_STAGES[i % MORE.length] as Stage,
    }
  })
  return [...ladder.slice(0, -1), ...more, ...ladder.slice(-1)]
}
