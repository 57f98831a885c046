import { refuse } from '@spaceport/kit/write/outcome'
import type { Tx } from '../write/change.js'

/** The longest that is made of a name; with a number behind it, it may become longer. */
const LONGEST_MADE = 80

/** The longest that somebody may type. */
const LONGEST = 100

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** A name for addresses: what of the name is a-z and 0-9, joined by dashes; `project` when that is nothing. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_MADE)
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

/** The slug that somebody wants for a project. Throws `BAD_INPUT`, or `CONFLICT` when another project has it. */
export async function wantedSlug(tx: Tx, local: number, slug: string): Promise<string> {
  const path = ['input', 'slug']
  if (slug.length > LONGEST || !SLUG.test(slug)) {
    throw refuse('BAD_INPUT', `A slug is a-z and 0-9, joined by dashes: at most ${LONGEST} characters.`, ...path)
  }
  const taken = await tx.project.findFirst({ where: { slug, id: { not: local } }, select: { id: true } })
  if (taken) throw refuse('CONFLICT', `There is a project with the slug "${slug}" already.`, ...path)
  return slug
}
