import type { ReceiptDeployment, ReceiptStatement } from '@spaceport/kit/bundle/receipt'
import { field, partyLines, section, shown } from '../bundle/lines.js'

/** What a receipt says, for people. */
export function receiptLines(receipt: ReceiptStatement): string[] {
  const { project, version } = receipt.release
  return [
    `Deployment receipt ${receipt.number} of the bundle ${receipt.bundleId}`,
    ...partyLines('from', receipt.source),
    ...partyLines('to', receipt.destination),
    field('statement', `sha256 ${receipt.statementDigest}`),
    field('release', `${shown(version)} of ${shown(project)}`),
    field('made', receipt.issuedAt),
    field('taken in', receipt.importedAt),
    field('state', receipt.decidedAt === null ? receipt.state : `${receipt.state} since ${receipt.decidedAt}`),
    field('reason', receipt.reason === null ? 'none' : shown(receipt.reason)),
    ...section(
      'Approvals',
      receipt.approvals.map(({ by, at }) => `${shown(by)} at ${at}`),
    ),
    ...section('Deployments', receipt.deployments.map(deploymentLine)),
    ...section('Receipts from Spaces further on', receipt.onward.length > 0 ? [`${receipt.onward.length}`] : []),
  ]
}

function deploymentLine({ environment, tenant, state, queuedAt, completedAt }: ReceiptDeployment): string {
  const where = tenant === null ? shown(environment) : `${shown(environment)} for ${shown(tenant)}`
  return `${where}: ${shown(state)}, ${completedAt === null ? `queued ${queuedAt}` : `completed ${completedAt}`}`
}
