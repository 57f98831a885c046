import { refuse } from '@spaceport/kit/write/outcome'
import type { Tx } from '../write/change.js'

/** Throws `CONFLICT`, naming the input at fault, if another Instance than `self` has the name, address or a key, now or next. */
export async function expectFree(
  tx: Tx,
  { nameKey, url, publicKey }: { nameKey?: string; url?: string; publicKey: string },
  self?: number,
): Promise<void> {
  const others = await tx.instance.findMany({
    where: {
      OR: [
        ...(nameKey === undefined ? [] : [{ nameKey }]),
        ...(url === undefined ? [] : [{ url }]),
        { publicKey },
        { nextPublicKey: publicKey },
      ],
      ...(self === undefined ? {} : { id: { not: self } }),
    },
    select: { nameKey: true, url: true },
  })
  if (others.some((one) => one.nameKey === nameKey)) {
    throw refuse('CONFLICT', 'Another Instance has this name.', 'input', 'name')
  }
  if (others.some((one) => one.url === url)) {
    throw refuse('CONFLICT', 'Another Instance has this address.', 'input', 'url')
  }
  if (others.length > 0) throw refuse('CONFLICT', 'Another Instance has this key.', 'input', 'publicKey')
}
