'use client'

import type { BundlePackageState } from '../../generated/graphql'
import { StateText, type Tone } from '../../ui/state-text'
import { Lines, Nothing, PageSection } from '../../view/page-section'
import { bytesText } from '../bytes'
import type { BundlePackage } from './bundle'
import { PackageUpload } from './package-upload'

const STATES: Record<BundlePackageState, { tone: Tone; says: string }> = {
  PRESENT: { tone: 'ok', says: 'Present' },
  MISSING: { tone: 'warn', says: 'Missing' },
  UNKNOWN: { tone: 'idle', says: 'From its feed' },
}

type Props = { packages: readonly BundlePackage[]; space: string; onDone(): void }

/** The packages of the release; a file that did not come with it can be uploaded beside it. */
export function Packages({ packages, space, onDone }: Props) {
  const missing = packages.filter(({ state }) => state === 'MISSING').length
  return (
    <PageSection title="Packages" note={missing > 0 ? `${missing} missing` : packages.length}>
      {packages.length === 0 ? (
        <Nothing>No packages.</Nothing>
      ) : (
        <Lines>
          {packages.map((one) => (
            <li key={`${one.action} ${one.name}`} className="flex flex-col gap-2 py-2.5">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="min-w-0 font-medium break-all">
                  {one.packageId} <span className="font-mono text-sm font-normal">{one.version}</span>
                </span>
                <span className="text-muted">{one.action}</span>
                <span className="ml-auto flex items-center gap-3">
                  {one.size !== null && <span className="text-muted tabular-nums">{bytesText(one.size)}</span>}
                  <StateText tone={STATES[one.state].tone}>{STATES[one.state].says}</StateText>
                </span>
              </div>
              {one.state === 'MISSING' && <PackageUpload package={one} space={space} onDone={onDone} />}
            </li>
          ))}
        </Lines>
      )}
    </PageSection>
  )
}
