import { AsyncLocalStorage } from 'node:async_hooks'

/** What the SQL issued by a piece of work is subject to. */
export interface Scope {
  /** Ends running statements and refuses further ones. */
  signal?: AbortSignal
  /** The statements issued so far; scopes around this one count them too. */
  statements?: string[][]
}

const scopes = new AsyncLocalStorage<Scope>()

/** The scope that the caller runs in. */
export const currentScope = (): Scope => scopes.getStore() ?? {}

/** Runs `fn`, and whatever it starts, in a scope. */
export const runInScope = <T>(scope: Scope, fn: () => T): T => scopes.run(scope, fn)
