import type { Caller } from '@spaceport/kit/caller'
import type { Answer, TestDirectory } from './directory.js'
import { ada } from './directory.js'

/** What a mutation answered: the errors' codes with their paths, and the rest of the payload. */
export type Outcome = { errors: { code: string; path: string[] }[]; [field: string]: unknown }

/** The selection that each mutation's payload is asked for. */
const PAYLOADS = {
  createSpace: 'space { id name slug description version instance { id } }',
  updateSpace: 'space { id name slug description version }',
  registerInstance: 'instance { id name url publicKey version }',
  updateInstance: 'instance { id name url publicKey version }',
  rotateInstanceKey: 'instance { id publicKey nextPublicKey version }',
  createUser: 'user { id name email version }',
  updateUser: 'user { id name email version }',
  removeUser: 'removed',
  disableUser: 'user { id disabledAt version }',
  enableUser: 'user { id disabledAt version }',
  createServiceAccount: 'user { id kind name email version }',
  inviteUser: 'user { id name email invitedUntil version } token expiresAt',
  changePassword: 'user { id version }',
  createPasswordReset: 'user { id version } token expiresAt',
  revokeSession: 'session { id revokedAt }',
  revokeOtherSessions: 'ended',
  setSystemRoles: 'user { id version systemRoles } group { id version systemRoles }',
  createGroup: 'group { id name version }',
  updateGroup: 'group { id name version }',
  removeGroup: 'removed',
  setGroupMembers: 'group { id version members { id } }',
  addGroupMembers: 'group { id version members { id } }',
  removeGroupMembers: 'group { id version members { id } }',
  grantEntry: 'group { id } space { id }',
  revokeEntry: 'group { id } space { id }',
  createApiKey: 'apiKey { id name prefix readOnly spaces permissions expiresAt version } token',
  revokeApiKey: 'apiKey { id revokedAt version }',
  createIdentityProvider: 'identityProvider { id name version hasClientSecret callbackPath }',
  updateIdentityProvider: 'identityProvider { id name version hasClientSecret enabled }',
  removeIdentityProvider: 'removed',
  linkIdentity: 'user { id identities { providerName subject } }',
  unlinkIdentity: 'user { id identities { providerName subject } }',
  createTokenIssuer: 'tokenIssuer { id name version types algorithms }',
  updateTokenIssuer: 'tokenIssuer { id name version enabled }',
  removeTokenIssuer: 'removed',
  saveView: 'savedView { id name path audience groups { id } isOwn version }',
  updateSavedView: 'savedView { id name path audience groups { id } isOwn version }',
  removeSavedView: 'removed',
  setFavouriteSpaces: 'user { id favouriteSpaces { id } version }',
} as const

export type MutationName = keyof typeof PAYLOADS
export const MUTATIONS = Object.keys(PAYLOADS) as MutationName[]

/** Sends a mutation; rejects if the field itself failed. */
export async function mutate(
  directory: TestDirectory,
  name: MutationName,
  input: Record<string, unknown>,
  caller: Caller = ada,
): Promise<Outcome> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${PAYLOADS[name]} errors { code path } } }`
  const answer: Answer = await directory.ask(caller, query, { input })
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  return answer.data?.[name] as Outcome
}

/** Sends a mutation that must succeed and returns the id of what it changed. */
export async function made(
  directory: TestDirectory,
  name: MutationName,
  input: Record<string, unknown>,
  caller: Caller = ada,
): Promise<string> {
  const { errors, ...payload } = await mutate(directory, name, input, caller)
  if (errors.length > 0) throw new Error(`${name}: ${JSON.stringify(errors)}`)
  return (Object.values(payload).find((value) => value !== null) as { id: string }).id
}
