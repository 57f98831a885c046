import type { Tx } from '../write/change.js'

/** The longest slug made from a name. */
const LONGEST = 60

/** A name as a part of addresses: a-z, 0-9 and single dashes; `space` if nothing of it is left. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '')
  return slug === '' ? 'space' : slug
}

/** The slug of a new Space: that of its name, with the first free number from 2 if others have it. */
export async function freeSlug(tx: Tx, name: string): Promise<string> {
  const slug = slugOf(name)
  const like = await tx.space.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } })
  const taken = new Set(like.map((space) => space.slug))
  let free = slug
  for (let n = 2; taken.has(free); n++) free = `${slug}-${n}`
  return free
}
