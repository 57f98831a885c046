import { ask } from '../../gateway/ask'
import { AdminUserNameDocument } from '../../generated/graphql'
import type { ShownTrust } from './trust'

/** What those who made, confirmed and revoked a trust are called, by their ids; without those whom the caller may not see. */
export async function peopleOf(trust: ShownTrust | null): Promise<ReadonlyMap<string, string>> {
  const ids = new Set([trust?.createdBy, trust?.confirmedBy, trust?.revokedBy].flatMap((id) => id ?? []))
  const answers = await Promise.all([...ids].map((id) => ask(AdminUserNameDocument, { id })))
  const users = answers.flatMap((answer) => (answer.kind === 'answer' ? (answer.data.user ?? []) : []))
  return new Map(users.map(({ id, name }) => [id, name]))
}
