import { seededRandom, type Random } from '@spaceport/kit/random'
import { slugOf } from './named.js'
import { STAGES, type ContentRequest, type RequestedEnvironment } from './request.js'
import { DAY } from './time.js'

/** What every part of a Space's content is made from. */
export type Setting = {
  request: ContentRequest
  /** The number of the Space. */
  space: number
  /** A stream of chance for one part, so that a change of one part leaves the others as they are. */
  random(part: string): Random
  /** A moment so many days before `now`. */
  ago(days: number): Date
  /** The environments that live in this Space, in order. Nothing but lifecycles and links to tenants refers to the others. */
  own: RequestedEnvironment[]
  /** The ids of those in which customers are: those of the last stage that there is. */
  production: number[]
  /** The ids of the others. */
  before: number[]
  /** The ids of the tenants that live in this Space. */
  tenants: number[]
  /** What host names and package ids of this Space begin with. */
  prefix: string
  /** Somebody who asked for something: mostly the executor; null if the request names nobody. */
  somebody(random: Random): string | null
}

export function settingOf(request: ContentRequest): Setting {
  const { environments, now, people, executor } = request
  const own = environments.filter(({ remoteOf }) => remoteOf === null)
  const last = STAGES.findLast((stage) => own.some((one) => one.stage === stage))
  const production = own.filter(({ stage }) => stage === last).map(({ id }) => id)
  return {
    request,
    space: Number(request.space.split('-')[1]),
    random: (part) => seededRandom(`${request.seed}/${request.space}/${request.theme}/${part}`),
    ago: (days) => new Date(now - Math.round(days * DAY)),
    own,
    production,
    before: own.map(({ id }) => id).filter((id) => !production.includes(id)),
    tenants: request.tenants.filter(({ remoteOf }) => remoteOf === null).map(({ id }) => id),
    prefix: slugOf(request.theme),
    somebody: (random) => {
      if (executor !== null && (people.length === 0 || random.chance(0.6))) return executor
      return people.length > 0 ? random.pick(people) : null
    },
  }
}
