/** Gives each sensitive value, which is known by the number of its row, its place in the list that is sealed. */
export type SecretPlaces = {
  /** Its place: from 0, in the order in which they are first asked for; one value has one place. */
  placeOf(secretId: number): number
  /** The numbers of the rows, in the order of their places. */
  secretIds(): readonly number[]
}

/** Begins such a list. */
export function secretPlaces(): SecretPlaces {
  const places = new Map<number, number>()
  return {
    placeOf(secretId) {
      const known = places.get(secretId)
      if (known !== undefined) return known
      places.set(secretId, places.size)
      return places.size - 1
    },
    secretIds: () => [...places.keys()],
  }
}
