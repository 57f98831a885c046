const GROUP = 4

/** The hexadecimal digits of a fingerprint as somebody wrote or pasted it: spaces, colons, dashes and case do not count. */
function digitsOf(text: string): string {
  return text.toLowerCase().replace(/[\s:-]/g, '')
}

/** A fingerprint in groups of four digits, as it is read aloud. */
export function groupsOf(fingerprint: string): string[] {
  return digitsOf(fingerprint).match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []
}

/** How what was heard so far compares: which group, counted from 0, is the first that differs, and whether all were heard. */
export type Compared = { differsAt: number | null; isWhole: boolean; heard: number }

/** Compares what is heard with a fingerprint, as far as it was heard. */
export function compareHeard(fingerprint: string, heard: string): Compared {
  const [ours, theirs] = [digitsOf(fingerprint), digitsOf(heard)]
  const place = [...theirs].findIndex((digit, at) => digit !== ours[at])
  return {
    differsAt: place === -1 ? null : Math.min(Math.floor(place / GROUP), groupsOf(ours).length - 1),
    isWhole: theirs.length === ours.length && place === -1,
    heard: Math.floor(theirs.length / GROUP),
  }
}
