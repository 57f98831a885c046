import { verifyReceipt } from '@spaceport/kit/bundle/receipt'
import { readText } from '../bundle/files.js'
import { textOf } from '../bundle/lines.js'
import { tell } from '../bundle/outcome.js'
import { checkOf, type VerifyFlags } from '../bundle/verify.js'
import type { CommandContext } from '../command.js'
import { receiptLines } from './summary.js'

/** Verifies a receipt; gives the exit code. */
export async function verifyFile(path: string, flags: VerifyFlags, context: CommandContext): Promise<number> {
  const check = await checkOf(flags, context)
  const text = await readText(path, context)
  return tell(flags, context, async () => {
    const receipt = verifyReceipt(text, check)
    const note = `Verified: it is as it was signed with the keys in ${flags.from}. Compare their fingerprint with the people of that Space.`
    return { text: textOf([...receiptLines(receipt), '', note]), json: { isVerified: true, receipt } }
  })
}
