import type { AccountType, VariableType } from '@spaceport/database/space'
import { textKey } from '@spaceport/kit/page/text-key'
import { visible } from '../access/visible.js'
import type { SpaceContext } from '../context.js'
import { fitsAccount } from '../variable/value-type.js'
import type { Tx } from '../write/change.js'
import {
  splitTag,
  tagKey,
  type CarriedNames,
  type NamedKind,
  type NamedTemplate,
  type NameKey,
} from './import-names.js'

/** A step template that is here, with the numbers of its versions. */
type LocalTemplate = { id: number; versions: ReadonlySet<number> }

type Found = {
  ids: ReadonlyMap<NamedKind, ReadonlyMap<NameKey, number>>
  accounts: ReadonlyMap<number, AccountType>
  templates: ReadonlyMap<NameKey, LocalTemplate>
}

/** What a Space has of what carried releases name. */
export class LocalNames {
  readonly #ids: ReadonlyMap<NamedKind, ReadonlyMap<NameKey, number>>
  readonly #accounts: ReadonlyMap<number, AccountType>
  readonly #templates: ReadonlyMap<NameKey, LocalTemplate>

  constructor({ ids, accounts, templates }: Found) {
    this.#ids = ids
    this.#accounts = accounts
    this.#templates = templates
  }

  /** The number of something here by its name there, whatever its case; null for what is not here. */
  idOf(kind: Exclude<NamedKind, 'StepTemplates'>, name: string): number | null {
    const ids = this.#ids.get(kind)
    if (kind !== 'Tags') return ids?.get(textKey(name)) ?? null
    for (const { set, tag } of splitTag(name)) {
      const id = ids?.get(tagKey(set, tag))
      if (id !== undefined) return id
    }
    return null
  }

  /** Those of some names that are here. */
  idsOf(kind: Exclude<NamedKind, 'StepTemplates'>, names: readonly string[]): number[] {
    return [...new Set(names.flatMap((name) => this.idOf(kind, name) ?? []))]
  }

  /** The account of a name to which a variable of a type may lead; null if there is none here. */
  accountFor(type: VariableType, name: string): number | null {
    const id = this.idOf('Accounts', name)
    const account = id === null ? undefined : this.#accounts.get(id)
    return account && fitsAccount(type, account) ? id : null
  }

  /** The built-in feed; null if the Space has none. */
  builtInFeed(): number | null {
    return this.#ids.get('Feeds')?.get(BUILT_IN) ?? null
  }

  /** A step template by the id that it has among all who use it, else by its name; null if it, or that version of it, is not here. */
  templateOf({ communityId, name, version }: NamedTemplate): { id: number; version: number } | null {
    const byId = communityId === null ? undefined : this.#templates.get(communityKey(communityId))
    const found = byId ?? this.#templates.get(textKey(name))
    return found?.versions.has(version) ? { id: found.id, version } : null
  }
}

/** The place of the built-in feed among feeds: no name has a control character. */
const BUILT_IN = '\u0001'

const communityKey = (id: string) => `\u0001${id}`

type Reader = Pick<Tx, 'environment' | 'account' | 'certificate' | 'workerPool' | 'feed' | 'tag' | 'stepTemplate'>

/**
 * Looks for what releases name: by one statement for each kind, however many there are. Placeholders for what lives elsewhere and archived
 * certificates are not here; nor are accounts and certificates that do not exist for the caller: a bundle does not get at them by their names.
 */
export async function findLocalNames(
  db: Reader,
  context: SpaceContext,
  { names, templates }: CarriedNames,
): Promise<LocalNames> {
  const keys = (kind: keyof CarriedNames['names']) => [...new Set([...names[kind]].map(textKey))]
  const select = { id: true, nameKey: true } as const
  const byKey = (kind: keyof CarriedNames['names']) => ({ nameKey: { in: keys(kind) } })
  const here = { remoteOf: null, remoteRoot: null }
  const ids = new Map<NamedKind, ReadonlyMap<NameKey, number>>()
  // One after the other: in a transaction there is but one connection.
  ids.set(
    'Environments',
    mapped(await db.environment.findMany({ where: { ...byKey('Environments'), ...here }, select })),
  )
  const accounts = await db.account.findMany({
    where: { AND: [byKey('Accounts'), visible(context, 'Accounts')] },
    select: { ...select, type: true },
  })
  ids.set('Accounts', mapped(accounts))
  const inUse = { AND: [byKey('Certificates'), visible(context, 'Certificates')], archivedAt: null }
  ids.set('Certificates', mapped(await db.certificate.findMany({ where: inUse, select })))
  ids.set('WorkerPools', mapped(await db.workerPool.findMany({ where: byKey('WorkerPools'), select })))
  const feeds = await db.feed.findMany({
    where: { OR: [byKey('Feeds'), { type: 'BUILT_IN' }] },
    orderBy: { id: 'desc' },
    select: { ...select, type: true },
  })
  const builtIn = feeds.filter(({ type }) => type === 'BUILT_IN').map(({ id }) => ({ id, nameKey: BUILT_IN }))
  ids.set('Feeds', mapped([...feeds, ...builtIn]))
  ids.set('Tags', await tagsOf(db, names.Tags))
  return new LocalNames({
    ids,
    accounts: new Map(accounts.map(({ id, type }) => [id, type])),
    templates: await templatesOf(db, templates),
  })
}

function mapped(rows: readonly { id: number; nameKey: string }[]): Map<NameKey, number> {
  return new Map(rows.map(({ id, nameKey }) => [nameKey, id]))
}

async function tagsOf(db: Pick<Tx, 'tag'>, names: ReadonlySet<string>): Promise<Map<NameKey, number>> {
  const splits = [...names].flatMap(splitTag)
  const rows = await db.tag.findMany({
    where: {
      nameKey: { in: [...new Set(splits.map(({ tag }) => tag))] },
      tagSet: { nameKey: { in: [...new Set(splits.map(({ set }) => set))] } },
    },
    select: { id: true, nameKey: true, tagSet: { select: { nameKey: true } } },
  })
  return new Map(rows.map(({ id, nameKey, tagSet }) => [tagKey(tagSet.nameKey, nameKey), id]))
}

async function templatesOf(
  db: Pick<Tx, 'stepTemplate'>,
  templates: readonly NamedTemplate[],
): Promise<Map<NameKey, LocalTemplate>> {
  const rows = await db.stepTemplate.findMany({
    where: {
      OR: [
        { communityId: { in: [...new Set(templates.flatMap(({ communityId }) => communityId ?? []))] } },
        { nameKey: { in: [...new Set(templates.map(({ name }) => textKey(name)))] } },
      ],
    },
    orderBy: { id: 'desc' },
    select: { id: true, nameKey: true, communityId: true, versions: { select: { version: true } } },
  })
  const found = new Map<NameKey, LocalTemplate>()
  for (const { id, nameKey, communityId, versions } of rows) {
    const template = { id, versions: new Set(versions.map(({ version }) => version)) }
    found.set(nameKey, template)
    if (communityId !== null) found.set(communityKey(communityId), template)
  }
  return found
}
