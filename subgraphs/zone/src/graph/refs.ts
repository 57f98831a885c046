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

/** A value of a variable as the zone knows it: what else there is of it, its Space tells. */
export const Variable = builder.objectRef<{ id: string }>('Variable')

/** A project as the zone knows it: what else there is of it, its Space tells. */
export const Project = builder.objectRef<{ id: string }>('Project')

/** A user as the zone knows one: what else there is of them, the directory tells. */
export const User = builder.objectRef<{ id: string }>('User')

/** A Space as the zone knows it: what it is called, the directory tells. */
export const Space = builder.objectRef<{ id: string }>('Space')

/** A release as the zone knows it: what else there is of it, its Space tells. */
export const Release = builder.objectRef<{ id: string }>('Release')

/** A bundle that was made, as the zone knows it: what else there is of it, its Space tells. */
export const OutgoingBundle = builder.objectRef<{ id: string }>('OutgoingBundle')

/** A bundle that came, as the zone knows it: what else there is of it, its Space tells. */
export const IncomingBundle = builder.objectRef<{ id: string }>('IncomingBundle')
