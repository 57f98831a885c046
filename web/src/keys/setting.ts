const NAME = 'keys'

const listeners = new Set<() => void>()

/** Whether single keys do something; they do unless somebody has switched them off in this browser. */
export function areKeysOn(): boolean {
  try {
    return window.localStorage.getItem(NAME) !== 'off'
  } catch {
    return true
  }
}

/** Switches single keys on or off in this browser. */
export function switchKeys(on: boolean): void {
  try {
    window.localStorage.setItem(NAME, on ? 'on' : 'off')
  } catch {
    // Without storage the keys stay as they are.
  }
  for (const listener of listeners) listener()
}

/** Tells when they are switched; gives a function that ends it. */
export function onKeysSwitched(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
