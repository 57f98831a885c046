import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'
import { print, type DocumentNode } from 'graphql'

/**
 * A GraphQL document that knows the types of its result and variables: what GraphQL Code Generator's client preset
 * writes in either of its document modes, or what `document` makes of a text.
 */
export type TypedDocument<Result, Variables> = (DocumentNode | { toString(): string }) &
  DocumentTypeDecoration<Result, Variables>

class TypedText<Result, Variables> implements DocumentTypeDecoration<Result, Variables> {
  declare readonly __apiType?: (variables: Variables) => Result

  constructor(private readonly text: string) {}

  toString(): string {
    return this.text
  }
}

/** Gives a document's text the types of its result and variables, for whoever generates no code. */
export function document<Result, Variables = Record<string, never>>(text: string): TypedDocument<Result, Variables> {
  return new TypedText<Result, Variables>(text)
}

/** The text of a document in any form. */
export function documentText(source: string | TypedDocument<unknown, never>): string {
  if (typeof source === 'string') return source
  return 'kind' in source ? print(source) : source.toString()
}
