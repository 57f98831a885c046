import type { Caller } from '@spaceport/kit/caller'

/** A signed-in caller. */
export function caller(subject: string, changes: Partial<Caller> = {}): Caller {
  return { subject, name: subject, groups: [], systemRoles: [], cap: null, ...changes }
}

/** Has the role Space Manager in every test Space, as a person. */
export const MANAGER = caller('Users-1')

/** Has the role Project Viewer in every test Space, through a group. */
export const VIEWER = caller('Users-2', { groups: ['Groups-9', 'Groups-2'] })

/** Is in no team, but runs the fleet. */
export const STRANGER = caller('Users-3', { groups: ['Groups-9'], systemRoles: ['SystemAdministrator'] })
