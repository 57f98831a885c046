/** The oldest Node.js that Spaceport runs on. */
export const OLDEST = [20, 19, 0]

/** One sentence if this Node.js is too old, else null. Only syntax that old versions know. */
export function nodeVersionFault(version) {
  const parts = version.replace(/^v/, '').split('.').map(Number)
  for (let i = 0; i < OLDEST.length; i++) {
    if (parts[i] > OLDEST[i]) return null
    if (parts[i] < OLDEST[i])
      return 'Spaceport needs Node.js ' + OLDEST.slice(0, 2).join('.') + ' or newer; this is ' + version + '.'
  }
  return null
}
