import { readReceipt } from '@spaceport/kit/bundle/receipt'
import { readText } from '../bundle/files.js'
import { textOf } from '../bundle/lines.js'
import { tell, type OutputFlags } from '../bundle/outcome.js'
import type { CommandContext } from '../command.js'
import { receiptLines } from './summary.js'

/** Shows what a receipt says, without believing it; gives the exit code. */
export function inspectFile(path: string, flags: OutputFlags, context: CommandContext): Promise<number> {
  return tell(flags, context, async () => {
    const receipt = readReceipt(await readText(path, context))
    const note = 'The signature was NOT verified: `spaceport receipt verify` does that.'
    return { text: textOf([...receiptLines(receipt), '', note]), json: { isVerified: false, receipt } }
  })
}
