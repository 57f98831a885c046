import { Nothing, PageSection } from '../../view/page-section'
import type { Comparison } from './comparison'
import { changesText } from './change-mark'
import { PackageChanges } from './packages'
import { ProcessChanges } from './process'
import { TextDiff } from './side-by-side'
import { VariableChanges } from './variables'

const HIDDEN = 'You may not see this of both.'

/** All that is otherwise between two releases, part by part. */
export function Differences({ comparison, notes }: { comparison: Comparison; notes: readonly [string, string] }) {
  const { packages, process, variables, hasOtherNotes } = comparison
  return (
    <div className="flex flex-col gap-8">
      <PageSection title="Packages" note={changesText(packages)}>
        {packages.length > 0 ? <PackageChanges packages={packages} /> : <Nothing>The same packages.</Nothing>}
      </PageSection>
      <PageSection title="Process" note={process ? changesText(process.steps) : undefined}>
        {!process ? (
          <Nothing>{HIDDEN}</Nothing>
        ) : process.steps.length > 0 ? (
          <ProcessChanges steps={process.steps} />
        ) : (
          <Nothing>The same steps.</Nothing>
        )}
        {process?.isTruncated && <More />}
      </PageSection>
      <PageSection title="Variables" note={variables ? changesText(variables.changes) : undefined}>
        {!variables ? (
          <Nothing>{HIDDEN}</Nothing>
        ) : variables.changes.length > 0 ? (
          <VariableChanges changes={variables.changes} />
        ) : (
          <Nothing>The same values{variables.hasHidden && ', as far as you may see them'}.</Nothing>
        )}
        {variables?.hasHidden && variables.changes.length > 0 && (
          <p className="mt-2 text-sm text-muted">Values that you may not see were not compared.</p>
        )}
        {variables?.isTruncated && <More />}
      </PageSection>
      <PageSection title="Notes" note={hasOtherNotes ? 'changed' : 'no difference'}>
        {hasOtherNotes ? <TextDiff before={notes[0]} after={notes[1]} /> : <Nothing>The same notes.</Nothing>}
      </PageSection>
    </div>
  )
}

function More() {
  return <p className="mt-2 text-sm text-muted">There are more differences than are listed.</p>
}
