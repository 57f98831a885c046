import { spaceOf } from '@spaceport/kit/ids'
import type { Told } from './ask.js'

/** A part of a project: what of it lives in one Space of the fleet, or in one beyond it, which has only a name. */
export type ProjectPart = {
  space: string | null
  remoteSpace: string | null
  /** Ids in the home Space. */
  environments: string[]
  tenants: string[]
  variableCount: number
}

/** The parts of a project: that at home first, then those in other Spaces by number, then those beyond the fleet by name. */
export function partsOf(told: Told): ProjectPart[] {
  const parts = new Map<string, ProjectPart>()
  const partOf = ({ remoteOf, remoteSpace }: { remoteOf: string | null; remoteSpace: string | null }): ProjectPart => {
    const space = remoteSpace === null ? (remoteOf === null ? told.home : spaceOf(remoteOf)) : null
    const key = JSON.stringify([space, remoteSpace])
    let part = parts.get(key)
    if (!part) parts.set(key, (part = { space, remoteSpace, environments: [], tenants: [], variableCount: 0 }))
    return part
  }
  partOf({ remoteOf: null, remoteSpace: null })
  for (const one of told.environments) partOf(one).environments.push(one.id)
  for (const one of told.tenants) partOf(one).tenants.push(one.id)
  for (const one of told.variables) partOf(one).variableCount++
  const [home, ...others] = parts.values()
  return [...(home ? [home] : []), ...others.sort(inOrder)]
}

function inOrder(a: ProjectPart, b: ProjectPart): number {
  if (a.space !== null && b.space !== null) return numberOf(a.space) - numberOf(b.space)
  if (a.space !== b.space) return a.space === null ? 1 : -1
  return (a.remoteSpace ?? '') < (b.remoteSpace ?? '') ? -1 : 1
}

function numberOf(space: string): number {
  return Number(space.split('-')[1])
}
