import { furthestPhase, wayOf } from '../way.js'
import type { Situation } from '../situation.js'
import { plainly, type Refusal } from './refusal.js'

/** Whether an open defect keeps the release from an environment: the rule `DEFECT`. Where it was, or in a phase where it was, it may go again. */
export function defectRefusal(situation: Situation, environmentId: number): Refusal | null {
  const { release, deployed } = situation
  if (release.openDefects === 0 || deployed.has(environmentId)) return null
  const way = wayOf(situation)
  const phase = way.journey.phases.findIndex(({ environments }) => environments.some(({ id }) => id === environmentId))
  if (phase !== -1 && phase <= furthestPhase(way)) return null
  const defects = release.openDefects === 1 ? 'an open defect' : `${release.openDefects} open defects`
  return plainly('DEFECT_OPEN', 'release', `The release has ${defects}, so it goes to no further phase.`)
}
