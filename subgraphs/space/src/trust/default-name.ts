import { textKey } from '@spaceport/kit/page/text-key'
import { LONGEST_NAME } from '../write/text.js'

/** What a trust is called where nobody says: as the other Space calls itself, with the first free number behind it if that is taken. */
export async function defaultName(
  peer: string,
  taken: (nameKey: string) => PromiseLike<object | null>,
): Promise<string> {
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : ` (${n})`
    const short = [...peer.trim()].slice(0, LONGEST_NAME - end.length).join('')
    const name = `${short}${end}`
    if (!(await taken(textKey(name)))) return name
  }
}
