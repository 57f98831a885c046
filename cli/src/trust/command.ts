import { Command, InvalidArgumentError, Option } from 'commander'
import { readText } from '../bundle/files.js'
import { tell, type Said } from '../bundle/outcome.js'
import type { CommandContext } from '../command.js'
import { Failure } from '../failure.js'
import { oneLine } from '../step-templates/progress.js'
import { readEntity, readSpace } from '../transfer/arguments.js'
import { askChange, meantGraph } from '../transfer/change.js'
import { addAsking, type AskFlags } from '../transfer/command.js'
import { ADD, CONFIRM, REVOKE, type Trust } from './documents.js'
import { addIdentity } from './identity.js'

type Flags = AskFlags
type AddFlags = Flags & { purpose: string; name?: string; approvals?: number; team?: string }

/** `spaceport trust ...` */
export function trustCommand(context: CommandContext): Command {
  const command = new Command('trust').description('which Spaces believe what others sign')
  addIdentity(command, context)
  const trust = readEntity('Trusts')
  addAsking(command, 'add')
    .description("pin another Space's identity for one purpose; it counts for nothing until it is confirmed")
    .argument('<space>', 'the Space that is to trust, such as Spaces-12', readSpace)
    .argument('<identity>', 'the file with the identity of the other one')
    .addOption(
      new Option('--purpose <purpose>', 'what is taken from it: releases, or receipts of what is sent to it')
        .choices(['releases', 'receipts'])
        .makeOptionMandatory(),
    )
    .option('--name <name>', 'how to call it (default: as it calls itself)')
    .option('--approvals <n>', 'how many people must approve each bundle', readCount)
    .option('--team <id>', 'whose people approve, such as Spaces-12/Teams-3', readEntity('Teams'))
    .action(async (space: string, file: string, flags: AddFlags) =>
      context.exit(await add(space, file, flags, context)),
    )
  addAsking(command, 'confirm')
    .description('put a trust in force, on the word of somebody who has the fingerprint from the other side')
    .argument('<trust>', 'the trust, such as Spaces-12/Trusts-3', trust)
    .requiredOption('--fingerprint <text>', 'what the other side told, by another way than its identity came')
    .action(async (id: string, flags: Flags & { fingerprint: string }) =>
      context.exit(await confirm(id, flags, context)),
    )
  addAsking(command, 'revoke')
    .description('end a trust at once and for ever')
    .argument('<trust>', 'the trust, such as Spaces-12/Trusts-3', trust)
    .requiredOption('--reason <text>', 'why, for people')
    .action(async (id: string, flags: Flags & { reason: string }) => context.exit(await revoke(id, flags, context)))
  return command
}

function add(space: string, file: string, flags: AddFlags, context: CommandContext): Promise<number> {
  const { name, approvals: approvalsNeeded, team: approvalTeam } = flags
  return tell(flags, context, async () => {
    const identity = await readText(file, context)
    const connection = await meantGraph(flags, context)
    const given = {
      ...(name === undefined ? {} : { name }),
      ...(approvalsNeeded === undefined ? {} : { approvalsNeeded }),
      ...(approvalTeam === undefined ? {} : { approvalTeam }),
    }
    const input = { space, identity, purpose: flags.purpose.toUpperCase(), ...given }
    const { trust } = await askChange(connection, context, ADD, input)
    const said = saidOf(trust)
    const next = `Get its fingerprint from the other side, then: spaceport trust confirm ${trust?.id} --fingerprint "..."\n`
    return { ...said, text: `${said.text}${next}` }
  })
}

function confirm(id: string, flags: Flags & { fingerprint: string }, context: CommandContext): Promise<number> {
  return tell(flags, context, async () => {
    const connection = await meantGraph(flags, context)
    const { trust } = await askChange(connection, context, CONFIRM, { id, fingerprint: flags.fingerprint })
    return saidOf(trust)
  })
}

function revoke(id: string, flags: Flags & { reason: string }, context: CommandContext): Promise<number> {
  return tell(flags, context, async () => {
    const connection = await meantGraph(flags, context)
    const { trust } = await askChange(connection, context, REVOKE, { id, reason: flags.reason })
    return saidOf(trust)
  })
}

function saidOf(trust: Trust | null): Said {
  if (!trust) throw new Failure('It is done, but this API key may not see the trust: that takes TrustView.')
  const { id, name, purpose, state, peer } = trust
  const whom = name === peer ? oneLine(name) : `${oneLine(name)} (${oneLine(peer)})`
  return { text: `${id}: ${purpose} of ${whom}: ${state}.\n`, json: { trust } }
}

function readCount(text: string): number {
  const n = Number(text)
  if (!Number.isInteger(n) || n < 0 || n > 100) throw new InvalidArgumentError('Give a number from 0 to 100.')
  return n
}
