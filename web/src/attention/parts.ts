import type { NeedsAttentionQuery } from '../generated/graphql'
import { isAlways } from '../time/period'
import { certificates, incoming, outgoing, promotions, trusts } from './between-spaces'
import { failedThen, stillFailed } from './failures'
import { lacking } from './lacking'
import { keys } from './own'
import { WITHOUT_ENVIRONMENT, type Part } from './part'
import type { AttentionSearch } from './source'
import { decisions, machines, underWay } from './work'

/** All that waits, the most urgent kind first. Kinds that could not be read are left out; their errors say so. */
export function partsOf(data: NeedsAttentionQuery, search: AttentionSearch, now: number): Part[] {
  const parts = [
    isAlways(search) ? stillFailed(data, search) : failedThen(data, search),
    decisions(data, search),
    incoming(data, search),
    promotions(data),
    outgoing(data, search),
    underWay(data, search),
    machines(data, search),
    lacking(data, search),
    certificates(data, search, now),
    keys(data, search, now),
    trusts(data, search),
  ].filter((part) => part !== null)
  return search.environment === null ? parts : parts.filter(({ id }) => !WITHOUT_ENVIRONMENT.has(id))
}
