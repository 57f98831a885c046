import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import type { GraphQLFieldResolver } from 'graphql'
import { SpaceportError, type ErrorCode } from '../errors.js'
import { parseEntityId, parseId } from '../ids.js'
import type { FieldPermission } from '../schema/access.js'

/** A mutation that was refused for want of a right. */
export type Refusal = {
  /** The mutation, such as `createUser`. */
  operation: string
  permission: FieldPermission | undefined
  code: ErrorCode
  /** What its input names first; null: nothing that has an id. */
  subject: { kind: string; id: string } | null
}

/** Which refusals are noted, and where. */
export type RefusalOptions<Context> = {
  /** Whether a mutation that takes this permission is watched. */
  watches(permission: FieldPermission | undefined): boolean
  record(context: Context, refusal: Refusal): Promise<void>
}

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      refusals: RefusalPlugin<Types>
    }
    export interface SchemaBuilderOptions<Types extends SchemaTypes> {
      refusals?: RefusalOptions<Types['Context']>
    }
  }
}

/** The codes that say that somebody may not. */
const REFUSED: ReadonlySet<ErrorCode> = new Set(['FORBIDDEN', 'READ_ONLY_KEY'])

/**
 * Notes every refusal of a watched mutation, whoever refused it: a declared permission, a rule, the write path. It stands
 * before all other plugins, so that nothing refuses behind its back.
 */
export class RefusalPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const options = this.builder.options.refusals
    if (!options || field.parentType !== 'Mutation') return resolve
    const permission =
      field.pothosOptions.access ?? this.buildCache.getTypeConfig(field.parentType).pothosOptions.access
    if (!options.watches(permission)) return resolve
    const record = (context: Types['Context'], args: object, code: ErrorCode) =>
      options.record(context, { operation: field.name, permission, code, subject: subjectOf(args) })
    return async (parent, args, context, info) => {
      try {
        const payload: unknown = await resolve(parent, args, context, info)
        const code = refusalIn(payload)
        if (code) await record(context, args, code)
        return payload
      } catch (error) {
        if (error instanceof SpaceportError && REFUSED.has(error.code)) await record(context, args, error.code)
        throw error
      }
    }
  }
}

function refusalIn(payload: unknown): ErrorCode | null {
  if (typeof payload !== 'object' || payload === null || !('errors' in payload)) return null
  const { errors } = payload
  if (!Array.isArray(errors)) return null
  return (errors as { code: ErrorCode }[]).find(({ code }) => REFUSED.has(code))?.code ?? null
}

/** What a mutation is about: its input's `id`, else the first id in it. */
function subjectOf(args: object): Refusal['subject'] {
  const input: unknown = 'input' in args ? args.input : args
  if (typeof input !== 'object' || input === null) return null
  const values: unknown[] = ['id' in input ? input.id : null, ...Object.values(input)]
  for (const id of values) {
    if (typeof id !== 'string') continue
    const kind = parseEntityId(id)?.kind ?? parseId(id)?.kind
    if (kind) return { kind, id }
  }
  return null
}

SchemaBuilder.registerPlugin('refusals', RefusalPlugin)
