import { textOf, textsOf } from '../../change/outcome'
import { Permission } from '../../generated/graphql'

/** The lines of a field that are not empty. */
export function linesOf(form: FormData, name: string): string[] {
  return textOf(form, name)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
}

/** Lines of the form `name = value`; null where one is not. */
export function pairsOf(form: FormData, name: string): [name: string, value: string][] | null {
  const pairs: [string, string][] = []
  for (const line of linesOf(form, name)) {
    const place = line.lastIndexOf('=')
    const [key, value] = [line.slice(0, place).trim(), line.slice(place + 1).trim()]
    if (place < 1 || key === '' || value === '') return null
    pairs.push([key, value])
  }
  return pairs
}

/** What limits the tokens of an issuer; a list that is empty limits nothing and is left out. */
export function limitsOf(form: FormData) {
  const spaces = textsOf(form, 'space')
  const permissions = textsOf(form, 'permission').filter((name): name is Permission => Object.hasOwn(Permission, name))
  return {
    readOnly: form.has('readOnly'),
    ...(spaces.length > 0 ? { spaces } : {}),
    ...(permissions.length > 0 ? { permissions } : {}),
  }
}
