import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { onePlaceholder, placeholderName, type Placeholder, type RemoteEntity } from './remote-name.js'

/**
 * The placeholder here for an environment beyond the fleet; it is made where there is none yet. It comes last, since where a lifecycle has no
 * phases a release goes through all environments in their order.
 */
export async function placeholderEnvironment(
  tx: Tx,
  context: Pick<SpaceContext, 'space'>,
  remote: RemoteEntity,
): Promise<Placeholder> {
  const { root: remoteRoot, space: remoteSpace, name: remoteName } = remote
  const find = () =>
    tx.environment.findUnique({
      where: { remoteRoot_remoteName: { remoteRoot, remoteName } },
      select: { id: true },
    })
  return onePlaceholder(tx, find, async () => {
    const { _max: last } = await tx.environment.aggregate({ _max: { sortOrder: true } })
    const after = await tx.environment.create({
      data: {
        ...(await placeholderName(remote, (nameKey) => tx.environment.findUnique({ where: { nameKey } }))),
        sortOrder: (last.sortOrder ?? 0) + 1,
        ...{ remoteRoot, remoteSpace, remoteName },
      },
    })
    return { id: after.id, changed: [changed(context, 'Environments', { after })] }
  })
}
