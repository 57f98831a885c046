import { textKey } from '@spaceport/kit/page/text-key'

/** A name with its order key, as rows keep them. */
export function named(name: string): { name: string; nameKey: string } {
  return { name, nameKey: textKey(name) }
}

/** A name in small letters, digits and dashes: `Payments API` becomes `payments-api`. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** A name without spaces, as package ids have it: `Payments API` becomes `PaymentsAPI`. */
export function pascalOf(name: string): string {
  return name.replace(/[^A-Za-z0-9]+(.)?/g, (_gap, next: string | undefined) => next?.toUpperCase() ?? '')
}
