import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import { SpaceportError } from '@spaceport/kit/errors'
import type { Permission } from '@spaceport/kit/schema/access'
import type { UserError } from '@spaceport/kit/write/outcome'
import { isNullableType, type GraphQLFieldResolver } from 'graphql'
import type { DirectoryContext } from '../context.js'
import { holds } from './permissions.js'

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      access: AccessPlugin<Types>
    }
    export interface BaseTypeOptions {
      /** The permission that the type's fields take, unless a field says otherwise. */
      access?: Permission
    }
    export interface FieldOptions {
      /** The permission that the field takes. */
      access?: Permission
    }
  }
}

/** What a mutation answers to a caller without the permission, whatever its payload is. */
const REFUSED: { id: null; errors: UserError[] } = {
  id: null,
  errors: [{ code: 'FORBIDDEN', message: 'This takes an administrator.', path: [] }],
}

/**
 * Makes each field's `access` (its own, else its type's) true: writes it into the schema as `@access`, and keeps
 * callers out who do not hold it: a mutation says `FORBIDDEN`, a nullable field is null.
 */
export class AccessPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const permission = this.#permissionOf(field)
    const directives = permission ? [{ name: 'access', args: { permission } }] : []
    return { ...field, extensions: { ...field.extensions, directives } }
  }

  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const permission = this.#permissionOf(field)
    return (parent, args, context, info) => {
      const { caller } = context as DirectoryContext
      if (permission && holds(caller, permission)) return resolve(parent, args, context, info)
      if (field.parentType === 'Mutation') return REFUSED
      if (isNullableType(info.returnType)) return null
      throw new SpaceportError('FORBIDDEN', 'This takes an administrator.')
    }
  }

  #permissionOf(field: PothosOutputFieldConfig<Types>): Permission | undefined {
    return field.pothosOptions.access ?? this.buildCache.getTypeConfig(field.parentType).pothosOptions.access
  }
}

SchemaBuilder.registerPlugin('access', AccessPlugin)
