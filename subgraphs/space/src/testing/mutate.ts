import type { Caller } from '@spaceport/kit/caller'
import type { TestSpace } from './space.js'

/** What a mutation answered, by the fields that were asked for. */
export type Payload = { errors: { code: string; message: string; path: string[] }[] } & Record<string, unknown>

/** Executes a mutation with an input; `fields` are asked for besides the errors. */
export async function mutate(
  space: TestSpace,
  mutation: string,
  input: Record<string, unknown>,
  who: Caller,
  fields = '',
): Promise<Payload> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { ${fields} errors { code message path } } }`
  const { data, errors } = await space.ask<{ answer: Payload }>(query, { input }, who)
  if (errors[0]) throw new Error(errors[0].message)
  return data.answer
}
