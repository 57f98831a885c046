import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { testSpace, type TestSpace } from '../testing/space.js'
import { corpus, type CorpusFile } from './corpus.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace(3)
})

afterAll(() => space.close())

type Imported = {
  outcome: string | null
  stepTemplate: { id: string; version: number; versions: { version: number; source: string }[] } | null
  errors: { code: string; message: string; path: string[] }[]
}

async function importText(source: string, more: Record<string, unknown> = {}): Promise<Imported> {
  const { data, errors } = await space.ask<{ importStepTemplate: Imported }>(
    `mutation ($input: ImportStepTemplateInput!) { importStepTemplate(input: $input) {
      outcome stepTemplate { id version versions { version source } } errors { code message path } } }`,
    { input: { space: 'Spaces-3', source, ...more } },
  )
  expect(errors).toEqual([])
  return data.importStepTemplate
}

type File = {
  Id: string
  Name: string
  ActionType: string
  Version: number
  Description?: string | null
  Category?: string | null
  Properties: Record<string, unknown>
  Parameters: Record<string, unknown>[]
}

const parse = ({ text }: CorpusFile): File => JSON.parse(text.replace(/^\uFEFF/, ''))

/** A file as the graph shows it, said from the file itself. */
const shown = (file: File) => ({
  communityId: file.Id,
  name: file.Name,
  actionType: file.ActionType,
  version: file.Version,
  description: file.Description ?? null,
  category: file.Category ?? null,
  properties: file.Properties,
  parameters: file.Parameters.map((parameter) => ({
    name: parameter.Name,
    label: parameter.Label ?? null,
    helpText: parameter.HelpText ?? null,
    defaultValue: parameter.DefaultValue ?? null,
    displaySettings: parameter.DisplaySettings ?? null,
  })),
})

