import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import { isNullableType, type GraphQLFieldResolver } from 'graphql'
import { SpaceportError } from '../errors.js'
import type { FieldPermission } from '../schema/access.js'
import type { Merge } from '../schema/fleet.js'
import type { UserError } from '../write/outcome.js'

/** How the gateway sends a root field to the Spaces: to the one that an argument path names, or to all, merging their answers. */
export type FleetDeclaration = { route: string } | { merge: Merge }

/** Who decides, and what is said to whom is refused. */
export type AccessOptions<Context> = {
  /** Whether the caller of this request holds a permission. Left out where rows are the guard (`visible`) and writes ask themselves. */
  permits(context: Context, permission: FieldPermission): boolean
  /** The sentence that a refused caller reads. */
  refusal: string
}

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      access: AccessPlugin<Types>
    }
    export interface SchemaBuilderOptions<Types extends SchemaTypes> {
      access?: AccessOptions<Types['Context']>
    }
    export interface BaseTypeOptions {
      /** The permission that the type's fields take, unless a field says otherwise. */
      access?: FieldPermission
    }
    export interface FieldOptions {
      /** The permission that the field takes. */
      access?: FieldPermission
      /** How the gateway sends the field to the Spaces; for root fields of the `space` subgraph. */
      fleet?: FleetDeclaration
    }
  }
}

/**
 * Makes each field's `access` (its own, else its type's) and `fleet` true: writes them into the schema as directives and,
 * where the builder says who decides, keeps callers out who lack the permission: a mutation says `FORBIDDEN` in its payload,
 * a nullable field is null, any other is an error.
 */
export class AccessPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const permission = this.#permissionOf(field)
    const { fleet } = field.pothosOptions
    const directives = [
      ...(permission ? [{ name: 'access', args: { permission } }] : []),
      ...(fleet ? [{ name: 'fleet', args: fleet }] : []),
    ]
    return { ...field, extensions: { ...field.extensions, directives } }
  }

  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const options = this.builder.options.access
    const permission = this.#permissionOf(field)
    if (!options) return resolve
    const refused: { id: null; errors: UserError[] } = {
      id: null,
      errors: [{ code: 'FORBIDDEN', message: options.refusal, path: [] }],
    }
    return (parent, args, context, info) => {
      if (permission && options.permits(context, permission)) return resolve(parent, args, context, info)
      if (field.parentType === 'Mutation') return refused
      if (isNullableType(info.returnType)) return null
      throw new SpaceportError('FORBIDDEN', options.refusal)
    }
  }

  #permissionOf(field: PothosOutputFieldConfig<Types>): FieldPermission | undefined {
    return field.pothosOptions.access ?? this.buildCache.getTypeConfig(field.parentType).pothosOptions.access
  }
}

SchemaBuilder.registerPlugin('access', AccessPlugin)
