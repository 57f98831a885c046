import {
  AuditVerifyDirectoryDocument,
  AuditVerifySpaceDocument,
  AuditVerifyZoneDocument,
  type AuditJudgedFragment,
} from '../generated/graphql'
import type { GraphAnswer } from '../graph/answer'
import { refusalIn } from '../graph/answer'
import { askFromBrowser } from '../graph/ask-from-browser'

/** A chain of events: that of a Space, of the directory, or of the zone. */
export type Chain = { of: 'space'; space: string } | { of: 'directory' } | { of: 'zone' }

/** What is known of a chain. */
export type Verdict =
  | { kind: 'reading' | 'intact'; count: number }
  | { kind: 'broken'; count: number; faults: AuditJudgedFragment['faults'] }
  | { kind: 'unknown'; message: string }

type Judged = GraphAnswer<{ verdict: AuditJudgedFragment | null }>

async function judge(chain: Chain, after: string | null, signal: AbortSignal): Promise<Judged> {
  if (chain.of === 'space') {
    const answer = await askFromBrowser(AuditVerifySpaceDocument, { space: chain.space, after }, signal)
    return named(answer, (data) => data.verifyAudit)
  }
  if (chain.of === 'directory') {
    const answer = await askFromBrowser(AuditVerifyDirectoryDocument, { after }, signal)
    return named(answer, (data) => data.verifyDirectoryAudit)
  }
  return named(await askFromBrowser(AuditVerifyZoneDocument, { after }, signal), (data) => data.verifyZoneAudit)
}

function named<Data>(answer: GraphAnswer<Data>, read: (data: Data) => AuditJudgedFragment | null | undefined): Judged {
  return answer.kind === 'answer' ? { ...answer, data: { verdict: read(answer.data) ?? null } } : answer
}

/** Verifies a chain to its end, part by part; `onVerdict` hears how far it has come. Rejects only when `signal` ends it. */
export async function verify(chain: Chain, onVerdict: (verdict: Verdict) => void, signal: AbortSignal): Promise<void> {
  let after: string | null = null
  for (;;) {
    const answer: Judged = await judge(chain, after, signal)
    const verdict = answer.kind === 'answer' ? answer.data.verdict : null
    if (!verdict) return onVerdict({ kind: 'unknown', message: refusalIn(answer, 'verdict').message })
    const { intact, faults, count, complete, checkpoint } = verdict
    if (!intact) return onVerdict({ kind: 'broken', count, faults })
    if (complete) return onVerdict({ kind: 'intact', count })
    onVerdict({ kind: 'reading', count })
    after = checkpoint
  }
}
