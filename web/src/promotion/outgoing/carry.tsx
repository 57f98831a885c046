import Link from 'next/link'
import { PageSection } from '../../view/page-section'
import { bytesText } from '../bytes'
import { MAIN_BUTTON } from '../main-button'
import { incomingPath } from '../path'
import { PromotionActions } from '../under-way/act'
import { Bar, percentOf } from '../under-way/progress'
import { PromotionStateText } from '../states'
import type { OutgoingBundle } from './bundle'

/** The file of a bundle, and how it gets to the Space that it is for. */
export function Carry({ bundle }: { bundle: OutgoingBundle }) {
  const { promotion, state, isExpired, replacedBy } = bundle
  const isOpen = state === 'READY' && !isExpired
  return (
    <PageSection title={promotion ? 'Network transfer' : 'Manual transfer'}>
      <div className="flex flex-col gap-4 rounded-xl border border-line-strong p-4">
        {promotion && (
          <>
            <PromotionStateText state={promotion.state} />
            <Bar percent={percentOf(promotion)} label={`${bytesText(promotion.sentBytes)} at the target`} />
            {promotion.fault && (
              <p className="rounded-lg bg-bad-soft px-3 py-2 text-bad">
                {promotion.fault} <code className="font-mono text-sm">{promotion.faultCode}</code>
              </p>
            )}
            <PromotionActions promotion={promotion} />
            {promotion.incoming && (
              <Link prefetch={false} href={incomingPath(promotion.incoming.id)} className="control self-start">
                Open it in {bundle.destinationSpace}
              </Link>
            )}
          </>
        )}
        {!promotion && isOpen && <Instructions bundle={bundle} />}
        {isExpired && state === 'READY' && (
          <p className="text-warn">Expired: it can no longer be imported. Promote the release again.</p>
        )}
        {state === 'WITHDRAWN' && (
          <p className="text-muted">
            Withdrawn: the next bundle can be imported without it. Promote the release again to make another.
          </p>
        )}
        {replacedBy && <p className="text-muted">Replaced by bundle {replacedBy.sequence}.</p>}
        <div className="flex flex-col gap-2">
          <a
            href={bundle.downloadPath}
            download={fileName(bundle)}
            className={promotion || !isOpen ? 'control self-start' : MAIN_BUTTON}
          >
            Export bundle, {bytesText(bundle.size)}
          </a>
          <p className="text-sm text-muted">
            SHA-256 <span className="font-mono break-all select-all">{bundle.digest}</span>
          </p>
        </div>
      </div>
    </PageSection>
  )
}

function fileName({ project, release, sequence }: OutgoingBundle): string {
  const what = release ? `${project?.name ?? 'release'}-${release.version}` : 'bundle'
  return `${what}-${sequence}.bundle.tar`.replace(/[^\w.-]+/g, '-')
}

function Instructions({ bundle: { destinationSpace } }: { bundle: OutgoingBundle }) {
  return (
    <ol className="flex list-decimal flex-col gap-1.5 pl-5 text-muted marker:text-faint">
      <li>
        <span className="text-ink">Export the bundle</span> to a medium that may cross the gap.
      </li>
      <li>
        In the Zone of {destinationSpace}, open <span className="text-ink">Promotions, Import bundle or receipt</span>.
        Signature, order and every byte are checked there.
      </li>
      <li>Review it, fill in missing values and accept it. Then deploy.</li>
      <li>
        <span className="text-ink">Bring the receipt back</span> and import it below.
      </li>
    </ol>
  )
}
