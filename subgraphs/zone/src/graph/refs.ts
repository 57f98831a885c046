import type { Zone as ZoneRow } from '@spaceport/database/zone'
import { builder } from '../builder.js'

/** The types that lead to one another; each is implemented in `type.ts` of its own folder. */

export const Zone = builder.objectRef<ZoneRow>('Zone')

/** An Instance as the zone knows it: what else there is of it, the directory tells. */
export const Instance = builder.objectRef<{ id: string }>('Instance')

/** An environment as the zone knows it: what else there is of it, its Space tells. */
export const Environment = builder.objectRef<{ id: string }>('Environment')

/** A tenant as the zone knows it: what else there is of it, its Space tells. */
export const Tenant = builder.objectRef<{ id: string }>('Tenant')

/** A user as the zone knows one: what else there is of them, the directory tells. */
export const User = builder.objectRef<{ id: string }>('User')
