import type { Tag, TagSet, TenantTag } from '@spaceport/database/space'
import { named } from '../named.js'
import type { Setting } from '../setting.js'

const SETS = [
  {
    ...{ name: 'Region', description: 'Where the customer is.' },
    tags: [
      ['Europe', '#3156a3', 'Data stays in the European Union.'],
      ['Asia Pacific', '#1a7f64', null],
      ['Americas', '#a34231', null],
    ],
  },
  {
    ...{ name: 'Tier', description: 'What the customer has bought.' },
    tags: [
      ['Gold', '#b8860b', 'Machines of their own, and support at night.'],
      ['Silver', '#7d8590', null],
      ['Bronze', '#8c5a2b', null],
    ],
  },
  {
    ...{ name: 'Release ring', description: 'Who gets a release first.' },
    tags: [
      ['Canary', '#c026d3', 'Asked to be first, and knows why.'],
      ['Early', '#7c3aed', null],
      ['General', '#475569', null],
    ],
  },
] as const

/** The tag sets of a Space, and which tenant has which tags. */
export type Tags = {
  tag_set: TagSet[]
  tag: Tag[]
  tenant_tag: TenantTag[]
  /** The numbers of the tags of the set Tier, the best first. */
  tiers: number[]
  /** The number of the tag Canary. */
  canary: number
  /** The numbers of the tags of a tenant. */
  of(tenant: number): number[]
}

/** Placeholders carry no tags: who they are is said where they live. Now and then a tenant lacks one. */
export function tagSets(setting: Setting): Tags {
  const tag_set: TagSet[] = SETS.map(({ name, description }, i) => ({
    ...{ id: i + 1, ...named(name), description, sortOrder: i },
    ...{ createdAt: setting.ago(700 - i), version: 1 },
  }))
  const tag: Tag[] = []
  for (const [i, { tags }] of SETS.entries()) {
    for (const [position, [name, color, description]] of tags.entries()) {
      tag.push({ id: tag.length + 1, tagSetId: i + 1, ...named(name), color, description, position })
    }
  }
  const inSet = (set: number) => tag.filter(({ tagSetId }) => tagSetId === set).map(({ id }) => id)
  const random = setting.random('tags')
  const [regions, tiers, rings] = [inSet(1), inSet(2), inSet(3)]
  const tagsOf = new Map(
    setting.tenants.map((tenant, i) => [
      tenant,
      [
        random.pick(regions),
        ...(i % 7 === 6 ? [] : [tiers[Math.min(tiers.length - 1, Math.floor(random.next() ** 0.6 * 3))] ?? 0]),
        // The first tenant of all is a canary, so that there is one.
        i === 0 ? (rings[0] ?? 0) : random.pick(rings),
      ],
    ]),
  )
  return {
    ...{ tag_set, tag, tiers, canary: rings[0] ?? 0 },
    tenant_tag: [...tagsOf].flatMap(([tenantId, tags]) => tags.map((tagId) => ({ tenantId, tagId }))),
    of: (tenant) => tagsOf.get(tenant) ?? [],
  }
}
