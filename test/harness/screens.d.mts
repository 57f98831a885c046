/** Ids of things that screens are about, in one fleet. */
export type Samples = {
  space: string
  project: string
  release: string
  olderRelease: string
  /** A release that went into another Space, if there is one. */
  traced: string
  deployment: string
  environment: string
  user: string
  incoming: string | null
  outgoing: string | null
}

/** A screen of the web app: what it is called, and its address in a fleet; null where the fleet has nothing to show on it. */
export type Screen = {
  name: string
  path(samples: Samples): string | null
  /** For those who are not signed in. */
  isBare?: true
  /** Loads a graph or an editor, and may take more script. */
  isHeavy?: true
}

/** Every screen of the web app. */
export const SCREENS: readonly Screen[]

/** Looks for something that each screen can be about, by the graph at `url` and an API key. */
export function findSamples(url: string, apiKey: string): Promise<Samples>
