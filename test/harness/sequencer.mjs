import Sequencer from '@jest/test-sequencer'
import { sep } from 'node:path'

/** Where the files are that take longest, longest first: a run that ends with one of them keeps one worker waiting. */
const LONGEST = [
  'test/e2e/screen/',
  'test/groups/e2e',
  'test/e2e/start/',
  'subgraphs/space/src/connection/plans.test',
  'test/e2e/key-rotation/',
  'subgraphs/space/src/connection/statements-everywhere.test',
  'test/e2e/',
  'subgraphs/space/src/access/matrix',
  'subgraphs/space/src/write/bad-input.test',
  'test/',
  'web/src/every-page.test',
  'prisma/src/engine.test',
].map((part) => `${sep}${part.replaceAll('/', sep)}`)

const rank = ({ path }) => {
  const at = LONGEST.findIndex((part) => path.includes(part))
  return at === -1 ? LONGEST.length : at
}

/** Jest's own order, which knows nothing of a clean clone, after the files that are known to take long. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other))
  }
}
