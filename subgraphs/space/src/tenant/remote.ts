import type { SpaceContext } from '../context.js'
import { onePlaceholder, placeholderName, type Placeholder, type RemoteEntity } from '../environment/remote-name.js'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'

/** The placeholder here for a tenant beyond the fleet; it is made where there is none yet. */
export async function placeholderTenant(
  tx: Tx,
  context: Pick<SpaceContext, 'space'>,
  remote: RemoteEntity,
): Promise<Placeholder> {
  const { root: remoteRoot, space: remoteSpace, name: remoteName } = remote
  const find = () =>
    tx.tenant.findUnique({ where: { remoteRoot_remoteName: { remoteRoot, remoteName } }, select: { id: true } })
  return onePlaceholder(tx, find, async () => {
    const after = await tx.tenant.create({
      data: {
        ...(await placeholderName(remote, (nameKey) => tx.tenant.findUnique({ where: { nameKey } }))),
        ...{ remoteRoot, remoteSpace, remoteName },
      },
    })
    return { id: after.id, changed: [changed(context, 'Tenants', { after })] }
  })
}
