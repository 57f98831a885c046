import { expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { parse, visit, type DocumentNode, type TypeNode } from 'graphql'

/**
 * Only a Space knows what a caller may see in it. So no other subgraph may lead to what lives in Spaces, but where it has asked the Space's
 * Instance on the caller's behalf: then whoever is told of an entity (and of its owner, by the zone) may see it.
 */
const ASKED_OF_THE_INSTANCE = [
  ...['incomingBundle', 'outgoingBundle', 'release'].map((field) => `zone: CompositeStepProgress.${field}`),
  ...['ownedEnvironments', 'ownedTenants', 'ownedVariables'].map((field) => `zone: Instance.${field}`),
  ...['environments', 'tenants'].map((field) => `zone: ProjectPart.${field}`),
  'zone: ReleaseJourney.releases',
  ...['environments', 'tenants', 'variables'].map((field) => `zone: SplitPreview.${field}`),
  'zone: UnsplittableValue.variable',
]

/** Work of the zone itself that is about something in a Space: whoever may enter that Space is told its id, and by the Space all else of it. */
const BY_ID_ALONE = [
  ...['project', 'remoteProject'].map((field) => `zone: ProjectSplit.${field}`),
  ...['incoming', 'outgoing'].map((field) => `zone: Promotion.${field}`),
]

async function schemaOf(subgraph: string): Promise<DocumentNode> {
  const file = new URL(`../../subgraphs/${subgraph}/schema/schema.graphql`, import.meta.url)
  return parse(await readFile(file, 'utf8'))
}

function named(type: TypeNode): string {
  return type.kind === 'NamedType' ? type.name.value : named(type.type)
}

/** The object types of a schema, each with its fields and the types that they lead to. */
function fieldsOf(schema: DocumentNode): { type: string; field: string; to: string }[] {
  return schema.definitions.flatMap((definition) => {
    const isObject = definition.kind === 'ObjectTypeDefinition' || definition.kind === 'ObjectTypeExtension'
    if (!isObject) return []
    const type = definition.name.value
    return (definition.fields ?? []).map((field) => ({ type, field: field.name.value, to: named(field.type) }))
  })
}

test('what lives in Spaces is led to by the space subgraph, or by whoever has asked it', async () => {
  const space = await schemaOf('space')
  const inSpaces = new Set(
    space.definitions.flatMap((definition) => {
      if (definition.kind !== 'ObjectTypeDefinition') return []
      return definition.interfaces?.some(({ name }) => name.value === 'Node') ? [definition.name.value] : []
    }),
  )
  expect([...inSpaces]).toEqual(expect.arrayContaining(['Project', 'Environment', 'Tenant']))
  const leading = await Promise.all(
    ['directory', 'zone'].map(async (subgraph) =>
      fieldsOf(await schemaOf(subgraph))
        .filter(({ to }) => inSpaces.has(to))
        .map(({ type, field }) => `${subgraph}: ${type}.${field}`),
    ),
  )
  expect(leading.flat().sort()).toEqual([...ASKED_OF_THE_INSTANCE, ...BY_ID_ALONE].sort())
})

test('no subgraph is handed fields of another, so that no permission is gone around on the way', async () => {
  for (const subgraph of ['directory', 'space', 'zone']) {
    const used: string[] = []
    visit(await schemaOf(subgraph), {
      Directive({ name }) {
        used.push(name.value)
      },
    })
    expect(used).toContain('key')
    for (const name of ['requires', 'provides', 'fromContext']) expect(used).not.toContain(name)
  }
})
