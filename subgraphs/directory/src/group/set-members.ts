import type { DirectoryContext } from '../context.js'
import { change } from '../write/change.js'
import { writeMembers, type GroupMembers, type Wanted } from './members.js'

const EXACTLY: Wanted = (_present, named) => [...named]
const ALSO: Wanted = (present, named) => [...new Set([...present, ...named])].sort((a, b) => a - b)
const NOT: Wanted = (present, named) => present.filter((id) => !named.includes(id))

/** Says who is in a group from now on: exactly these. Throws what `writeMembers` does. */
export function setGroupMembers(context: DirectoryContext, input: GroupMembers): Promise<{ id: number }> {
  return change(context, {
    operation: 'setGroupMembers',
    input,
    run: (tx) => writeMembers(tx, context, input, EXACTLY),
  })
}

/** Adds these to a group; whoever is in it stays. Throws what `writeMembers` does. */
export function addGroupMembers(context: DirectoryContext, input: GroupMembers): Promise<{ id: number }> {
  return change(context, { operation: 'addGroupMembers', input, run: (tx) => writeMembers(tx, context, input, ALSO) })
}

/** Takes these out of a group, as far as they are in it. Throws what `writeMembers` does. */
export function removeGroupMembers(context: DirectoryContext, input: GroupMembers): Promise<{ id: number }> {
  return change(context, { operation: 'removeGroupMembers', input, run: (tx) => writeMembers(tx, context, input, NOT) })
}
