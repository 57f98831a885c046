import fc from 'fast-check'
import { named } from '../../testing/rows.js'
import type { TestSpace } from '../../testing/space.js'

// As many as there are of each in the Space, by number from 1.
const PROJECTS = 4
const TENANTS = 4
const ENVIRONMENTS = 4

const upTo = (most: number) => fc.integer({ min: 1, max: most })
/** Who uses which templates, for whom, and what is given. */
export const world = fc.record({
  sets: fc.uniqueArray(fc.tuple(upTo(PROJECTS), upTo(2)), { maxLength: 5, selector: String }),
  links: fc.uniqueArray(
    fc.record({
      ...{ projectId: upTo(PROJECTS), tenantId: upTo(TENANTS) },
      environmentIds: fc.uniqueArray(upTo(ENVIRONMENTS), { maxLength: 2 }),
    }),
    { maxLength: 8, selector: ({ projectId, tenantId }) => `${projectId} ${tenantId}` },
  ),
  templates: fc.array(
    fc.record({
      owner: fc.oneof(
        upTo(PROJECTS).map((projectId) => ({ projectId })),
        upTo(2).map((libraryVariableSetId) => ({ libraryVariableSetId })),
      ),
      scope: fc.constantFrom('TENANT' as const, 'ENVIRONMENT' as const, 'TENANT_AND_ENVIRONMENT' as const),
      isRequired: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
      defaultValue: fc.constantFrom(null, null, null, 'x'),
    }),
    { maxLength: 5 },
  ),
  /** By place among all values that there may be: not given, given, given as none, and kept without any text. */
  values: fc.array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constant('yes') },
      { weight: 3, arbitrary: fc.constantFrom('no', 'null', 'empty') },
    ),
    { minLength: 24, maxLength: 24 },
  ),
})

export type World = typeof world extends fc.Arbitrary<infer T> ? T : never

/** A template of which a value must be given. */
export const required = { isRequired: true, defaultValue: null } as const

/** What hangs on one thing alone: on who sees library sets, on for which environments a project is deployed for a tenant, and on a default. */
export const EXAMPLES: World[] = [
  {
    ...{ sets: [[1, 1]] as [number, number][], links: [{ projectId: 1, tenantId: 1, environmentIds: [] }] },
    templates: (['TENANT', 'ENVIRONMENT'] as const).map((scope) => ({
      ...{ owner: { libraryVariableSetId: 1 }, scope, ...required },
    })),
    values: ['no'],
  },
  {
    ...{ sets: [], links: [1, 2].map((n) => ({ projectId: 1, tenantId: n, environmentIds: [n] })) },
    templates: [{ owner: { projectId: 1 }, scope: 'TENANT_AND_ENVIRONMENT' as const, ...required }],
    // By place: of the first tenant in the first environment, and so on; of the second tenant in the second it is not given.
    values: Array.from({ length: 23 }, (_, n) => (n === 0 ? 'yes' : 'no')),
  },
  {
    ...{ sets: [], links: [{ projectId: 1, tenantId: 1, environmentIds: [] }] },
    templates: [{ owner: { projectId: 1 }, scope: 'TENANT' as const, ...required, defaultValue: 'x' }],
    values: ['no'],
  },
]

/** Makes a Space's templates and values those of a world, in place of whatever was there. */
export async function fill({ db }: Pick<TestSpace, 'db'>, { sets, links, templates, values }: World): Promise<void> {
  await db.variableTemplate.deleteMany()
  await db.projectTenant.deleteMany()
  await db.projectLibraryVariableSet.deleteMany()
  await db.projectTenant.createMany({ data: links })
  await db.projectLibraryVariableSet.createMany({
    data: sets.map(([projectId, libraryVariableSetId], position) => ({ projectId, libraryVariableSetId, position })),
  })
  for (const [position, { owner, ...template }] of templates.entries()) {
    const { id } = await db.variableTemplate.create({
      data: { ...named(`Template ${position}`), ...owner, ...template, position },
    })
    const given = cells(template.scope).map((cell, n) => ({ cell, state: values[(n * 7 + position) % values.length] }))
    await db.templateValue.createMany({
      data: given.flatMap(({ cell, state }) =>
        state === 'no'
          ? []
          : { templateId: id, ...cell, isNull: state === 'null', value: state === 'yes' ? 'given' : null },
      ),
    })
  }
}

function cells(scope: World['templates'][number]['scope']): { tenantId?: number; environmentId?: number }[] {
  const tenants = Array.from({ length: TENANTS }, (_, n) => ({ tenantId: n + 1 }))
  const environments = Array.from({ length: ENVIRONMENTS }, (_, n) => ({ environmentId: n + 1 }))
  if (scope === 'TENANT') return tenants
  if (scope === 'ENVIRONMENT') return environments
  return tenants.flatMap((tenant) => environments.map((environment) => ({ ...tenant, ...environment })))
}