async function everything(): Promise<object[]> {
  const found: object[] = []
  for (let after: string | null = null, more = true; more;) {
    type Page = { stepTemplates: { nodes: object[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }
    const { data, errors }: { data: Page; errors: object[] } = await space.ask<Page>(
      `query ($after: String) { stepTemplates(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes {
        communityId name actionType version description category properties
        parameters { name label helpText defaultValue displaySettings } } } }`,
      { after },
    )
    expect(errors).toEqual([])
    found.push(...data.stepTemplates.nodes)
    more = data.stepTemplates.pageInfo.hasNextPage
    after = data.stepTemplates.pageInfo.endCursor
  }
  return found
}

describe('the whole library', () => {
  it('goes in and comes out as it was, and a second time changes nothing', async () => {
    const files = await corpus()
    for (const file of files) {
      const { outcome, errors } = await importText(file.text)
      expect({ name: file.name, outcome, errors }).toEqual({ name: file.name, outcome: 'CREATED', errors: [] })
    }
    const byId = (a: { communityId: string }, b: { communityId: string }) => (a.communityId < b.communityId ? -1 : 1)
    const expected = files.map((file) => shown(parse(file))).sort(byId)
    const found = (await everything()) as typeof expected
    expect(found.sort(byId)).toEqual(expected)
    // The order of the names in objects too, as far as JavaScript keeps it.
    expect(JSON.stringify(found)).toBe(JSON.stringify(found.map((one, i) => inOrderOf(one, expected[i]!))))

    const audited = await space.db.auditEvent.count()
    for (const file of files) expect(await importText(file.text)).toMatchObject({ outcome: 'UNCHANGED', errors: [] })
    expect(await space.db.auditEvent.count()).toBe(audited)
    expect(await space.db.stepTemplateVersion.count()).toBe(files.length)
    for (const { text } of files.slice(0, 20)) {
      const { stepTemplate } = await importText(text)
      expect(stepTemplate?.versions[0]?.source).toBe(text)
    }
  }, 300_000)
})

/** What was found, with the JSON values as the file has them: equal text means equal order. */
function inOrderOf(found: object, file: ReturnType<typeof shown>): object {
  return { ...found, properties: file.properties, parameters: file.parameters }
}

const template = (changes: Record<string, unknown> = {}) => ({
  Id: 'one',
  Name: 'One',
  ActionType: 'Octopus.Script',
  Version: 3,
  Properties: { a: '1' },
  Parameters: [{ Name: 'p' }],
  ...changes,
})
const text = (changes: Record<string, unknown> = {}) => JSON.stringify(template(changes))

describe('a file', () => {
  it('with a higher version becomes the current one and keeps the earlier ones', async () => {
    expect(await importText(text())).toMatchObject({ outcome: 'CREATED', errors: [] })
    const third = text()
    const fifth = text({ Version: 5, Name: 'Five', Properties: { a: '2' } })
    const { outcome, stepTemplate } = await importText(fifth)
    expect(outcome).toBe('UPDATED')
    expect(stepTemplate).toMatchObject({
      version: 5,
      versions: [
        { version: 5, source: fifth },
        { version: 3, source: third },
      ],
    })
    // The third is still known, however it is laid out.
    expect(await importText(`\uFEFF${JSON.stringify(template(), null, 2)}`)).toMatchObject({ outcome: 'UNCHANGED' })
    const query = `query ($id: ID!) { node(id: $id) { ... on StepTemplate { name properties versions { name properties parameters { name } } } } }`
    const { data } = await space.ask(query, { id: stepTemplate?.id })
    expect(data).toEqual({
      node: {
        name: 'Five',
        properties: { a: '2' },
        versions: [
          { name: 'Five', properties: { a: '2' }, parameters: [{ name: 'p' }] },
          { name: 'One', properties: { a: '1' }, parameters: [{ name: 'p' }] },
        ],
      },
    })
  })

  it.each([
    ['the same version but another content', { Version: 5, Name: 'Five!' }],
    ['an earlier version with another content', { Name: 'Three!' }],
    ['an earlier version that was never imported', { Version: 4 }],
  ])('with %s is refused', async (_what, changes) => {
    const before = await space.db.stepTemplateVersion.count()
    const { outcome, stepTemplate, errors } = await importText(text(changes))
    expect({ outcome, stepTemplate, path: errors[0]?.path }).toEqual({
      outcome: null,
      stepTemplate: null,
      path: ['input', 'source'],
    })
    expect(errors[0]?.code).toBe('STEP_TEMPLATE_VERSION_CONFLICT')
    expect(await space.db.stepTemplateVersion.count()).toBe(before)
  })

  it.each([
    ['that is empty', '', 'is not JSON'],
    ['that is cut off', text().slice(0, -1), 'is not JSON'],
    ['that is a list', '[]', 'is not a JSON object'],
    ['that is null', 'null', 'is not a JSON object'],
    ['without an Id', text({ Id: undefined }), '"Id" is missing'],
    ['with a number for a name', text({ Name: 7 }), '"Name" is not a text'],
    ['with a blank name', text({ Name: ' ' }), '"Name" is blank'],
    ['with U+0000 in its name', text({ Name: 'a\0' }), '"Name" holds a control character'],
    ['with half a character in its name', text({ Name: '\ud800' }), '"Name" is not well-formed'],
    ['without an ActionType', text({ ActionType: undefined }), '"ActionType" is missing'],
    ['without a Version', text({ Version: undefined }), '"Version" is missing'],
    ['with Version -1', text({ Version: -1 }), '"Version" is not a whole number'],
    ['with Version 1.5', text({ Version: 1.5 }), '"Version" is not a whole number'],
    ['with a Version as text', text({ Version: '1' }), '"Version" is not a whole number'],
    ['with a Version beyond all', text({ Version: 2 ** 31 }), '"Version" is not a whole number'],
    ['without Parameters', text({ Parameters: undefined }), '"Parameters" is missing'],
    ['with an object for Parameters', text({ Parameters: {} }), '"Parameters" is not a list'],
    ['with a text for a parameter', text({ Parameters: [{ Name: 'a' }, 'b'] }), '"Parameters[1]" is not an object'],
    ['with a nameless parameter', text({ Parameters: [{ Label: 'a' }] }), '"Parameters[0].Name" is not a text'],
    ['with a number for a label', text({ Parameters: [{ Name: 'a', Label: 1 }] }), '"Parameters[0].Label" is neither'],
    ['with null for Properties', text({ Properties: null }), '"Properties" is not an object'],
    ['with a list for Properties', text({ Properties: [] }), '"Properties" is not an object'],
    ['with a number for a description', text({ Description: 1 }), '"Description" is not a text'],
    ['with U+0000 in its description', text({ Description: 'a\0' }), '"Description" holds the character U+0000'],
    ['with two equal names', text().replace('{"a":', '{"a":"0","a":'), 'has "Properties.a" twice'],
    [
      'with a number that would be rounded',
      text().replace('"1"', '12345678901234567890'),
      'has the number 12345678901234567890',
    ],
  ])('%s is refused, with the reason', async (_what, source, reason) => {
    const { outcome, errors } = await importText(source)
    expect(outcome).toBeNull()
    expect(errors).toEqual([
      { code: 'STEP_TEMPLATE_INVALID', message: expect.stringContaining(reason), path: ['input', 'source'] },
    ])
  })

  it('of more than 1 MiB is refused', async () => {
    const { errors } = await importText(text({ Id: 'large', Properties: { a: 'x'.repeat(1024 * 1024) } }))
    expect(errors[0]?.code).toBe('TOO_LARGE')
  })

  it('comes out as it was with names and values that trip up programs', async () => {
    const hostile = `{"Id":"hostile","Name":"Hostile","ActionType":"x","Version":1,
      "Properties":{"__proto__":{"a":1},"constructor":"c","\\u0000":"\\u0000\\ud800","z":1,"a":[1.5e3,-0.25,null,true]},
      "Parameters":[{"Name":"","DefaultValue":{"b":{"__proto__":[]}},"DisplaySettings":"text"}]}`
    expect(await importText(hostile)).toMatchObject({ outcome: 'CREATED', errors: [] })
    const { data } = await space.ask<{ stepTemplates: { nodes: object[] } }>(
      `{ stepTemplates(first: 1, filter: { text: "hostile" }) { nodes { properties parameters { name defaultValue displaySettings } } } }`,
    )
    const file = JSON.parse(hostile) as File
    const [{ Name: name, DefaultValue: defaultValue, DisplaySettings: displaySettings }] = file.Parameters as [
      Record<string, unknown>,
    ]
    const expected = { properties: file.Properties, parameters: [{ name, defaultValue, displaySettings }] }
    expect(JSON.stringify(data.stepTemplates.nodes)).toBe(JSON.stringify([expected]))
  })

  it('imported twice at once is created once', async () => {
    const source = text({ Id: 'race' })
    const racing = await space.db.$transaction(
      async (tx) => {
        // Both have looked for the template, or wait to, before either can create it.
        await tx.$executeRaw`LOCK TABLE step_template IN SHARE MODE`
        const imports = [importText(source), importText(source)]
        for (let waiting = 0; waiting < imports.length;) {
          const [row] = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_locks
            WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
          waiting = row?.count ?? 0
        }
        return { imports }
      },
      { timeout: 30_000 },
    )
    const outcomes = (await Promise.all(racing.imports)).map(({ outcome }) => outcome)
    expect(outcomes.sort()).toEqual(['CREATED', 'UNCHANGED'])
  })
})
