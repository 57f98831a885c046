import type { Tx } from '../write/change.js'

const LONGEST = 80

/** A name for addresses: what of the name is a-z and 0-9, joined by dashes; `project` when that is nothing. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? 'project' : slug
}

/** The slug of a name, with the first free number behind it when other projects have it. */
export async function freeSlug(tx: Tx, name: string): Promise<string> {
  const slug = slugOf(name)
  const taken = await tx.project.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } })
  const slugs = new Set(taken.map((project) => project.slug))
  let free = slug
  for (let n = 2; slugs.has(free); n++) free = `${slug}-${n}`
  return free
}
