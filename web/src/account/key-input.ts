import { textOf, textsOf } from '../change/outcome'
import { Permission, type CreateApiKeyInput } from '../generated/graphql'

/** How long a key may last; 0: it does not end by itself. */
export const LIFETIMES = [
  { days: 7, name: 'In a week' },
  { days: 30, name: 'In 30 days' },
  { days: 90, name: 'In 90 days' },
  { days: 365, name: 'In a year' },
  { days: 0, name: 'Never' },
] as const

const DAY = 86_400_000

function isPermission(name: string): name is Permission {
  return Object.hasOwn(Permission, name)
}

/**
 * What the form of a new key asks the graph for at `now` (epoch ms). Its time counts from when the form was made, so that the form asks for the same
 * when it is sent again; unless that was long ago.
 */
export function keyInput(form: FormData, now: number): CreateApiKeyInput {
  const days = LIFETIMES.find((lifetime) => String(lifetime.days) === textOf(form, 'lifetime'))?.days ?? 90
  const made = Number(textOf(form, 'from'))
  const from = made > now - DAY && made <= now ? made : now
  const spaces = textsOf(form, 'space')
  const permissions = textsOf(form, 'permission').filter(isPermission)
  return {
    name: textOf(form, 'name'),
    readOnly: form.has('readOnly'),
    ...(days > 0 ? { expiresAt: new Date(from + days * DAY).toISOString() } : {}),
    ...(spaces.length > 0 ? { spaces } : {}),
    ...(permissions.length > 0 ? { permissions } : {}),
  }
}
